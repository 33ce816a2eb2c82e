using Answerable.Domain.Handovers;
using Answerable.Domain.Organisation;
using Answerable.Domain.Tests.Organisation;

namespace Answerable.Domain.Tests.Handovers;

/// <summary>A post is handed over from one to the next: nothing is lost, both sign in person, and signing names what is missing.</summary>
public sealed class HandoverTests
{
    private static readonly Calendar Calendar = new(TimeZoneInfo.Utc);
    private readonly Roster at = new();
    private readonly PersonId next = new(Ids.Random());
    private readonly List<Appointment> appointments = [];
    private readonly OpenItem late = Item(HandedKind.Obligation, Calendar.Before(Town.Today, 3)),
        coming = Item(HandedKind.Finding, Town.Today);

    public HandoverTests()
    {
        var held = at.Head.Appoint(Roster.Setting, at.Other, AppointmentKind.Holder, new AppointFacts([], [], []), Town.Day(-30)).Made;
        var made = at.Head.Appoint(Roster.Setting, next, AppointmentKind.Holder, new AppointFacts([held], [], []), Town.Day(-1)).Made;
        appointments.AddRange([held, made]);
    }

    private static OpenItem Item(HandedKind kind, DateOnly? due) =>
        new(kind, Ids.Random(), new("duty-task", Ids.Random()), null, "A thing", due);

    private HandoverFacts Facts(params OpenItem[] open) => new(open, appointments, Calendar);
    private Actor In(PersonId person) => Actor.In(person, at.Head.Id, at.County.Id, at.County.Path, [], new HashSet<PostId> { at.Head.Id },
        new HashSet<PostId>());

    private Actor Overseer => Actor.In(new(Ids.Random()), at.Desk.Id, at.City.Id, at.City.Path, [new(Right.Organise, at.City.Path)],
        new HashSet<PostId> { at.Desk.Id }, new HashSet<PostId>());

    private Handover Opened(params OpenItem[] open) => Handover.Open(In(next), at.Head, Facts(open), Town.Now);

    private Handover Given()
    {
        var found = Opened(late, coming);
        Explain(found);
        found.Give(In(at.Other), "Olga Old", "Olga Old", Facts(late, coming), Town.Now);
        return found;
    }

    private void Explain(Handover of) => of.Explain(In(at.Other), of.Items.ToDictionary(i => i.Id, _ => "As far as that."));
    private void Check(Handover of) => of.Check(In(next), of.Items.ToDictionary(i => i.Id, _ => (true, "")));

    [Fact]
    public void It_goes_from_the_last_holder_to_whoever_is_named_next_or_holds_the_post()
    {
        Assert.Equal(new(at.Other, next), Handover.Parties(appointments, Town.Now));
        var third = new PersonId(Ids.Random());
        var named = at.Head.Appoint(Roster.Setting, third, AppointmentKind.Holder, new AppointFacts([appointments[1]], [], []), Town.Now,
            new(Town.Day(9))).Made;
        Assert.Equal(new(next, third), Handover.Parties([.. appointments, named], Town.Now));
        Assert.Null(Handover.Parties([appointments[0]], Town.Day(-2)));
        Assert.Null(Handover.Parties([], Town.Now));
    }

    [Fact]
    public void A_vacant_post_is_handed_to_whoever_was_appointed_to_stand_in_and_to_no_delegate()
    {
        var held = appointments[1];
        var given = at.Head.Delegate(In(next), at.Me, Town.Day(5), new([held], [], []), Town.Now);
        Assert.Equal(new(at.Other, next), Handover.Parties([held, appointments[0], given], Town.Now));
        at.Head.Vacate(Roster.Setting, held, Town.Now, [held, given]);
        Assert.Null(Handover.Parties([held, given], Town.Day(1)));
        var acting = at.Head.Appoint(Roster.Setting, at.Me, AppointmentKind.Acting, new AppointFacts([], [], []), Town.Day(1)).Made;
        Assert.Equal(new(next, at.Me), Handover.Parties([held, acting], Town.Day(2)));
    }

