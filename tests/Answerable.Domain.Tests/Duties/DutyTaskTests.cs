using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;

namespace Answerable.Domain.Tests.Duties;

public sealed class DutyTaskTests : DutyCase
{
    [Fact]
    public void The_holder_acknowledges_once_by_name_and_time()
    {
        Set(Item(1));
        var charge = Assert.Single(Issue(Post())).Charge;
        Refused("not-holder", () => charge.Acknowledge(Organiser, Town.Day(1)));
        charge.Acknowledge(Holder.Actor(), Town.Day(1));
        Assert.Equal((Town.Day(1), Holder.Person), (charge.AcknowledgedAt, charge.AcknowledgedByPersonId));
        Refused("already-acknowledged", () => charge.Acknowledge(Holder.Actor(), Town.Day(2)));
        Assert.Equal("charge.acknowledged", Assert.Single(charge.Recorded).Act);
    }

    [Fact]
    public void A_duty_is_reported_by_its_holder_with_the_proof_that_is_wanted()
    {
        var task = Task();
        Refused("not-holder", () => task.Report(Organiser, "Held", "Minutes 4", Town.Day(1)));
        Refused("evidence-missing", () => task.Report(Holder.Actor(), "Held", " ", Town.Day(1)));
        Refusing.With("shell.empty", () => task.Report(Holder.Actor(), "", "Minutes 4", Town.Day(1)));
        task.Report(Holder.Actor(), "Held", "Minutes 4", Town.Day(1));
        Refused("not-owed", () => task.Report(Holder.Actor(), "Again", "Minutes 4", Town.Day(1)));
    }

    [Fact]
    public void A_duty_that_wants_no_proof_is_reported_without() => Task(null).Report(Holder.Actor(), "Held", null, Town.Day(1));

    [Fact]
    public void What_is_reported_is_judged_by_the_issuer_and_never_by_whoever_owes_it()
    {
        var task = Task();
        Refused("not-reported", () => task.Accept(Issuer.Actor(), [], Town.Day(1)));
        task.Report(Holder.Actor(), "Held", "Minutes 4", Town.Day(1));
        Refused("not-judge", () => task.Accept(Town.InMill().Actor(), [], Town.Day(2)));
        Refused("not-judge", () => task.Accept(Actor.System(SystemVerbs.Demo), [], Town.Day(2)));
        var wasHolder = Holder.Tenure(until: Town.Day(2), person: Issuer.Person);
        Refused("judge-barred", () => task.Accept(Issuer.Actor(), [wasHolder], Town.Day(3)));
        Refused("judge-barred", () => task.Return(Holder.Actor(Right.Organise), "No", [], Town.Day(2)));
        task.Accept(Issuer.Actor(), [Holder.Tenure()], Town.Day(2));
        Refused("not-reported", () => task.Return(Issuer.Actor(), "No", [], Town.Day(2)));
        Refused("not-owed", () => task.Report(Holder.Actor(), "Again", "Minutes 5", Town.Day(3)));
    }

    [Fact]
    public void The_issuing_post_and_who_organises_there_judge_and_nobody_without_a_post()
    {
        var task = Task();
        foreach (var judge in new[] { Issuer.Actor(), Town.InMill().Actor(Right.Organise), Town.InMill().ActorSeated([], [Issuer.Id]) })
        {
            Assert.True(task.MayBeJudgedBy(judge));
            task.RequireMayJudge(judge);
        }
        foreach (var other in new[]
        {
            Town.InMill().Actor(), Town.InMill().Actor(Right.Vet), Actor.WithoutPost(Issuer.Person), Actor.System(SystemVerbs.Demo),
        })
            Assert.Equal(["duties.not-judge"], Refusing.Codes(() => task.RequireMayJudge(other)));
    }

    [Fact]
    public void A_return_gives_its_reason_and_every_report_stays()
    {
        var task = Task();
        task.Report(Holder.Actor(), "Held", "Minutes 4", Town.Day(1));
        Refusing.With("shell.empty", () => task.Return(Issuer.Actor(), "", [], Town.Day(2)));
        task.Return(Issuer.Actor(), "Nobody signed", [], Town.Day(2));
        task.Report(Holder.Actor(), "Held and signed", "Minutes 5", Town.Day(3));
        task.Accept(Issuer.Actor(), [], Town.Day(4));
        Assert.Equal([(false, "Nobody signed"), (true, null)], task.Reports.Select(r => (r.Accepted!.Value, r.Reason)));
        string[] acts = ["reported", "returned", "reported", "accepted"];
        Assert.Equal(acts.Select(a => $"duty-task.{a}"), task.Recorded.Select(l => l.Act));
    }

