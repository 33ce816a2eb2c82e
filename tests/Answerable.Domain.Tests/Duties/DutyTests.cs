using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;

namespace Answerable.Domain.Tests.Duties;

public sealed class DutyTests
{
    private readonly Desk issuer = Town.InHall();
    private readonly Desk holder = Town.InHarbour();
    private readonly DutyList list;

    public DutyTests() => list = DutyList.Draft(Organiser, Town.Hall, Town.Root, Heading, Town.Now);

    private Actor Organiser => issuer.Actor(Right.Organise);

    private static DutyListDraft Heading => new("Duties of 2026", "secretary", new(2026, 1, 1), new(2026, 12, 31));

    private static DutyItemDraft Item(int number, DateOnly? due = null, string? evidence = null) =>
        new(number, "core", $"Duty {number}", "", evidence, due);

    private static void Refused(string reason, Action act) => Refusing.With("duties." + reason, act);

    private DutyPost Post(string kind = "secretary", string path = Town.HarbourPath) => new(holder.Id, holder.Unit, path, kind);

    private void Set(params DutyItemDraft[] items) => list.SetItems(Organiser, items, Town.Strands, Town.Now);

    private List<IssuedDuties> Issue(params DutyPost[] posts) => [.. list.Issue(Organiser, list.UnitId, posts, Town.Today, Town.Now)];

    private DutyTask Task(string? evidence = "Minutes")
    {
        Set(Item(1, Town.Today.AddDays(60), evidence));
        return Assert.Single(Assert.Single(Issue(Post())).Tasks);
    }

    [Fact]
    public void Only_an_organiser_writes_and_issues_lists()
    {
        Refused("not-organiser", () => DutyList.Draft(holder.Actor(), Town.Hall, Town.Root, Heading, Town.Now));
        Refused("not-organiser", () => DutyList.Draft(Actor.System(SystemVerbs.Demo), Town.Hall, Town.Root, Heading, Town.Now));
        Refused("not-organiser", () => list.AddItem(holder.Actor(), Item(1), Town.Strands, Town.Now));
        Assert.Equal(issuer.Id, list.IssuerPostId);
        Assert.Empty(DutyList.AgainstDrafting(Organiser));
        Assert.Equal([DutyRefusals.NotOrganiser], DutyList.AgainstDrafting(holder.Actor(Right.Vet)));
    }

    [Fact]
    public void A_list_names_itself_its_posts_and_a_period_that_holds_its_items()
    {
        Refusing.With("shell.empty", () => list.Change(Organiser, Heading with { Title = "" }));
        Refused("period-reversed", () => list.Change(Organiser, Heading with { PeriodUntil = new(2025, 12, 31) }));
        Set(Item(1, new(2026, 3, 31)));
        Refused("due-outside-period", () => list.Change(Organiser, Heading with { PeriodFrom = new(2026, 4, 1) }));
        list.Change(Organiser, Heading with { Title = "Duties" });
        Assert.Equal("Duties", list.Title);
    }

    [Fact]
    public void Newcomers_are_charged_once_the_list_is_issued_and_owe_only_what_is_still_to_come()
    {
        Set(Item(1, Town.Today.AddDays(5)), Item(2, Town.Today.AddDays(60)), Item(3));
        List<IssuedDuties> Later(DateOnly today, params DutyPost[] posts) => [.. list.IssueToNewcomers(Organiser, posts, today, Town.Now)];
        Refused("not-issued", () => Later(Town.Today, Post()));
        Issue(Post());
        Assert.Equal(list.UnitId, list.IssuedToId);
        Refused("not-organiser", () => list.IssueToNewcomers(holder.Actor(), [Post()], Town.Today, Town.Now));
        Refused("no-newcomer", () => Later(Town.Today));
        Refused("wrong-kind", () => Later(Town.Today, Post("cook")));
        Refused("outside-subtree", () => Later(Town.Today, Post(path: "elsewhere/")));
        Refused("period-over", () => Later(new(2027, 1, 1), Post()));
        var issued = Assert.Single(Later(Town.Today.AddDays(6), Post()));
        Assert.Equal(Town.Today.AddDays(16), issued.Charge.AcknowledgeBy);
        Assert.Equal(["Duty 2"], issued.Tasks.Select(t => t.Content));
        Assert.Equal(["Duty 1", "Duty 2"], Assert.Single(Later(Town.Today.AddDays(5), Post())).Tasks.Select(t => t.Content));
        Assert.Single(Later(new(2026, 12, 31), Post()));
    }

