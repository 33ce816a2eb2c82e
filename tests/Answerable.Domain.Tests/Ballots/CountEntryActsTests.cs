using Answerable.Domain.Ballots;

namespace Answerable.Domain.Tests.Ballots;

/// <summary>What a teller may do with an entry, and what is left of it when it is begun again, lost or taken over.</summary>
public sealed class CountEntryActsTests
{
    private readonly RoundCast cast = new RoundCast().InSession();

    private Actor One => cast.As(cast.TellerOne);

    private Acts Acts(CountEntry? entry, Actor? by = null) =>
        CountEntry.Acts(by ?? One, cast.Counted, cast.Voting(), entry, isHandedOut: true, isCounted: false);

    private static (int, int, int, int, int) Held(CountEntry e) => (e.Issued, e.Returned, e.Spoiled, e.Papers.Count, e.Totals.Count);

    [Fact]
    public void Before_anything_is_typed_a_teller_types_and_has_nothing_to_look_at_or_take_back()
    {
        var acts = Acts(null);
        string[] typing = [BallotActs.WholePapers, BallotActs.Paper, BallotActs.MachineFile, BallotActs.Restart];
        Assert.All(typing, t => Assert.True(acts.May(t)));
        Assert.Equal([BallotRefusals.NothingDiffers], acts.Against(BallotActs.Look));
        Assert.Equal([BallotRefusals.NotSubmitted], acts.Against(BallotActs.Reopening));
        Assert.All(typing, t => Assert.Equal([BallotRefusals.NotTeller], Acts(null, cast.Organising).Against(t)));
    }

    [Fact]
    public void An_entry_is_typed_on_until_it_is_submitted_and_then_taken_back()
    {
        var entry = cast.Entry(cast.TellerOne);
        Assert.Equal([BallotRefusals.NotSubmitted], Acts(entry).Against(BallotActs.Reopening));
        Refusing.With("ballots.not-submitted", () => entry.Reopen(One, cast.Counted, RoundCast.Now));
        var done = cast.Submitted(cast.TellerOne, ["11"], 1, 0);
        Assert.Equal([BallotActs.Reopening], Acts(done).Open);
        Assert.Equal([BallotRefusals.AlreadySubmitted], Acts(done).Against(BallotActs.Paper));
        done.Reopen(One, cast.Counted, RoundCast.Now);
        Assert.Equal("count-entry.reopened", done.Recorded[^1].Act);
        Assert.Contains(BallotActs.Submission, Acts(done).Open);
    }

    [Fact]
    public void A_paper_that_was_not_typed_in_is_not_taken_out()
    {
        var entry = cast.Entry(cast.TellerOne);
        entry.Add(One, cast.Counted, "12");
        entry.Add(One, cast.Counted, "12");
        Assert.Equal(["ballots.no-such-paper"], Refusing.Codes(() => entry.Remove(One, cast.Counted, "21")));
        entry.Remove(One, cast.Counted, "12");
        Assert.Equal(["12"], entry.Papers);
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(0, 0, -1)]
    public void No_number_of_papers_is_less_than_none(int issued, int returned, int spoiled) => Assert.Contains("ballots.negative-papers",
        Refusing.Codes(() => cast.Entry(cast.TellerOne).SayPapers(One, cast.Counted, cast.Voting(), issued, returned, spoiled)));

    [Fact]
    public void Every_paper_may_come_back_every_one_may_be_spoiled_and_everybody_may_vote()
    {
        var entry = cast.Entry(cast.TellerOne);
        entry.SayPapers(One, cast.Counted, cast.Voting(30), 30, 30, 30);
        Assert.Equal((30, 30, 30, 0, 0), Held(entry));
        entry.Submit(One, cast.Counted, cast.Voting(30), RoundCast.Now);
        Assert.Equal(CountEntryState.Submitted, entry.State);
    }

    [Fact]
    public void Papers_and_totals_of_a_machine_take_each_others_place()
    {
        var entry = cast.Entry(cast.TellerOne);
        void Read() => entry.TakeTotals(One, cast.Counted, [.. entry.InOrder().Select(d => new Tally(d, 4, 3, 1, 0, [2, 0, 0, 0]))]);
        entry.Add(One, cast.Counted, "11");
        Read();
        Assert.Equal((4, 3, 1, 0, 2), Held(entry));
        entry.Add(One, cast.Counted, "11");
        Assert.Equal((4, 3, 1, 1, 0), Held(entry));
        Read();
        entry.SayPapers(One, cast.Counted, cast.Voting(), 5, 2, 0);
        Assert.Equal((5, 2, 0, 0, 0), Held(entry));
        Read();
        entry.Clear(One, cast.Counted);
        Assert.Equal((0, 0, 0, 0, 0), Held(entry));
        Refusing.With("ballots.totals-incomplete", () => entry.TakeTotals(One, cast.Counted, []));
    }

    [Fact]
    public void Whatever_is_typed_or_begun_again_after_a_mismatch_is_a_look_at_the_papers()
    {
        Action<CountEntry>[] acts =
        [
            e => e.SayPapers(One, cast.Counted, cast.Voting(), 3, 3, 0), e => e.Add(One, cast.Counted, "11"),
            e => e.Remove(One, cast.Counted, "12"), e => e.Clear(One, cast.Counted), e => e.Look(One, cast.Counted, RoundCast.Now),
            e => e.TakeTotals(One, cast.Counted, [.. e.InOrder().Select(d => new Tally(d, 4, 3, 1, 0, [2, 0, 0, 0]))]),
            e => e.Lose(One, RoundCast.Now),
        ];
        Assert.All(acts, act =>
        {
            var (a, b) = (cast.Submitted(cast.TellerOne, ["12"], 2, 0), cast.Submitted(cast.TellerTwo, ["11"], 2, 0));
            CountAgreement.Settle(cast.As(cast.TellerTwo), cast.Counted, a, b, RoundCast.Now);
            Assert.True(a.MustLook);
            act(a);
            Assert.False(a.MustLook);
        });
    }

    [Fact]
    public void Papers_whose_key_is_gone_are_typed_in_again_and_that_is_a_line()
    {
        var entry = cast.Submitted(cast.TellerOne, ["12", "11"], 4, 1);
        entry.Lose(cast.As(cast.TellerTwo), RoundCast.Now);
        Assert.Equal((CountEntryState.Entering, (0, 0, 0, 0, 0)), (entry.State, Held(entry)));
        Assert.Equal("count-entry.lost", entry.Recorded[^1].Act);
    }

    [Fact]
    public void An_entry_that_was_read_tells_no_papers_until_they_are_opened()
    {
        var read = (CountEntry)Activator.CreateInstance(typeof(CountEntry), nonPublic: true)!;
        Assert.Throws<InvalidOperationException>(() => read.Papers);
        Assert.Empty(read.InOrder());
        read.Open(["12"]);
        read.Open(["11", "10"]);
        Assert.Equal(["11", "10"], read.Papers);
        read.Seal([1]);
        Assert.NotNull(read.SealedPapers);
        read.Leave();
        Assert.Empty(read.Papers);
        var left = (CountEntry)Activator.CreateInstance(typeof(CountEntry), nonPublic: true)!;
        left.Leave();
        Assert.Empty(left.Papers);
    }
}
