using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>Duties and gaps of a unit right below and everything under it, in one strand; of the whole posts where it has none.</summary>
public sealed record TakeUpCell(int Duties, int Gaps);

/// <summary>A unit right below, or the unit itself, with its cells by code of strand; "" holds the gaps of whole posts.</summary>
public sealed record TakeUpLine(string Code, string Unit, bool IsSelf, IReadOnlyDictionary<string, TakeUpCell> Cells)
{
    public int Gaps => Cells.Values.Sum(c => c.Gaps);

    public int Duties => Cells.Values.Sum(c => c.Duties);
}

/// <summary>The take-up proof of a subtree: whether every duty above has found a post below that answers for it.</summary>
/// <param name="Lines">In order of unit code, at most <see cref="TakeUpQueries.MaxLines"/>.</param>
/// <param name="Counts">Gaps by kind, each kind.</param>
/// <param name="Late">Duties not taken up whose day has passed.</param>
public sealed record TakeUpProof(IReadOnlyList<TakeUpLine> Lines, IReadOnlyDictionary<TakeUpGap, int> Counts, int Late)
{
    public int Gaps => Counts.Values.Sum();

    public int Duties => Lines.Sum(l => l.Duties);
}

/// <summary>Reads the take-up proof.</summary>
internal sealed class TakeUpQueries(Db db, OrganisationStrands strands, OrganisationZone zone, TimeProvider clock)
{
    /// <summary>Units right below of which each has a line.</summary>
    public const int MaxLines = 200;

    /// <summary>Against reading the proof of the unit at this path: for who oversees it.</summary>
    public static IEnumerable<Refusal> AgainstReading(Actor by, string path) =>
        DutyRefusals.NotOverseer.Unless(by.HasAny(path, RightSets.Overseeing));

    /// <summary>The unit whose proof is asked for: that of the address, else the one chosen in the bar, else the highest that the actor
    /// oversees.</summary>
    /// <exception cref="NotVisible">There is none.</exception>
    public async Task<LookedAt> Unit(Session session, ListAddress list)
    {
        if ((list.Unit ?? (session.IsUnitChosen ? session.Unit : null)) is { } asked) return asked;
        var paths = session.Actor.Over(RightSets.Overseeing);
        return await db.Set<Unit>().Where(u => paths.Contains(u.Path)).OrderBy(u => u.Path.Length).ThenBy(u => u.Path)
            .Select(u => new LookedAt(u.Id, u.Name, u.Code, u.Path)).FirstOrDefaultAsync() ?? session.Unit ?? throw new NotVisible();
    }

    public async Task<TakeUpProof> Proof(Actor by, LookedAt unit, DateOnly? on = null)
    {
        Require.Allowed(AgainstReading(by, unit.Path));
        var (scope, today) = (await Scope(unit.Path, on), on ?? await zone.On(clock.ReadNow()));
        var lines = await db.Set<Unit>().Where(u => u.ParentId == unit.Id || u.Id == unit.Id).OrderBy(u => u.Path).Take(MaxLines + 1)
            .Select(u => new { u.Id, u.Code, u.Name }).ToListAsync();
        var cells = new Dictionary<(UnitId, string), TakeUpCell>();
        var duties = from t in scope.Duties
                     join i in db.Set<DutyItem>() on t.ItemId equals i.Id
                     select new Placed { Path = t.UnitPath, Strand = i.StrandCode };
        foreach (var (place, n) in await Count(unit, duties)) cells[place] = new(n, 0);
        var counts = new Dictionary<TakeUpGap, int>();
        foreach (var gap in Enum.GetValues<TakeUpGap>())
        {
            var found = await Count(unit, scope.Gaps(gap).Select(g => new Placed { Path = g.UnitPath, Strand = g.Strand }));
            counts[gap] = found.Sum(f => f.Count);
            foreach (var (place, n) in found)
                cells[place] = cells.TryGetValue(place, out var cell) ? cell with { Gaps = cell.Gaps + n } : new(0, n);
        }
        var late = await scope.Gaps(TakeUpGap.NotTakenUp).CountAsync(g => g.DueOn < today);
        return new([.. lines.Take(MaxLines).Select(l => new TakeUpLine(l.Code, l.Name, l.Id == unit.Id,
            cells.Where(c => c.Key.Item1 == l.Id).ToDictionary(c => c.Key.Item2, c => c.Value)))], counts, late);
    }

