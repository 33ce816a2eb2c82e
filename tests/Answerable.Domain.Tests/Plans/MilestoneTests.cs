using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Plans;

namespace Answerable.Domain.Tests.Plans;

public sealed class MilestoneTests
{
    private readonly PlanCast cast = new PlanCast().Adopted();

    private Milestone One => cast.Milestones[0];

    private Milestone Later => cast.Milestones[1];

    private Actor Prover => cast.Harbour.Actor();

    private Actor Acceptor => cast.Mill.Actor();

    private static DateOnly Day(int month, int day) => new(2026, month, day);

    [Fact]
    public void The_post_of_the_package_claims_it_and_the_other_accepts()
    {
        Owes(One, PlanKinds.Prove, cast.Harbour, Day(3, 31));
        Refusing.With("plans.not-prover", () => Claim(Acceptor));
        Refusing.With("plans.not-claimed", () => One.Accept(Acceptor, [], Town.Now));
        Refusing.With("shell.empty", () => One.Claim(Prover, " ", null, null, Town.Calendar, Town.Now));
        Refusing.With("plans.not-yet-reached", () => One.Claim(Prover, "x", null, Town.Today.AddDays(1), Town.Calendar, Town.Now));
        Claim(Prover);
        Refusing.With("plans.not-owed", () => Claim(Prover));
        Owes(One, PlanKinds.Accept, cast.Mill, Town.Today.AddDays(Milestone.JudgeDays));
        Refusing.With("plans.not-acceptor", () => One.Accept(Prover, [], Town.Now));
        Refusing.With("plans.not-acceptor", () => One.Accept(cast.Organising, [], Town.Now));
        One.Accept(Acceptor, [], Town.Now);
        Assert.Equal((MilestoneState.Accepted, true), (One.State, One.Claims[0].Accepted));
        Assert.Empty(One.Awaits(Town.Calendar).Awaited);
        Assert.True(One.Awaits(Town.Calendar).IsMet(PlanKinds.Prove.Code, cast.Harbour.Id));
        Refusing.With("plans.not-claimed", () => One.Return(Acceptor, "x", [], Town.Now));
        Assert.Equal(["milestone.claimed", "milestone.accepted"], One.Recorded.Select(l => l.Act));
    }

    [Fact]
    public void Nobody_accepts_who_holds_the_post_that_proved_it_held_it_or_stands_in_for_it()
    {
        Claim(Prover);
        var both = cast.Mill.ActorHolding([cast.Harbour.Id]);
        Refusing.With("plans.acceptor-barred", () => One.Accept(both, [cast.Harbour.Tenure(person: cast.Mill.Person)], Town.Now));
        Refusing.With("plans.acceptor-barred", () => One.Return(Acceptor, "x", [cast.Harbour.Tenure(person: cast.Mill.Person,
            kind: AppointmentKind.Acting)], Town.Now));
        Refusing.With("plans.acceptor-barred", () => One.Accept(Acceptor, [cast.Harbour.Tenure(until: Town.Day(1),
            person: cast.Mill.Person)], Town.Day(2)));
        One.Accept(Acceptor, [cast.Harbour.Tenure(until: Town.Day(-1), person: cast.Mill.Person)], Town.Now);
    }

    [Fact]
    public void What_is_returned_is_owed_again_by_the_later_of_its_date_and_the_days_for_an_answer()
    {
        Claim(Prover);
        Refusing.With("shell.empty", () => One.Return(Acceptor, "", [], Town.Now));
        One.Return(Acceptor, "One contract is missing.", [], Town.Now);
        Owes(One, PlanKinds.Prove, cast.Harbour, Day(3, 31));
        Assert.True(One.Awaits(Town.Calendar).Awaited.Single().Again);
        var last = new DateTimeOffset(2026, 3, 31, 8, 0, 0, TimeSpan.Zero);
        One.Claim(Prover, "Added", null, null, Town.Calendar, last);
        One.Return(Acceptor, "Still missing", [], last);
        Assert.Equal(new DueDate(Day(4, 3)), One.Due(Town.Calendar));
        One.Claim(Prover, "Late", null, Day(4, 2), Town.Calendar, last.AddDays(5));
        One.Return(Acceptor, "No", [], last.AddDays(6));
        Assert.Equal(new DueDate(Day(4, 3), Day(4, 9)), One.Due(Town.Calendar));
        Assert.Equal((Day(4, 2), last.AddDays(5)), (One.Claims[2].ReachedOn, One.Claims[2].At));
    }

