using Answerable.Domain;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>
/// Closes the meeting: every comment that stands and raises a finding becomes one with its rectification, and the round goes on to
/// deciding.
/// </summary>
internal sealed class CloseMeeting(Db db, ReviewQueries reviews, CommentFindings findings, RoundAwaits awaits, Owed owed,
    TimeProvider clock)
{
    public async Task Run(Actor by, RoundId id)
    {
        var now = clock.ReadNow();
        var (meeting, round) = await reviews.Load(by, id, now);
        meeting.Close(by, round, now);
        var standing = await db.Set<Comment>().AsNoTracking()
            .Where(c => c.MeetingId == meeting.Id && c.SupersededById == null && c.WithdrawnAt == null && c.RaisesFinding)
            .OrderBy(c => c.At).ThenBy(c => c.DebrieferId).ToListAsync();
        foreach (var comment in standing)
            await findings.Raise(by, round.Frame, round.RequireDebriefer(comment.DebrieferId).PostId, comment, now);
        round.StartDeciding(by, now);
        await owed.Follow(await awaits.Awaited(round.Frame, round.Debriefers), now);
        await reviews.Save();
    }
}
