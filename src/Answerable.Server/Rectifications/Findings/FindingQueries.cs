using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>A finding with how far its repair is.</summary>
/// <param name="Result">What stands as stated for the round asked about, or null.</param>
public sealed record FindingState(FindingId Id, string Title, string Text, string StrandCode, PostId OwnerPostId,
    DebrieferId? DebrieferId, DateTimeOffset RaisedAt,
    RectificationState State, RectificationKind Kind, string CloseCondition, DateOnly DueOn, DateTimeOffset? ClosedAt,
        ResultKind? Result, string? Sentence);

/// <summary>
/// Readings of findings for other rooms' pages and rules. The caller has checked that the actor may see
/// the round or debrief that it reads for.
/// </summary>
internal sealed class FindingQueries(Db db)
{
    /// <summary>What the round asks this post to answer first, oldest first.</summary>
    public Task<List<FindingState>> OpenFindingsOf(PostId post, AskingRound round) =>
        Shown(Asked(round).Where(f => f.OwnerPostId == post), round.Id).ToListAsync();

    /// <summary>What the round asks of several posts, in one read.</summary>
    public Task<List<FindingState>> OpenFindingsOf(IQueryable<PostId> posts, AskingRound round) =>
        Shown(Asked(round).Where(f => posts.Contains(f.OwnerPostId)), round.Id).ToListAsync();

    /// <summary>What this round found about debriefers, for their assessment sheets: of each by strand and time.</summary>
    public async Task<ILookup<(DebrieferId, string), FindingState>> StrandFindings(IReadOnlyCollection<DebrieferId> debriefers,
        RoundId round) =>
        (await Shown(db.Set<Finding>().Where(f => f.DebrieferId != null && debriefers.Contains(f.DebrieferId.Value)
            && f.RaisedInRoundId == round), round).ToListAsync()).ToLookup(f => (f.DebrieferId!.Value, f.StrandCode));

    /// <summary>
    /// Findings that this round asks for, that have no result stated in it, and whose post nobody holds or stands in for, oldest first;
    /// for a leading group nobody holds the post of a member.
    /// </summary>
    /// <param name="below">Paths of the units within which they are read.</param>
    /// <param name="only">Only this one, where it is given.</param>
    public async Task<Extract<FindingState>> Unanswered(AskingRound round, IReadOnlyCollection<string> below, DateTimeOffset now, int most,
        FindingId? only = null)
    {
        var held = db.Set<Appointment>().Where(a => a.IsInForce(now)).Select(a => a.PostId);
        var seated = db.Set<Membership>().Where(m => m.IsInForce(now) && held.Contains(m.MemberId)).Select(m => m.CollectiveId);
        var found = Open(round).Within(f => f.UnitPath, below)
            .Where(f => (only == null || f.Id == only) && !held.Contains(f.OwnerPostId) && !seated.Contains(f.OwnerPostId));
        var rows = await Shown(found, round.Id).Take(most).ToListAsync();
        return new(rows, rows.Count < most ? rows.Count : await found.CountAsync());
    }

    /// <summary>How many they are; archiving waits for none.</summary>
    public Task<int> WithoutResult(AskingRound round) => Open(round).CountAsync();

    private IQueryable<Finding> Open(AskingRound round)
    {
        var id = round.Id;
        return Asked(round)
            .Where(f => !db.Set<FindingResult>().Any(r => r.FindingId == f.Id && r.RoundId == id && r.SupersededById == null));
    }

    // A finding stays in the chain until a round has seen its repair closed: besides all that the previous round found, what
    // was open when that round was archived is asked for again, of this round's debriefers and of everybody whom an earlier round of the
    // unit named.
    private IQueryable<Finding> Asked(AskingRound asking)
    {
        var (round, previous, opened, archived, debriefing, ofUnit) = asking;
        // Where the previous round was archived late, what this one asks for is fixed when it opens.
        var seen = archived is not null && (opened is null || archived < opened) ? archived : opened;
        return from f in db.Set<Finding>()
               join r in db.Set<Rectification>() on f.Id equals r.FindingId
               where f.WithdrawnAt == null && ((previous != null && f.RaisedInRoundId == previous)
                   || ((previous != null || f.Source == FindingSource.Past) && f.RaisedInRoundId != round
                       && (opened == null || f.RaisedAt < opened) && (r.ClosedAt == null || r.ClosedAt > seen)
                       && (debriefing.Contains(f.OwnerPostId) || ofUnit.Any(x => x == f.RaisedInRoundId))))
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
        join stated in db.Set<FindingResult>()
            .Where(x => x.RoundId == round && x.SupersededById == null) on f.Id equals stated.FindingId into all
        from stated in all.DefaultIfEmpty()
        orderby f.RaisedAt, f.Title
        select new FindingState(f.Id, f.Title, f.Text, f.StrandCode, f.OwnerPostId, f.DebrieferId, f.RaisedAt, r.State, r.Kind,
            r.CloseCondition, r.DueOn, r.ClosedAt,
            stated == null ? null : stated.Result, stated == null ? null : stated.Sentence);
}
