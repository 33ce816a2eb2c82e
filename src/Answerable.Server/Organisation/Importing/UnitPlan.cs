using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation.Importing;

/// <summary>A unit's identity and place, from the file or from storage.</summary>
internal readonly record struct UnitPlace(Guid Id, string Path);

/// <summary>What the units' file would do to what is stored.</summary>
internal sealed class UnitPlan
{
    private readonly UnitRows rows;
    private readonly Dictionary<string, UnitPlace> outside = new(StringComparer.Ordinal);
    private readonly Stack<UnitRow> walk = new();
    private readonly IdRun ids;
    private string? root;

    private UnitPlan(UnitRows rows, DateTimeOffset now) => (this.rows, ids) = (rows, new(now));

    public IReadOnlyList<UnitRow> Rows => rows.All;

    /// <summary>New units, parents first.</summary>
    public List<UnitRow> Added { get; } = [];

    /// <summary>Stored units in which the file fills something in.</summary>
    public IEnumerable<UnitRow> Filled => rows.All.Where(r => r.State == RowState.Filled);

    /// <param name="alsoNeeded">Codes that the posts' file names, so that they are known when only storage has them.</param>
    public static async Task<UnitPlan> Make(Db db, UnitRows rows, IEnumerable<string> alsoNeeded, DateTimeOffset now)
    {
        var plan = new UnitPlan(rows, now);
        foreach (var code in alsoNeeded.Concat(rows.All.Where(r => r.Parent is null).Select(r => r.ParentCode)))
            if (code.Length > 0 && !rows.ByCode.ContainsKey(code)) plan.outside[code] = default;
        await plan.Compare(db);
        foreach (var row in rows.All) plan.Place(row);
        return plan;
    }

    /// <summary>Where the unit of this code is, or null when it is unknown or its row is refused.</summary>
    public UnitPlace? Find(string code) =>
        rows.ByCode.TryGetValue(code, out var row) ? row.Path is null ? null : new(row.Id, row.Path)
        : outside.TryGetValue(code, out var place) && place.Path is not null ? place : null;

    public bool IsRefused(string code) => rows.ByCode.TryGetValue(code, out var row) && row.Reason is not null;

    private async Task Compare(Db db)
    {
        var stored = db.Set<Unit>().AsNoTracking().Select(u => new StoredUnit(u.Id.Value, u.Code, u.Name, u.Level, u.Path,
            u.ClosedAt != null));
        await foreach (var unit in stored.AsAsyncEnumerable())
        {
            if (unit.ParentCode.Length == 0) root = unit.Code;
            // Nothing is entered beneath or in what is closed; its code is taken all the same.
            if (unit.IsClosed && rows.ByCode.TryGetValue(unit.Code, out var gone)) gone.Refuse(UnitRefusals.Closed);
            else if (unit.IsClosed) continue;
            else if (outside.ContainsKey(unit.Code)) outside[unit.Code] = new(unit.Id, unit.Path);
            else if (rows.ByCode.TryGetValue(unit.Code, out var row) && row.Reason is null) row.Found(unit);
        }
    }

    /// <summary>Finds the place of a row and of every row above it that has none yet, from above downwards.</summary>
    private void Place(UnitRow row)
    {
        for (var at = row; at is { Path: null, Reason: null }; at = at.Parent)
        {
            if (at.IsOnWalk)
            {
                foreach (var member in walk.TakeWhile(w => w != at).Append(at)) member.Refuse(RosterRefusals.Cycle);
                break;
            }
            at.IsOnWalk = true;
            walk.Push(at);
        }
        while (walk.TryPop(out var next))
        {
            next.IsOnWalk = false;
            if (next.Reason is null) PlaceUnderParent(next);
        }
    }

    private void PlaceUnderParent(UnitRow row)
    {
        if (row.ParentCode.Length == 0)
        {
            if (root is not null) row.Refuse(RosterRefusals.NotTheRoot(root));
            else (root, row.Path) = (row.Code, UnitPath.Root(row.Code));
        }
        else if (row.Parent is { } parent)
        {
            if (parent.Path is null) row.Refuse(RosterRefusals.ParentRefused);
            else (row.Path, row.ParentId) = (UnitPath.Child(parent.Path, row.Code), parent.Id);
        }
        else if (outside[row.ParentCode] is { Path: { } path, Id: var id }) (row.Path, row.ParentId) = (UnitPath.Child(path, row.Code), id);
        else row.Refuse(RosterRefusals.UnknownParent(row.ParentCode));
        if (row.Path is null) return;
        if (row.Path.Length > Unit.MaxPath)
        {
            row.Path = null;
            row.Refuse(OrganisationRefusals.TooDeep);
            return;
        }
        row.Id = ids.Next();
        Added.Add(row);
    }
}
