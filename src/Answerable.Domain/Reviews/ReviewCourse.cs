using Answerable.Domain.Rounds;

namespace Answerable.Domain.Reviews;

/// <summary>What closing asks of all turns.</summary>
/// <param name="Waiting">How many were not heard yet, of those who have not left the round.</param>
/// <param name="Silent">How many, of those who were heard or wait, nobody has commented on.</param>
public readonly record struct ClosingFacts(int Waiting, int Silent);

/// <content>From convening to closing.</content>
public sealed partial class ReviewMeeting
{
    /// <summary>
    /// Against convening: for the chair, or an organiser who then says that they act for the chair, once the reports are due and
    /// enough of those who vote are present; whoever convenes is one of them.
    /// </summary>
    /// <param name="others">Who vote and are written down as present, beside the actor.</param>
    /// <param name="votingSeats">How many may vote here; 0 where the convening unit has no leading group on the roster.</param>
    public IEnumerable<Refusal> AgainstConvening(Actor by, RoundFrame round, int others, int votingSeats, DateOnly today)
    {
        if (by.Post is null || !(by.ActsAs(ChairOf(round)) || by.Has(Right.Organise, UnitPath))) yield return ReviewRefusals.NotTheChair;
        if (State != ReviewState.Called)
        {
            yield return ReviewRefusals.NotCalled;
            yield break;
        }
        if (round.Id != RoundId || round.State is not (RoundState.Open or RoundState.InSession)) yield return ReviewRefusals.RoundNotOpen;
        if (today < round.ReportDueOn) yield return ReviewRefusals.ReportsNotDue(round.ReportDueOn);
        var needed = Quorum(votingSeats);
        if (others + 1 < needed) yield return ReviewRefusals.QuorumNotMet(others + 1, needed);
    }

    /// <summary>Who vote and are written down as present, beside the actor, who is counted once.</summary>
    public int OthersVoting(Actor by) => presences.Count(p => p.Role == PresenceRole.Voting && p.PostId != by.Post);

    /// <summary>How many of those who may vote must be present: half, rounded up.</summary>
    public static int Quorum(int votingSeats) => (votingSeats + 1) / 2;

    /// <summary>
    /// The chair opens the meeting, or an organiser who says that they act for the chair; either is then
    /// present and voting. Written debriefers whose report is filed are taken as written with it.
    /// </summary>
    /// <returns>The debriefers taken as written.</returns>
    public IReadOnlyList<DebrieferId> Convene(Actor by, Round round, PostId? actingFor, int votingSeats, DateOnly today, DateTimeOffset now)
    {
        var others = OthersVoting(by);
        RequireNone(AgainstConvening(by, round.Frame, others, votingSeats, today));
        var chair = ChairOf(round.Frame);
        var acts = !by.ActsAs(chair);
        Require.That(!acts || actingFor == chair, ReviewRefusals.NotTheChair);
        if (presences.Find(p => p.PostId == by.Post) is { } noted) noted.Lead(acts ? chair : null);
        else presences.Add(new(Id, new(by.Post!.Value, null, PresenceRole.Voting, acts ? chair : null), now));
        (ChairId, ActingChairId, State, ConvenedAt) = (chair, acts ? by.Post : null, ReviewState.Convened, now);
        var written = round.Debriefers.Where(d => d.Mode == DebriefMode.Written && HasReport(d)).Select(d => d.Id).ToList();
        foreach (var debriefer in written) TurnOf(debriefer).Hear(AgendaOutcome.TakenAsWritten, null, null, now);
        Record(by, "review.convened", now, new { present = others + 1, takenAsWritten = written.Count }, acts ? chair : null, UnitId);
        return written;
    }

    /// <summary>Against writing down a turn: for who keeps the record, while the meeting lasts or for whoever is heard later.</summary>
    public IEnumerable<Refusal> AgainstHearing(Actor by, Debriefer debriefer)
    {
        if (!IsRunBy(by)) yield return ReviewRefusals.NotTheChair;
        if (!MayStillHear(debriefer)) yield return ReviewRefusals.NotConvened;
    }

