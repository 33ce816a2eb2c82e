namespace Answerable.Domain.Tests;

public sealed class IndependenceTests
{
    private readonly Desk owner = Town.InHarbour();
    private readonly Desk judge = Town.InMill();

    private Independence Verifier(UnitId? outside = null, params PostId[] measureOwners) =>
        Independence.OfVerifier(owner.Id, measureOwners, outside, Town.Now);

    private static string? Reason(Barred? bar) => bar?.Reason;

    [Fact]
    public void Somebody_with_no_part_in_it_may_judge() =>
        Assert.Null(Verifier(Town.Harbour).On(judge.Actor(), [owner.Tenure(), judge.Tenure()], Town.Day(5)));

    [Fact]
    public void The_owner_is_barred_without_any_tenure_being_known() =>
        Assert.Equal(BarReasons.Owner, Reason(Verifier().On(owner.Actor(), [], Town.Day(5))));

    [Fact]
    public void The_owners_person_is_barred_in_another_post() =>
        Assert.Equal(BarReasons.Owner, Reason(Verifier().On(judge.Actor(), [owner.Tenure(person: judge.Person)], Town.Day(5))));

    [Fact]
    public void The_owners_person_is_barred_by_the_posts_of_the_actor_alone() =>
        Assert.Equal(BarReasons.Owner, Reason(Verifier().On(judge.ActorHolding([owner.Id]), [], Town.Day(5))));

    [Theory]
    [InlineData(-10, 3, BarReasons.HeldSince)]
    [InlineData(2, 4, BarReasons.HeldSince)]
    [InlineData(-10, 0, null)]
    [InlineData(6, null, null)]
    [InlineData(5, null, BarReasons.Owner)]
    public void Whoever_held_the_post_since_is_barred_and_who_left_before_is_not(int from, int? until, string? reason) =>
        Assert.Equal(reason,
            Reason(Verifier().On(judge.Actor(), [owner.Tenure(Town.Day(from), until is { } u ? Town.Day(u) : null, judge.Person)],
                Town.Day(5))));

    [Fact]
    public void Whoever_stands_in_for_the_holder_is_barred() =>
        Assert.Equal(BarReasons.StandsIn,
            Reason(Verifier().On(judge.Actor(), [owner.Tenure(person: judge.Person, kind: AppointmentKind.Acting)], Town.Day(5))));

    [Fact]
    public void A_colleague_of_the_owners_unit_is_barred_only_where_the_policy_says_so()
    {
        var colleague = Town.InHarbour();
        Assert.Equal(BarReasons.SameUnit, Reason(Verifier(Town.Harbour).On(colleague.Actor(), [], Town.Day(5))));
        Assert.Equal(BarReasons.SameUnit,
            Reason(Verifier(Town.Harbour).On(judge.Actor(), [colleague.Tenure(person: judge.Person)], Town.Day(5))));
        Assert.Null(Verifier().On(colleague.Actor(), [colleague.Tenure()], Town.Day(5)));
    }

    [Fact]
    public void Whoever_carries_out_a_measure_is_barred()
    {
        var mason = Town.InMill();
        Assert.Equal(BarReasons.MeasureOwner, Reason(Verifier(null, mason.Id).On(mason.Actor(), [mason.Tenure()], Town.Day(5))));
    }

    [Fact]
    public void A_member_of_a_leading_group_is_barred_while_and_after_seated()
    {
        var group = Town.InHarbour();
        var seated = Independence.OfVerifier(group.Id, [], null, Town.Now);
        var member = judge.Tenure().InGroup(group.Id, group.Unit, group.Path, Town.Day(-3), Town.Day(2))!;
        Assert.Equal(BarReasons.HeldSince, Reason(seated.On(judge.Actor(), [member], Town.Day(5))));
        Assert.Equal(BarReasons.Owner, Reason(seated.On(judge.ActorSeated([], [group.Id]), [], Town.Day(5))));
        Assert.Null(judge.Tenure(until: Town.Day(-9)).InGroup(group.Id, group.Unit, group.Path, Town.Day(-3), null));
    }

