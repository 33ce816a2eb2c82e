using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Rectifications;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>Everything from which ratings and grades are computed and shown: of all debriefers of a round, or of one.</summary>
internal sealed class RoundFacts(RoundFrame round, IReadOnlyList<AssessorGroup> groups, IReadOnlyList<Count> counts,
    IReadOnlyList<ComponentEntry> entries,
    IReadOnlyList<GradeDecision> decisions)
{
    private readonly ILookup<DebrieferId, Count> counts = counts.ToLookup(c => c.DebrieferId);
    private readonly ILookup<DebrieferId, ComponentEntry> entries = entries.ToLookup(e => e.DebrieferId);
    private readonly ILookup<DebrieferId, GradeDecision> decisions = decisions.ToLookup(d => d.DebrieferId);

    public RoundFrame Round => round;

    public IReadOnlyList<AssessorGroup> Groups => groups;

    public Rating RatingOf(DebrieferId id) => RatingRule.Compute(round.Policy, groups, id, counts[id], entries[id]);

    public Count? CountOf(DebrieferId id, AssessorGroupId group) => counts[id].FirstOrDefault(c => c.GroupId == group);

    /// <summary>Newest first: the one that is not superseded, then those before it.</summary>
    public IEnumerable<ComponentEntry> EntriesOf(DebrieferId id, string component) =>
        entries[id].Where(e => e.ComponentCode == component).OrderBy(e => e.SupersededById is null ? 0 : 1)
            .ThenByDescending(e => e.Id.Value);

    /// <summary>The standing decision, or null.</summary>
    public GradeDecision? DecisionOf(DebrieferId id) => decisions[id].FirstOrDefault(d => d.SupersededById is null);

    /// <summary>Every decision about a debriefer.</summary>
    public IReadOnlyList<GradeDecision> DecisionsOf(DebrieferId id) => [.. decisions[id]];

    /// <summary>Decisions about a debriefer that were published, the newest first.</summary>
    public IReadOnlyList<GradeDecision> PublishedOf(DebrieferId id) => NewestFirst(id, d => d.PublishedAt is not null);

    /// <summary>Decisions about a debriefer that were told to the person, the newest first.</summary>
    public IReadOnlyList<GradeDecision> ToldOf(DebrieferId id) => NewestFirst(id, d => d.FedBackAt is not null);

    private List<GradeDecision> NewestFirst(DebrieferId id, Func<GradeDecision, bool> known) =>
        [.. decisions[id].Where(known).OrderBy(d => d.SupersededById is null ? 0 : 1).ThenByDescending(d => d.RecordedAt)];
}

/// <summary>
/// Reads facts with the same number of statements however many debriefers there are; the caller has checked that the actor may see
/// them.
/// </summary>
internal sealed class FactsReader(Db db, AskedFindings findings)
{
    /// <summary>Of some of a round's debriefers.</summary>
    public async Task<RoundFacts> Of(RoundFrame round, IReadOnlyCollection<DebrieferId> which) => new(round, await Groups(round),
        await db.Set<Count>().AsNoTracking().Where(c => which.Contains(c.DebrieferId)).ToListAsync(),
        await db.Set<ComponentEntry>().AsNoTracking().Where(e => which.Contains(e.DebrieferId)).ToListAsync(),
        await db.Set<GradeDecision>().AsNoTracking().Where(d => which.Contains(d.DebrieferId)).ToListAsync());

    /// <summary>Of one debriefer, with who was present at each decision.</summary>
    public async Task<RoundFacts> OfDebriefer(RoundFrame round, DebrieferId id) => new(round, await Groups(round),
        await db.Set<Count>().AsNoTracking().Where(c => c.DebrieferId == id).ToListAsync(),
        await db.Set<ComponentEntry>().AsNoTracking().Where(e => e.DebrieferId == id).ToListAsync(),
        await db.Set<GradeDecision>().AsNoTracking().Include(d => d.Presences).AsSingleQuery().Where(d => d.DebrieferId == id)
            .ToListAsync());

    /// <summary>The decisions as quotas see them.</summary>
    /// <param name="without">A debriefer whose own is left out, or null.</param>
    public async Task<IReadOnlyList<DecidedGrade>> Decided(RoundId round, DebrieferId? without = null) =>
        [.. (await Standing(round)).Where(d => d.Id != without).Select(d => new DecidedGrade(d.Decision, d.GradeCode))];

    /// <summary>What publishing asks of every debriefer.</summary>
    public async Task<IReadOnlyList<GradeToPublish>> ToPublish(RoundFrame round)
    {
        var standing = await Standing(round.Id);
        var last = round.PreviousRoundId is { } previous && standing.Exists(d => d.IsDue)
            ? (await findings.OpenFindingsOfRound(previous, round.Id)).ToLookup(f => f.OwnerPostId, f => new LastFinding(f.DueOn, f.State))
            : null;
        return [.. standing.Select(d => new GradeToPublish(new(d.Decision, d.GradeCode), d.DecidedOn, d.AwaitsFeedBack, d.IsDue, d.IsDue
            && last is not null ? [.. last[d.PostId]] : []))];
    }

    /// <summary>Findings of the last round about a debriefer's post.</summary>
    public async Task<IReadOnlyList<FindingState>> LastFindings(RoundFrame round, PostId post) =>
        round.PreviousRoundId is { } previous ? await findings.OpenFindingsOf(post, previous, round.Id) : [];

    private Task<List<AssessorGroup>> Groups(RoundFrame round) => db.Set<AssessorGroup>().AsNoTracking().Where(g => g.RoundId == round.Id)
        .ToListAsync();

    private async Task<List<StandingGrade>> Standing(RoundId round)
    {
        var rows = await (from d in db.Set<Debriefer>().AsNoTracking()
                          join g in db.Set<GradeDecision>().Where(g => g.SupersededById == null) on d.Id equals g.DebrieferId into standing
                          from g in standing.DefaultIfEmpty()
                          where d.RoundId == round
                          select new { Debriefer = d, g.GradeCode, DecidedOn = (DateOnly?)g.DecidedOn }).ToListAsync();
        return [.. rows.Select(r => new StandingGrade(r.Debriefer.Id, r.Debriefer.PostId, r.Debriefer.Decision, r.GradeCode, r.DecidedOn,
            r.Debriefer.AwaitsFeedBack, r.Debriefer.AwaitsPublishing))];
    }

    private sealed record StandingGrade(DebrieferId Id, PostId PostId, DebrieferDecision Decision, string? GradeCode, DateOnly? DecidedOn,
        bool AwaitsFeedBack, bool IsDue);
}
