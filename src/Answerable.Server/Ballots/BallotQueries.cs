using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>Where counting stands and what was counted, for whoever may know.</summary>
internal sealed class BallotQueries(Db db, RoundQueries rounds, DebrieferNames names)
{
    /// <summary>The round when its papers may be seen, else null.</summary>
    public async Task<Round?> Seen(Actor by, RoundId id) => Open(by, await RoundQueries.Whole(rounds.VisibleTo(by)).AsNoTracking().FirstOrDefaultAsync(r => r.Id == id));

    public async Task<Round?> Seen(Actor by, AssessorGroupId id) => Open(by, await RoundQueries.Whole(rounds.VisibleTo(by)).AsNoTracking().FirstOrDefaultAsync(r => r.Groups.Any(g => g.Id == id)));

    public async Task<RoundBallots?> Of(Actor by, RoundId id) => await Seen(by, id) is { } round ? await Shown(by, round) : null;

    public async Task<RoundBallots?> Of(Actor by, AssessorGroupId id) => await Seen(by, id) is { } round ? await Shown(by, round) : null;

    /// <summary>The counts of a group that stand, line by line, with what is suppressed left out; none before both agree.</summary>
    public async Task<GroupCounts?> Counts(Actor by, AssessorGroupId id)
    {
        if (await Seen(by, id) is not { } round) return null;
        var group = round.The(id);
        var counts = await db.Set<Count>().AsNoTracking().Where(c => c.GroupId == id).ToDictionaryAsync(c => c.DebrieferId);
        var minimum = round.Policy.MinimumGroup.Value;
        var lines = (await names.Of(round)).Where(d => counts.ContainsKey(d.Id)).Select(d => Line(d, counts[d.Id], IsOwn(by, round, d), counts[d.Id].Distribution(minimum, group.IsSigned)));
        return new(id, round.Policy.Grades.Value, minimum, [.. lines]);
    }

    /// <summary>Counts of a group that were superseded, the newest first, suppressed and hidden like the one that stands.</summary>
    public async Task<IReadOnlyList<SupersededCounts>> Superseded(Actor by, AssessorGroupId id)
    {
        if (await Seen(by, id) is not { } round) return [];
        var (group, minimum, named) = (round.The(id), round.Policy.MinimumGroup.Value, await names.Of(round));
        var recounts = await db.Set<Recount>().AsNoTracking().Include(r => r.Counts).Where(r => r.GroupId == id).OrderByDescending(r => r.At).ToListAsync();
        var posts = await names.Of(recounts.Select(r => r.ByPostId).OfType<PostId>());
        return [.. recounts.Select(r => new SupersededCounts(
            new(id, round.Policy.Grades.Value, minimum, [.. named.Join(r.Counts, n => n.Id, c => c.DebrieferId, (n, c) => IsOwn(by, round, n)
                ? new CountLine(n, c.Issued, c.Returned, 0, null, null, null, true)
                : new CountLine(n, c.Issued, c.Returned, c.Spoiled, c.CannotJudge, c.Valid(), c.Distribution(minimum, group.IsSigned), false))]),
            r.At, r.ByPostId is { } post ? posts[post].Office : null, r.Reason))];
    }

    /// <summary>Opinions on a debriefer in an order that says nothing: for the chair and whom they concern, once every count stands.</summary>
    public async Task<OpinionSheet?> Opinions(Actor by, DebrieferId id)
    {
        var round = await RoundQueries.Whole(rounds.VisibleTo(by)).AsNoTracking().FirstOrDefaultAsync(r => r.Debriefers.Any(d => d.Id == id));
        if (round is null || !Opinion.MayBeReadBy(by, round, id) || !AreReadable(round, id)) return null;
        var opinions = await db.Set<Opinion>().AsNoTracking().Where(o => o.DebrieferId == id).OrderBy(o => o.Id).ToListAsync();
        return new(round.Id, round.Title, (await names.Of(round)).First(d => d.Id == id).Post, Opinion.Shuffled(opinions));
    }

    /// <summary>Rounds in which the post acted in debriefs and may read what was written about it.</summary>
    public Task<List<OpenOpinions>> OwnOpinions(Actor by, bool running)
    {
        var posts = RoundQueries.PostsOf(by);
        return (from d in db.Set<Debriefer>()
                join r in db.Set<Round>() on d.RoundId equals r.Id
                where posts.Contains(d.PostId) && r.State != RoundState.Draft && (!running || r.State != RoundState.Archived) && r.Groups.Any() && d.CountedGroups >= r.Groups.Count
                orderby r.Id descending
                select new OpenOpinions(d.Id, r.Title)).Take(20).ToListAsync();
    }

    public static bool AreReadable(Round round, DebrieferId id) => round.Groups.Count > 0 && round.The(id).CountedGroups >= round.Groups.Count;

    private static bool IsOwn(Actor by, Round round, NamedDebriefer d) => BallotSight.IsOwn(by, d.Post.Id, d.Post.IsCollective) && round.The(d.Id).FirstFedBackAt is null;

    private static CountLine Line(NamedDebriefer named, Count count, bool own, IReadOnlyList<int>? grades) =>
        own ? new(named, count.Issued, count.Returned, 0, null, null, null, true)
            : new(named, count.Issued, count.Returned, count.Spoiled, count.CannotJudge, count.Valid(), grades, false);

    private static Round? Open(Actor by, Round? round) => round is { State: >= RoundState.Open } && BallotSight.Sees(by, round) ? round : null;

    private async Task<RoundBallots> Shown(Actor by, Round round)
    {
        var tellers = await names.Of(round.PostsOf(OfficerRole.Teller));
        var handedOut = await db.Set<HandOut>().Where(h => h.RoundId == round.Id).Select(h => h.Id).ToListAsync();
        var counted = await db.Set<Count>().Where(c => c.RoundId == round.Id).Select(c => c.GroupId).Distinct().ToListAsync();
        var entries = await db.Set<CountEntry>().Where(e => e.RoundId == round.Id).Select(e => new { e.Id, e.GroupId, e.TellerPostId, e.State }).ToListAsync();
        var groups = round.Groups.Select(g => g.Id).ToList();
        var differing = await db.Set<Mismatch>().Where(m => groups.Contains(m.GroupId)).GroupBy(m => m.GroupId).Select(m => new { m.Key, Count = m.Count() }).ToDictionaryAsync(m => m.Key, m => m.Count);
        var progress = round.Groups.OrderBy(g => g.Code, StringComparer.Ordinal).Select(g => new GroupProgress(g.Id, g.Code, g.Name, g.WeightPercent, g.Entitled, g.IsSigned,
            handedOut.Contains(g.Id), counted.Contains(g.Id), differing.GetValueOrDefault(g.Id),
            [.. round.PostsOf(OfficerRole.Teller).Select(t => (Post: t, Entry: entries.Where(e => e.GroupId == g.Id && e.TellerPostId == t).OrderByDescending(e => e.Id.Value).FirstOrDefault()))
                .Select(t => new TellerProgress(tellers[t.Post], t.Entry?.Id.Value, t.Entry?.State))]));
        return new(round.Id, round.Title, round.State, round.UnitPath, round.MeetingOn.AddDays(HandOutPapers.Days), [.. progress], await names.Of(round),
            HandOut.MayBeMadeBy(by, round) && round.Policy.Assessment.Value && round.State is RoundState.InSession or RoundState.Deciding, BallotSight.IsTeller(by, round),
            HandOut.MayBeMadeBy(by, round) && HandOut.MayRecount(round));
    }
}
