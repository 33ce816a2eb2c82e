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
/// <param name="ByStrand">The same by code of strand besides.</param>
/// <param name="Late">Duties not taken up whose day has passed.</param>
public sealed record TakeUpProof(IReadOnlyList<TakeUpLine> Lines, IReadOnlyDictionary<TakeUpGap, int> Counts,
    IReadOnlyDictionary<(TakeUpGap Gap, string Strand), int> ByStrand, int Late)
{
    /// <summary>How many gaps a kind has, in one strand where it is given.</summary>
    public int Count(TakeUpGap gap, string? strand) => strand is null ? Counts[gap] : ByStrand.GetValueOrDefault((gap, strand));

    public int Gaps => Counts.Values.Sum();

    public int Duties => Lines.Sum(l => l.Duties);
}

/// <summary>Reads the take-up proof.</summary>
internal sealed class TakeUpQueries(Db db, OrganisationStrands strands, TakeUpSums sums, OrganisationZone zone, TimeProvider clock)
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
        var today = on ?? await zone.On(clock.ReadNow());
        var lines = await db.Set<Unit>().Where(u => u.ParentId == unit.Id || u.Id == unit.Id).OrderBy(u => u.Path).Take(MaxLines + 1)
            .Select(u => new { u.Id, u.Code, u.Name, u.Path }).ToListAsync();
        var byPath = (on is null ? await sums.Of(unit, today) : null) ?? await FromRows(unit, await Scope(unit.Path, on), today);
        var cells = new Dictionary<(string, string), TakeUpCell>();
        var (counts, byStrand, late) = (Enum.GetValues<TakeUpGap>().ToDictionary(g => g, _ => 0),
            new Dictionary<(TakeUpGap, string), int>(), 0);
        foreach (var ((path, what, strand), n) in byPath)
        {
            if (what == TakeUpSum.Late)
            {
                late += n;
                continue;
            }
            var cell = cells.GetValueOrDefault((path, strand)) ?? new(0, 0);
            if (what == TakeUpSum.Duties)
            {
                cells[(path, strand)] = cell with { Duties = cell.Duties + n };
                continue;
            }
            var gap = Enum.Parse<TakeUpGap>(what);
            counts[gap] += n;
            byStrand[(gap, strand)] = byStrand.GetValueOrDefault((gap, strand)) + n;
            cells[(path, strand)] = cell with { Gaps = cell.Gaps + n };
        }
        return new([.. lines.Take(MaxLines).Select(l => new TakeUpLine(l.Code, l.Name, l.Id == unit.Id,
            cells.Where(c => c.Key.Item1 == l.Path && c.Value is not { Duties: 0, Gaps: 0 })
                .ToDictionary(c => c.Key.Item2, c => c.Value)))], counts, byStrand, late);
    }

    /// <summary>What the sums would say, from the rows of the whole subtree.</summary>
    private async Task<IReadOnlyDictionary<CountedIn, int>> FromRows(LookedAt unit, TakeUpScope scope, DateOnly today)
    {
        var all = new Dictionary<CountedIn, int>();
        var duties = from t in scope.Duties
                     join i in db.Set<DutyItem>() on t.ItemId equals i.Id
                     select new Placed { Path = t.UnitPath, Strand = i.StrandCode };
        await Add(TakeUpSum.Duties, duties);
        foreach (var gap in Enum.GetValues<TakeUpGap>())
            await Add($"{gap}", scope.Gaps(gap).Select(g => new Placed { Path = g.UnitPath, Strand = g.Strand }));
        await Add(TakeUpSum.Late, scope.Gaps(TakeUpGap.NotTakenUp).Where(g => g.DueOn < today)
            .Select(g => new Placed { Path = g.UnitPath, Strand = g.Strand }));
        return all;

        async Task Add(string what, IQueryable<Placed> rows)
        {
            foreach (var (place, n) in await Count(unit, rows)) all[new(place.Path, what, place.Strand)] = n;
        }
    }

    /// <summary>How many gaps a subtree has, for whoever makes something wait for there being none.</summary>
    public async Task<int> CountGaps(string path)
    {
        var (scope, count) = (await Scope(path), 0);
        foreach (var gap in Enum.GetValues<TakeUpGap>()) count += await scope.Gaps(gap).CountToLimit();
        return count;
    }

    /// <summary>Gaps of a kind in order of unit.</summary>
    /// <param name="known">How many there are, where somebody has counted; null counts them.</param>
    public async Task<PageOf<GapRow>> Gaps(Actor by, LookedAt unit, TakeUpFilter filter, TakeUpGap gap, string? after,
        int size = Pages.Size, int? known = null)
    {
        Require.Allowed(AgainstReading(by, unit.Path));
        var key = PageKey.Read<string, Guid, string>(after);
        var today = await zone.On(clock.ReadNow());
        var few = known is null || filter.On is not null || filter.Layer is not null ? null
            : await sums.Where(unit.Path, gap, filter.Strand, key?.Item1, size, today);
        var all = Filtered(few ?? await Scope(unit.Path, filter.On), gap, filter);
        var rest = all;
        if (key is var (path, id, code))
            rest = all.Where(g => string.Compare(g.UnitPath, path) > 0 || (g.UnitPath == path && (g.Id > id
                || (g.Id == id && string.Compare(g.Strand, code) > 0))));
        return await TakeUpScope.InOrder(rest).Page(known is { } n ? Math.Min(n, Pages.CountLimit + 1) : await all.CountToLimit(),
            g => PageKey.Write(g.UnitPath, g.Id, g.Strand), size);
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
    private async Task<List<((string Path, string Strand) Place, int Count)>> Count(LookedAt unit, IQueryable<Placed> rows)
    {
        var counted =
            from r in rows
            from u in db.Set<Unit>()
            where (u.Id == unit.Id && r.Path == u.Path) || (u.ParentId == unit.Id && SubtreeFilter.LiesIn(r.Path, u.Path))
            group r by new { u.Path, r.Strand } into cell
            select new { cell.Key.Path, cell.Key.Strand, Count = cell.Count() };
        return (await counted.ToListAsync()).ConvertAll(c => ((c.Path, c.Strand), c.Count));
    }

    private sealed class Placed
    {
        public required string Path { get; init; }

        public required string Strand { get; init; }
    }
}