    /// <summary>
    /// Writes down that a debriefer presented, was taken as written, or was absent. What was written
    /// down before can be corrected, with a reason; who was absent can be heard after the meeting has closed, until decided on.
    /// </summary>
    /// <param name="byName">Who spoke in the holder's place, or null.</param>
    public void Hear(Actor by, Debriefer debriefer, AgendaOutcome outcome, string? byName, string? reason, DateTimeOffset now)
    {
        var item = TurnOf(debriefer.Id);
        RequireNone(AgainstHearing(by, debriefer));
        var refusals = new List<Refusal>();
        var isStillAbsent = State == ReviewState.Closed && outcome == AgendaOutcome.Absent && item.Outcome == AgendaOutcome.Absent;
        if (outcome == AgendaOutcome.Waiting || isStillAbsent) refusals.Add(ReviewRefusals.OutcomeNeeded);
        if (outcome == AgendaOutcome.Presented && debriefer.Mode == DebriefMode.Written) refusals.Add(ReviewRefusals.WrittenOnly);
        if (outcome == AgendaOutcome.TakenAsWritten && !HasReport(debriefer)) refusals.Add(ReviewRefusals.NoReport);
        var name = TextRules.OptionalName(byName, "byName", Presence.MaxName, refusals);
        var why = TextRules.Optional(reason, "reason", 500, refusals);
        if (item.Outcome != AgendaOutcome.Waiting && why is null) refusals.Add(TextRules.Empty("reason"));
        Require.None(refusals);
        var stand = outcome == AgendaOutcome.Presented ? name : null;
        var before = item.Outcome;
        item.Hear(outcome, stand, stand is null ? null : debriefer.PostId, now);
        var act = State == ReviewState.Closed ? "review.heard-later"
            : before == AgendaOutcome.Waiting ? "review.heard" : "review.hearing-corrected";
        var body = new { outcome = outcome.ToString(), byName = stand, reason = why };
        item.Keep(RecordOn(item.Ref, item.LastLine, by, act, now, body, ActsForChair(by), UnitId));
    }

    /// <summary>Whether a debrief may be commented on: while the meeting lasts, later if it was not heard or nothing said stands.</summary>
    public bool MayStillComment(Debriefer debriefer) => State == ReviewState.Convened
        || (State == ReviewState.Closed && debriefer.IsUndecided && (WasAbsent(debriefer) || debriefer.CommentCount == 0));

    /// <summary>Whether a comment is missing: on whoever was heard or taken as written and has not left the round.</summary>
    public bool IsSilentOn(Debriefer debriefer) =>
        debriefer.CommentCount == 0 && debriefer.Decision != DebrieferDecision.Withdrawn
        && TurnOf(debriefer.Id).Outcome is AgendaOutcome.Presented or AgendaOutcome.TakenAsWritten;

    /// <summary>Against closing: for who keeps the record, once everybody was heard and commented on.</summary>
    public IEnumerable<Refusal> AgainstClosing(Actor by, ClosingFacts facts)
    {
        if (!IsRunBy(by)) yield return ReviewRefusals.NotTheChair;
        if (State != ReviewState.Convened)
        {
            yield return ReviewRefusals.NotConvened;
            yield break;
        }
        if (facts.Waiting > 0) yield return ReviewRefusals.StillWaiting(facts.Waiting);
        if (facts.Silent > 0) yield return ReviewRefusals.WithoutComment(facts.Silent);
    }

    /// <summary>What closing asks of everybody who debriefs in the round.</summary>
    public ClosingFacts ClosingFacts(IReadOnlyCollection<Debriefer> all) => new(
        all.Count(d => d.Decision != DebrieferDecision.Withdrawn && TurnOf(d.Id).Outcome == AgendaOutcome.Waiting), all.Count(IsSilentOn));

    /// <summary>Closes the meeting. The caller then raises the findings of the comments that stand.</summary>
    public void Close(Actor by, Round round, DateTimeOffset now)
    {
        RequireNone(AgainstClosing(by, ClosingFacts(round.Debriefers)));
        (State, ClosedAt) = (ReviewState.Closed, now);
        Record(by, "review.closed", now, null, ActsForChair(by), UnitId);
    }

    /// <summary>The chair for whom the actor leads the meeting, or null.</summary>
    public PostId? ActsForChair(Actor by) => ActingChairId is not null && by.Post == ActingChairId ? ChairId : null;

    // While the meeting lasts, and later for whoever was absent from it and is not decided on.
    private bool MayStillHear(Debriefer debriefer) =>
        State == ReviewState.Convened || (State == ReviewState.Closed && debriefer.IsUndecided && WasAbsent(debriefer));

    /// <summary>Whose meeting it is: until it is convened, the round's chair of now.</summary>
    public PostId ChairNow(RoundFrame round) => State == ReviewState.Called ? ChairOf(round) : ChairId;

    private PostId ChairOf(RoundFrame round) => round.Appointed(OfficerRole.Chair) ?? ChairId;

    private bool WasAbsent(Debriefer debriefer) =>
        TurnOf(debriefer.Id) is var item && (item.Outcome == AgendaOutcome.Absent || item.IsLate(ClosedAt));

    private static bool HasReport(Debriefer debriefer) => debriefer.Report is ReportProgress.Filed or ReportProgress.Accepted;
}
