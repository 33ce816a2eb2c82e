using Answerable.Domain.Rounds;

namespace Answerable.Domain.Reviews;

/// <content>Saying it otherwise, and taking it back.</content>
public sealed partial class Comment
{
    /// <summary>Whoever said it or wrote it down, acting in the post in which they did.</summary>
    public bool MayBeCorrectedBy(Actor by) => by is { Person: { } person, Post: { } post }
        && ((person == AuthorPersonId && post == AuthorPostId) || (person == RecordedByPersonId && post == RecordedByPostId));

    /// <summary>
    /// Says it otherwise, until the round is archived: whoever said it or wrote it down. Both stay visible; after the meeting
    /// the caller carries it over to the finding that it raised.
    /// </summary>
    public Comment Correct(Actor by, Round round, ReviewMeeting meeting, CommentDraft draft, string reason, IReadOnlySet<string> strands, DateTimeOffset now)
    {
        RequireCorrectable(by, round, meeting);
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

    /// <summary>Takes it back, with a reason: whoever said it or wrote it down. It stays readable, and stands no more.</summary>
    public void Withdraw(Actor by, Round round, ReviewMeeting meeting, string reason, DateTimeOffset now)
    {
        RequireCorrectable(by, round, meeting);
        var debriefer = round.The(DebrieferId);
        Require.That(debriefer.CommentCount > 1 || debriefer.Decision != DebrieferDecision.Graded, ReviewRefusals.LastComment);
        WithdrawalReason = TextRules.Needed(reason, "reason", MaxReason);
        (WithdrawnAt, WithdrawnByPostId) = (now, by.Post);
        debriefer.CommentWithdrawn();
        Record(by, "comment.withdrawn", now, new { reason = WithdrawalReason }, ActingForPostId, UnitId);
    }

    private void RequireCorrectable(Actor by, Round round, ReviewMeeting meeting)
    {
        Require.That(MayBeCorrectedBy(by), ReviewRefusals.NotTheAuthor);
        Require.That(meeting.Id == MeetingId && meeting.State != ReviewState.Called, ReviewRefusals.NotConvened);
        Require.That(round.Id == meeting.RoundId && round.State != RoundState.Archived, ReviewRefusals.RoundArchived);
        Require.That(SupersededById is null, ReviewRefusals.AlreadyCorrected);
        Require.That(WithdrawnAt is null, ReviewRefusals.AlreadyWithdrawn);
    }
}