    [Fact]
    public void Who_sits_in_a_group_through_a_post_sits_there_while_both_last()
    {
        (int From, int? Until)? Seat(int from, int? until, int seatedFrom, int? seatedUntil)
        {
            DateTimeOffset? Instant(int? day) => day is { } d ? Town.Day(d) : null;
            var seat =
                judge.Tenure(Town.Day(from), Instant(until)).InGroup(owner.Id, owner.Unit, owner.Path, Town.Day(seatedFrom),
                    Instant(seatedUntil));
            return seat is null ? null : ((seat.From - Town.Now).Days, seat.Until is { } end ? (end - Town.Now).Days : null);
        }
        Assert.Equal((3, 9), Seat(1, 9, 3, null));
        Assert.Equal((3, 7), Seat(3, 9, 1, 7));
        Assert.Equal((3, 7), Seat(3, 7, 1, 9));
        Assert.Equal((3, null), Seat(3, null, 1, null));
        Assert.Equal((3, 4), Seat(3, null, 1, 4));
        Assert.Null(Seat(1, 5, 5, null));
        Assert.Null(Seat(1, 5, 6, null));
    }

    [Fact]
    public void Of_several_times_in_the_post_the_reason_is_the_one_that_counts_now_and_the_holders_first()
    {
        string? Of(params Tenure[] own) => Reason(Verifier().On(judge.Actor(), own, Town.Day(5)));
        var before = owner.Tenure(Town.Day(-9), Town.Day(2), judge.Person);
        var actsNow = owner.Tenure(Town.Day(3), null, judge.Person, AppointmentKind.Acting);
        var holdsNow = owner.Tenure(Town.Day(3), null, judge.Person);
        Assert.Equal(BarReasons.StandsIn, Of(before, actsNow));
        Assert.Equal(BarReasons.Owner, Of(actsNow, holdsNow));
        Assert.Equal(BarReasons.Owner, Of(holdsNow, actsNow));
    }

    [Fact]
    public void A_candidate_may_not_count_and_the_deciding_body_may_not_hear_the_appeal()
    {
        Assert.Equal(BarReasons.Candidate,
            Reason(Independence.OfCandidates([judge.Id, owner.Id], Town.Now).On(owner.Actor(), [], Town.Now)));
        Assert.Equal(BarReasons.DecidingBody, Reason(Independence.OfAppeal(owner.Id, Town.Now).On(owner.Actor(), [], Town.Now)));
    }

    [Fact]
    public void The_screen_lists_the_post_and_each_barred_person_once()
    {
        var bars = Verifier(Town.Harbour).Bars(
            [owner.Tenure(), owner.Tenure(Town.Day(-9), Town.Day(1), judge.Person),
                owner.Tenure(until: Town.Day(-1), person: new(Ids.Random())), Town.InHarbour().Tenure()], Town.Day(5));
        Assert.Equal([BarReasons.Owner, BarReasons.Owner, BarReasons.HeldSince, BarReasons.SameUnit], bars.Select(b => b.Reason));
        Assert.Equal([null, owner.Person, judge.Person], bars.Take(3).Select(b => b.PersonId));
        Assert.All(bars, b => Assert.Contains(b.Reason, BarReasons.All));
    }

    [Fact]
    public void Who_is_free_is_refused_nothing_and_a_tenure_counts_from_its_first_instant_to_before_its_last()
    {
        Verifier().Check(judge.Actor(), [], Town.Now, _ => Refusal.Of("x.barred"));
        Verifier(Town.Harbour).CheckPost(judge.Id, Town.Mill, _ => Refusal.Of("x.barred"));
        Assert.Null(Verifier().OnPost(judge.Id, Town.Harbour));
        Assert.Equal(BarReasons.Owner, Verifier().OnPost(owner.Id, Town.Harbour)!.Reason);
        var held = owner.Tenure(Town.Day(2), Town.Day(4));
        Assert.Equal([false, true, true, false],
            new[] { (0, 1), (0, 2), (3, 9), (4, 9) }.Select(s => held.Touches(Town.Day(s.Item1), Town.Day(s.Item2))));
        Assert.True(owner.Tenure().Touches(Town.Day(3), Town.Day(3)));
        // A command is nobody, and holds nothing.
        Assert.Null(Verifier(Town.Harbour).On(Actor.System(SystemVerbs.Demo), [owner.Tenure()], Town.Now));
    }

    [Fact]
    public void A_barred_actor_or_post_is_refused_with_the_reason()
    {
        Refusing.With("x.barred", () => Verifier().Check(owner.Actor(), [], Town.Now, b => Refusal.Of("x.barred", ("reason", b.Reason))));
        Refusing.With("x.barred", () => Verifier(Town.Harbour).CheckPost(Town.InHarbour().Id, Town.Harbour, _ => Refusal.Of("x.barred")));
    }
}
