using Answerable.Domain.Obligations;
using Answerable.Domain.Policies;

namespace Answerable.Domain.Appraisals;

/// <summary>Whose turn it is with the components of one rating, and until when.</summary>
/// <param name="IsDone">Every component is entered, or confirmed.</param>
/// <param name="Again">It was done before, and something undid it.</param>
internal readonly record struct ComponentTurn(DueDate Due, bool IsDone, bool Again);

/// <summary>Follows the components through their entries, confirmations and returns.</summary>
internal sealed class ComponentTurns
{
    private enum Happened { Entered, Confirmed, Returned }

    private sealed record Step(DateTimeOffset At, int Depth, Happened What, string Code);

    private readonly HashSet<string> standing = [], confirmed = [];
    private readonly int count;
    private readonly Days returnDays;
    private readonly Calendar calendar;
    private DateOnly enteredOn;

    private ComponentTurns(RoundPolicy policy, AppraisalDueDates deadlines, Calendar calendar)
    {
        (count, returnDays, this.calendar) = (AppraisalStart.EnteredComponents(policy).Count, policy.ReturnDays.InDays(), calendar);
        (Enter, Confirm) = (new(deadlines.Enter, count == 0, false), new(deadlines.Confirm, count == 0, false));
    }

    public ComponentTurn Enter { get; private set; }

    public ComponentTurn Confirm { get; private set; }

    public static ComponentTurns Of(RoundPolicy policy, IReadOnlyCollection<ComponentEntry> entries, AppraisalDueDates deadlines,
        Calendar calendar)
    {
        var turns = new ComponentTurns(policy, deadlines, calendar);
        foreach (var step in Steps(entries).OrderBy(s => s.At).ThenBy(s => s.Depth).ThenBy(s => s.What)) turns.Take(step);
        return turns;
    }

    private void Take(Step step)
    {
        var on = calendar.On(step.At);
        if (step.What == Happened.Confirmed) confirmed.Add(step.Code);
        else if (step.What == Happened.Returned)
        {
            standing.Remove(step.Code);
            if (Enter.IsDone) Enter = new(Enter.Due.Returned(enteredOn, step.At, returnDays, calendar), false, true);
        }
        else
        {
            standing.Add(step.Code);
            // Whoever confirms was not late: another value is confirmed anew, by the later of both dates.
            if (confirmed.Remove(step.Code) && Confirm.IsDone)
                Confirm = new(Confirm.Due.Returned(Confirm.Due.On, step.At, returnDays, calendar), false, true);
        }
        if (!Enter.IsDone && standing.Count == count) (Enter, enteredOn) = (Enter with { IsDone = true }, on);
        if (!Confirm.IsDone && confirmed.Count == count) Confirm = Confirm with { IsDone = true };
    }

    private static IEnumerable<Step> Steps(IReadOnlyCollection<ComponentEntry> entries)
    {
        var all = entries.ToDictionary(e => e.Id);
        foreach (var entry in entries)
        {
            var depth = 0;
            for (var at = entry; at.SupersedesId is { } before && all.TryGetValue(before, out var earlier); at = earlier) depth++;
            yield return new(entry.EnteredAt, depth, Happened.Entered, entry.ComponentCode);
            if (entry.ConfirmedAt is { } confirmed) yield return new(confirmed, depth, Happened.Confirmed, entry.ComponentCode);
            if (entry.ReturnedAt is { } returned) yield return new(returned, depth, Happened.Returned, entry.ComponentCode);
        }
    }
}
