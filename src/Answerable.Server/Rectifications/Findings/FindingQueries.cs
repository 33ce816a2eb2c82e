using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>A finding with how far its repair is.</summary>
/// <param name="Result">What stands as stated for the round asked about, or null.</param>
internal sealed record FindingState(FindingId Id, string Title, string Text, string StrandCode, PostId OwnerPostId, DebrieferId? DebrieferId, DateTimeOffset RaisedAt,
    RectificationState State, RectificationKind Kind, string CloseCondition, DateOnly DueOn, DateTimeOffset? ClosedAt, ResultKind? Result, string? Sentence);

/// <summary>
/// Readings of findings for other rooms' pages and rules. The caller has checked that the actor may see
/// the round or debrief that it reads for.
/// </summary>
internal sealed class FindingQueries(Db db)
{
    /// <summary>What <paramref name="round"/> asks this post to answer first, oldest first.</summary>
    public async Task<List<FindingState>> OpenFindingsOf(PostId post, RoundId previousRound, RoundId round) =>
        await Shown((await Asked(previousRound, round)).Where(f => f.OwnerPostId == post), round).ToListAsync();

    /// <summary>What <paramref name="round"/> asks of all its debriefers' posts, in one read.</summary>
    public async Task<List<FindingState>> OpenFindingsOfRound(RoundId previousRound, RoundId round) =>
        await Shown((await Asked(previousRound, round)).Where(f => db.Set<Debriefer>().Any(d => d.RoundId == round && d.PostId == f.OwnerPostId)), round).ToListAsync();

    /// <summary>What this round found about a debriefer, for the assessment sheet, by strand and time.</summary>
    public async Task<ILookup<string, FindingState>> StrandFindings(DebrieferId debriefer, RoundId round) =>
        (await Shown(db.Set<Finding>().Where(f => f.DebrieferId == debriefer && f.RaisedInRoundId == round), round).ToListAsync()).ToLookup(f => f.StrandCode);

    /// <summary>The findings that this round asks for and that have no result stated in it, oldest first.</summary>
    public async Task<List<FindingState>> Unanswered(RoundId previousRound, RoundId round) => await Shown(await Open(previousRound, round), round).ToListAsync();

    /// <summary>How many they are; archiving waits for none.</summary>
    public async Task<int> WithoutResult(RoundId previousRound, RoundId round) => await (await Open(previousRound, round)).CountAsync();

    private async Task<IQueryable<Finding>> Open(RoundId previousRound, RoundId round) => (await Asked(previousRound, round))
        .Where(f => !db.Set<FindingResult>().Any(r => r.FindingId == f.Id && r.RoundId == round && r.SupersededById == null));

    // A finding stays in the chain until a round has seen its repair closed: besides all that the previous round found, what
    // was open when that round was archived is asked for again, of this round's debriefers and of everybody whom an earlier round of the unit named.
    private async Task<IQueryable<Finding>> Asked(RoundId previousRound, RoundId round)
    {
        var times = await db.Set<Round>().Where(r => r.Id == previousRound || r.Id == round).Select(r => new { r.Id, r.UnitId, r.OpenedAt, r.ArchivedAt }).ToListAsync();
        var (now, before) = (times.FirstOrDefault(t => t.Id == round), times.FirstOrDefault(t => t.Id == previousRound));
        var (unit, opened) = (now?.UnitId, now?.OpenedAt);
        // Where the previous round was archived late, what this one asks for is fixed when it opens.
        var seen = before?.ArchivedAt is { } archived && (opened is null || archived < opened) ? archived : opened;
        return from f in db.Set<Finding>()
               join r in db.Set<Rectification>() on f.Id equals r.FindingId
               where f.WithdrawnAt == null && (f.RaisedInRoundId == previousRound
                   || (f.RaisedInRoundId != round && (opened == null || f.RaisedAt < opened) && (r.ClosedAt == null || r.ClosedAt > seen)
                       && (db.Set<Debriefer>().Any(d => d.RoundId == round && d.PostId == f.OwnerPostId) || db.Set<Round>().Any(x => x.Id == f.RaisedInRoundId && x.UnitId == unit))))
               select f;
    }

    /// <summary>How many findings were raised and how many repairs verified below each of these units, for one round or for all.</summary>
    public async Task<IReadOnlyDictionary<string, CompletionRate>> Completion(IReadOnlyCollection<string> unitPaths, RoundId? round = null)
    {
        var counts = await (from r in db.Set<Rectification>().Within(x => x.UnitPath, unitPaths)
                            join f in db.Set<Finding>() on r.FindingId equals f.Id
                            where f.WithdrawnAt == null && (round == null || f.RaisedInRoundId == round)
                            group r by new { r.UnitPath, IsClosed = r.State == RectificationState.Closed } into g
                            select new { g.Key.UnitPath, g.Key.IsClosed, Count = g.Count() }).ToListAsync();
        return unitPaths.Distinct().ToDictionary(path => path, path =>
        {
            var below = counts.Where(c => UnitPath.IsWithin(c.UnitPath, path)).ToList();
            return new CompletionRate(below.Sum(c => c.Count), below.Where(c => c.IsClosed).Sum(c => c.Count));
        });
    }

    private IQueryable<FindingState> Shown(IQueryable<Finding> findings, RoundId round) =>
        from f in findings.AsNoTracking().Where(f => f.WithdrawnAt == null)
        join r in db.Set<Rectification>() on f.Id equals r.FindingId
        join stated in db.Set<FindingResult>().Where(x => x.RoundId == round && x.SupersededById == null) on f.Id equals stated.FindingId into all
        from stated in all.DefaultIfEmpty()
        orderby f.RaisedAt, f.Title
        select new FindingState(f.Id, f.Title, f.Text, f.StrandCode, f.OwnerPostId, f.DebrieferId, f.RaisedAt, r.State, r.Kind, r.CloseCondition, r.DueOn, r.ClosedAt,
            stated == null ? null : stated.Result, stated == null ? null : stated.Sentence);
}
