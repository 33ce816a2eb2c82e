using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>What was counted in one group, with what is suppressed or not yet the reader's left out.</summary>
internal sealed class CountQueries(Db db, BallotQueries ballots, DebrieferNames names)
{
    /// <summary>The counts of a group that stand, line by line; none before both agree. Null when the actor may not see them.</summary>
    public async Task<GroupCounts?> Standing(Actor by, AssessorGroupId id)
    {
        if (await Read(by, id) is not { } at) return null;
        var counts = await db.Set<Count>().AsNoTracking().Where(c => c.GroupId == id).ToDictionaryAsync(c => c.DebrieferId);
        return at.Of(at.Debriefers.Where(d => counts.ContainsKey(d.Id))
            .Select(d => at.IsHidden(d) ? Hidden(d, counts[d.Id].Issued, counts[d.Id].Returned)
            : Line(d, counts[d.Id], counts[d.Id].Distribution(at.Minimum, at.IsSigned))));
    }

    /// <summary>Counts of a group that were superseded, the newest first, suppressed and hidden like the one that stands.</summary>
    public async Task<IReadOnlyList<SupersededCounts>> Superseded(Actor by, AssessorGroupId id)
    {
        var recounts = await db.Set<Recount>().AsNoTracking().Include(r => r.Counts).Where(r => r.GroupId == id)
            .OrderByDescending(r => r.At).ToListAsync();
        if (recounts.Count == 0 || await Read(by, id) is not { } at) return [];
        var posts = await names.Posts(recounts.Select(r => r.ByPostId).OfType<PostId>());
        return [.. recounts.Select(r => new SupersededCounts(
            at.Of(at.Debriefers.Join(r.Counts, d => d.Id, c => c.DebrieferId, (d, c) => at.IsHidden(d) ? Hidden(d, c.Issued, c.Returned)
                : new CountLine(d, c.Issued, c.Returned, c.Spoiled, c.CannotJudge, c.Valid(), c.Distribution(at.Minimum, at.IsSigned),
                false))),
            r.At, r.ByPostId is { } post ? posts[post].Office : null, r.Reason))];
    }

    private async Task<Reading?> Read(Actor by, AssessorGroupId id)
    {
        if (await ballots.Seen(by, id) is not { } round) return null;
        var told = await db.Set<Debriefer>().Where(d => d.RoundId == round.Id && d.FirstFedBackAt != null).Select(d => d.Id).ToListAsync();
        return new(by, id, round, await db.Set<AssessorGroup>().Where(g => g.Id == id).Select(g => g.IsSigned).FirstAsync(), [.. told],
            await names.InRound(round.Id));
    }

    private static CountLine Hidden(NamedDebriefer debriefer, int issued, int returned) =>
        new(debriefer, issued, returned, 0, null, null, null, true);

    private static CountLine Line(NamedDebriefer debriefer, Count count, IReadOnlyList<int>? grades) =>
        new(debriefer, count.Issued, count.Returned, count.Spoiled, count.CannotJudge, count.Valid(), grades, false);

    private sealed record Reading(Actor By, AssessorGroupId Id, RoundFrame Round, bool IsSigned, HashSet<DebrieferId> Told,
        IReadOnlyList<NamedDebriefer> Debriefers)
    {
        public int Minimum => Round.Policy.MinimumGroup.Value;

        /// <summary>It is about the reader, and nobody has told them yet.</summary>
        public bool IsHidden(NamedDebriefer d) => BallotSight.IsOwn(By, d.Post.Id, d.Post.IsCollective) && !Told.Contains(d.Id);

        public GroupCounts Of(IEnumerable<CountLine> lines) => new(Id, Round.Policy.Grades.Value, Minimum, [.. lines]);
    }
}
