using Answerable.Domain.Ballots;

namespace Answerable.Domain.Tests.Ballots;

/// <summary>A count that is taken back stays readable, and both tellers enter everything anew.</summary>
public sealed class RecountTests
{
    private readonly RoundCast cast = new RoundCast().InSession();

    private CountEntry Submitted(Answerable.Domain.Organisation.Post teller, string[] papers) =>
        cast.Submitted(teller, papers, papers.Length + 3, spoiled: 1);

    private (CountEntry A, CountEntry B, IReadOnlyList<Count> Counts) Agreed(params string[] papers)
    {
        var (a, b) = (Submitted(cast.TellerOne, papers), Submitted(cast.TellerTwo, papers));
        return (a, b, CountAgreement.Settle(cast.As(cast.TellerTwo), cast.Counted, a, b, RoundCast.Now).Counts);
    }

    [Fact]
    public void A_recount_keeps_what_stood_with_its_reason_and_empties_both_entries()
    {
        var (a, b, counts) = Agreed("11", "20", "1-");
        var handOut = cast.HandOut();
        var recount = handOut.OrderRecount(cast.As(cast.Chair), cast.Counted, counts, [a, b], " A paper was found ", RoundCast.Now);
        Assert.Equal(("A paper was found", cast.CountedGroup, cast.Chair.Id), (recount.Reason, recount.GroupId, recount.ByPostId!.Value));
        Assert.Equal(counts.Select(c => (c.SubjectId, c.Issued, c.Returned, c.Spoiled, c.CannotJudge, c.AgreedAt)),
            recount.Counts.Select(c => (c.SubjectId, c.Issued, c.Returned, c.Spoiled, c.CannotJudge, c.AgreedAt)));
        Assert.Equal(counts.Select(c => c.Grades), recount.Counts.Select(c => c.Grades));
        Assert.All(recount.Counts, c => Assert.Equal(recount.Id, c.RecountId));
        Assert.All(new[] { a, b }, e => Assert.Equal((CountEntryState.Entering, 0, 0, 0, false, 0),
            (e.State, e.Issued, e.Returned, e.Spoiled, e.MustLook, e.Papers.Count)));
        Assert.Equal(["group.handed-out", "group.recount-ordered"], handOut.Recorded.Select(l => l.Act));
    }

    [Fact]
    public void A_recount_has_a_reason_and_something_to_count_again()
    {
        var (a, b, counts) = Agreed("11");
        var handOut = cast.HandOut();
        void Order(string reason, IReadOnlyList<Count> standing) =>
            handOut.OrderRecount(cast.As(cast.Chair), cast.Counted, standing, [a, b], reason, RoundCast.Now);
        Assert.Equal(["shell.empty"], Refusing.Codes(() => Order(" ", counts)));
        Assert.Equal(["ballots.nothing-counted"], Refusing.Codes(() => Order("A paper was found", [])));
        Assert.Equal(["ballots.may-not-recount"],
            HandOut.AgainstRecounting(cast.As(cast.TellerOne), cast.Counted, isCounted: true).Select(r => r.Code));
        Assert.Equal(["ballots.grades-decided"],
            HandOut.AgainstRecounting(cast.Organising, cast.Counted with { IsOn = false }, isCounted: true).Select(r => r.Code));
        Assert.Equal(CountEntryState.Agreed, a.State);
    }

    [Fact]
    public void A_superseded_count_hides_how_papers_fall_just_as_the_count_that_stood()
    {
        string[] papers = [.. Enumerable.Repeat("11", 7), "-1"];
        var (a, b, counts) = Agreed(papers);
        var earlier = cast.HandOut().OrderRecount(cast.As(cast.Chair), cast.Counted, counts, [a, b], "Again", RoundCast.Now).Counts;
        Assert.Equal([7, 8], earlier.Select(c => c.Valid()));
        Assert.Equal([7, 8], counts.Select(c => c.Valid()));
        Assert.Equal([true, false], counts.Select(c => c.IsSuppressed(8, signed: false)));
        Assert.Null(earlier[0].Distribution(8, signed: false));
        Assert.Equal([7, 0, 0, 0], earlier[0].Distribution(8, signed: true)!);
        Assert.Equal([8, 0, 0, 0], earlier[1].Distribution(8, signed: false)!);
    }

    [Fact]
    public void Two_entries_are_compared_only_of_the_same_count_by_two_persons_in_two_posts_who_are_both_done()
    {
        var (a, b) = (Submitted(cast.TellerOne, ["11"]), Submitted(cast.TellerTwo, ["11"]));
        Assert.NotNull(CountAgreement.Compare(a, b).Agreed);
        var other = new RoundCast().InSession();
        var elsewhere = other.Submitted(other.TellerTwo, ["11"], 4, 1);
        Assert.Equal(["ballots.not-the-same-count"], Refusing.Codes(() => CountAgreement.Compare(a, elsewhere)));
        Assert.Equal(["ballots.not-the-same-count"], Refusing.Codes(() =>
            CountAgreement.Settle(cast.As(cast.TellerTwo), other.Counted, a, b, RoundCast.Now)));
        var groupB = CountEntry.Start(cast.As(cast.TellerTwo), cast.Counted, new(cast.Round.Groups[1].Id.Value), true, false,
            RoundCast.Now);
        Assert.Equal(["ballots.not-the-same-count"], Refusing.Codes(() => CountAgreement.Compare(a, groupB)));
        var fewer = cast.Counted with { Subjects = [cast.Counted.Subjects[0]] };
        var narrower = CountEntry.Start(cast.As(cast.TellerTwo), fewer, cast.CountedGroup, true, false, RoundCast.Now);
        Assert.Equal(["ballots.not-the-same-count"], Refusing.Codes(() => CountAgreement.Compare(a, narrower)));
        var unfinished = cast.Entry(cast.TellerTwo);
        Assert.Equal(["ballots.not-submitted"], Refusing.Codes(() => CountAgreement.Compare(a, unfinished)));
        Assert.Equal(["ballots.not-submitted"], Refusing.Codes(() => CountAgreement.Compare(unfinished, a)));
        Assert.Equal(["ballots.same-teller"], Refusing.Codes(() => CountAgreement.Compare(a, Submitted(cast.TellerOne, ["11"]))));
        cast.SamePerson(cast.TellerTwo, cast.TellerOne);
        Assert.Equal(["ballots.same-teller"], Refusing.Codes(() => CountAgreement.Compare(a, Submitted(cast.TellerTwo, ["11"]))));
    }

    [Fact]
    public void Totals_of_a_machine_that_differ_from_papers_are_named_debriefer_by_debriefer()
    {
        var typed = Submitted(cast.TellerOne, ["11", "10"]);
        var machine = cast.Entry(cast.TellerTwo);
        machine.TakeTotals(cast.As(cast.TellerTwo), cast.Counted,
            [.. typed.Tallies().Select((t, i) => i == 0 ? t with { Spoiled = 2, Grades = [1, 0, 0, 0] } : t)]);
        machine.Submit(cast.As(cast.TellerTwo), cast.Counted, cast.Voting(), RoundCast.Now);
        var first = typed.InOrder()[0];
        Assert.Equal([new CountCell(first, CountCellName.Spoiled), new CountCell(first, CountCellName.Grade, 0)],
            CountAgreement.Compare(typed, machine).Differing);
    }
}
