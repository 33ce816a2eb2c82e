using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Ballots;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;
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
    private readonly ILookup<DebrieferId, Count> counts = counts.ToLookup(c => c.SubjectId.AsDebriefer());
    private readonly ILookup<DebrieferId, ComponentEntry> entries = entries.ToLookup(e => e.DebrieferId);
    private readonly ILookup<DebrieferId, GradeDecision> decisions = decisions.ToLookup(d => d.DebrieferId);

    public RoundFrame Round => round;

    public IReadOnlyList<AssessorGroup> Groups => groups;

    public Rating RatingOf(DebrieferId id) => RatingRule.Compute(round.Policy, groups, id, counts[id], entries[id]);

    public Count? CountOf(DebrieferId id, AssessorGroupId group) => counts[id].FirstOrDefault(c => c.GroupId.AsAssessors() == group);

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
    /// <param name="rated">Whether ratings are asked for; else only decisions are read.</param>
    public async Task<RoundFacts> Read(RoundFrame round, IReadOnlyCollection<DebrieferId> which, bool rated = true) => new(round,
        rated ? await Groups(round) : [],
        rated ? await db.Set<Count>().AsNoTracking().Where(c => which.Select(d => d.AsSubject()).Contains(c.SubjectId)).ToListAsync() : [],
        rated ? await db.Set<ComponentEntry>().AsNoTracking().Where(e => which.Contains(e.DebrieferId)).ToListAsync() : [],
        await db.Set<GradeDecision>().AsNoTracking().Where(d => which.Contains(d.DebrieferId)).ToListAsync());

    /// <summary>Of one debriefer, with who was present at each decision.</summary>
    public async Task<RoundFacts> OfDebriefer(RoundFrame round, DebrieferId id) => new(round, await Groups(round),
        await db.Set<Count>().AsNoTracking().Where(c => c.SubjectId == id.AsSubject()).ToListAsync(),
        await db.Set<ComponentEntry>().AsNoTracking().Where(e => e.DebrieferId == id).ToListAsync(),
        await db.Set<GradeDecision>().AsNoTracking().Include(d => d.Presences).Include(d => d.Recusals).AsSingleQuery().Where(d =>
            d.DebrieferId == id)
            .ToListAsync());

    /// <summary>How many were decided on alike, as quotas see them.</summary>
    /// <param name="without">Debriefers who are left out.</param>
    public async Task<IReadOnlyList<DecidedGrade>> Decided(RoundId round, params IReadOnlyCollection<DebrieferId> without) =>
        [.. (await (from d in db.Set<Debriefer>()
                    where d.RoundId == round && !without.Contains(d.Id)
                    join g in Standing on d.Id equals g.DebrieferId into standing
                    from g in standing.DefaultIfEmpty()
                    group d by new { d.Decision, g.GradeCode } into alike
                    select new { alike.Key.Decision, alike.Key.GradeCode, Count = alike.Count() }).ToListAsync())
            .Select(d => new DecidedGrade(d.Decision, d.GradeCode, d.Count))];

    /// <summary>The quota as a reader who runs, rates or decides may see it: without themselves until they were told.</summary>
    public async Task<ShownQuota?> Quota(Actor by, RoundFrame round)
    {
        if (round.Policy.Quota.Value is null) return null;
        var mine = db.Set<Debriefer>().Where(Debriefer.AnsweredBy(by.AllPosts, by.Person));
        var own = await (from d in mine
                         join p in db.Set<Post>() on d.PostId equals p.Id
                         where d.RoundId == round.Id && !p.IsCollective && d.FedBackAt == null
                         select d.Id).ToListAsync();
        return QuotaView.Of(round.Policy, await Decided(round.Id, own), own.Count > 0);
    }

    /// <summary>What publishing asks of all debriefers together.</summary>
    public async Task<PublicationFacts> ToPublish(RoundFrame round)
    {
        var all = db.Set<Debriefer>().AsNoTracking().Where(d => d.RoundId == round.Id);
        var due = all.Where(Debriefer.ToBePublished);
        return new(await Decided(round.Id), await all.Where(Debriefer.ToBeTold).CountAsync(), await due.CountAsync(),
            await Gated(round, due));
    }

    // Only grades that a gate stands before, of posts that the last round found something about.
    private async Task<IReadOnlyCollection<GatedGrade>> Gated(RoundFrame round, IQueryable<Debriefer> due)
    {
        var gates = round.Policy.Gates.Value.Select(g => g.GradeCode).ToList();
        if (gates.Count == 0) return [];
        var graded = from d in due
                     join g in Standing on d.Id equals g.DebrieferId
                     where gates.Contains(g.GradeCode!)
                     select new { Debriefer = d, g.GradeCode, g.DecidedOn };
        var last = (await findings.OpenFindingsOf(graded.Select(g => g.Debriefer.PostId), round.PreviousRoundId, round.Id))
            .ToLookup(f => f.OwnerPostId, f => new LastFinding(f.DueOn, f.State));
        var posts = last.Select(f => f.Key).ToList();
        return [.. (await graded.Where(g => posts.Contains(g.Debriefer.PostId)).ToListAsync())
            .Select(g => new GatedGrade(g.GradeCode!, g.DecidedOn, [.. last[g.Debriefer.PostId]
                .Where(f => g.Debriefer.IsAnsweredFor(f.DueOn))]))];
    }

    /// <summary>
    /// Findings of the last round for which a debriefer answers: about its post, and for a former holder due in the own days.
    /// </summary>
    public async Task<IReadOnlyList<FindingState>> LastFindings(RoundFrame round, Debriefer debriefer) =>
        [.. (await findings.OpenFindingsOf(debriefer.PostId, round.PreviousRoundId, round.Id))
            .Where(f => debriefer.IsAnsweredFor(f.DueOn))];

    /// <summary>Findings of the last round about several debriefers' posts.</summary>
    public async Task<IReadOnlyList<FindingState>> LastFindings(RoundFrame round, IReadOnlyCollection<PostId> posts) =>
        await findings.OpenFindingsOf(db.Set<Post>().Where(p => posts.Contains(p.Id)).Select(p => p.Id), round.PreviousRoundId, round.Id);

    private Task<List<AssessorGroup>> Groups(RoundFrame round) => db.Set<AssessorGroup>().AsNoTracking().Where(g => g.RoundId == round.Id)
        .ToListAsync();

    private IQueryable<GradeDecision> Standing => db.Set<GradeDecision>().Where(g => g.SupersededById == null);
}
