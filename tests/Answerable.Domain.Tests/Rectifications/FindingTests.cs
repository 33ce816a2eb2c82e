using Answerable.Domain.Rectifications;

namespace Answerable.Domain.Tests.Rectifications;

public sealed class FindingTests
{
    private readonly Repair repair = new();
    private readonly RoundId round = new(Ids.Random());

    [Fact]
    public void A_finding_keeps_what_it_rests_on_and_its_rectification_carries_its_id()
    {
        var said =
            new FindingOrigin(FindingSource.Comment, Ids.Random(), round, new(Ids.Random()), repair.Approver.Id, repair.Approver.Person);
        var finding = repair.Raise(said);
        Assert.Equal((said.SourceId, round, repair.Approver.Id), (finding.SourceId, finding.RaisedInRoundId, finding.RaisedByPostId));
        Assert.Equal((repair.Approver.Person, repair.Organiser.Person), (finding.RaisedByPersonId, repair.Finding.RaisedByPersonId));
        Assert.Equal(repair.Finding.Id.Value, repair.It.Id.Value);
    }

    [Fact]
    public void Without_an_act_that_says_so_only_a_right_or_the_owner_raises_a_finding()
    {
        Refusing.With("rectifications.may-not-raise", () => repair.Raise(new(FindingSource.Inspection), repair.Owner.Actor()));
        Refusing.With("rectifications.may-not-raise", () => repair.Raise(new(FindingSource.SelfCheck), repair.Mason.Actor()));
        Assert.Equal([RectificationRefusals.MayNotRaise],
            Finding.AgainstRaising(repair.Mason.Actor(), repair.Owner.Id, repair.It.UnitPath, FindingSource.SelfCheck));
        Assert.Empty(Finding.AgainstRaising(repair.Owner.Actor(), repair.Owner.Id, repair.It.UnitPath, FindingSource.SelfCheck));
        repair.Raise(new(FindingSource.SelfCheck), repair.Owner.Actor());
        repair.Raise(new(FindingSource.Opinion), repair.Mason.Actor(Right.Comment));
    }

    [Fact]
    public void A_finding_without_words_is_refused_field_by_field() =>
        Assert.Equal(["shell.empty", "shell.too-long", "shell.empty"],
            Refusing.Codes(() => repair.Raise(new(FindingSource.Comment), title: "", text: Town.Long(2001), strand: "")));

    [Fact]
    public void A_title_is_the_first_line_cut_to_its_length()
    {
        Assert.Equal("The gate", Finding.TitleFrom(" The gate \n stands open"));
        Assert.Equal(Finding.MaxTitle, Finding.TitleFrom(Town.Long(900)).Length);
        Assert.EndsWith("x…", Finding.TitleFrom(new string('x', 198) + "😀😀"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_owner_states_the_result_and_for_a_vacant_post_the_unit_above()
    {
        var above = repair.Organiser.Actor(Right.Organise);
        FindingResult State(Actor by, bool vacant) =>
            repair.Finding.StateResult(by, round, ResultKind.BasicallyDone, "Two of three gates shut", Town.Now, vacant);
        Refusing.With("rectifications.may-not-state-result", () => State(above, false));
        Refusing.With("rectifications.may-not-state-result", () => State(repair.Mason.Actor(), true));
        Assert.Equal(ResultKind.BasicallyDone, State(repair.Owner.Actor(), false).Result);
        Assert.Equal(repair.Organiser.Id, State(above, true).ByPostId);
    }

    [Fact]
    public void A_result_is_corrected_by_another_with_a_reason_and_both_stay()
    {
        FindingResult Again(FindingResult? before, string? reason, RoundId at) =>
            repair.Finding.StateResult(repair.Owner.Actor(), at, ResultKind.Done, "All shut", Town.Now, previous: before, reason: reason);
        var first = Again(null, null, round);
        Assert.Equal("finding.result-stated", repair.Finding.Recorded[^1].Act);
        Refusing.With("shell.empty", () => Again(first, " ", round));
        Refusing.With("rectifications.result-not-standing", () => Again(first, "Counted again", new(Ids.Random())));
        var second = Again(first, "Counted again", round);
        Assert.Equal((second.Id, first.Id, null), (first.SupersededById, second.SupersedesId, second.SupersededById));
        Refusing.With("rectifications.result-not-standing", () => Again(first, "And again", round));
        Assert.Equal("finding.result-corrected", repair.Finding.Recorded[^1].Act);
    }

    [Theory]
    [InlineData(688, 9, 9871)]
    [InlineData(19, 6, 7600)]
    [InlineData(0, 3, 0)]
    [InlineData(3, 0, 10000)]
    [InlineData(1, 2, 3333)]
    [InlineData(2, 1, 6667)]
    [InlineData(0, 0, null)]
    public void Completion_counts_only_what_is_verified(int closed, int open, int? hundredths)
    {
        var unfinished =
            Enum.GetValues<RectificationState>().Where(s => s is not (RectificationState.Closed or RectificationState.Withdrawn)).ToList();
        var states =
            Enumerable.Repeat(RectificationState.Closed, closed)
                .Concat(Enumerable.Range(0, open).Select(i => unfinished[i % unfinished.Count]));
        // What was withdrawn was never wrong.
        Assert.Equal(hundredths, CompletionRate.Of(states.Append(RectificationState.Withdrawn)).Hundredths);
    }
}
