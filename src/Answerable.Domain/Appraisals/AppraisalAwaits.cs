using Answerable.Domain.Obligations;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Appraisals;

/// <summary>Everything that happened to one debriefer's appraisal.</summary>
/// <param name="Start">Null while it has not begun: components and decision are owed from then on.</param>
/// <param name="Entries">Every entry of its components, superseded and returned ones included.</param>
/// <param name="Decisions">Every decision, superseded ones included.</param>
public sealed record AppraisalCourse(Debriefer Debriefer, AppraisalStart? Start, IReadOnlyCollection<ComponentEntry> Entries,
    IReadOnlyCollection<GradeDecision> Decisions);

/// <summary>Who owes what by when because of an appraisal.</summary>
public static class AppraisalAwaits
{
    public static Awaits Of(RoundFrame round, AppraisalCourse course, Calendar calendar)
    {
        var awaits = new Awaits(new("appraisal", course.Debriefer.Id.Value), round.Title);
        if (course.Start is not { } start) awaits.Void(AppraisalKinds.Enter).Void(AppraisalKinds.Confirm).Void(AppraisalKinds.Decide);
        else
        {
            var deadlines = start.DueDates(round, calendar);
            Components(awaits, round, course, deadlines, calendar);
            Decision(awaits, round, course, deadlines, calendar);
        }
        FeedBack(awaits, round, course, calendar);
        return awaits;
    }

    // Nobody enters about whoever has left the round, nor once the grades were fed back.
    private static void Components(Awaits awaits, RoundFrame round, AppraisalCourse course, AppraisalDueDates deadlines, Calendar calendar)
    {
        var components = ComponentTurns.Of(round.Policy, course.Entries, deadlines, calendar);
        var isOwed = ComponentEntry.IsRating(round)
            && course.Debriefer.Decision is not (DebrieferDecision.Withdrawn or DebrieferDecision.ReportOnly);
        Say(AppraisalKinds.Enter, OfficerRole.Enterer, components.Enter);
        Say(AppraisalKinds.Confirm, OfficerRole.Confirmer, components.Confirm);

        void Say(ObligationKind kind, OfficerRole role, ComponentTurn turn) => _ = isOwed && !turn.IsDone
            ? awaits.Owes(kind, round.PostFor(role), round.UnitId, turn.Due, turn.Again)
            : awaits.Over(kind, turn.IsDone);
    }

    // Whoever is deferred is still owed a decision, also after another one was recorded wrongly.
    private static void Decision(Awaits awaits, RoundFrame round, AppraisalCourse course, AppraisalDueDates deadlines, Calendar calendar)
    {
        var (due, isDone, again) = (deadlines.Decide, false, false);
        foreach (var decision in InOrder(course.Decisions))
        {
            if (decision.Kind != DebrieferDecision.Deferred) isDone = true;
            else if (isDone)
                (due, isDone, again) = (Later(due, calendar.After(decision.RecordedAt, round.Policy.DecideDays.InDays())), false, true);
        }
        if (!round.Policy.Grade.Value) awaits.Void(AppraisalKinds.Decide);
        else if (course.Debriefer.IsUndecided)
            awaits.Owes(AppraisalKinds.Decide, round.PostFor(OfficerRole.Recorder), round.UnitId, due, again);
        else awaits.Met(AppraisalKinds.Decide);
    }

    // Owed from the decision by which there is something to tell; another one before it is told changes no date.
    private static void FeedBack(Awaits awaits, RoundFrame round, AppraisalCourse course, Calendar calendar)
    {
        var (due, isOpen, told, again) = (default(DateOnly), false, false, false);
        GradeDecision? last = null;
        foreach (var decision in InOrder(course.Decisions))
        {
            var tells = decision.Kind == DebrieferDecision.Graded || told;
            if (tells && !isOpen) (due, again) = (calendar.After(decision.RecordedAt, round.Policy.FeedBackDays.InDays()), told);
            (isOpen, told, last) = (tells && decision.FedBackAt is null, told || decision.FedBackAt is not null, decision);
        }
        if (isOpen) awaits.Owes(AppraisalKinds.FeedBack, round.PostFor(OfficerRole.Recorder), round.UnitId, due, again);
        else awaits.Over(AppraisalKinds.FeedBack, last?.FedBackAt is not null);
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static IEnumerable<GradeDecision> InOrder(IReadOnlyCollection<GradeDecision> decisions)
    {
        var next = decisions.FirstOrDefault(d => d.SupersedesId is null);
        while (next is not null)
        {
            yield return next;
            next = decisions.FirstOrDefault(d => d.Id == next.SupersededById);
        }
    }
}