    [Fact]
    public void Either_party_opens_it_and_whoever_fills_the_post_and_nobody_else()
    {
        foreach (var by in new[] { In(at.Other), In(next), at.With(Right.SystemAdministration) })
            Assert.Equal("handover.opened", Handover.Open(by, at.Head, Facts(), Town.Now).Recorded.Single().Act);
        foreach (var by in new[] { In(at.Me), Overseer, at.With(Right.SecurityAdministration, Right.Organise) })
            Assert.Equal(["handovers.not-party"], Refusing.Codes(() => Handover.Open(by, at.Head, Facts(), Town.Now)));
        Refusing.With("handovers.open-already", () => Handover.Open(In(next), at.Head, Facts(), Town.Now, isOpen: true));
        Refusing.With("handovers.done-already", () => Handover.Open(In(next), at.Head, Facts(), Town.Now, isDone: true));
    }

    [Fact]
    public void What_is_late_is_marked_with_whose_tenure_it_arose_in()
    {
        var found = Opened(late, coming);
        Assert.Equal([(true, (PersonId?)at.Other), (false, null)], found.Items.Select(i => (i.IsLate, i.LateUnderPersonId)));
        Explain(found);
        found.Give(In(at.Other), "O", "O", Facts(late, coming), Town.Now);
        Check(found);
        found.Receive(In(next), "N", "N", Facts(late, coming), Town.Day(2));
        Assert.Equal([(PersonId?)at.Other, next], found.Items.Select(i => i.LateUnderPersonId));
        Assert.Null(new HandoverFacts([], [appointments[0]], Calendar).HolderOn(Town.Today));
    }

    [Fact]
    public void The_giver_signs_when_every_item_has_a_sentence_and_the_receiver_when_every_item_is_looked_at()
    {
        var found = Opened(late, coming);
        Assert.Equal(["handovers.unexplained"], Refusing.Codes(() => found.Give(In(at.Other), "O", "O", Facts(late, coming), Town.Now)));
        Refusing.With("handovers.not-given", () => found.Receive(In(next), "N", "N", Facts(late, coming), Town.Now));
        Explain(found);
        Refusing.With("handovers.wrong-name", () => found.Give(In(at.Other), "Somebody", "O", Facts(late, coming), Town.Now));
        found.Give(In(at.Other), " O ", "O", Facts(late, coming), Town.Now);
        Refusing.With("handovers.given-already", () => found.Give(In(at.Other), "O", "O", Facts(late, coming), Town.Now));
        Refusing.With("handovers.given-already", () => Explain(found));
        Assert.Equal(["handovers.unchecked"], Refusing.Codes(() => found.Receive(In(next), "N", "N", Facts(late, coming), Town.Now)));
        found.Check(In(next), new Dictionary<HandoverItemId, (bool, string)>
        { [found.Items[0].Id] = (false, "Not mine."), [found.Items[1].Id] = (true, "") });
        found.Receive(In(next), "N", "N", Facts(late, coming), Town.Day(1));
        Assert.Equal((HandoverState.Done, Town.Day(1)), (found.State, found.DoneAt!.Value));
        Assert.Equal(["handover.opened", "handover.given", "handover.done"], found.Recorded.Select(l => l.Act));
        Refusing.With("handovers.not-open", () => Check(found));
    }

    [Fact]
    public void Each_signs_in_person_and_nobody_by_standing_in()
    {
        var found = Opened(late);
        var standIn = In(at.Me);
        Assert.Equal(["handovers.not-giver"], Refusing.Codes(() => found.Give(standIn, "S", "S", Facts(late), Town.Now)));
        Assert.Equal(["handovers.not-giver"], Refusing.Codes(() => found.Give(In(next), "N", "N", Facts(late), Town.Now)));
        Assert.Equal(["handovers.not-receiver"], Refusing.Codes(() => found.Receive(standIn, "S", "S", Facts(late), Town.Now)));
        Assert.Equal(["handovers.not-receiver"], Refusing.Codes(() => found.Receive(In(at.Other), "O", "O", Facts(late), Town.Now)));
        // Who holds no post any more still signs.
        found.Explain(Actor.WithoutPost(at.Other), found.Items.ToDictionary(i => i.Id, _ => "Done half."));
        found.Give(Actor.WithoutPost(at.Other), "O", "O", Facts(late), Town.Now);
        Assert.Equal(at.County.Id, found.Recorded[^1].Unit);
    }

