using Answerable.Domain.Organisation;

namespace Answerable.Domain.Tests.Organisation;

/// <summary>Terms with planned ends, successors who are named before, and what a holder lets others do until a day.</summary>
public sealed class TermTests
{
    private readonly Roster at = new();
    private readonly PersonId third = new(Ids.Random());

    private Actor Filler => at.With(Right.SystemAdministration);

    private static AppointFacts Facts(params Appointment[] current) => new(current, [], []);

    private Actor InHead(PersonId person) => Actor.In(person, at.Head.Id, at.County.Id, at.County.Path, [],
        new HashSet<PostId> { at.Head.Id }, new HashSet<PostId>());

    private Appointment Held(DateTimeOffset? until = null) =>
        at.Head.Appoint(Filler, at.Other, AppointmentKind.Holder, Facts(), Town.Now, new(null, until)).Made;

    [Fact]
    public void A_term_that_ends_later_is_in_force_until_that_instant()
    {
        var held = Held(Town.Day(30));
        Assert.True(held.IsInForce(Town.Day(30).AddMilliseconds(-1)));
        Assert.False(held.IsInForce(Town.Day(30)));
    }

    [Fact]
    public void A_last_day_lies_ahead_and_a_first_day_is_not_past()
    {
        Refusing.With("organisation.end-not-ahead", () => Held(Town.Now));
        Refusing.With("organisation.begin-behind",
            () => at.Head.Appoint(Filler, third, AppointmentKind.Holder, Facts(), Town.Now, new(Town.Day(-1))));
        Refusing.With("organisation.end-not-ahead",
            () => at.Head.Appoint(Filler, third, AppointmentKind.Holder, Facts(), Town.Now, new(Town.Day(5), Town.Day(5))));
    }

    [Fact]
    public void A_successor_who_is_named_before_ends_the_holder_on_that_day_and_not_today()
    {
        var held = Held();
        var (made, ended) = at.Head.Appoint(Filler, third, AppointmentKind.Holder, Facts(held), Town.Now, new(Town.Day(10)));
        Assert.Equal([held], ended);
        Assert.True(held.IsInForce(Town.Day(9)));
        Assert.False(made.IsInForce(Town.Day(9)));
        Assert.Equal((false, true), (held.IsInForce(Town.Day(10)), made.IsInForce(Town.Day(10))));
        Assert.Equal(["post.created", "post.appointed", "post.appointed", "post.end-planned"], at.Head.Recorded.Select(l => l.Act));
    }

    [Fact]
    public void Nobody_is_in_a_post_beside_the_successor_who_is_named()
    {
        var held = Held();
        var next = at.Head.Appoint(Filler, third, AppointmentKind.Holder, Facts(held), Town.Now, new(Town.Day(10))).Made;
        var fourth = new PersonId(Ids.Random());
        Refusing.With("organisation.successor-named",
            () => at.Head.Appoint(Filler, fourth, AppointmentKind.Holder, Facts(held, next), Town.Now));
        Refusing.With("organisation.successor-named", () => at.Head.PlanEnd(Filler, held, null, [held, next], Town.Now));
        Refusing.With("organisation.successor-named", () => at.Head.PlanEnd(Filler, held, Town.Day(11), [held, next], Town.Now));
        at.Head.PlanEnd(Filler, held, Town.Day(5), [held, next], Town.Now);
        Assert.False(held.IsInForce(Town.Day(5)));
        // Until the successor begins, somebody else may be there.
        at.Head.Appoint(Filler, fourth, AppointmentKind.Holder, Facts(held, next), Town.Day(5), new(null, Town.Day(10)));
    }

    [Fact]
    public void Who_is_named_and_ended_before_they_begin_never_does()
    {
        var next = at.Head.Appoint(Filler, third, AppointmentKind.Holder, Facts(), Town.Now, new(Town.Day(10))).Made;
        at.Head.Vacate(Filler, next, Town.Day(1));
        Assert.False(next.IsInForce(Town.Day(10)));
        Assert.True(next.IsOver(next.From));
    }

    [Fact]
    public void An_end_is_planned_and_cleared_by_who_fills_posts_and_never_for_oneself()
    {
        var held = Held();
        Assert.Equal(["organisation.not-administrator"],
            Refusing.Codes(() => at.Head.PlanEnd(at.With(Right.SecurityAdministration), held, Town.Day(9), [held], Town.Now)));
        at.Head.PlanEnd(Filler, held, Town.Day(9), [held], Town.Now);
        Assert.Equal(Town.Day(9), held.Until);
        at.Head.PlanEnd(Filler, held, null, [held], Town.Now);
        Assert.Null(held.Until);
        Refusing.With("organisation.end-not-ahead", () => at.Head.PlanEnd(Filler, held, Town.Now, [held], Town.Now));
        var own = at.Head.Appoint(Roster.Setting, at.Me, AppointmentKind.Acting, Facts(held), Town.Now, new(null, Town.Day(3))).Made;
        Assert.Equal(["organisation.own-term"], Refusing.Codes(() => at.Head.PlanEnd(Filler, own, null, [held, own], Town.Now)));
    }

