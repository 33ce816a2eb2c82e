using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Rectifications;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>Everything from which ratings, quota and gates of one round are computed.</summary>
internal sealed class RoundFacts(Round round, IReadOnlyList<Count> counts, IReadOnlyList<ComponentEntry> entries, IReadOnlyList<GradeDecision> all,
    ILookup<PostId, FindingState> lastFindings)
{
    private readonly Dictionary<DebrieferId, GradeDecision> decisions = all.Where(d => d.SupersededById is null).ToDictionary(d => d.DebrieferId);

    public Round Round => round;

    public Rating RatingOf(DebrieferId id) => RatingRule.Compute(round, id, counts, entries);

    public IEnumerable<Count> CountsOf(DebrieferId id) => counts.Where(c => c.DebrieferId == id);

    /// <summary>Newest first: the one that is not superseded, then those before it.</summary>
    public IEnumerable<ComponentEntry> EntriesOf(DebrieferId id, string component) =>
        entries.Where(e => e.DebrieferId == id && e.ComponentCode == component).OrderBy(e => e.SupersededById is null ? 0 : 1).ThenByDescending(e => e.Id.Value);

    /// <summary>The standing decision, or null.</summary>
    public GradeDecision? DecisionOf(DebrieferId id) => decisions.GetValueOrDefault(id);

    public IEnumerable<GradeDecision> Decisions => decisions.Values;

    /// <summary>Decisions about a debriefer that were published, the newest first.</summary>
    public IReadOnlyList<GradeDecision> PublishedOf(DebrieferId id) => NewestFirst(id, d => d.PublishedAt is not null);

    /// <summary>Decisions about a debriefer that were told to the person, the newest first.</summary>
    public IReadOnlyList<GradeDecision> ToldOf(DebrieferId id) => NewestFirst(id, d => d.FedBackAt is not null);

    private List<GradeDecision> NewestFirst(DebrieferId id, Func<GradeDecision, bool> known) =>
        [.. all.Where(d => d.DebrieferId == id && known(d)).OrderBy(d => d.SupersededById is null ? 0 : 1).ThenByDescending(d => d.RecordedAt)];

    /// <summary>Findings of the last round about the debriefer's post.</summary>
    public IEnumerable<FindingState> LastFindingsOf(DebrieferId id) => lastFindings[round.The(id).PostId];

    /// <summary>Those that had fallen due and whose repair nobody independent has verified. What the owner says of them does not count.</summary>
    public int LastFindingsNotDone(DebrieferId id, DateOnly on) => LastFindingsOf(id).Count(f => f.DueOn <= on && f.State != RectificationState.Closed);

    /// <summary>The decisions as quotas see them, without one debriefer's.</summary>
    public IReadOnlyList<DecidedGrade> Graded(DebrieferId? without = null) =>
        [.. round.Debriefers.Where(d => d.Id != without).Select(d => new DecidedGrade(d.Decision, DecisionOf(d.Id)?.GradeCode))];
}

/// <summary>Reads the facts of a round; the caller has checked that the actor may see it.</summary>
internal sealed class FactsReader(Db db, FindingQueries findings)
{
    public async Task<RoundFacts> Of(Round round, bool tracked = false)
    {
        IQueryable<T> From<T>() where T : class => tracked ? db.Set<T>() : db.Set<T>().AsNoTracking();
        var counts = await db.Set<Count>().AsNoTracking().Where(c => c.RoundId == round.Id).ToListAsync();
        var entries = await From<ComponentEntry>().Where(e => e.RoundId == round.Id).ToListAsync();
        var decisions = await From<GradeDecision>().Include(d => d.Presences).Where(d => d.RoundId == round.Id).ToListAsync();
        var posts = db.Set<Debriefer>().Where(d => d.RoundId == round.Id).Select(d => d.PostId);
        var last = round.PreviousRoundId is { } previous ? await findings.OpenFindingsOf(posts, previous, round.Id) : [];
        return new(round, counts, entries, decisions, last.ToLookup(f => f.OwnerPostId));
    }
}
