using Answerable.Domain;
using Answerable.Domain.Reviews;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>
/// A comment said otherwise supersedes the first, with a reason; both stay visible, and after the meeting its finding follows.
/// </summary>
internal sealed class CorrectComment(Db db, ReviewQueries reviews, CommentFindings findings, TimeProvider clock)
{
    public async Task<CommentId> Run(Actor by, CommentId id, CommentDraft draft, string reason)
    {
        var now = clock.ReadNow();
        var comment = await db.Set<Comment>().FirstOrDefaultAsync(c => c.Id == id) ?? throw new NotVisible();
        var at = await reviews.Load(by, comment.DebrieferId);
        var next = comment.Correct(by, at.Round, at.Meeting, draft, reason, at.Strands, now);
        db.Add(next);
        if (at.Meeting.State == ReviewState.Closed) await findings.CarryOver(by, at, comment, next, reason, now);
        await reviews.Save();
        return next.Id;
    }
}
