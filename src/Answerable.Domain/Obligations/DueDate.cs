namespace Answerable.Domain.Obligations;

/// <summary>By when something is owed.</summary>
/// <param name="On">A date in the organisation's zone; what is open after it is overdue.</param>
/// <param name="AnswerBy">By when a return is to be answered, where what was returned had been late already: it stays late.</param>
public readonly record struct DueDate(DateOnly On, DateOnly? AnswerBy = null)
{
    public static implicit operator DueDate(DateOnly on) => new(on);

    /// <summary>
    /// What was done in time and is returned is due by the later of its date and the return plus the policy's days.
    /// What was done late keeps its date, and the return is to be answered by the other.
    /// </summary>
    /// <param name="doneOn">The day on which it had been done.</param>
    /// <param name="returnedAt">The instant of the return, from which the days count.</param>
    public DueDate Returned(DateOnly doneOn, DateTimeOffset returnedAt, Days days, Calendar calendar)
    {
        var answer = calendar.After(returnedAt, days);
        return doneOn > On ? this with { AnswerBy = answer } : new(answer > On ? answer : On);
    }
}
