using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Rectifications;

namespace Answerable.Server.Reviews;

/// <summary>The finding that a comment raises: at the meeting's closing, or at once when it is made or corrected later. Saves nothing.</summary>
internal sealed class CommentFindings(RaiseFinding raise)
{
    public Task<Finding> Raise(Actor by, Round round, Comment comment, DateTimeOffset now)
    {
        var origin = new FindingOrigin(FindingSource.Comment, comment.Id.Value, round.Id, comment.DebrieferId, comment.AuthorPostId, comment.AuthorPersonId);
        return raise.Run(by, new(round.The(comment.DebrieferId).PostId, Finding.TitleFrom(comment.Text), comment.Text, comment.StrandCode, origin,
            RectificationTerms.Of(round.Policy), round.UnitId, round.OrganiserId), now);
    }
}
