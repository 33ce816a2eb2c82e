using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>Closes the meeting: every comment that stands and raises a finding becomes one with its rectification, and the round goes on to deciding.</summary>
internal sealed class CloseMeeting(Db db, ReviewQueries reviews, CommentFindings findings, OwedByHand owed, TimeProvider clock)
{
    /// <returns>How many findings were raised.</returns>
    public async Task<int> Run(Actor by, RoundId id)
    {
        var now = clock.ReadNow();
        var (meeting, round) = await reviews.Load(by, id, now);
        meeting.Close(by, round, now);
        var standing = await db.Set<Comment>().AsNoTracking().Where(c => c.MeetingId == meeting.Id && c.SupersededById == null && c.WithdrawnAt == null && c.RaisesFinding)
            .OrderBy(c => c.At).ThenBy(c => c.DebrieferId).ToListAsync();
        foreach (var comment in standing) await findings.Raise(by, round, comment, now);
        // Where others commented and the chair did not, the meeting is over and the chair owes it no more.
        foreach (var debriefer in round.Debriefers) await owed.Waive(ReviewKinds.Comment, debriefer.Ref, now);
        round.StartDeciding(by, now);
        await reviews.Save(meeting);
        return standing.Count;
    }
}
