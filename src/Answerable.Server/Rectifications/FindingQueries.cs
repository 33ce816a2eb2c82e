using Answerable.Domain;
using Answerable.Domain.Rectifications;
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
    /// <summary>What the previous round found about this post, each to be answered first in <paramref name="round"/>, oldest first.</summary>
    public Task<List<FindingState>> OpenFindingsOf(PostId post, RoundId previousRound, RoundId round) =>
        Shown(db.Set<Finding>().Where(f => f.RaisedInRoundId == previousRound && f.OwnerPostId == post), round).ToListAsync();

    /// <summary>What this round found about a debriefer, for the assessment sheet, by strand and time.</summary>
    public async Task<ILookup<string, FindingState>> StrandFindings(DebrieferId debriefer, RoundId round) =>
        (await Shown(db.Set<Finding>().Where(f => f.DebrieferId == debriefer && f.RaisedInRoundId == round), round).ToListAsync()).ToLookup(f => f.StrandCode);

    /// <summary>What a round found about a post, whatever it has since become, by strand and time.</summary>
    public async Task<ILookup<string, FindingState>> StrandFindings(PostId post, RoundId raisedIn) =>
        (await OpenFindingsOf(post, raisedIn, raisedIn)).ToLookup(f => f.StrandCode);

    /// <summary>How many findings of the previous round have no result stated for this one; archiving waits for none.</summary>
    public Task<int> WithoutResult(RoundId previousRound, RoundId round) =>
        db.Set<Finding>().CountAsync(f => f.RaisedInRoundId == previousRound && f.WithdrawnAt == null
            && !db.Set<FindingResult>().Any(r => r.FindingId == f.Id && r.RoundId == round && r.SupersededById == null));

    /// <summary>Whether a finding of the previous round about this post had fallen due and is not stated as done: the gate of the top grade.</summary>
    public Task<bool> HasDueNotDone(PostId post, RoundId previousRound, RoundId round, DateOnly today) =>
        (from f in db.Set<Finding>()
         join r in db.Set<Rectification>() on f.Id equals r.FindingId
         where f.RaisedInRoundId == previousRound && f.OwnerPostId == post && f.WithdrawnAt == null && r.DueOn <= today
         where !db.Set<FindingResult>().Any(x => x.FindingId == f.Id && x.RoundId == round && x.SupersededById == null && x.Result == ResultKind.Done)
         select f).AnyAsync();

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
