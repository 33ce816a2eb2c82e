using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;

namespace Answerable.Domain.Tests.Duties;

/// <summary>What stands against a duty is said by its holder, and answered by whoever issued it and nobody else.</summary>
public sealed class DutyObjectionTests : DutyCase
{
    private static readonly DutyObjectionDraft Said = new("Half of the halls belong to the mill.", "Two halls");

    private DutyCharge charge = null!;
    private List<DutyTask> tasks = [];

    private void Begin(int items = 1, int? due = 60)
    {
        Set([.. Enumerable.Range(1, items).Select(i => Item(i, due is { } days ? Town.Today.AddDays(days) : null))]);
        var issued = Assert.Single(Issue(Post()));
        (charge, tasks) = (issued.Charge, [.. issued.Tasks]);
    }

    private DutyObjection Raise(bool suspends = false, int day = 1) =>
        DutyObjection.Raise(Holder.Actor(), tasks[0], suspends, Said, Town.Calendar, Town.Day(day));

    private DutyObjection RaiseAll(bool suspends = false) =>
        DutyObjection.Raise(Holder.Actor(), charge, tasks, "Duties", suspends, Said, Town.Calendar, Town.Day(1));

    private void Reject(DutyObjection it, int day = 4) => it.Reject(Issuer.Actor(), "They are yours.", charge, tasks, [], Town.Day(day));

    private void Uphold(DutyObjection it, string? words = null) =>
        it.Uphold(Issuer.Actor(), "So it is.", words, charge, tasks, [], Town.Day(4));

    private List<Awaited> Owed(int task = 0) => [.. tasks[task].Awaits(Town.Calendar).Awaited];

    [Fact]
    public void Acknowledging_moves_no_date()
    {
        Begin();
        var before = Owed();
        charge.Acknowledge(Holder.Actor(), Town.Day(9));
        Assert.Equal(before, Owed());
        Assert.Equal(Town.Today.AddDays(60), Assert.Single(Owed()).Due.On);
    }

    [Fact]
    public void The_holder_objects_with_a_reason_and_the_duty_stays_owed()
    {
        Begin();
        Refused("not-holder", () => DutyObjection.Raise(Organiser, tasks[0], false, Said, Town.Calendar, Town.Day(1)));
        var mill = Town.InMill().Actor(Right.Organise);
        Refused("not-holder", () => DutyObjection.Raise(mill, tasks[0], false, Said, Town.Calendar, Town.Day(1)));
        Refused("not-holder", () => DutyObjection.Raise(Actor.System(SystemVerbs.Demo), tasks[0], false, Said, Town.Calendar, Town.Day(1)));
        Refusing.With("shell.empty", () => DutyObjection.Raise(Holder.Actor(), tasks[0], false, new(" "), Town.Calendar, Town.Day(1)));
        var made = Raise();
        Assert.Equal(new Awaited(DutyKinds.Objection, Issuer.Id, Town.Harbour, Town.Today.AddDays(8)),
            Assert.Single(made.Awaits(Town.Calendar).Awaited));
        Assert.Equal(Town.Today.AddDays(60), Assert.Single(Owed()).Due.On);
        Refused("already-objected", () => Raise());
    }

    [Fact]
    public void Whoever_objects_answers_it_in_no_post_and_through_nobody_who_stands_in()
    {
        Begin();
        var made = Raise();
        Refused("not-judge", () => made.Reject(Holder.Actor(), "No", charge, tasks, [], Town.Day(2)));
        Refused("judge-barred", () => made.Reject(Holder.Actor(Right.Organise), "No", charge, tasks, [], Town.Day(2)));
        // The same person in the issuing post, and whoever held the post that objects, or stands in for it.
        var same = (Issuer with { Person = Holder.Person }).Actor();
        Refused("judge-barred", () => made.Uphold(same, "Yes", null, charge, tasks, [], Town.Day(2)));
        var held = Holder.Tenure(until: Town.Day(2), person: Issuer.Person);
        Refused("judge-barred", () => made.Uphold(Issuer.Actor(), "Yes", null, charge, tasks, [held], Town.Day(3)));
        var acting = Holder.Tenure(person: Issuer.Person, kind: AppointmentKind.Acting);
        Refused("judge-barred", () => made.Reject(Issuer.Actor(), "No", charge, tasks, [acting], Town.Day(3)));
        Refused("not-judge", () => made.Reject(Actor.System(SystemVerbs.Demo), "No", charge, tasks, [], Town.Day(3)));
        Refused("not-judge", () => made.Reject(Town.InMill().Actor(), "No", charge, tasks, [], Town.Day(3)));
        Reject(made);
        Refused("objection-over", () => Uphold(made));
        Refused("objection-over", () => made.Withdraw(Holder.Actor(), charge, tasks, Town.Day(5)));
    }

