using Answerable.Domain.Obligations;

namespace Answerable.Domain.Tests.Obligations;

public sealed class DueDateTests
{
    private static readonly DateOnly Due = new(2026, 1, 20);

    private static DueDate Returned(DueDate due, int doneOn, int returnedOn, int days = 3) =>
        due.Returned(new(2026, 1, doneOn), new(2026, 1, returnedOn, 12, 0, 0, TimeSpan.Zero), days, Town.Calendar);

    [Fact]
    public void What_was_done_in_time_and_is_returned_is_due_by_the_later_of_both_dates()
    {
        Assert.Equal(Due, Returned(Due, 10, 12));
        Assert.Equal(Due, Returned(Due, 10, 17));
        Assert.Equal(new(Due.AddDays(1)), Returned(Due, 20, 18));
        Assert.Equal(new(new(2026, 1, 25)), Returned(Due, 20, 22));
    }

    [Fact]
    public void What_was_late_already_keeps_its_date_and_names_another_by_which_to_answer()
    {
        var late = Returned(Due, 21, 22);
        Assert.Equal(new(Due, new(2026, 1, 25)), late);
        // Answered in time, it is late all the same; returned again, it has another day to answer.
        Assert.Equal(new(Due, new(2026, 1, 28)), Returned(late, 24, 25));
    }

    [Fact]
    public void A_return_of_what_was_answered_in_time_moves_the_date_that_the_first_return_gave() =>
        Assert.Equal(new(new(2026, 1, 29)), Returned(Returned(Due, 19, 22), 25, 26));
}
