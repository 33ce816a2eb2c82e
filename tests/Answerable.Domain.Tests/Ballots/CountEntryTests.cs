using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Ballots;

public sealed class CountEntryTests
{
    private readonly RoundCast cast = new RoundCast().InSession();

    private Actor One => cast.As(cast.TellerOne);

    [Fact]
    public void Only_an_appointed_teller_enters_papers()
    {
        Refusing.With("ballots.not-teller", () => cast.Entry(cast.Organiser));
        Refusing.With("ballots.not-teller", () => CountEntry.Start(Actor.System(SystemVerbs.Demo), cast.Counted, cast.CountedGroup, true,
            false, RoundCast.Now));
    }

    [Fact]
    public void Nobody_tallies_a_debriefer_who_is_themselves()
    {
        cast.SamePerson(cast.TellerOne, cast.Northern);
        Refusing.With("ballots.teller-is-debriefer", () => cast.Entry(cast.TellerOne));
    }

    [Fact]
    public void Papers_are_entered_only_while_the_meeting_or_the_deciding_runs()
    {
        var before = new RoundCast().Filled();
        before.Open();
        Refusing.With("ballots.not-in-session", () => before.Entry(before.TellerOne));
    }

    [Fact]
    public void One_teller_cannot_touch_the_others_entry() =>
        Refusing.With("ballots.not-teller", () => cast.Entry(cast.TellerOne)
            .SayPapers(cast.As(cast.TellerTwo), cast.Counted, cast.Voting(), 1, 1, 0));

    [Fact]
    public void Columns_are_the_debriefers_by_identifier_whatever_their_order() =>
        Assert.Equal(cast.Round.Debriefers.Select(d => new CountSubjectId(d.Id.Value)).OrderBy(d => d.Value),
            cast.Entry(cast.TellerOne).InOrder());

    [Theory]
    [InlineData("1", "ballots.wrong-number-of-choices")]
    [InlineData("123", "ballots.wrong-number-of-choices")]
    [InlineData("15", "ballots.unknown-mark")]
    [InlineData("1x", "ballots.unknown-mark")]
    public void A_paper_has_one_known_mark_for_each_debriefer(string choices, string code) =>
        Refusing.With(code, () => cast.Entry(cast.TellerOne).Add(One, cast.Counted, choices));

    [Theory]
    [InlineData(5, 6, 0, "ballots.more-returned-than-issued")]
    [InlineData(5, 4, 5, "ballots.more-spoiled-than-returned")]
    [InlineData(-1, -1, -1, "ballots.negative-papers")]
    [InlineData(31, 30, 0, "ballots.more-issued-than-entitled")]
    public void Whole_papers_must_make_sense(int issued, int returned, int spoiled, string code) =>
        Refusing.With(code, () => cast.Entry(cast.TellerOne).SayPapers(One, cast.Counted, cast.Voting(), issued, returned, spoiled));

    [Fact]
    public void As_many_papers_are_entered_as_came_back_unspoiled()
    {
        var entry = cast.Entry(cast.TellerOne);
        entry.SayPapers(One, cast.Counted, cast.Voting(31), 31, 3, 1);
        entry.Add(One, cast.Counted, "12");
        Assert.Equal(["ballots.more-issued-than-entitled", "ballots.wrong-number-of-papers"],
            Refusing.Codes(() => entry.Submit(One, cast.Counted, cast.Voting(), RoundCast.Now)));
        entry.Add(One, cast.Counted, "0-");
        entry.SayPapers(One, cast.Counted, cast.Voting(), 30, 3, 1);
        entry.Submit(One, cast.Counted, cast.Voting(), RoundCast.Now);
        Refusing.With("ballots.already-submitted", () => entry.Add(One, cast.Counted, "11"));
        entry.Reopen(One, cast.Counted, RoundCast.Now);
        entry.Clear(One, cast.Counted);
        Assert.Empty(entry.Papers);
    }

    [Fact]
    public void Each_returned_paper_is_spoiled_cannot_judge_or_gives_a_grade()
    {
        var tallies = cast.Submitted(cast.TellerOne, ["10", "1-", "40", "-2"], issued: 7, spoiled: 2).Tallies();
        Assert.Equal((7, 6, 3, 0), (tallies[0].Issued, tallies[0].Returned, tallies[0].Spoiled, tallies[0].CannotJudge));
        Assert.Equal([2, 0, 0, 1], tallies[0].Grades);
        Assert.Equal((3, 2), (tallies[1].Spoiled, tallies[1].CannotJudge));
        Assert.All(tallies, t => Assert.True(t.AddsUp));
    }