    [Fact]
    public void A_duty_that_is_dropped_is_owed_no_more_and_one_that_is_reworded_is_owed_in_its_new_words()
    {
        Begin(2);
        Uphold(Raise(), "Repair two halls");
        Assert.Equal(("Repair two halls", DutyTaskState.Open), (tasks[0].Content, tasks[0].State));
        Assert.Equal("Repair two halls", tasks[0].Awaits(Town.Calendar).Subject);
        Assert.Empty(tasks[0].AwaitsNothing().Awaited);
        Assert.Single(Owed());
        Assert.Equal(Town.Day(4), charge.ChangedAt);
        Uphold(DutyObjection.Raise(Holder.Actor(), tasks[1], false, Said, Town.Calendar, Town.Day(2)));
        Assert.Equal(DutyTaskState.Dropped, tasks[1].State);
        var over = tasks[1].Awaits(Town.Calendar);
        Assert.Empty(over.Awaited);
        Assert.False(over.IsMet(DutyKinds.Discharge.Code, Holder.Id));
        Refused("not-owed", () => tasks[1].Report(Holder.Actor(), "Done", null, Town.Day(5)));
        Assert.Equal(["duty-task.objected", "duty-task.dropped"], tasks[1].Recorded.Select(l => l.Act));
    }

    [Fact]
    public void An_objection_to_the_whole_list_covers_what_is_open_and_releases_the_post()
    {
        Begin(3);
        var first = Raise();
        var all = RaiseAll();
        Refused("already-objected", () => RaiseAll());
        Refused("reword-one", () => Uphold(all, "Something else"));
        Uphold(all);
        Assert.Equal([DutyTaskState.Open, DutyTaskState.Dropped, DutyTaskState.Dropped], tasks.Select(t => t.State));
        Assert.True(charge.IsReleased);
        Assert.Empty(charge.Awaits("Duties").Awaited);
        Assert.False(charge.Awaits("Duties").IsMet(DutyKinds.Acknowledge.Code, Holder.Id));
        Refused("released", () => charge.Acknowledge(Holder.Actor(), Town.Day(5)));
        Reject(first);
        Assert.Single(Owed());
    }

    [Fact]
    public void Where_the_list_says_so_the_dates_rest_until_the_answer_and_some_days_are_left_after_it()
    {
        Begin(due: 3);
        var made = Raise(suspends: true);
        Assert.Empty(Owed());
        Reject(made, 6);
        Assert.Equal(Town.Today.AddDays(6 + DutyObjection.ResumeDays), Assert.Single(Owed()).Due.On);
        Refused("already-objected", () => Raise(suspends: true));
    }

    [Fact]
    public void A_date_that_is_later_anyway_stays_and_what_was_late_stays_late()
    {
        Begin(2, 60);
        Reject(Raise(suspends: true));
        Assert.Equal(Town.Today.AddDays(60), Assert.Single(Owed()).Due.On);
        var late = DutyObjection.Raise(Holder.Actor(), tasks[1], true, Said, Town.Calendar, Town.Day(61));
        Assert.Equal(Town.Today.AddDays(60), Assert.Single(Owed(1)).Due.On);
        late.Reject(Issuer.Actor(), "No", charge, tasks, [], Town.Day(62));
        Assert.Equal(Town.Today.AddDays(60), Assert.Single(Owed(1)).Due.On);
    }

    [Fact]
    public void Who_takes_an_objection_back_gains_no_time_and_may_object_again()
    {
        Begin(due: 3);
        var made = Raise(suspends: true);
        Refused("not-holder", () => made.Withdraw(Issuer.Actor(), charge, tasks, Town.Day(2)));
        made.Withdraw(Holder.Actor(), charge, tasks, Town.Day(9));
        Assert.Equal(Town.Today.AddDays(3), Assert.Single(Owed()).Due.On);
        Assert.False(made.Awaits(Town.Calendar).IsMet(DutyKinds.Objection.Code, Issuer.Id));
        Raise(suspends: true, day: 9);
        Assert.Equal(Town.Today.AddDays(3), Assert.Single(Owed()).Due.On);
    }

    [Fact]
    public void What_is_settled_is_not_objected_to()
    {
        Begin();
        tasks[0].Report(Holder.Actor(), "Done", null, Town.Day(1));
        tasks[0].Accept(Issuer.Actor(), [], Town.Day(2));
        Refused("not-objectable", () => Raise());
        Refused("nothing-to-object", () => RaiseAll());
    }

    [Fact]
    public void What_was_accepted_meanwhile_is_not_dropped()
    {
        Begin();
        var made = Raise();
        tasks[0].Report(Holder.Actor(), "Done", null, Town.Day(1));
        tasks[0].Accept(Issuer.Actor(), [], Town.Day(2));
        Refused("nothing-to-object", () => Uphold(made));
        Reject(made);
        Assert.Equal(DutyTaskState.Accepted, tasks[0].State);
    }

    [Fact]
    public void Taking_up_below_rests_too()
    {
        Set(Item(1) with { MustBeTakenUp = true });
        var issued = Assert.Single(Issue(Post() with { HasUnitsBelow = true }));
        (charge, tasks) = (issued.Charge, [.. issued.Tasks]);
        var made = Raise(suspends: true);
        Assert.Empty(Owed());
        Reject(made, 8);
        Assert.Equal(Town.Today.AddDays(8 + DutyObjection.ResumeDays), Assert.Single(Owed()).Due.On);
    }
}
