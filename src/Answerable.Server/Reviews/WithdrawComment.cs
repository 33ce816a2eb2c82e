using Answerable.Domain;
using Answerable.Domain.Reviews;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>A comment is taken back, with a reason; it stays readable, and the finding that it raised is withdrawn with it.</summary>
internal sealed class WithdrawComment(Db db, ReviewQueries reviews, CommentFindings findings, TimeProvider clock)
{
    public async Task Run(Actor by, CommentId id, string reason)
    {
        var now = clock.ReadNow();
        var comment = await db.Set<Comment>().FirstOrDefaultAsync(c => c.Id == id) ?? throw new NotVisible();
        var (sitting, _) = await reviews.Load(by, comment.DebrieferId, now);
        comment.Withdraw(by, sitting.Round, sitting.Meeting, reason, now);
        if (sitting.Meeting.State == ReviewState.Closed) await findings.CarryOver(by, sitting.Round, comment, null, reason, now);
        await reviews.Save(sitting.Meeting);
    }
}