    [Fact]
    public void An_import_names_each_bad_row_and_takes_all_or_nothing()
    {
        Set(Item(1));
        DutyItemDraft[] rows =
        [
            Item(0), Item(2) with { StrandCode = "weather" }, Item(2) with { Content = "" }, Item(3, new(2027, 1, 1)),
            Item(4) with { Measure = Town.Long(501) },
        ];
        var faults = Assert.Throws<Refused>(() => Set(rows)).Refusals;
        Assert.Equal([("duties.bad-number", "items[0].number"), ("duties.unknown-strand", "items[1].strand"), ("shell.empty", "items[2].content"),
            ("duties.number-taken", "items[2].number"), ("duties.due-outside-period", "items[3].due"), ("shell.too-long", "items[4].measure")],
            faults.Select(f => (f.Code, f.Field!)));
        Assert.Equal(1, Assert.Single(list.Items).Number);
        Refused("too-many-items", () => Set([.. Enumerable.Range(1, 201).Select(i => Item(i))]));
    }

    [Fact]
    public void Items_are_added_with_the_next_number_and_kept_in_order()
    {
        Set(Item(5), Item(2));
        list.AddItem(Organiser, Item(0), Town.Strands, Town.Now);
        list.AddItem(Organiser, Item(1), Town.Strands, Town.Now);
        Refused("number-taken", () => list.AddItem(Organiser, Item(2), Town.Strands, Town.Now));
        list.RemoveItem(Organiser, 5);
        Refused("no-item", () => list.RemoveItem(Organiser, 5));
        Assert.Equal([1, 2, 6], list.Items.Select(i => i.Number));
    }

    [Fact]
    public void Issuing_charges_each_post_and_opens_a_task_for_each_dated_item()
    {
        Set(Item(1, Town.Today), Item(2), Item(3, Town.Today.AddDays(9)));
        var issued = Issue(Post(), Post(), new(new(Ids.Random()), Town.Mill, Town.MillPath, "secretary"));
        Assert.Equal([2, 2], issued.Select(i => i.Tasks.Count));
        Assert.All(issued, i => Assert.Equal(Town.Today.AddDays(10), i.Charge.AcknowledgeBy));
        Assert.Equal(["duty-list.drafted", "duty-list.issued"], list.Recorded.Select(l => l.Act));
        Refused("already-issued", () => Issue(Post()));
        Refused("already-issued", () => Set(Item(1)));
    }

    [Fact]
    public void A_list_is_issued_to_posts_of_its_kind_below_the_unit_with_duties_still_to_come()
    {
        Refused("no-item", () => Issue(Post()));
        Set(Item(1, Town.Today.AddDays(-1)));
        Refused("due-passed", () => Issue(Post()));
        Set(Item(1));
        Refused("no-post", () => Issue());
        Refused("wrong-kind", () => Issue(Post("clerk")));
        Refused("outside-subtree", () => Issue(Post(path: "2/")));
        Assert.Equal(DutyListState.Draft, list.State);
    }

    [Fact]
    public void The_holder_acknowledges_once_by_name_and_time()
    {
        Set(Item(1));
        var charge = Assert.Single(Issue(Post())).Charge;
        Refused("not-holder", () => charge.Acknowledge(Organiser, Town.Day(1)));
        charge.Acknowledge(holder.Actor(), Town.Day(1));
        Assert.Equal((Town.Day(1), holder.Person), (charge.AcknowledgedAt, charge.AcknowledgedByPersonId));
        Refused("already-acknowledged", () => charge.Acknowledge(holder.Actor(), Town.Day(2)));
        Assert.Equal("charge.acknowledged", Assert.Single(charge.Recorded).Act);
    }

    [Fact]
    public void A_duty_is_reported_by_its_holder_with_the_proof_that_is_wanted()
    {
        var task = Task();
        Refused("not-holder", () => task.Report(Organiser, "Held", "Minutes 4", Town.Day(1)));
        Refused("evidence-missing", () => task.Report(holder.Actor(), "Held", " ", Town.Day(1)));
        Refusing.With("shell.empty", () => task.Report(holder.Actor(), "", "Minutes 4", Town.Day(1)));
        task.Report(holder.Actor(), "Held", "Minutes 4", Town.Day(1));
        Refused("not-owed", () => task.Report(holder.Actor(), "Again", "Minutes 4", Town.Day(1)));
    }

    [Fact]
    public void A_duty_that_wants_no_proof_is_reported_without() => Task(null).Report(holder.Actor(), "Held", null, Town.Day(1));

