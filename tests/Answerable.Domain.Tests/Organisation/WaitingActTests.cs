using Answerable.Domain.Organisation;

namespace Answerable.Domain.Tests.Organisation;

/// <summary>Who decides on what an administration would do for itself.</summary>
public sealed class WaitingActTests
{
    private static readonly AppointFacts Vacant = new([], [], []);
    private readonly Roster at = new();

    private WaitingAct Asked() => at.Head.AskForAppointment(at.With(Right.SystemAdministration), AppointmentKind.Holder, Vacant, Town.Now);

    private static string[] Codes(WaitingAct asked, Actor by) => [.. asked.AgainstDeciding(by).Select(r => r.Code)];

    [Fact]
    public void Another_of_the_three_administrations_over_the_unit_decides_and_never_who_asked()
    {
        var asked = Asked();
        Assert.Empty(Codes(asked, at.Somebody(Right.SecurityAdministration)));
        Assert.Empty(Codes(asked, at.Somebody(Right.Audit)));
        foreach (var by in new[]
        {
            at.Somebody(Right.SystemAdministration), at.Somebody(Right.Organise), at.Somebody(Right.Audit, "C/S/"),
            Actor.System(SystemVerbs.Import),
        })
            Assert.Equal(["organisation.not-another-administration"], Codes(asked, by));
        Assert.Equal(["organisation.own-act"], Codes(asked, at.With(Right.Audit)));
    }

    [Fact]
    public void An_invitation_needs_a_second_administrator_who_is_neither_who_asked_nor_who_is_invited()
    {
        var third = new PersonId(Ids.Random());
        var asked = WaitingAct.Invitation(at.Me, third, at.City.Path, Town.Now);
        foreach (var right in new[] { Right.SystemAdministration, Right.SecurityAdministration, Right.Audit })
            Assert.Empty(Codes(asked, at.Somebody(right)));
        Assert.Equal(["organisation.own-act"], Codes(asked, at.With(Right.SecurityAdministration)));
        Assert.Equal(["organisation.own-act"],
            Codes(WaitingAct.Invitation(third, at.Other, at.City.Path, Town.Now), at.Somebody(Right.Audit)));
        Assert.Equal(["organisation.not-another-administration"], Codes(asked, at.Somebody(Right.Organise)));
    }

    [Fact]
    public void What_is_confirmed_is_done_once_and_tells_who_asked()
    {
        var (asked, by) = (Asked(), at.Somebody(Right.Audit));
        var (made, ended) = at.Head.ConfirmAppointment(by, asked, Vacant, Town.Now);
        Assert.Equal((at.Me, AppointmentKind.Holder, Town.Now), (made.PersonId, made.Kind, made.From));
        Assert.Empty(ended);
        Assert.Equal((true, at.Other), (asked.IsConfirmed, asked.DecidedBy));
        var line = at.Head.Recorded[^1];
        Assert.Equal(("post.appointed", (PersonId?)at.Other), (line.Act, line.Person));
        Assert.Contains(at.Me.Value.ToString(), line.Body!.ToString());
        Refusing.With("organisation.decided-already", () => at.Head.ConfirmAppointment(by, asked, Vacant, Town.Now));
        Refusing.With("organisation.decided-already", () => at.Head.Refuse(by, asked, Town.Now));
    }

    [Fact]
    public void Only_who_asked_takes_it_back_and_only_while_it_waits()
    {
        var asked = Asked();
        Refusing.With("organisation.not-who-asked", () => at.Head.TakeBack(at.Somebody(Right.Audit), asked, Town.Now));
        Refusing.With("organisation.not-who-asked", () => at.Head.TakeBack(Actor.System(SystemVerbs.Import), asked, Town.Now));
        at.Head.TakeBack(at.With(Right.SystemAdministration), asked, Town.Now);
        Assert.Equal((false, (PersonId?)null), (asked.IsConfirmed, asked.DecidedBy));
        Assert.Equal("post.own-act-taken-back", at.Head.Recorded[^1].Act);
        Refusing.With("organisation.decided-already", () => at.Head.TakeBack(at.With(Right.SystemAdministration), asked, Town.Now));
        Refusing.With("organisation.decided-already", () => at.Head.ConfirmAppointment(at.Somebody(Right.Audit), asked, Vacant, Town.Now));
    }

    [Fact]
    public void What_is_refused_is_not_done()
    {
        var asked = at.Group.AskForSeat(at.With(Right.SystemAdministration), at.Desk, false, Town.Now);
        Refusing.With("organisation.own-act", () => at.Group.ConfirmSeat(at.With(Right.Audit), asked, "C-desk", false, Town.Now));
        at.Group.Refuse(at.Somebody(Right.Audit), asked, Town.Now);
        Assert.False(asked.IsConfirmed);
        Refusing.With("organisation.decided-already",
            () => at.Group.ConfirmSeat(at.Somebody(Right.Audit), asked, "C-desk", false, Town.Now));
    }

    [Fact]
    public void A_confirmed_appointment_joins_no_two_administrations_and_takes_no_place_twice()
    {
        var by = at.Somebody(Right.SecurityAdministration);
        Refusing.With("organisation.two-administrations",
            () => at.Head.ConfirmAppointment(by, Asked(), new([], [Right.Audit], [Right.SystemAdministration]), Town.Now));
        Refusing.With("organisation.two-administrations", () => at.Head.AskForAppointment(at.With(Right.SystemAdministration),
            AppointmentKind.Holder, new([], [Right.Audit], [Right.SystemAdministration]), Town.Now));
        var (held, _) = at.Head.ConfirmAppointment(by, Asked(), Vacant, Town.Now);
        Refusing.With("organisation.same-place", () => at.Head.ConfirmAppointment(by, Asked(), new([held], [], []), Town.Now));
        Refusing.With("organisation.already-seated", () => at.Group.ConfirmSeat(by,
            WaitingAct.Seat(at.Me, at.Group.Id, at.County.Path, at.Desk.Id, Town.Now), "C-desk", true, Town.Now));
    }

    [Fact]
    public void A_roster_s_date_counts_only_while_nobody_else_took_the_post()
    {
        var (by, since) = (at.Somebody(Right.Audit), Town.Now.AddDays(-9));
        WaitingAct Rowed() => WaitingAct.Appointment(at.Me, at.Head.Id, at.County.Path, AppointmentKind.Holder, Town.Now, since);
        var (made, _) = at.Head.ConfirmAppointment(by, Rowed(), Vacant, Town.Now);
        Assert.Equal(since, made.From);
        var (other, _) = at.Head.Appoint(Roster.Setting, at.Other, AppointmentKind.Holder, Vacant, Town.Now);
        var (late, ended) = at.Head.ConfirmAppointment(by, Rowed(), new([other], [], []), Town.Now);
        Assert.Equal((Town.Now, other), (late.From, Assert.Single(ended)));
    }
}
