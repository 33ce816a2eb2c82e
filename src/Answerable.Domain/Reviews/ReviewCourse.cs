using Answerable.Domain.Rounds;

namespace Answerable.Domain.Reviews;

/// <content>From convening to closing.</content>
public sealed partial class ReviewMeeting
{
    /// <summary>
    /// The chair opens the meeting, or an organiser who says that they act for the chair; either is then
    /// present and voting. Written debriefers whose report is filed are taken as written with it.
    /// </summary>
    /// <param name="votingSeats">How many may vote here; 0 where the convening unit has no leading group on the roster.</param>
    /// <returns>The debriefers taken as written.</returns>
    public IReadOnlyList<DebrieferId> Convene(Actor by, Round round, PostId? actingFor, int votingSeats, DateOnly today, DateTimeOffset now)
    {
        var chair = round.Appointed(OfficerRole.Chair) ?? ChairId;
        var acts = !by.ActsAs(chair);
        Require.That(by.Post is not null && (!acts || (actingFor == chair && by.Has(Right.Organise, UnitPath))), ReviewRefusals.NotTheChair);
        Require.That(State == ReviewState.Called, ReviewRefusals.NotCalled);
        Require.That(round.Id == RoundId && round.State is RoundState.Open or RoundState.InSession, ReviewRefusals.RoundNotOpen);
        Require.That(today >= round.ReportDueOn, () => ReviewRefusals.ReportsNotDue(round.ReportDueOn));
        var present = presences.Count(p => p.Role == PresenceRole.Voting && p.PostId != by.Post) + 1;
        var needed = (votingSeats + 1) / 2;
        Require.That(present >= needed, () => ReviewRefusals.QuorumNotMet(present, needed));
        if (presences.Find(p => p.PostId == by.Post) is { } noted) noted.Lead(acts ? chair : null);
        else presences.Add(new(Id, new(by.Post, null, PresenceRole.Voting, acts ? chair : null), now));
        (ChairId, ActingChairId, State, ConvenedAt) = (chair, acts ? by.Post : null, ReviewState.Convened, now);
        var written = round.Debriefers.Where(d => d.Mode == DebriefMode.Written && HasReport(d)).Select(d => d.Id).ToList();
        foreach (var debriefer in written) The(debriefer).Hear(AgendaOutcome.TakenAsWritten, null, null, now);
        Record(by, "review.convened", now, new { present, takenAsWritten = written.Count }, acts ? chair : null, UnitId);
        return written;
    }

    /// <summary>
    /// Writes down that a debriefer presented, was taken as written, or was absent. What was written
    /// down before can be corrected, with a reason.
    /// </summary>
    /// <param name="byName">Who spoke in the holder's place, or null.</param>
    public void Hear(Actor by, Debriefer debriefer, AgendaOutcome outcome, string? byName, string? reason, DateTimeOffset now)
    {
        Require.That(IsRunBy(by), ReviewRefusals.NotTheChair);
        Require.That(State == ReviewState.Convened, ReviewRefusals.NotConvened);
        var item = The(debriefer.Id);
        var refusals = new List<Refusal>();
        if (outcome == AgendaOutcome.Waiting) refusals.Add(ReviewRefusals.OutcomeNeeded);
        if (outcome == AgendaOutcome.Presented && debriefer.Mode == DebriefMode.Written) refusals.Add(ReviewRefusals.WrittenOnly);
        if (outcome == AgendaOutcome.TakenAsWritten && !HasReport(debriefer)) refusals.Add(ReviewRefusals.NoReport);
        var name = TextRules.Optional(byName, "byName", Presence.MaxName, refusals);
        var why = TextRules.Optional(reason, "reason", 500, refusals);
        if (item.Outcome != AgendaOutcome.Waiting && why is null) refusals.Add(TextRules.Empty("reason"));
        Require.None(refusals);
        var stand = outcome == AgendaOutcome.Presented ? name : null;
        var before = item.Outcome;
        item.Hear(outcome, stand, stand is null ? null : debriefer.PostId, now);
        Record(by, before == AgendaOutcome.Waiting ? "review.heard" : "review.hearing-corrected", now,
            new { debriefer = debriefer.Id.Value, outcome = outcome.ToString(), byName = stand, reason = why }, ActsForChair(by), UnitId);
    }

    /// <summary>What keeps the meeting from closing: a debriefer not heard, or one without a comment.</summary>
    public IReadOnlyList<Refusal> ClosingFaults(Round round)
    {
        var refusals = new List<Refusal>();
        var waiting = agenda.Count(a => a.Outcome == AgendaOutcome.Waiting);
        if (waiting > 0) refusals.Add(ReviewRefusals.StillWaiting(waiting));
        var silent = round.Debriefers.Count(d => d.CommentCount == 0);
        if (silent > 0) refusals.Add(ReviewRefusals.WithoutComment(silent));
        return refusals;
    }

    /// <summary>Closes the meeting once everybody was heard and commented on. The caller then raises the findings of the comments that stand.</summary>
    public void Close(Actor by, Round round, DateTimeOffset now)
    {
        Require.That(IsRunBy(by), ReviewRefusals.NotTheChair);
        Require.That(State == ReviewState.Convened, ReviewRefusals.NotConvened);
        Require.None(ClosingFaults(round));
        (State, ClosedAt) = (ReviewState.Closed, now);
        Record(by, "review.closed", now, null, ActsForChair(by), UnitId);
    }

    /// <summary>The chair for whom the actor leads the meeting, or null.</summary>
    public PostId? ActsForChair(Actor by) => ActingChairId is not null && by.Post == ActingChairId ? ChairId : null;

    private static bool HasReport(Debriefer debriefer) => debriefer.Report is ReportProgress.Filed or ReportProgress.Accepted;
}
