using Answerable.Domain.Rounds;

namespace Answerable.Domain.Reviews;

/// <content>Saying it otherwise, and taking it back.</content>
public sealed partial class Comment
{
    /// <summary>
    /// Against saying it otherwise: for whoever said it or wrote it down, in the post in which they did, until the round is archived.
    /// </summary>
    public IEnumerable<Refusal> AgainstCorrecting(Actor by, RoundFrame round, ReviewState meeting)
    {
        var isTheirs = by is { Person: { } person, Post: { } post }
            && ((person == AuthorPersonId && post == AuthorPostId) || (person == RecordedByPersonId && post == RecordedByPostId));
        if (!isTheirs) yield return ReviewRefusals.NotTheAuthor;
        if (round.Id.Value != MeetingId.Value || meeting == ReviewState.Called) yield return ReviewRefusals.NotConvened;
        if (round.State == RoundState.Archived) yield return ReviewRefusals.RoundArchived;
        if (SupersededById is not null) yield return ReviewRefusals.AlreadyCorrected;
        if (WithdrawnAt is not null) yield return ReviewRefusals.AlreadyWithdrawn;
    }

    /// <summary>Says it otherwise. Both stay visible; after the meeting the caller carries it over to the finding that it raised.</summary>
    public Comment Correct(Actor by, RoundFrame round, ReviewMeeting meeting, CommentDraft draft, string reason,
        IReadOnlySet<string> strands, DateTimeOffset now)
    {
        RequireNone(AgainstCorrecting(by, round, meeting.State));
        var next = new Comment
        {
            Id = new(Ids.New(now)), MeetingId = MeetingId, DebrieferId = DebrieferId, UnitId = UnitId, UnitPath = UnitPath,
            AuthorPostId = AuthorPostId, AuthorPersonId = AuthorPersonId, AuthorName = AuthorName, ActingForPostId = ActingForPostId,
            RecordedByPostId = by.Post, RecordedByPersonId = by.Person, At = now, SupersedesId = Id,
            CorrectionReason = TextRules.Needed(reason, "reason", MaxReason),
        };
        next.Fill(draft, strands);
        SupersededById = next.Id;
        next.Record(by, "comment.made", now, new { kind = next.Kind.ToString(), text = next.Text }, next.ActingForPostId, UnitId);
        Record(by, "comment.corrected", now, new { reason = next.CorrectionReason }, ActingForPostId, UnitId);
        return next;
    }

    /// <summary>Against taking it back: likewise, and not the only one on which a grade was decided.</summary>
    public IEnumerable<Refusal> AgainstWithdrawing(Actor by, RoundFrame round, ReviewState meeting, Debriefer debriefer)
    {
        foreach (var refusal in AgainstCorrecting(by, round, meeting)) yield return refusal;
        if (debriefer is { CommentCount: <= 1, Decision: DebrieferDecision.Graded }) yield return ReviewRefusals.LastComment;
    }

    /// <summary>Takes it back, with a reason. It stays readable, and stands no more.</summary>
    public void Withdraw(Actor by, RoundFrame round, ReviewMeeting meeting, Debriefer debriefer, string reason, DateTimeOffset now)
    {
        RequireNone(AgainstWithdrawing(by, round, meeting.State, debriefer));
        WithdrawalReason = TextRules.Needed(reason, "reason", MaxReason);
        (WithdrawnAt, WithdrawnByPostId) = (now, by.Post);
        debriefer.CommentWithdrawn();
        Record(by, "comment.withdrawn", now, new { reason = WithdrawalReason }, ActingForPostId, UnitId);
    }
}
