using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Rectifications;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>
/// The finding that a comment raises: at the meeting's closing, or at once when it is made or corrected later. Saves nothing.
/// </summary>
internal sealed class CommentFindings(Db db, RaiseFinding raise, CorrectFinding findings)
{
    /// <param name="owner">The debriefer's post, which answers for the repair.</param>
    public Task<Finding> Raise(Actor by, RoundFrame round, PostId owner, Comment comment, DateTimeOffset now)
    {
        var origin = new FindingOrigin(FindingSource.Comment, comment.Id.Value, round.Id, comment.DebrieferId, comment.AuthorPostId,
            comment.AuthorPersonId);
        return raise.Run(by, new(owner, Finding.TitleFrom(comment.Text), comment.Text, comment.StrandCode, origin,
            RectificationTerms.Of(round.Policy), round.UnitId, round.OrganiserId), now);
    }

    /// <summary>What was corrected or withdrawn after the meeting is carried over to the finding that it raised.</summary>
    /// <param name="next">What stands instead, or null when nothing does.</param>
    public async Task CarryOver(Actor by, Sitting at, Comment comment, Comment? next, string reason, DateTimeOffset now)
    {
        var finding = await findings.RaisedBy(await Sources(comment));
        if (next is not { RaisesFinding: true })
        {
            if (finding is not null) await findings.Withdraw(by, finding, reason, now);
        }
        else if (finding is null) await Raise(by, at.Round, at.Debriefer.PostId, next, now);
        else finding.Correct(by, next.Text, reason, now);
    }

    /// <summary>The comment and those before it: the finding rests on whichever stood when it was raised.</summary>
    private async Task<IReadOnlyCollection<Guid>> Sources(Comment comment)
    {
        var before = await db.Set<Comment>().Where(c => c.DebrieferId == comment.DebrieferId && c.SupersededById != null)
            .Select(c => new { c.Id, c.SupersedesId }).ToDictionaryAsync(c => c.Id, c => c.SupersedesId);
        var chain = new List<Guid> { comment.Id.Value };
        for (var at = comment.SupersedesId; at is { } id; at = before.GetValueOrDefault(id)) chain.Add(id.Value);
        return chain;
    }
}
