using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;

namespace Answerable.Domain.Tests.Obligations;

/// <summary>What is owed is done, dropped, owed again or moved; each state stays readable with its time.</summary>
public sealed class ObligationTests
{
    private static readonly ObligationKind Kind = ObligationKind.Act("thing.done");
    private static readonly DateOnly Due = Town.Today.AddDays(9);
    private readonly RoundCast cast = new();

    private Obligation Open(string subject = "The quay is to be mended") =>
        Obligation.Open(Kind, cast.Northern, cast.City.Id, new(Due, null), subject, new("thing", Ids.Random()), Town.Now);

    [Fact]
    public void What_is_opened_is_owed_by_the_post_and_its_unit_from_then_on()
    {
        var owed = Open();
        Assert.Equal((cast.Northern.Id, cast.North.Id, cast.North.Path, cast.City.Id),
            (owed.OwnerId, owed.UnitId, owed.UnitPath, owed.OwedToId));
        Assert.Equal(("thing.done", "The quay is to be mended", new DueDate(Due)), (owed.Kind, owed.Subject, owed.Due));
        var span = Assert.Single(owed.Spans);
        Assert.Equal((ObligationState.Open, Town.Now, null, Due), (span.State, span.From, span.Until, span.DueOn));
    }

    [Fact]
    public void A_subject_that_is_too_long_ends_in_dots_and_one_that_just_fits_does_not()
    {
        Assert.Equal(Town.Long(Obligation.MaxSubject), Open(Town.Long(Obligation.MaxSubject)).Subject);
        Assert.Equal(Town.Long(Obligation.MaxSubject - 1) + "…", Open(Town.Long(Obligation.MaxSubject + 1)).Subject);
    }

    [Fact]
    public void Only_what_is_open_is_done_dropped_or_moved_and_only_what_was_done_is_owed_again()
    {
        var done = Open();
        done.Discharge(Town.Day(1));
        var dropped = Open();
        dropped.Waive(Town.Day(1));
        Assert.Equal((Town.Day(1), Town.Day(1)), (done.ClosedAt, dropped.ClosedAt));
        foreach (var closed in new[] { done, dropped })
        {
            Assert.Equal(["obligations.not-open"], Refusing.Codes(() => closed.Discharge(Town.Day(2))));
            Assert.Equal(["obligations.not-open"], Refusing.Codes(() => closed.Waive(Town.Day(2))));
            Assert.Equal(["obligations.not-open"], Refusing.Codes(() => closed.Move(cast.Southern, Due, Town.Day(2))));
        }
        Assert.Equal(["obligations.not-discharged"], Refusing.Codes(() => dropped.Reopen(cast.Northern, Due, Town.Day(2))));
        Assert.Equal(["obligations.not-discharged"], Refusing.Codes(() => Open().Reopen(cast.Northern, Due, Town.Day(2))));
        done.Reopen(cast.Northern, Due, Town.Day(2));
        Assert.Equal((ObligationState.Open, null), (done.State, done.ClosedAt));
    }

    [Fact]
    public void Every_change_ends_one_span_begins_the_next_and_counts_a_version()
    {
        var owed = Open();
        owed.Discharge(Town.Day(1));
        owed.Reopen(cast.Northern, new(Due, Due.AddDays(3)), Town.Day(2));
        owed.Move(cast.Southern, Due.AddDays(5), Town.Day(3));
        owed.Waive(Town.Day(4));
        Assert.Equal(4, owed.Version);
        Assert.Equal([ObligationState.Open, ObligationState.Discharged, ObligationState.Open, ObligationState.Open, ObligationState.Waived],
            owed.Spans.Select(s => s.State));
        Assert.Equal([Town.Now, Town.Day(1), Town.Day(2), Town.Day(3), Town.Day(4)], owed.Spans.Select(s => s.From));
        Assert.Equal([Town.Day(1), Town.Day(2), Town.Day(3), Town.Day(4), null], owed.Spans.Select(s => s.Until));
        Assert.Equal([null, null, Due.AddDays(3), null, null], owed.Spans.Select(s => s.AnswerBy));
        Assert.Equal((cast.Southern.Id, cast.City.Id, Due.AddDays(5)), (owed.OwnerId, owed.UnitId, owed.DueOn));
        Assert.Equal([cast.Northern.Id, cast.Southern.Id], owed.Spans.Select(s => s.OwnerId).Distinct());
    }
}
