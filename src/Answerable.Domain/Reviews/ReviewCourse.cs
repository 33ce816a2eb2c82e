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
    /// down before can be corrected, with a reason; who was absent can be heard after the meeting has closed, until decided on.
    /// </summary>
    /// <param name="byName">Who spoke in the holder's place, or null.</param>
    public void Hear(Actor by, Debriefer debriefer, AgendaOutcome outcome, string? byName, string? reason, DateTimeOffset now)
    {
        Require.That(IsRunBy(by), ReviewRefusals.NotTheChair);
        var item = The(debriefer.Id);
        Require.That(MayStillHear(debriefer), ReviewRefusals.NotConvened);
        var refusals = new List<Refusal>();
        if (outcome == AgendaOutcome.Waiting || (State == ReviewState.Closed && outcome == AgendaOutcome.Absent && item.Outcome == AgendaOutcome.Absent)) refusals.Add(ReviewRefusals.OutcomeNeeded);
        if (outcome == AgendaOutcome.Presented && debriefer.Mode == DebriefMode.Written) refusals.Add(ReviewRefusals.WrittenOnly);
        if (outcome == AgendaOutcome.TakenAsWritten && !HasReport(debriefer)) refusals.Add(ReviewRefusals.NoReport);
        var name = TextRules.Optional(byName, "byName", Presence.MaxName, refusals);
        var why = TextRules.Optional(reason, "reason", 500, refusals);
        if (item.Outcome != AgendaOutcome.Waiting && why is null) refusals.Add(TextRules.Empty("reason"));
        Require.None(refusals);
        var stand = outcome == AgendaOutcome.Presented ? name : null;
        var before = item.Outcome;
        item.Hear(outcome, stand, stand is null ? null : debriefer.PostId, now);
        var act = State == ReviewState.Closed ? "review.heard-later" : before == AgendaOutcome.Waiting ? "review.heard" : "review.hearing-corrected";
        item.Keep(RecordOn(item.Ref, item.LastLine, by, act, now, new { outcome = outcome.ToString(), byName = stand, reason = why }, ActsForChair(by), UnitId));
    }

    /// <summary>Whether a turn may be written down: while the meeting lasts, and later for whoever was absent from it and is not decided on.</summary>
    public bool MayStillHear(Debriefer debriefer) => State == ReviewState.Convened || (State == ReviewState.Closed && debriefer.IsUndecided && WasAbsent(debriefer));

    /// <summary>Whether a debrief may be commented on: likewise, and later also when no comment on it stands any more.</summary>
    public bool MayStillComment(Debriefer debriefer) =>
        State == ReviewState.Convened || (State == ReviewState.Closed && debriefer.IsUndecided && (WasAbsent(debriefer) || debriefer.CommentCount == 0));

    /// <summary>Whether the meeting waits for this debriefer: neither who has left the round nor, for comments, who is absent.</summary>
    public bool IsSilentOn(Debriefer debriefer) =>
        debriefer.CommentCount == 0 && debriefer.Decision != DebrieferDecision.Withdrawn && The(debriefer.Id).Outcome != AgendaOutcome.Absent;

    /// <summary>What keeps the meeting from closing: a debriefer not heard, or one who was heard without a comment.</summary>
    public IReadOnlyList<Refusal> ClosingFaults(Round round)
    {
        var refusals = new List<Refusal>();
        var waiting = round.Debriefers.Count(d => d.Decision != DebrieferDecision.Withdrawn && The(d.Id).Outcome == AgendaOutcome.Waiting);
        if (waiting > 0) refusals.Add(ReviewRefusals.StillWaiting(waiting));
        var silent = round.Debriefers.Count(IsSilentOn);
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

    private bool WasAbsent(Debriefer debriefer) => The(debriefer.Id) is var item && (item.Outcome == AgendaOutcome.Absent || item.IsLate(ClosedAt));

    private static bool HasReport(Debriefer debriefer) => debriefer.Report is ReportProgress.Filed or ReportProgress.Accepted;
}
