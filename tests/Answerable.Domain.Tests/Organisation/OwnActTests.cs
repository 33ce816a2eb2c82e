using Answerable.Domain.Organisation;

namespace Answerable.Domain.Tests.Organisation;

/// <summary>What an administration asks for itself is held to the rules of what it gives to others, and each step is a line.</summary>
public sealed class OwnActTests
{
    private static readonly AppointFacts Vacant = new([], [], []);
    private readonly Roster at = new();

    private Actor Administrator => at.With(Right.SystemAdministration);

    [Fact]
    public void Only_a_system_administration_asks_for_a_post_or_a_seat_of_its_own()
    {
        foreach (var by in new[]
        {
            at.With(Right.SecurityAdministration), at.With(Right.Organise), at.Over("C/S/", Right.SystemAdministration),
        })
        {
            Assert.Equal(["organisation.not-administrator"],
                Refusing.Codes(() => at.Head.AskForAppointment(by, AppointmentKind.Holder, Vacant, Town.Now)));
            Assert.Equal(["organisation.not-administrator"], Refusing.Codes(() => at.Group.AskForSeat(by, at.Desk, false, Town.Now)));
        }
        Assert.Equal(["organisation.collective-has-no-holder"],
            Refusing.Codes(() => at.Group.AskForAppointment(Administrator, AppointmentKind.Holder, Vacant, Town.Now)));
        Assert.Equal(["organisation.not-a-collective"],
            Refusing.Codes(() => at.Head.AskForSeat(Administrator, at.Desk, false, Town.Now)));
    }

    [Fact]
    public void A_seat_is_asked_for_an_individual_post_that_has_none_yet()
    {
        Assert.Equal(["organisation.already-seated"],
            Refusing.Codes(() => at.Group.AskForSeat(Administrator, at.Desk, isSeated: true, Town.Now)));
        Assert.Equal(["organisation.not-a-collective"],
            Refusing.Codes(() => at.Group.AskForSeat(Administrator, at.Group, isSeated: false, Town.Now)));
        Assert.Equal((WaitingActKind.Seat, at.Desk.Id),
            (at.Group.AskForSeat(Administrator, at.Desk, false, Town.Now).Kind, at.Group.AskForSeat(Administrator, at.Desk, false,
                Town.Now).MemberId!.Value));
    }

    [Theory]
    [InlineData(AppointmentKind.Holder, WaitingActKind.Holder, "post.appointed")]
    [InlineData(AppointmentKind.Acting, WaitingActKind.Acting, "post.acting-appointed")]
    public void Who_asks_to_hold_a_post_holds_it_and_who_asks_to_stand_in_stands_in(AppointmentKind kind, WaitingActKind asks, string act)
    {
        var asked = at.Head.AskForAppointment(Administrator, kind, Vacant, Town.Now);
        Assert.Equal((asks, kind), (asked.Kind, asked.AppointmentKind));
        var (made, _) = at.Head.ConfirmAppointment(at.Somebody(Right.Audit), asked, Vacant, Town.Day(1));
        Assert.Equal((kind, at.Me), (made.Kind, made.PersonId));
        Assert.Equal(["post.created", "post.own-appointment-asked", act], at.Head.Recorded.Select(l => l.Act));
    }

    [Fact]
    public void A_confirmed_seat_holds_from_the_rosters_date_or_else_from_its_confirmation()
    {
        var asked = at.Group.AskForSeat(Administrator, at.Desk, false, Town.Now);
        var seat = at.Group.ConfirmSeat(at.Somebody(Right.Audit), asked, "C-desk", false, Town.Day(2));
        Assert.Equal((at.Group.Id, at.Desk.Id, Town.Day(2)), (seat.CollectiveId, seat.MemberId, seat.From));
        var rowed = WaitingAct.Seat(at.Me, at.Group.Id, at.County.Path, at.Desk.Id, Town.Now, Town.Day(-9));
        Assert.Equal(Town.Day(-9), at.Group.ConfirmSeat(at.Somebody(Right.Audit), rowed, "C-desk", false, Town.Day(2)).From);
        Assert.Equal(["post.created", "post.own-seat-asked", "post.member-seated", "post.member-seated"],
            at.Group.Recorded.Select(l => l.Act));
    }

    [Fact]
    public void What_another_administration_refuses_is_a_line_too()
    {
        at.Head.Refuse(at.Somebody(Right.Audit), at.Head.AskForAppointment(Administrator, AppointmentKind.Holder, Vacant, Town.Now),
            Town.Day(1));
        Assert.Equal(("post.own-act-refused", (PersonId?)at.Other), (at.Head.Recorded[^1].Act, at.Head.Recorded[^1].Person));
    }
}