    [Fact]
    public void A_charge_awaits_its_acknowledgement_once()
    {
        Set(Item(1));
        var charge = Assert.Single(Issue(Post())).Charge;
        var awaited = new Awaited(DutyKinds.Acknowledge, Holder.Id, Town.Hall, Town.Today.AddDays(10));
        Assert.Equal(awaited, Assert.Single(charge.Awaits("Duties").Awaited));
        charge.Acknowledge(Holder.Actor(), Town.Day(1));
        Assert.Empty(charge.Awaits("Duties").Awaited);
        Assert.True(charge.Awaits("Duties").IsMet(DutyKinds.Acknowledge.Code, Holder.Id));
    }

    [Fact]
    public void A_task_awaits_its_report_then_its_judgement_and_after_a_return_its_report_again()
    {
        var task = Task(null);
        Assert.Equal(new Awaited(DutyKinds.Discharge, Holder.Id, Town.Hall, Town.Today.AddDays(60)), Awaited());
        task.Report(Holder.Actor(), "Held", null, Town.Day(1));
        Assert.Equal(new Awaited(DutyKinds.Judge, Issuer.Id, Town.Harbour, Town.Today.AddDays(4)), Awaited());
        task.Return(Issuer.Actor(), "Nobody signed", [], Town.Day(2));
        Assert.Equal(new Awaited(DutyKinds.Discharge, Holder.Id, Town.Hall, Town.Today.AddDays(60), Again: true), Awaited());
        task.Report(Holder.Actor(), "Signed", null, Town.Day(3));
        task.Accept(Issuer.Actor(), [], Town.Day(4));
        var over = task.Awaits(Town.Calendar);
        Assert.Empty(over.Awaited);
        Assert.True(over.IsMet(DutyKinds.Discharge.Code, Holder.Id) && over.IsMet(DutyKinds.Judge.Code, Issuer.Id));

        Awaited Awaited() => Assert.Single(task.Awaits(Town.Calendar).Awaited);
    }

    [Theory]
    [InlineData(58, 59, 62, null)]
    [InlineData(60, 61, 64, null)]
    [InlineData(61, 63, 60, 66)]
    [InlineData(10, 57, 60, null)]
    public void What_was_reported_in_time_and_returned_is_due_by_the_later_date_and_what_was_late_stays_late(
        int reported, int returned, int due, int? answerBy)
    {
        var task = Task(null);
        task.Report(Holder.Actor(), "Held", null, Town.Day(reported));
        task.Return(Issuer.Actor(), "Nobody signed", [], Town.Day(returned));
        var expected = new DueDate(Town.Today.AddDays(due), answerBy is { } day ? Town.Today.AddDays(day) : null);
        Assert.Equal(expected, task.Due(Town.Calendar));
    }

    [Fact]
    public void Acts_say_what_stands_against_each_and_the_state_is_told_only_to_whom_may_act()
    {
        Assert.Equal([DutyRefusals.NoItem], List.Acts(Organiser, Town.Today).Against(DutyActs.Issue));
        Assert.Contains(DutyRefusals.NotOrganiser, List.Acts(Holder.Actor(), Town.Today).Against(DutyActs.Item));
        var task = Task();
        Assert.Equal([DutyActs.Report, DutyActs.Objection], task.Acts(Holder.Actor(), [], Town.Day(1)).Open);
        Assert.Equal([DutyRefusals.NotReported], task.Acts(Issuer.Actor(), [], Town.Day(1)).Against(DutyActs.Acceptance));
        Assert.Equal([DutyActs.NewcomersIssue], List.Acts(Organiser, Town.Today).Open);
        Assert.Equal(["duties.not-organiser"], Refusing.Codes(() => List.AddItem(Holder.Actor(), Item(2), Facts, Town.Now)));
        List.ReadAs(List.Version + 1);
        Assert.Throws<Stale>(() => Issue(Post()));
    }
}