    [Fact]
    public void More_time_is_asked_before_the_day_with_a_reason_and_answered_by_who_set_it()
    {
        var eve = new DateTimeOffset(2026, 3, 30, 8, 0, 0, TimeSpan.Zero);
        Refusing.With("plans.extension-too-late", () => Ask(Day(4, 10), eve.AddDays(1)));
        Refusing.With("plans.not-later", () => Ask(Day(3, 31), eve));
        Refusing.With("plans.too-late", () => Ask(Day(3, 31).AddDays(Milestone.MaxLater + 1), eve));
        Refusing.With("shell.empty", () => One.AskForTime(Prover, Day(4, 10), null, Town.Calendar, eve));
        Refusing.With("plans.not-prover", () => One.AskForTime(Acceptor, Day(4, 10), "Rain", Town.Calendar, eve));
        Refusing.With("plans.no-extension", () => One.RefuseTime(cast.Organising, "x", [], eve));
        Ask(Day(4, 10), eve);
        Refusing.With("plans.extension-asked", () => Ask(Day(4, 11), eve));
        Assert.Equal((PlanKinds.Extension, cast.Hall.Id, new DueDate(Day(4, 2))), One.Awaits(Town.Calendar).Awaited
            .Where(a => a.Kind == PlanKinds.Extension).Select(a => (a.Kind, a.Owner, a.Due)).Single());
        Refusing.With("plans.not-grantor", () => One.RefuseTime(Prover, "x", [], eve));
        Refusing.With("plans.acceptor-barred", () => One.RefuseTime(cast.Organising, "x",
            [cast.Harbour.Tenure(person: cast.Hall.Person)], eve));
        One.RefuseTime(cast.Organising, "The crane is booked.", [], eve);
        Assert.Equal((Day(3, 31), false), (One.DueOn, One.Extensions[0].Granted));
        Assert.Contains(PlanKinds.Extension.Code, One.Awaits(Town.Calendar).Kinds);
        Assert.DoesNotContain(One.Awaits(Town.Calendar).Awaited, a => a.Kind == PlanKinds.Extension);
    }

    [Fact]
    public void A_grant_moves_the_package_what_waits_for_it_and_what_that_must_prove()
    {
        var other = Later;
        Ask(Day(4, 14), Town.Now);
        var forecast = cast.Plan.Forecast(One, Day(4, 14));
        Assert.Equal([(14, Day(4, 14)), (14, Day(11, 14))], forecast.Slips.Select(s => (s.Days, s.EndsOn)));
        Assert.Equal((Day(10, 31), Day(11, 14)), (forecast.EndedOn, forecast.EndsOn));
        Assert.Empty(forecast.OverDue);
        Refusing.With("plans.not-grantor", () => cast.Plan.Grant(Acceptor, One, [other], [], Town.Now));
        Assert.Equal([One, other], cast.Plan.Grant(cast.Organising, One, [other], [], Town.Now));
        Assert.Equal((Day(4, 14), Day(11, 14)), (One.DueOn, other.DueOn));
        Assert.Equal([(Day(2, 1), Day(4, 14)), (Day(4, 15), Day(11, 14))], cast.Plan.Packages.Select(p => (p.StartsOn, p.EndsOn)));
        Assert.Equal("milestone.slipped", other.Recorded[^1].Act);
        Assert.Equal("plan.slipped", cast.Plan.Recorded[^1].Act);
        Owes(other, PlanKinds.Prove, cast.Harbour, Day(11, 14));
    }

    [Fact]
    public void What_passes_the_date_of_the_project_is_said_and_what_fits_its_package_moves_nothing_else()
    {
        Assert.Equal(15, cast.Plan.Forecast(One, Day(5, 15)).OverDue.Single().Days);
        var early = new PlanCast().Filled();
        early.Add(early.Plan.Packages[0], Day(2, 15));
        early.Adopted();
        var milestone = early.Milestones[2];
        milestone.AskForTime(early.Harbour.Actor(), Day(3, 15), "Rain", Town.Calendar, Town.Now);
        Assert.Equal([milestone], early.Plan.Grant(early.Organising, milestone, early.Milestones, [], Town.Now));
        Assert.Equal(Day(3, 31), early.Milestones[0].DueOn);
    }

    [Fact]
    public void What_slipped_past_the_day_that_was_asked_for_comes_no_earlier_by_a_grant()
    {
        Later.AskForTime(Prover, Day(11, 5), "Crane", Town.Calendar, Town.Now);
        Ask(Day(4, 14), Town.Now);
        cast.Plan.Grant(cast.Organising, One, [Later], [], Town.Now);
        Assert.Equal(Day(11, 14), Later.DueOn);
        Assert.Equal([Later], cast.Plan.Grant(cast.Organising, Later, [], [], Town.Now));
        Assert.Equal(Day(11, 14), Later.DueOn);
    }

    [Fact]
    public void What_was_accepted_slips_no_more()
    {
        Later.Claim(Prover, "The wall stands already.", null, null, Town.Calendar, Town.Now);
        Later.Accept(Acceptor, [], Town.Now);
        Ask(Day(4, 14), Town.Now);
        Assert.Equal([One], cast.Plan.Grant(cast.Organising, One, [Later], [], Town.Now));
        Assert.Equal((Day(10, 31), Day(11, 14)), (Later.DueOn, cast.Plan.Packages[1].EndsOn));
    }

    [Fact]
    public void Who_claims_it_needs_no_more_time()
    {
        Ask(Day(4, 14), Town.Now);
        Claim(Prover);
        Assert.Null(One.Request);
        Assert.True(One.Extensions[0].IsDropped);
        Assert.False(One.Awaits(Town.Calendar).IsMet(PlanKinds.Extension.Code, cast.Hall.Id));
    }

    [Fact]
    public void What_is_planned_is_owed_by_nobody() =>
        Assert.Empty(new PlanCast().Filled().Milestones[0].Awaits(Town.Calendar).Awaited);

    private void Claim(Actor by) => One.Claim(by, "The wall stands since Monday.", null, null, Town.Calendar, Town.Now);

    private void Ask(DateOnly to, DateTimeOffset now) => One.AskForTime(Prover, to, "Rain", Town.Calendar, now);

    private static void Owes(Milestone milestone, ObligationKind kind, Desk owner, DateOnly due) => Assert.Equal((kind, owner.Id,
        new DueDate(due)), milestone.Awaits(Town.Calendar).Awaited.Select(a => (a.Kind, a.Owner, a.Due)).Single());
}