    [Fact]
    public void What_is_reported_is_judged_by_the_issuer_and_never_by_whoever_owes_it()
    {
        var task = Task();
        Refused("not-reported", () => task.Accept(issuer.Actor(), [], Town.Day(1)));
        task.Report(holder.Actor(), "Held", "Minutes 4", Town.Day(1));
        Refused("not-judge", () => task.Accept(Town.InMill().Actor(), [], Town.Day(2)));
        Refused("not-judge", () => task.Accept(Actor.System(SystemVerbs.Demo), [], Town.Day(2)));
        Refused("judge-barred", () => task.Accept(issuer.Actor(), [holder.Tenure(until: Town.Day(2), person: issuer.Person)], Town.Day(3)));
        Refused("judge-barred", () => task.Return(holder.Actor(Right.Organise), "No", [], Town.Day(2)));
        task.Accept(issuer.Actor(), [holder.Tenure()], Town.Day(2));
        Refused("not-reported", () => task.Return(issuer.Actor(), "No", [], Town.Day(2)));
        Refused("not-owed", () => task.Report(holder.Actor(), "Again", "Minutes 5", Town.Day(3)));
    }

    [Fact]
    public void A_return_gives_its_reason_and_every_report_stays()
    {
        var task = Task();
        task.Report(holder.Actor(), "Held", "Minutes 4", Town.Day(1));
        Refusing.With("shell.empty", () => task.Return(issuer.Actor(), "", [], Town.Day(2)));
        task.Return(issuer.Actor(), "Nobody signed", [], Town.Day(2));
        task.Report(holder.Actor(), "Held and signed", "Minutes 5", Town.Day(3));
        task.Accept(issuer.Actor(), [], Town.Day(4));
        Assert.Equal([(false, "Nobody signed"), (true, null)], task.Reports.Select(r => (r.Accepted!.Value, r.Reason)));
        Assert.Equal(["duty-task.reported", "duty-task.returned", "duty-task.reported", "duty-task.accepted"], task.Recorded.Select(l => l.Act));
    }

    [Fact]
    public void A_charge_awaits_its_acknowledgement_once()
    {
        Set(Item(1));
        var charge = Assert.Single(Issue(Post())).Charge;
        Assert.Equal(new Awaited(DutyKinds.Acknowledge, holder.Id, Town.Hall, Town.Today.AddDays(10)), Assert.Single(charge.Awaits("Duties").Awaited));
        charge.Acknowledge(holder.Actor(), Town.Day(1));
        Assert.Empty(charge.Awaits("Duties").Awaited);
        Assert.True(charge.Awaits("Duties").IsMet(DutyKinds.Acknowledge.Code, holder.Id));
    }

    [Fact]
    public void A_task_awaits_its_report_then_its_judgement_and_after_a_return_its_report_again()
    {
        var task = Task(null);
        Assert.Equal(new Awaited(DutyKinds.Discharge, holder.Id, Town.Hall, Town.Today.AddDays(60)), Awaited());
        task.Report(holder.Actor(), "Held", null, Town.Day(1));
        Assert.Equal(new Awaited(DutyKinds.Judge, issuer.Id, Town.Harbour, Town.Today.AddDays(4)), Awaited());
        task.Return(issuer.Actor(), "Nobody signed", [], Town.Day(2));
        Assert.Equal(new Awaited(DutyKinds.Discharge, holder.Id, Town.Hall, Town.Today.AddDays(60), Again: true), Awaited());
        task.Report(holder.Actor(), "Signed", null, Town.Day(3));
        task.Accept(issuer.Actor(), [], Town.Day(4));
        var over = task.Awaits(Town.Calendar);
        Assert.Empty(over.Awaited);
        Assert.True(over.IsMet(DutyKinds.Discharge.Code, holder.Id) && over.IsMet(DutyKinds.Judge.Code, issuer.Id));

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
        task.Report(holder.Actor(), "Held", null, Town.Day(reported));
        task.Return(issuer.Actor(), "Nobody signed", [], Town.Day(returned));
        var expected = new DueDate(Town.Today.AddDays(due), answerBy is { } day ? Town.Today.AddDays(day) : null);
        Assert.Equal(expected, task.Due(Town.Calendar));
    }

    [Fact]
    public void Acts_say_what_stands_against_each_and_the_state_is_told_only_to_whom_may_act()
    {
        Assert.Equal([DutyRefusals.NoItem], list.Acts(Organiser, Town.Today).Against(DutyActs.Issue));
        Assert.Contains(DutyRefusals.NotOrganiser, list.Acts(holder.Actor(), Town.Today).Against(DutyActs.Item));
        var task = Task();
        Assert.Equal([DutyActs.Report], task.Acts(holder.Actor(), [], Town.Day(1)).Open);
        Assert.Equal([DutyRefusals.NotReported], task.Acts(issuer.Actor(), [], Town.Day(1)).Against(DutyActs.Acceptance));
        Assert.Equal([DutyActs.NewcomersIssue], list.Acts(Organiser, Town.Today).Open);
        Assert.Equal(["duties.not-organiser"], Refusing.Codes(() => list.AddItem(holder.Actor(), Item(2), Town.Strands, Town.Now)));
        list.ReadAs(list.Version + 1);
        Assert.Throws<Stale>(() => Issue(Post()));
    }
}
