using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using FsCheck;
using FsCheck.Fluent;

namespace Answerable.Domain.Tests.Ballots;

public sealed class CountAgreementTests
{
    private const string Marks = "01234-";

    /// <summary>Papers of two debriefers, and how many whole papers are spoiled beside them.</summary>
    private static readonly Arbitrary<(string[] Papers, int Spoiled)> Piles = (
        from papers in Gen.Elements(Marks.ToCharArray()).ArrayOf(2).Select(c => new string(c)).ArrayOf()
        from spoiled in Gen.Choose(0, 3)
        select (papers, spoiled)).ToArbitrary();

    private readonly RoundCast cast = new RoundCast().InSession();

    private CountEntry Enter(Answerable.Domain.Organisation.Post teller, (string[] Papers, int Spoiled) pile, int unreturned = 2) =>
        cast.Submitted(teller, pile.Papers, pile.Papers.Length + pile.Spoiled + unreturned, pile.Spoiled);

    [Fact]
    public void Every_tally_adds_up_whatever_is_typed() => Prop.ForAll(Piles, pile =>
        Enter(cast.TellerOne, pile).Tallies().All(t => t.AddsUp && t.Returned == t.Spoiled + t.CannotJudge + t.Valid))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Two_tellers_with_the_same_papers_in_any_order_agree() => Prop.ForAll(Piles, pile =>
    {
        var agreement = CountAgreement.Compare(Enter(cast.TellerOne, pile),
            Enter(cast.TellerTwo, ([.. pile.Papers.Reverse()], pile.Spoiled)));
        return agreement.Agreed is not null && agreement.Differing.Count == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_tellers_agree_if_and_only_if_every_number_is_the_same() => Prop.ForAll(Piles, Piles, (x, y) =>
    {
        var (a, b) = (Enter(cast.TellerOne, x), Enter(cast.TellerTwo, y));
        var same = Numbers(a).SequenceEqual(Numbers(b)) && x.Spoiled == y.Spoiled;
        var agreement = CountAgreement.Compare(a, b);
        return (agreement.Agreed is not null) == same && (agreement.Differing.Count == 0) == same;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_differs_is_the_same_whichever_teller_said_which_number() => Prop.ForAll(Piles, Piles, (x, y) =>
        CountAgreement.Compare(Enter(cast.TellerOne, x), Enter(cast.TellerTwo, y)).Differing
            .SequenceEqual(CountAgreement.Compare(Enter(cast.TellerOne, y), Enter(cast.TellerTwo, x)).Differing))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_cell_has_a_name_and_no_room_for_a_value() => Assert.Equal(
        ["SubjectId", "Name", "GradeIndex"], typeof(CountCell).GetProperties().Where(p => p.Name != "EqualityContract")
            .Select(p => p.Name));

    [Fact]
    public void A_mismatch_names_the_cells_and_opens_both_entries_again()
    {
        var (a, b) = (Enter(cast.TellerOne, (["12", "11"], 0)), Enter(cast.TellerTwo, (["12", "21"], 0)));
        var (agreement, counts) = CountAgreement.Settle(cast.As(cast.TellerTwo), cast.Counted, a, b, RoundCast.Now);
        var first = a.InOrder()[0];
        Assert.Equal([new CountCell(first, CountCellName.Grade, 0), new CountCell(first, CountCellName.Grade, 1)], agreement.Differing);
        Assert.Null(agreement.Agreed);
        Assert.Empty(counts);
        Assert.Equal((CountEntryState.Entering, CountEntryState.Entering, 2), (a.State, b.State, a.Papers.Count));
        Assert.Equal((true, true), (a.MustLook, b.MustLook));
    }

    [Fact]
    public void After_a_mismatch_the_same_is_not_submitted_again_before_the_teller_looked_or_changed_it()
    {
        var (a, b) = (Enter(cast.TellerOne, (["12", "11"], 0)), Enter(cast.TellerTwo, (["12", "21"], 0)));
        var (one, two) = (cast.As(cast.TellerOne), cast.As(cast.TellerTwo));
        Refusing.With("ballots.already-submitted", () => a.Look(one, cast.Counted, RoundCast.Now));
        CountAgreement.Settle(two, cast.Counted, a, b, RoundCast.Now);
        var group = new CountGroup(a.GroupId, "A", 40);
        Refusing.With("ballots.look-first", () => a.Submit(one, cast.Counted, group, RoundCast.Now));
        Refusing.With("ballots.not-teller", () => a.Look(two, cast.Counted, RoundCast.Now));
        a.Look(one, cast.Counted, RoundCast.Now);
        Assert.Equal("count-entry.looked", a.Recorded[^1].Act);
        Refusing.With("ballots.nothing-differs", () => a.Look(one, cast.Counted, RoundCast.Now));
        a.Submit(one, cast.Counted, group, RoundCast.Now);
        b.Remove(two, cast.Counted, "21");
        Assert.False(b.MustLook);
        b.Add(two, cast.Counted, "11");
        b.Submit(two, cast.Counted, group, RoundCast.Now);
        Assert.NotNull(CountAgreement.Compare(a, b).Agreed);
    }

    [Fact]
    public void Whole_papers_that_differ_are_named_once()
    {
        var agreement = CountAgreement.Compare(Enter(cast.TellerOne, (["12"], 2)), Enter(cast.TellerTwo, (["12"], 1)));
        Assert.Equal([new(null, CountCellName.Issued), new(null, CountCellName.Returned), new CountCell(null, CountCellName.Spoiled)],
            agreement.Differing);
    }

    [Fact]
    public void When_both_agree_the_counts_stand_and_the_papers_go()
    {
        var (a, b) = (Enter(cast.TellerOne, (["10", "1-"], 1)), Enter(cast.TellerTwo, (["1-", "10"], 1)));
        var (_, counts) = CountAgreement.Settle(cast.As(cast.TellerTwo), cast.Counted, a, b, RoundCast.Now);
        Assert.Equal(2, counts.Count);
        Assert.Equal((5, 3, 1, 0), (counts[0].Issued, counts[0].Returned, counts[0].Spoiled, counts[0].CannotJudge));
        Assert.Equal([2, 0, 0, 0], counts[0].Grades);
        Assert.Equal((2, 1, 0), (counts[1].Spoiled, counts[1].CannotJudge, counts[1].Valid()));
        Assert.Empty(a.Papers.Concat(b.Papers));
        Assert.Equal(cast.Round.Debriefers.Select(d => new CountSubjectId(d.Id.Value)).ToHashSet(),
            counts.Select(c => c.SubjectId).ToHashSet());
        Refusing.With("ballots.not-submitted", () => CountAgreement.Compare(a, b));
    }

    [Fact]
    public void A_machine_and_a_teller_agree_when_their_counts_do()
    {
        var typed = Enter(cast.TellerOne, (["10", "1-"], 1));
        var machine = cast.Entry(cast.TellerTwo);
        machine.TakeTotals(cast.As(cast.TellerTwo), cast.Counted, typed.Tallies());
        machine.Submit(cast.As(cast.TellerTwo), cast.Counted, cast.Voting(), RoundCast.Now);
        Assert.NotNull(CountAgreement.Compare(typed, machine).Agreed);
    }

    [Fact]
    public void One_person_cannot_be_both_tellers()
    {
        var one = Enter(cast.TellerOne, (["12"], 0));
        Refusing.With("ballots.same-teller", () => CountAgreement.Compare(one, one));
    }

    [Fact]
    public void Fewer_valid_papers_than_the_minimum_show_no_distribution_unless_signed()
    {
        string[] seven = [.. Enumerable.Repeat("11", 7), "01"];
        var (a, b) = (Enter(cast.TellerOne, (seven, 0)), Enter(cast.TellerTwo, (seven, 0)));
        var counts = CountAgreement.Settle(cast.As(cast.TellerTwo), cast.Counted, a, b, RoundCast.Now).Counts;
        Assert.Null(counts[0].Distribution(8, signed: false));
        Assert.Equal([7, 0, 0, 0], counts[0].Distribution(8, signed: true)!);
        Assert.Equal([8, 0, 0, 0], counts[1].Distribution(8, signed: false)!);
    }

    private static IEnumerable<int> Numbers(CountEntry entry) =>
        entry.Tallies().SelectMany(t => (int[])[t.Issued, t.Returned, t.Spoiled, t.CannotJudge, .. t.Grades]);
}
