using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Reviews;

/// <summary>Who owes a comment on a debrief by when.</summary>
public static class CommentAwaits
{
    /// <summary>
    /// The chair owes one on every accepted report until the meeting has closed, by its day, or by the day of acceptance when that
    /// was later. Others may comment too, which does not do it for the chair; nobody comments on who has left the round.
    /// </summary>
    /// <param name="chairCommented">A comment that the chair made, or somebody acting for the chair, stands.</param>
    public static Awaits Of(RoundFrame round, Debriefer debriefer, bool chairCommented, Calendar calendar)
    {
        var awaits = new Awaits(debriefer.Ref, round.Title);
        var waits = round.State is RoundState.Open or RoundState.InSession && debriefer.Report == ReportProgress.Accepted
            && debriefer.Decision != DebrieferDecision.Withdrawn && !chairCommented;
        return waits && round.Appointed(OfficerRole.Chair) is { } chair
            ? awaits.Owes(ReviewKinds.Comment, chair, debriefer.UnitId, Due(round, debriefer, calendar), again: true)
            : awaits.Over(ReviewKinds.Comment, chairCommented);
    }

    private static DateOnly Due(RoundFrame round, Debriefer debriefer, Calendar calendar) =>
        debriefer.AcceptedAt is { } accepted && calendar.On(accepted) is var day && day > round.MeetingOn ? day : round.MeetingOn;
}
