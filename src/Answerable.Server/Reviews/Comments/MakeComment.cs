using Answerable.Domain;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Reviews;

/// <summary>
/// Somebody comments on a debrief, or an organiser writes down what somebody present said. The chair owes one; after the meeting, a
/// problem becomes a finding at once.
/// </summary>
internal sealed class MakeComment(Db db, ReviewQueries reviews, CommentFindings findings, RoundAwaits awaits, Owed owed, TimeProvider clock)
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
        var at = await reviews.Load(by, id);
        var comment = Comment.Make(by, at.Meeting, at.Debriefer, draft, at.Strands, now, presence);
        db.Add(comment);
        at.Debriefer.CommentAdded();
        if (at.Meeting.State == ReviewState.Closed && comment.RaisesFinding)
            await findings.Raise(by, at.Round, at.Debriefer.PostId, comment, now);
        await owed.Follow(await awaits.Awaited(at.Round, [at.Debriefer]), now);
        await reviews.Save();
        return comment.Id;
    }
}
