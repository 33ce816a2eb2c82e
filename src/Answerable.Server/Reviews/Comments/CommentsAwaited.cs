using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>Which comments of a round the chair owes.</summary>
internal sealed class CommentsAwaited(Db db) : IRoundAwaits
{
    public IReadOnlyList<ObligationKind> SeenBy(RoundSight sight) => ReviewKinds.All;

    public async Task<IReadOnlyList<Awaits>> Awaited(RoundFrame round, IReadOnlyCollection<Debriefer> debriefers, Calendar calendar)
    {
        DebrieferId? only = debriefers.Count == 1 ? debriefers.First().Id : null;
        var spoken = debriefers.Any(d => d.CommentCount > 0) ? await ByChair(round, only) : [];
        return [.. debriefers.Select(d => CommentAwaits.Of(round, d, spoken.Contains(d.Id), calendar))];
    }

    /// <summary>Whose debrief the chair, or somebody for the chair, has commented on; as the caller's save leaves it.</summary>
    private async Task<HashSet<DebrieferId>> ByChair(RoundFrame round, DebrieferId? only)
    {
        var meeting = ReviewMeetingId.For(round.Id);
        // Another post may have become chair since the meeting was called: what either said counts.
        var called = db.Set<ReviewMeeting>().Local.FirstOrDefault(m => m.Id == meeting)?.ChairId
            ?? await db.Set<ReviewMeeting>().Where(m => m.Id == meeting).Select(m => (PostId?)m.ChairId).FirstOrDefaultAsync();
        List<PostId> chairs = [.. new[] { called, round.Appointed(OfficerRole.Chair) }.OfType<PostId>()];
        var stored = await db.Set<Comment>()
            .Where(c => c.MeetingId == meeting && (only == null || c.DebrieferId == only) && c.SupersededById == null
                && c.WithdrawnAt == null)
            .Where(c => (c.AuthorPostId != null && chairs.Contains(c.AuthorPostId.Value))
                || (c.ActingForPostId != null && chairs.Contains(c.ActingForPostId.Value)))
            .Select(c => new { c.Id, c.DebrieferId }).ToListAsync();
        var said = stored.ToDictionary(c => c.Id, c => c.DebrieferId);
        foreach (var comment in db.Set<Comment>().Local.Where(c => c.MeetingId == meeting))
        {
            if (comment.Stands && new[] { comment.AuthorPostId, comment.ActingForPostId }.OfType<PostId>().Any(chairs.Contains))
                said[comment.Id] = comment.DebrieferId;
            else said.Remove(comment.Id);
        }
        return [.. said.Values];
    }
}
