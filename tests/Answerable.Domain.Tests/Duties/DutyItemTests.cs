using Answerable.Domain.Duties;

namespace Answerable.Domain.Tests.Duties;

/// <summary>What a row of a list may hold, to its limits.</summary>
public sealed class DutyItemTests : DutyCase
{
    private static readonly DateOnly First = new(2026, 1, 1), Last = new(2026, 12, 31);

    [Fact]
    public void A_duty_falls_due_on_the_first_day_of_the_period_at_the_earliest_and_on_its_last_at_the_latest()
    {
        Set(Item(1, First), Item(2, Last));
        Refused("due-outside-period", () => Set(Item(1, First.AddDays(-1))));
        Refused("due-outside-period", () => Set(Item(1, Last.AddDays(1))));
        List.Change(Organiser, Heading with { Title = "The same days" });
        var shorter = Assert.Throws<Refused>(() => List.Change(Organiser, Heading with { PeriodUntil = Last.AddDays(-1) }));
        Assert.Equal(["items[2].due"], shorter.Refusals.Select(r => r.Field));
        List.RemoveItem(Organiser, 2);
        List.Change(Organiser, Heading with { PeriodUntil = First });
        Assert.Equal((First, First), (List.PeriodFrom, List.PeriodUntil));
    }

    [Fact]
    public void A_list_holds_two_hundred_items_and_not_one_more()
    {
        Set([.. Enumerable.Range(1, DutyList.MaxItems - 1).Select(i => Item(i))]);
        List.AddItem(Organiser, Item(0), Facts, Town.Now);
        Assert.Equal(DutyList.MaxItems, List.Items.Count);
        var refused = Assert.Throws<Refused>(() => List.AddItem(Organiser, Item(0), Facts, Town.Now));
        Assert.Equal(("duties.too-many-items", 201),
            (Assert.Single(refused.Refusals).Code, (int)refused.Refusals[0].Args.First(a => a.Name == "count").Value!));
        Set([.. Enumerable.Range(1, DutyList.MaxItems).Select(i => Item(i))]);
        Assert.Equal(DutyList.MaxItems, List.Items.Count);
    }

    [Fact]
    public void Numbers_begin_at_one_and_end_at_the_largest()
    {
        List.AddItem(Organiser, Item(0), Facts, Town.Now);
        Assert.Equal(1, Assert.Single(List.Items).Number);
        List.AddItem(Organiser, Item(DutyItem.MaxNumber), Facts, Town.Now);
        Refused("bad-number", () => List.AddItem(Organiser, Item(0), Facts, Town.Now));
        Refused("bad-number", () => Set(Item(DutyItem.MaxNumber + 1)));
    }

    [Fact]
    public void A_list_is_drafted_and_written_by_who_organises_over_its_unit_until_it_is_issued()
    {
        var below = Actor.In(Holder.Person, Holder.Id, Holder.Unit, Holder.Path, [new(Right.Organise, Town.HarbourPath)],
            new HashSet<PostId>(), new HashSet<PostId>());
        Assert.Empty(DutyList.AgainstDrafting(below));
        Assert.Empty(DutyList.AgainstDrafting(below, Town.HarbourPath));
        Assert.Equal([DutyRefusals.NotOrganiser], DutyList.AgainstDrafting(below, Town.Root));
        Set(Item(1));
        Refused("not-organiser", () => List.Change(below, Heading));
        Refused("not-organiser", () => List.RemoveItem(below, 1));
        Issue(Post());
        Refused("already-issued", () => List.Change(Organiser, Heading));
        Refused("already-issued", () => List.RemoveItem(Organiser, 1));
    }

    [Fact]
    public void A_list_goes_to_no_post_outside_of_its_unit_whoever_else_is_named()
    {
        Set(Item(1));
        Refused("outside-subtree", () => Issue(Post(), Post(path: "2/")));
    }

    [Fact]
    public void A_strand_is_named_and_one_of_the_policys()
    {
        Assert.Equal(["shell.empty"], Refusing.Codes(() => Set(Item(1) with { StrandCode = "" })));
        Assert.Equal(["duties.unknown-strand"], Refusing.Codes(() => Set(Item(1) with { StrandCode = "weather" })));
    }

    [Fact]
    public void Texts_are_kept_without_the_blanks_around_them_and_a_blank_proof_is_none()
    {
        Set(Item(1, evidence: " Minutes ") with { Content = " Meet ", Measure = " Monthly " }, Item(2, evidence: "  "));
        var (one, two) = (List.Items[0], List.Items[1]);
        Assert.Equal(("Meet", "Monthly", "Minutes"), (one.Content, one.Measure, one.Evidence));
        Assert.Null(two.Evidence);
        Assert.Equal(["shell.too-long"], Refusing.Codes(() => Set(Item(1, evidence: Town.Long(DutyItem.MaxEvidence + 1)))));
    }
}
