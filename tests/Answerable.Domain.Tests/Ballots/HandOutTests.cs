using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Ballots;

public sealed class HandOutTests
{
    private readonly RoundCast cast = new RoundCast().InSession();

    private IReadOnlyList<string> Against(Actor? by = null, bool isHandedOut = false) =>
        [.. HandOut.AgainstHandingOut(by ?? cast.Organising, cast.Counted, cast.Persons, isHandedOut).Select(r => r.Code)];

    [Fact]
    public void The_organiser_and_the_chair_hand_papers_out_and_nobody_else()
    {
        Assert.Empty(Against());
        Assert.Empty(Against(cast.As(cast.Chair)));
        Assert.Equal(["ballots.may-not-hand-out"], Against(cast.As(cast.TellerOne)));
        Assert.Equal(["ballots.already-handed-out"], Against(isHandedOut: true));
    }

    [Fact]
    public void Papers_are_handed_out_once_the_meeting_is_on()
    {
        var before = new RoundCast().Filled();
        before.Open();
        Refusing.With("ballots.not-in-session", () => before.HandOut());
    }

    [Fact]
    public void Papers_are_not_handed_out_with_one_person_as_both_tellers()
    {
        cast.SamePerson(cast.TellerOne, cast.TellerTwo);
        Assert.Equal(["ballots.tellers-same-person"], Against());
        Refusing.With("ballots.tellers-same-person", () => cast.HandOut());
    }

    [Fact]
    public void Papers_are_not_handed_out_to_a_vacant_post()
    {
        cast.Vacate(cast.TellerTwo);
        Assert.Equal(["ballots.teller-vacant"], Against());
    }

    [Fact]
    public void Papers_are_not_handed_out_to_a_teller_who_holds_or_stands_in_for_a_post_that_is_counted()
    {
        cast.SamePerson(cast.TellerOne, cast.Southern);
        Assert.Equal(["ballots.subject-is-teller"], Against());
    }

    [Fact]
    public void Papers_are_handed_out_to_two_tellers_of_whom_neither_is_counted()
    {
        IEnumerable<string> Handing(CountFrame frame) =>
            HandOut.AgainstHandingOut(cast.Organising, frame, cast.Persons, isHandedOut: false).Select(r => r.Code);
        Assert.Equal(["ballots.not-two-tellers"], Handing(cast.Counted with { Tellers = [cast.TellerOne.Id] }));
        // Nobody is known to hold the first.
        Assert.Equal(["ballots.teller-vacant"], Handing(cast.Counted with { Tellers = [new(Ids.Random()), cast.TellerTwo.Id] }));
        Assert.Contains("ballots.subject-is-teller", Handing(cast.Counted with { Tellers = [cast.TellerOne.Id, cast.Southern.Id] }));
    }

    [Fact]
    public void Nobody_owes_an_entry_while_there_is_no_teller_and_papers_are_counted_only_where_the_policy_says_so()
    {
        var handOut = cast.HandOut();
        var none = handOut.Awaits(cast.Counted with { Tellers = [] }, cast.Voting(), null, isCounted: false, Town.Calendar);
        Assert.Empty(none.Awaited);
        Assert.False(none.IsMet(BallotKinds.EnterPapers.Code, cast.TellerOne.Id));
        var policy = cast.Frame.Policy;
        var without = cast.Frame with { Policy = policy with { Assessment = policy.Assessment with { Value = false } } };
        Assert.Equal((true, false), (cast.Frame.IsCounting, without.IsCounting));
        Assert.All(Enum.GetValues<RoundState>(), state => Assert.Equal(state is RoundState.InSession or RoundState.Deciding,
            (cast.Frame with { State = state }).IsCounting));
        Assert.False((without with { State = RoundState.Deciding }).IsCounting);
    }

    [Fact]
    public void A_teller_who_has_come_to_stand_in_for_a_candidate_since_counts_no_further()
    {
        var entry = cast.Entry(cast.TellerOne);
        entry.SayPapers(cast.As(cast.TellerOne), cast.Counted, cast.Voting(), 1, 1, 0);
        cast.SamePerson(cast.Southern, cast.TellerOne);
        var by = cast.As(cast.TellerOne);
        Assert.Equal(["ballots.teller-is-debriefer"], Refusing.Codes(() => entry.Add(by, cast.Counted, "11")));
        Assert.Equal(["ballots.teller-is-debriefer"], Refusing.Codes(() => entry.SayPapers(by, cast.Counted, cast.Voting(), 1, 1, 0)));
        Assert.Equal(["ballots.teller-is-debriefer"], Refusing.Codes(() => entry.Clear(by, cast.Counted)));
        Assert.Equal(["ballots.teller-is-debriefer"], Refusing.Codes(() => entry.Submit(by, cast.Counted, cast.Voting(), RoundCast.Now)));
        Assert.Empty(CountEntry.Acts(by, cast.Counted, cast.Voting(), entry, isHandedOut: true, isCounted: false).Open);
    }

    [Fact]
    public void Whoever_takes_a_tellers_post_over_after_the_count_stands_has_nothing_left_to_count()
    {
        Assert.Empty(CountEntry.AgainstStarting(cast.As(cast.TellerOne), cast.Counted, isHandedOut: true, isCounted: false));
        Assert.Equal([BallotRefusals.AlreadyCounted], CountEntry.AgainstStarting(cast.As(cast.TellerOne), cast.Counted, isHandedOut: true,
            isCounted: true));
        Assert.Equal([BallotRefusals.NotHandedOut], CountEntry.AgainstStarting(cast.As(cast.TellerOne), cast.Counted, isHandedOut: false,
            isCounted: false));
    }

    [Fact]
    public void A_group_is_counted_again_only_when_it_was_counted_and_before_anybody_is_decided_on()
    {
        IEnumerable<string> Recounting(Actor by, bool isCounted) => HandOut.AgainstRecounting(by, cast.Counted, isCounted)
            .Select(r => r.Code);
        Assert.Equal(["ballots.nothing-counted"], Recounting(cast.Organising, isCounted: false));
        Assert.Equal(["ballots.may-not-recount"], Recounting(cast.As(cast.TellerOne), isCounted: true));
        foreach (var open in new[] { DebrieferDecision.None, DebrieferDecision.Deferred, DebrieferDecision.Withdrawn })
        {
            cast.Debriefer(cast.Northern).Decide(open);
            Assert.Empty(Recounting(cast.As(cast.Chair), isCounted: true));
        }
        foreach (var final in new[] { DebrieferDecision.Graded, DebrieferDecision.Ungraded })
        {
            cast.Debriefer(cast.Northern).Decide(final);
            Assert.Equal(["ballots.grades-decided"], Recounting(cast.Organising, isCounted: true));
        }
    }
}
