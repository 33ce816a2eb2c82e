using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>Begins a list of a unit's duties; the post that begins it issues and judges it.</summary>
internal sealed class DraftDutyList(Db db, DutyFacts facts, TimeProvider clock)
{
    /// <param name="items">What stands in it at first, for its writer to change; null for nothing.</param>
    /// <param name="guidance">By which it goes to a guided unit; the issuing unit is that of the post acted in then.</param>
    public async Task<DutyListId> Run(Actor by, UnitId unit, DutyListDraft draft, IReadOnlyList<DutyItemDraft>? items = null,
        GuidanceId? guidance = null)
    {
        var issuing = await db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == unit) ?? throw new NotVisible();
        var now = clock.ReadNow();
        Require.That(guidance is null || by.Unit == unit, DutyRefusals.NotGuiding);
        var list = guidance is { } beside ? DutyList.DraftByGuidance(by, beside, draft, now)
            : DutyList.Draft(by, issuing.Id, issuing.Path, draft, now);
        if (items is not null) list.SetItems(by, items, await facts.Of(by, list, items), now);
        db.Add(list);
        await db.SaveChangesAsync();
        return list.Id;
    }
}

/// <summary>Changes the heading of a draft.</summary>
internal sealed class ChangeDutyList(Db db, DutyQueries queries)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, DutyListId id, DutyListDraft draft, int? version = null)
    {
        var list = await queries.List(by, id, version);
        list.Change(by, draft);
        await db.SaveChangesAsync();
    }
}

/// <summary>Adds an item to a draft, or puts it in the place of another.</summary>
internal sealed class WriteDutyItem(Db db, DutyQueries queries, DutyFacts facts, TimeProvider clock)
{
    /// <param name="replaces">Number of the item that it takes the place of.</param>
    /// <param name="version">Of the list, as read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, DutyListId id, DutyItemDraft item, int? replaces = null, int? version = null)
    {
        var list = await queries.List(by, id, version);
        if (replaces is { } number) list.RemoveItem(by, number);
        list.AddItem(by, item, await facts.Of(by, list, [item]), clock.ReadNow());
        db.Whole(list);
        await db.SaveChangesAsync();
    }
}

/// <summary>Takes an item out of a draft.</summary>
internal sealed class RemoveDutyItem(Db db, DutyQueries queries)
{
    public async Task Run(Actor by, DutyListId id, int number, int? version = null)
    {
        var list = await queries.List(by, id, version);
        list.RemoveItem(by, number);
        db.Whole(list);
        await db.SaveChangesAsync();
    }
}

/// <summary>Puts rows in the place of a draft's items: all of them, or the good ones when the user takes them.</summary>
internal sealed class ImportDutyItems(Db db, DutyQueries queries, DutyFacts facts, DutyUnits units, OrganisationStrands strands,
    TimeProvider clock)
{
    /// <param name="rows">As a file of them has it.</param>
    /// <returns>How many were taken.</returns>
    /// <exception cref="Refused">Rows are refused; each says why, as nobody sees a preview.</exception>
    public async Task<int> RunRows(Actor by, DutyListId id, string rows, bool goodRowsOnly, int? version)
    {
        var list = await queries.List(by, id, version);
        list.RequireNone(list.AgainstWriting(by));
        return await Run(by, id, DutyFile.Read(rows, await strands.All()), goodRowsOnly, version, sayRows: true);
    }

    /// <summary>Every row with what would be refused; nothing is written.</summary>
    public async Task<IReadOnlyList<DutyRow>> Preview(Actor by, DutyListId id, DutyFile file)
    {
        var list = await queries.List(by, id);
        file = await units.Resolve(list, file);
        return file.Check(list, await facts.Of(by, list, file.Items));
    }

    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    /// <param name="sayRows">Whether each row's reasons are told with the refusal, and do not stand in a preview.</param>
    /// <returns>How many were taken.</returns>
    public async Task<int> Run(Actor by, DutyListId id, DutyFile file, bool goodRowsOnly, int? version = null, bool sayRows = false)
    {
        var list = await queries.List(by, id, version);
        list.RequireNone(list.AgainstWriting(by));
        file = await units.Resolve(list, file);
        var found = await facts.Of(by, list, file.Items);
        var rows = file.Check(list, found);
        var good = rows.Where(r => r.Problems.Count == 0).Select(r => r.Item).ToList();
        List<Refusal> reasons = sayRows
            ? [.. rows.SelectMany(r => r.Problems.Select(p => p.At($"rows[{r.Row}].{p.Field?[(p.Field.IndexOf('.') + 1)..]}")))] : [];
        if (good.Count == 0) throw new Refused([DutyFileRefusals.NoRow, .. reasons]);
        if (!goodRowsOnly && good.Count < rows.Count)
            throw new Refused([DutyFileRefusals.BadRows(rows.Count - good.Count, rows.Count), .. reasons]);
        list.SetItems(by, good, found, clock.ReadNow());
        db.Whole(list);
        await db.SaveChangesAsync();
        return good.Count;
    }
}