    [Fact]
    public void A_holder_lets_somebody_act_until_a_day_and_the_delegate_passes_it_on_to_nobody()
    {
        var held = Held();
        var given = at.Head.Delegate(InHead(at.Other), third, Town.Day(7), Facts(held), Town.Now);
        Assert.Equal((AppointmentKind.Acting, at.Other, Town.Day(7)), (given.Kind, given.DelegatedBy!.Value, given.Until!.Value));
        var fourth = new PersonId(Ids.Random());
        Assert.Equal(["organisation.not-holder"],
            Refusing.Codes(() => at.Head.Delegate(InHead(third), fourth, Town.Day(7), Facts(held, given), Town.Now)));
        Refusing.With("organisation.stand-in-there",
            () => at.Head.Delegate(InHead(at.Other), fourth, Town.Day(7), Facts(held, given), Town.Now));
        Refusing.With("organisation.is-delegated", () => at.Head.PlanEnd(Filler, given, null, [held, given], Town.Now));
        Assert.Equal(["organisation.not-holder"], Refusing.Codes(() => at.Head.EndDelegation(InHead(fourth), given, Town.Day(1))));
        at.Head.EndDelegation(InHead(at.Other), given, Town.Day(1));
        Assert.False(given.IsInForce(Town.Day(1)));
        Assert.Equal(["post.created", "post.appointed", "post.delegated", "post.delegation-ended"], at.Head.Recorded.Select(l => l.Act));
    }

    [Fact]
    public void Only_the_holder_of_the_post_delegates_it_and_in_this_post()
    {
        var held = Held();
        var elsewhere = Actor.In(at.Other, at.Desk.Id, at.City.Id, at.City.Path, [], new HashSet<PostId> { at.Head.Id },
            new HashSet<PostId>());
        foreach (var by in new[] { elsewhere, InHead(third), Filler })
            Assert.Equal(["organisation.not-holder"],
                Refusing.Codes(() => at.Head.Delegate(by, third, Town.Day(7), Facts(held), Town.Now)));
        Refusing.With("organisation.not-holder",
            () => at.Head.Delegate(InHead(at.Other), third, Town.Day(7), Facts(Held(Town.Day(1))), Town.Day(2)));
    }

    [Fact]
    public void No_administration_is_delegated_and_nobody_who_has_one_becomes_a_delegate()
    {
        var held = Held();
        Refusing.With("organisation.administration-not-delegated", () => at.Head.Delegate(InHead(at.Other), third, Town.Day(7),
            new([held], [Right.SystemAdministration], []), Town.Now));
        Refusing.With("organisation.administrator-not-delegate", () => at.Head.Delegate(InHead(at.Other), third, Town.Day(7),
            new([held], [Right.Organise], [Right.SystemAdministration]), Town.Now));
    }

    [Fact]
    public void A_delegation_ends_with_the_term_of_who_gave_it()
    {
        var held = Held(Town.Day(20));
        Refusing.With("organisation.beyond-own-term",
            () => at.Head.Delegate(InHead(at.Other), third, Town.Day(21), Facts(held), Town.Now));
        var given = at.Head.Delegate(InHead(at.Other), third, Town.Day(20), Facts(held), Town.Now);
        at.Head.PlanEnd(Filler, held, Town.Day(8), [held, given], Town.Now);
        Assert.Equal(Town.Day(8), given.Until);
        var (_, ended) = at.Head.Appoint(Filler, new(Ids.Random()), AppointmentKind.Holder, Facts(held, given), Town.Day(4));
        Assert.Equal([held, given], ended);
        Assert.False(given.IsInForce(Town.Day(4)));
    }

    [Fact]
    public void A_delegation_ends_when_who_gave_it_leaves()
    {
        var held = Held();
        var given = at.Head.Delegate(InHead(at.Other), third, Town.Day(20), Facts(held), Town.Now);
        at.Head.Vacate(Filler, held, Town.Day(2), [held, given]);
        Assert.False(given.IsInForce(Town.Day(2)));
    }

    [Fact]
    public void A_term_that_is_asked_for_oneself_is_kept_until_it_is_confirmed()
    {
        var asked = at.Head.AskForAppointment(Filler, AppointmentKind.Holder, Facts(), Town.Now, new(Town.Day(3), Town.Day(9)));
        var (made, _) = at.Head.ConfirmAppointment(at.Somebody(Right.Audit), asked, Facts(), Town.Day(1));
        Assert.Equal((Town.Day(3), Town.Day(9)), (made.From, made.Until!.Value));
        var late = at.Head.AskForAppointment(Filler, AppointmentKind.Holder, Facts(), Town.Now, new(null, Town.Day(9)));
        Refusing.With("organisation.end-not-ahead",
            () => at.Head.ConfirmAppointment(at.Somebody(Right.Audit), late, Facts(), Town.Day(9)));
    }

    [Fact]
    public void Nobody_gives_a_right_to_a_post_for_which_they_are_named()
    {
        Assert.Empty(Post.AgainstGranting(at.With(Right.SecurityAdministration), at.Head.Id));
        Assert.Equal([OrganisationRefusals.OwnPost],
            Post.AgainstGranting(at.With(Right.SecurityAdministration), at.Head.Id, isToHold: true));
    }
}
