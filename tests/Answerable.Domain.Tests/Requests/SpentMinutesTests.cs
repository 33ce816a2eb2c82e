using Answerable.Domain.Requests;

namespace Answerable.Domain.Tests.Requests;

/// <summary>Minutes that were said are told as a median, of ten or more.</summary>
public sealed class SpentMinutesTests
{
    [Fact]
    public void A_median_needs_ten_and_is_of_steps_of_five()
    {
        Assert.Null(SpentMinutes.Median([(10, 9)]));
        Assert.Equal(10, SpentMinutes.Median([(10, 9), (500, 1)]));
        Assert.Equal(15, SpentMinutes.Median([(20, 5), (10, 5)]));
        Assert.Equal((5, 5, 10), (SpentMinutes.StepOf(1), SpentMinutes.StepOf(5), SpentMinutes.StepOf(6)));
    }
}