    /// <summary>How many gaps a subtree has, for whoever makes something wait for there being none.</summary>
    public async Task<int> CountGaps(string path)
    {
        var (scope, count) = (await Scope(path), 0);
        foreach (var gap in Enum.GetValues<TakeUpGap>()) count += await scope.Gaps(gap).CountToLimit();
        return count;
    }

    /// <summary>Gaps of a kind in order of unit.</summary>
    public async Task<PageOf<GapRow>> Gaps(Actor by, LookedAt unit, TakeUpFilter filter, TakeUpGap gap, string? after,
        int size = Pages.Size)
    {
        Require.Allowed(AgainstReading(by, unit.Path));
        var all = Filtered(await Scope(unit.Path, filter.On), gap, filter);
        var rest = all;
        if (PageKey.Read<string, Guid, string>(after) is var (path, id, code))
            rest = all.Where(g => string.Compare(g.UnitPath, path) > 0 || (g.UnitPath == path && (g.Id > id
                || (g.Id == id && string.Compare(g.Strand, code) > 0))));
        return await TakeUpScope.InOrder(rest).Page(await all.CountToLimit(), g => PageKey.Write(g.UnitPath, g.Id, g.Strand), size);
    }

    /// <summary>All gaps, kind after kind, for a file.</summary>
    public async IAsyncEnumerable<GapRow> All(Actor by, LookedAt unit, TakeUpFilter filter,
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        Require.Allowed(AgainstReading(by, unit.Path));
        var scope = await Scope(unit.Path, filter.On);
        foreach (var gap in Enum.GetValues<TakeUpGap>().Where(g => filter.Gap is null || g == filter.Gap))
        {
            var rows = TakeUpScope.InOrder(Filtered(scope, gap, filter));
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel)) yield return row;
        }
    }

    private static IQueryable<GapRow> Filtered(TakeUpScope scope, TakeUpGap gap, TakeUpFilter filter)
    {
        var gaps = scope.Gaps(gap);
        if (filter.Strand is { } strand) gaps = gaps.Where(g => g.Strand == strand);
        if (filter.Layer is not { } layer) return gaps;
        // What is about a post or its list is of no layer.
        return gap is TakeUpGap.NotTakenUp or TakeUpGap.Leads or TakeUpGap.Copied ? gaps.Where(g => g.Layer == layer)
            : gaps.Where(g => false);
    }

    /// <param name="on">A past day, at its end; null for now.</param>
    private async Task<TakeUpScope> Scope(string path, DateOnly? on = null)
    {
        var (now, codes) = (clock.ReadNow(), (await strands.Required()).Select(s => s.Code).ToList());
        if (on is not { } day) return new(db, path, await zone.On(now), now, codes);
        var end = (await zone.StartOf((await zone.Calendar()).After(day, 1))).AddTicks(-1);
        return new(db, path, day, end, codes);
    }

    /// <summary>How many stand in each line and strand, in one statement whatever the subtree holds.</summary>
    [SuppressMessage("Performance", "CA1845", Justification = "It is translated into a statement.")]
    private async Task<List<((UnitId Unit, string Strand) Place, int Count)>> Count(LookedAt unit, IQueryable<Placed> rows)
    {
        var counted =
            from r in rows
            from u in db.Set<Unit>()
            where (u.Id == unit.Id && r.Path == u.Path) || (u.ParentId == unit.Id && string.Compare(r.Path, u.Path) >= 0
                && string.Compare(r.Path, u.Path.Substring(0, u.Path.Length - 1) + "0") < 0)
            group r by new { u.Id, r.Strand } into cell
            select new { cell.Key.Id, cell.Key.Strand, Count = cell.Count() };
        return (await counted.ToListAsync()).ConvertAll(c => ((c.Id, c.Strand), c.Count));
    }

    private sealed class Placed
    {
        public required string Path { get; init; }

        public required string Strand { get; init; }
    }
}