    [Fact]
    public void What_came_since_is_taken_in_before_anybody_signs()
    {
        var (found, third) = (Opened(late, coming), Item(HandedKind.Asked, null));
        Explain(found);
        foreach (var open in new[] { Facts(late, coming, third), Facts(late), Facts(late, third) })
            Refusing.With("handovers.changed", () => found.Give(In(at.Other), "O", "O", open, Town.Now));
        Assert.Equal(["handovers.not-party"], Refusing.Codes(() => found.Renew(Overseer, Facts(late, third), Town.Now)));
        found.Renew(In(at.Other), Facts(late, third), Town.Now);
        Assert.Equal([false, true, false], found.Items.Select(i => i.IsSettled));
        Assert.Equal(["handovers.unexplained"], Refusing.Codes(() => found.Give(In(at.Other), "O", "O", Facts(late, third), Town.Now)));
        Explain(found);
        found.Give(In(at.Other), "O", "O", Facts(late, third), Town.Now);
        Refusing.With("handovers.changed", () => found.Receive(In(next), "N", "N", Facts(late, coming, third), Town.Now));
        found.Renew(In(next), Facts(late, coming, third), Town.Now);
        Assert.Equal((3, false), (found.Items.Count, found.Items[1].IsSettled));
    }

    [Fact]
    public void A_sentence_that_is_changed_is_to_be_checked_again()
    {
        var found = Opened(late, coming);
        Explain(found);
        Check(found);
        found.Explain(In(at.Other), new Dictionary<HandoverItemId, string> { [found.Items[0].Id] = "Otherwise." });
        Assert.Equal([false, true], found.Items.Select(i => i.IsTicked));
    }

    [Fact]
    public void A_witness_is_of_a_unit_above_and_signs_for_a_giver_who_cannot_with_a_reason()
    {
        var found = Opened(late);
        var beside = Actor.In(new(Ids.Random()), at.Head.Id, at.County.Id, at.County.Path, [new(Right.Organise, at.County.Path)],
            new HashSet<PostId>(), new HashSet<PostId>());
        var inPost = Actor.In(new(Ids.Random()), at.Desk.Id, at.City.Id, at.City.Path, [new(Right.Organise, at.City.Path)],
            new HashSet<PostId> { at.Head.Id }, new HashSet<PostId>());
        var giver = Actor.In(at.Other, at.Desk.Id, at.City.Id, at.City.Path, [new(Right.Organise, at.City.Path)], new HashSet<PostId>(),
            new HashSet<PostId>());
        foreach (var by in new[] { beside, inPost, giver, at.With(Right.SystemAdministration), at.With(Right.Audit) })
        {
            Assert.Equal(["handovers.not-witness"], Refusing.Codes(() => found.Witness(by, "W", "W", Town.Now)));
            Assert.Equal(["handovers.not-witness"], Refusing.Codes(() => found.GiveFor(by, "W", "W", "Gone.", Facts(late), Town.Now)));
        }
        Refusing.With("shell.empty", () => found.GiveFor(Overseer, "W", "W", " ", Facts(late), Town.Now));
        found.GiveFor(Overseer, "W", "W", "Dismissed and gone.", Facts(late), Town.Now);
        Assert.Equal((HandoverState.Given, "Dismissed and gone."), (found.State, found.Reason));
        found.Witness(Overseer, "V", "V", Town.Now);
        Refusing.With("handovers.witnessed-already", () => found.Witness(Overseer, "V", "V", Town.Now));
        Check(found);
        found.Receive(In(next), "N", "N", Facts(late), Town.Now);
        Assert.Equal(["handover.opened", "handover.given-for", "handover.witnessed", "handover.done"], found.Recorded.Select(l => l.Act));
    }

    [Fact]
    public void The_post_owes_both_signatures_within_ten_days_until_it_is_over()
    {
        var found = Given();
        var owed = found.Awaits(Calendar).Awaited.Single();
        Assert.Equal((HandoverKinds.Sign, at.Head.Id, Calendar.After(Town.Today, 10)), (owed.Kind, owed.Owner, owed.Due.On));
        Check(found);
        found.Receive(In(next), "N", "N", Facts(late, coming), Town.Now);
        Assert.True(found.Awaits(Calendar).IsMet("handover.sign", at.Head.Id));
        var other = Opened(late);
        foreach (var by in new[] { at.With(Right.SystemAdministration), at.With(Right.Audit), In(at.Me) })
            Assert.Equal(["handovers.not-party"], Refusing.Codes(() => other.Withdraw(by, "No.", Town.Now)));
        other.Withdraw(Overseer, "Another comes.", Town.Now);
        Assert.Empty(other.Awaits(Calendar).Awaited);
        Assert.False(other.Awaits(Calendar).IsMet("handover.sign", at.Head.Id));
        Refusing.With("handovers.not-open", () => other.Withdraw(In(next), "Twice.", Town.Now));
    }
}
