using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Reviews;

/// <summary>Somebody comments on a debrief, or an organiser writes down what somebody present said. The chair's first comment discharges what the chair owes; after the meeting, a problem becomes a finding at once.</summary>
internal sealed class MakeComment(Db db, ReviewQueries reviews, CommentFindings findings, OwedByHand owed, TimeProvider clock)
{
    private const int Tries = 4;

    /// <param name="presence">Whose words they are, when the actor writes them down for somebody present.</param>
    public async Task<CommentId> Run(Actor by, DebrieferId id, CommentDraft draft, Guid? presence = null)
    {
        // Members comment on the same debriefer at the same time; the words of the second must not be lost to a stale count.
        for (var i = 1; ; i++)
        {
            try
            {
                return await Try(by, id, draft, presence);
            }
            catch (Stale) when (i < Tries)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<CommentId> Try(Actor by, DebrieferId id, CommentDraft draft, Guid? presence)
    {
        var now = clock.ReadNow();
        var (sitting, debriefer) = await reviews.Load(by, id, now);
        var comment = Comment.Make(by, sitting.Meeting, debriefer, draft, sitting.Strands, now, presence);
        db.Add(comment);
        debriefer.CommentAdded();
        if (sitting.Meeting.State == ReviewState.Closed && comment.RaisesFinding) await findings.Raise(by, sitting.Round, comment, now);
        var chair = sitting.Meeting.ChairId;
        if (comment.AuthorPostId == chair || comment.ActingForPostId == chair) await owed.Discharge(ReviewKinds.Comment, debriefer.Ref, now);
        await reviews.Save(sitting.Meeting);
        return comment.Id;
    }
}
