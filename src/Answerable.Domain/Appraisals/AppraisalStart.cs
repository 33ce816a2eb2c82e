using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Appraisals;

/// <summary>
/// The appraisal of one debriefer began: from now on its components are owed by who enters and who confirms,
/// and its decision by who records.
/// </summary>
public sealed class AppraisalStart : Aggregate
{
    private AppraisalStart() { }

    public DebrieferId Id { get; private set; }

    public RoundId RoundId { get; private set; }

    public PostId? ByPost { get; private set; }

    public PersonId? ByPerson { get; private set; }

    public DateTimeOffset At { get; private set; }

    public override ObjectRef Ref => new("appraisal", Id.Value);

    /// <summary>Against beginning: an organiser's, once the meeting is over, where there is something to decide or to enter.</summary>
    /// <param name="left">Debriefers on whom nothing is decided and whose appraisal has not begun.</param>
    public static IEnumerable<Refusal> AgainstStarting(Actor by, RoundFrame round, int left)
    {
        if (!by.Has(Right.Organise, round.UnitPath)) yield return AppraisalRefusals.MayNotStart;
        var enters = EnteredComponents(round.Policy).Count > 0;
        if (left == 0) yield return AppraisalRefusals.AlreadyStarted;
        else if (!round.Policy.Grade.Value && !enters) yield return AppraisalRefusals.GradesOff;
        else if (round.State != RoundState.Deciding) yield return AppraisalRefusals.RoundNotDeciding;
        else if (enters && round.PostFor(OfficerRole.Enterer) == round.PostFor(OfficerRole.Confirmer))
            yield return AppraisalRefusals.NoConfirmer;
    }

    public static AppraisalStart Of(Actor by, RoundFrame round, DebrieferId debriefer, DateTimeOffset now)
    {
        Require.None(AgainstStarting(by, round, left: 1));
        var made = new AppraisalStart { Id = debriefer, RoundId = round.Id, ByPost = by.Post, ByPerson = by.Person, At = now };
        made.Record(by, "appraisal.started", now, unit: round.UnitId);
        return made;
    }

    /// <summary>Codes of the components that somebody enters.</summary>
    public static IReadOnlyList<string> EnteredComponents(RoundPolicy policy) =>
        [.. policy.Components.Value.Where(c => c.Kind == ComponentKind.Entered).Select(c => c.Code)];

    /// <summary>
    /// When entering, confirming and deciding are owed: after a third, two thirds and all of the policy's days, from the day it
    /// began but not before the meeting.
    /// </summary>
    public AppraisalDueDates DueDates(RoundFrame round, Calendar calendar)
    {
        var began = calendar.On(At);
        var from = began > round.MeetingOn ? began : round.MeetingOn;
        var days = round.Policy.DecideDays.InDays();
        return new(calendar.After(from, days.Thirds(1), At), calendar.After(from, days.Thirds(2), At), calendar.After(from, days, At));
    }
}

/// <summary>By when an appraisal's components are entered and confirmed, and its grade decided.</summary>
public readonly record struct AppraisalDueDates(DateOnly Enter, DateOnly Confirm, DateOnly Decide);
