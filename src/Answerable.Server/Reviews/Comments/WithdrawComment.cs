using Answerable.Domain;
using Answerable.Domain.Reviews;
using Answerable.Server.Obligations;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>A comment is taken back, with a reason; it stays readable, and the finding that it raised is withdrawn with it.</summary>
internal sealed class WithdrawComment(Db db, ReviewQueries reviews, CommentFindings findings, RoundAwaits awaits, Owed owed,
    TimeProvider clock)
{
    public async Task Run(Actor by, CommentId id, string reason)
    {
        var now = clock.ReadNow();
        var comment = await db.Set<Comment>().FirstOrDefaultAsync(c => c.Id == id) ?? throw new NotVisible();
        var at = await reviews.Load(by, comment.DebrieferId);
        comment.Withdraw(by, at.Round, at.Meeting, at.Debriefer, reason, now);
        if (at.Meeting.State == ReviewState.Closed) await findings.CarryOver(by, at, comment, null, reason, now);
        await owed.Follow(await awaits.Awaited(at.Round, [at.Debriefer]), now);
        await reviews.Save();
    }
}