    [Fact]
    public void A_machines_totals_must_name_every_debriefer_once_and_add_up()
    {
        var entry = cast.Entry(cast.TellerOne);
        var columns = entry.InOrder();
        Tally Line(int column, int issued, int spoiled) => new(columns[column], issued, 10, spoiled, 1, [4, 3, 1, 0]);
        Refusing.With("ballots.totals-incomplete", () => entry.TakeTotals(One, cast.Counted, [Line(0, 12, 1)]));
        Refusing.With("ballots.totals-incomplete", () => entry.TakeTotals(One, cast.Counted, [Line(0, 12, 1), Line(0, 12, 1)]));
        Refusing.With("ballots.totals-uneven", () => entry.TakeTotals(One, cast.Counted, [Line(0, 12, 1), Line(1, 13, 1)]));
        Refusing.With("ballots.totals-do-not-add-up", () => entry.TakeTotals(One, cast.Counted, [Line(0, 12, 1), Line(1, 12, 2)]));
        Refusing.With("ballots.wrong-grade-count", () => entry.TakeTotals(One, cast.Counted,
            [Line(0, 12, 1), Line(1, 12, 1) with { Grades = [8] }]));
        entry.TakeTotals(One, cast.Counted, [Line(1, 12, 1), Line(0, 12, 1)]);
        entry.Submit(One, cast.Counted, cast.Voting(), RoundCast.Now);
        Assert.Equal(columns, entry.Tallies().Select(t => t.SubjectId));
    }

    [Fact]
    public void No_ledger_line_holds_anything_of_the_papers()
    {
        var (a, b) = (cast.Submitted(cast.TellerOne, ["12"], 3, 1), cast.Submitted(cast.TellerTwo, ["12"], 3, 1));
        CountAgreement.Settle(cast.As(cast.TellerTwo), cast.Counted, a, b, RoundCast.Now);
        Assert.Equal(["count-entry.submitted", "count-entry.agreed"], a.Recorded.Select(l => l.Act));
        Assert.All(a.Recorded.Concat(b.Recorded), l => Assert.Null(l.Body));
    }

    [Fact]
    public void An_opinion_carries_no_time_and_is_typed_in_by_tellers_while_papers_are_counted()
    {
        var north = cast.Debriefer(cast.Northern).Id;
        Opinion Typed(Actor by, string text, bool isHandedOut = true) =>
            Opinion.Enter(by, cast.Counted, cast.CountedGroup, isHandedOut, new(north.Value), text);
        var opinions = Enumerable.Range(0, 40).Select(i => Typed(One, $"opinion {i}")).ToList();
        Assert.NotEqual(opinions.Select(o => o.Text), Opinion.Shuffled(opinions));
        Assert.Equal(Opinion.Shuffled(opinions), Opinion.Shuffled(opinions.AsEnumerable().Reverse()));
        Assert.Equal(["ballots.not-teller"], Refusing.Codes(() => Typed(cast.As(cast.Chair), "from the chair", isHandedOut: false)));
        Refusing.With("ballots.not-handed-out", () => Typed(One, "before the papers", isHandedOut: false));
        Refusing.With("shell.too-long", () => Typed(One, new('x', 1001)));
        Assert.Equal(["ballots.not-in-session"],
            Opinion.AgainstEntering(One, cast.Counted with { IsOn = false }, isHandedOut: true).Select(r => r.Code));
    }

    [Fact]
    public void Only_the_chair_and_the_person_concerned_read_opinions_and_only_once_the_counts_of_all_groups_stand()
    {
        var north = cast.Debriefer(cast.Northern);
        bool Reads(Actor by) => cast.Frame.ReadsOpinions(by, north, cast.Round.Groups.Count);
        Assert.False(Reads(cast.As(cast.Chair)));
        north.GroupCounted();
        Assert.Equal((2, 1), (cast.Round.Groups.Count, north.CountedGroups));
        Assert.False(Reads(cast.As(cast.Chair)));
        Assert.False(Reads(cast.As(cast.Northern)));
        north.GroupCounted();
        Assert.True(Reads(cast.As(cast.Chair)));
        Assert.True(Reads(cast.As(cast.Northern)));
        Assert.False(Reads(cast.As(cast.Southern)));
        Assert.False(Reads(cast.Organising));
        Assert.False(cast.Frame.ReadsOpinions(cast.As(cast.Chair), north, groups: 0));
    }
}
