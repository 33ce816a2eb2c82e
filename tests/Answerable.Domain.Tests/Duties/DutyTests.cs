using Answerable.Domain.Duties;

namespace Answerable.Domain.Tests.Duties;

/// <summary>A draft that the hall writes for the harbour's secretary.</summary>
public abstract class DutyCase
{
    protected DutyCase() => List = DutyList.Draft(Organiser, Town.Hall, Town.Root, Heading, Town.Now);

    private protected Desk Issuer { get; } = Town.InHall();

    private protected Desk Holder { get; } = Town.InHarbour();

    protected DutyList List { get; }

    protected Actor Organiser => Issuer.Actor(Right.Organise);

    protected static DutyListDraft Heading => new("Duties of 2026", "secretary", new(2026, 1, 1), new(2026, 12, 31)) { Source = Letter };

    protected static Source Letter => new(SourceKind.Document, "Letter 4 of 2026");

    protected static DutyItemFacts Facts => new(Town.Strands);

    protected static DutyItemDraft Item(int number, DateOnly? due = null, string? evidence = null) =>
        new(number, "core", $"Duty {number}", "", evidence, due);

    protected static void Refused(string reason, Action act) => Refusing.With("duties." + reason, act);

    protected DutyPost Post(string kind = "secretary", string path = Town.HarbourPath) => new(Holder.Id, Holder.Unit, path, kind);

    protected void Set(params DutyItemDraft[] items) => List.SetItems(Organiser, items, Facts, Town.Now);

    protected List<IssuedDuties> Issue(params DutyPost[] posts) =>
        [.. List.Issue(Organiser, List.UnitId, posts, DutyCharge.AcknowledgeDays, Town.Calendar, Town.Now)];

    protected DutyTask Task(string? evidence = "Minutes")
    {
        Set(Item(1, Town.Today.AddDays(60), evidence));
        return Assert.Single(Assert.Single(Issue(Post())).Tasks);
    }
}

public sealed class DutyTests : DutyCase
{
    [Fact]
    public void Only_an_organiser_writes_and_issues_lists()
    {
        Refused("not-organiser", () => DutyList.Draft(Holder.Actor(), Town.Hall, Town.Root, Heading, Town.Now));
        Refused("not-organiser", () => DutyList.Draft(Actor.System(SystemVerbs.Demo), Town.Hall, Town.Root, Heading, Town.Now));
        Refused("not-organiser", () => List.AddItem(Holder.Actor(), Item(1), Facts, Town.Now));
        Assert.Equal(Issuer.Id, List.IssuerPostId);
        Assert.Empty(DutyList.AgainstDrafting(Organiser));
        Assert.Equal([DutyRefusals.NotOrganiser], DutyList.AgainstDrafting(Holder.Actor(Right.Vet)));
    }

    [Fact]
    public void A_list_names_itself_its_posts_and_a_period_that_holds_its_items()
    {
        Refusing.With("shell.empty", () => List.Change(Organiser, Heading with { Title = "" }));
        Refused("period-reversed", () => List.Change(Organiser, Heading with { PeriodUntil = new(2025, 12, 31) }));
        Set(Item(1, new(2026, 3, 31)));
        Refused("due-outside-period", () => List.Change(Organiser, Heading with { PeriodFrom = new(2026, 4, 1) }));
        List.Change(Organiser, Heading with { Title = "Duties" });
        Assert.Equal("Duties", List.Title);
    }

    [Fact]
    public void Newcomers_are_charged_once_the_list_is_issued_and_owe_only_what_is_still_to_come()
    {
        Set(Item(1, Town.Today.AddDays(5)), Item(2, Town.Today.AddDays(60)), Item(3));
        List<IssuedDuties> Later(DateOnly today, params DutyPost[] posts) =>
            [.. List.IssueToNewcomers(Organiser, posts, 10, Town.Calendar, Town.Day(today.DayNumber - Town.Today.DayNumber))];
        Refused("not-issued", () => Later(Town.Today, Post()));
        Issue(Post());
        Assert.Equal(List.UnitId, List.IssuedToId);
        Refused("not-organiser", () => List.IssueToNewcomers(Holder.Actor(), [Post()], 10, Town.Calendar, Town.Now));
        Refused("no-newcomer", () => Later(Town.Today));
        Refused("wrong-kind", () => Later(Town.Today, Post("cook")));
        Refused("outside-subtree", () => Later(Town.Today, Post(path: "elsewhere/")));
        Refused("period-over", () => Later(new(2027, 1, 1), Post()));
        var issued = Assert.Single(Later(Town.Today.AddDays(6), Post()));
        Assert.Equal(Town.Today.AddDays(16), issued.Charge.AcknowledgeBy);
        Assert.Equal(["Duty 2", "Duty 3"], issued.Tasks.Select(t => t.Content));
        Assert.Equal(["Duty 1", "Duty 2", "Duty 3"], Assert.Single(Later(Town.Today.AddDays(5), Post())).Tasks.Select(t => t.Content));
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
        (string, string)[] expected =
        [
            ("duties.bad-number", "items[0].number"), ("duties.unknown-strand", "items[1].strand"), ("shell.empty", "items[2].content"),
            ("duties.number-taken", "items[2].number"), ("duties.due-outside-period", "items[3].due"),
            ("shell.too-long", "items[4].measure"),
        ];
        Assert.Equal(expected, faults.Select(f => (f.Code, f.Field!)));
        Assert.Equal(1, Assert.Single(List.Items).Number);
        Refused("too-many-items", () => Set([.. Enumerable.Range(1, 201).Select(i => Item(i))]));
    }

    [Fact]
    public void Items_are_added_with_the_next_number_and_kept_in_order()
    {
        Set(Item(5), Item(2));
        List.AddItem(Organiser, Item(0), Facts, Town.Now);
        List.AddItem(Organiser, Item(1), Facts, Town.Now);
        Refused("number-taken", () => List.AddItem(Organiser, Item(2), Facts, Town.Now));
        List.RemoveItem(Organiser, 5);
        Refused("no-item", () => List.RemoveItem(Organiser, 5));
        Assert.Equal([1, 2, 6], List.Items.Select(i => i.Number));
    }

    [Fact]
    public void Issuing_charges_each_post_with_every_item_and_only_the_dated_ones_are_owed()
    {
        Set(Item(1, Town.Today), Item(2), Item(3, Town.Today.AddDays(9)));
        var issued = Issue(Post(), Post(), new(new(Ids.Random()), Town.Mill, Town.MillPath, "secretary"));
        Assert.Equal([3, 3], issued.Select(i => i.Tasks.Count));
        Assert.All(issued, i => Assert.Equal([1, 0, 1], i.Tasks.Select(t => t.Awaits(Town.Calendar).Awaited.Count)));
        Assert.All(issued, i => Assert.Equal(Town.Today.AddDays(10), i.Charge.AcknowledgeBy));
        Assert.Equal(["duty-list.drafted", "duty-list.issued"], List.Recorded.Select(l => l.Act));
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
        Assert.Equal(DutyListState.Draft, List.State);
    }
}
