using Answerable.Domain.Duties;

namespace Answerable.Domain.Tests.Duties;

/// <summary>Where duties come from, and how they go on to those below.</summary>
public sealed class CascadeTests : DutyCase
{
    private static readonly Guid AboveId = Ids.Random();
    private static readonly PostId AboveHolder = new(Ids.Random());

    private const string Halls = "Every hall is repaired before the winter";

    private DutyItemFacts Above(string content = Halls, int copied = 1, string? path = null) => new(Town.Strands)
    {
        Above = new Dictionary<Guid, DutyAbove> { [AboveId] = new(new(AboveId), AboveHolder, path ?? Town.Root, content, Letter, copied) },
        Posts = new Dictionary<string, PostId> { ["harbour"] = Holder.Id, ["mill"] = Mill },
    };

    private PostId Mill { get; } = new(Ids.Random());

    private DutyItem Added(DutyItemDraft draft, DutyItemFacts facts)
    {
        List.AddItem(Organiser, draft with { Number = 0 }, facts, Town.Now);
        return List.Items[^1];
    }

    [Fact]
    public void A_list_is_not_issued_before_each_item_names_what_it_comes_from()
    {
        List.Change(Organiser, Heading with { Source = null });
        Set(Item(1) with { Source = new(SourceKind.Meeting, "Meeting of 3 January") }, Item(2));
        Refused("source-missing", () => Issue(Post()));
        Assert.Equal("2", DutyRefusals.SourceMissing(2).Args.Single().Value!.ToString());
        List.Change(Organiser, Heading);
        Issue(Post());
        Assert.Equal([new(SourceKind.Meeting, "Meeting of 3 January"), Letter], List.Items.Select(i => i.Source));
    }

    [Theory]
    [InlineData("", "shell.empty")]
    [InlineData("  ", "shell.empty")]
    public void A_source_has_a_number_or_name(string reference, string code)
    {
        Refusing.With(code, () => List.Change(Organiser, Heading with { Source = new(SourceKind.Document, reference) }));
        Refusing.With(code, () => Set(Item(1) with { Source = new(SourceKind.Document, reference) }));
        Refusing.With("shell.too-long", () => List.Change(Organiser, Heading with { Source = new(SourceKind.Document, Town.Long(201)) }));
    }

    [Fact]
    public void What_takes_a_duty_up_has_its_source_and_counts_the_levels_of_its_wording()
    {
        var facts = Above();
        var same = Added(Item(1) with { Above = AboveId, Content = "Every hall is repaired, before the WINTER." }, facts);
        Assert.Equal((Letter, AboveId, 2), (same.Source, same.AboveTaskId!.Value.Value, same.CopiedLevels));
        var own = Added(Item(2) with { Above = AboveId, Content = "The two halls at the quay get new roofs by October" }, Above(copied: 5));
        Assert.Equal(1, own.CopiedLevels);
        Assert.Equal(3, Added(Item(3) with { Above = AboveId, Content = Halls }, Above(copied: 2)).CopiedLevels);
        var named = Added(Item(4) with { Above = AboveId, Source = new(SourceKind.CongressGoal, "Goal 7") }, facts);
        Assert.Equal("Goal 7", named.Source!.Reference);
    }

    [Theory]
    [InlineData("abcdefghij", "abcdefghij", true)]
    [InlineData("abcdefghij", "abcdefghiX", true)]
    [InlineData("abcdefghij", "abcdefghXY", false)]
    [InlineData("年底前，全部提升。", "年底前全部提升", true)]
    [InlineData("", "", false)]
    public void A_wording_is_copied_from_nine_tenths_on(string wording, string above, bool copied) =>
        Assert.Equal(copied, Wording.IsCopied(wording, above));

    [Fact]
    public void Only_a_duty_on_the_way_up_or_down_is_taken_up()
    {
        Refused("no-duty-above", () => Added(Item(1) with { Above = Ids.Random() }, Above()));
        Refused("duty-elsewhere", () => Added(Item(1) with { Above = AboveId }, Above(path: "elsewhere/")));
        Added(Item(1) with { Above = AboveId }, Above(path: Town.HarbourPath));
    }

    [Fact]
    public void Of_several_posts_that_share_a_duty_one_leads()
    {
        var (shared, facts) = (Item(1) with { Above = AboveId, Role = DutyRole.Lead, ForPost = "harbour" }, Above());
        Refused("role-without-post", () => Added(shared with { ForPost = null }, facts));
        Refused("role-without-duty", () => Added(shared with { Above = null }, facts));
        Refused("unknown-post", () => Added(shared with { ForPost = "quay" }, facts));
        Added(shared, facts);
        Refused("two-leads", () => Added(shared with { ForPost = "mill" }, facts));
        Added(shared with { ForPost = "mill", Role = DutyRole.Contributing }, facts);
        var refused = Assert.Throws<Refused>(() => List.SetItems(Organiser,
            [shared, shared with { Number = 2, ForPost = "mill" }], facts, Town.Now));
        Assert.Equal(("duties.two-leads", "items[1].role"), (refused.Refusals[0].Code, refused.Refusals[0].Field));
    }

    [Fact]
    public void An_item_for_one_post_charges_that_post_and_no_other()
    {
        Added(Item(1) with { ForPost = "mill", Content = "Only the mill" }, Above());
        Refused("post-not-reached", () => Issue(Post()));
        Added(Item(2) with { Content = "All secretaries" }, Above());
        var mill = new DutyPost(Mill, Town.Mill, Town.MillPath, "miller");
        var issued = Issue(Post(), mill);
        Assert.Equal([["All secretaries"], ["Only the mill"]], issued.Select(i => i.Tasks.Select(t => t.Content)));
    }

    [Fact]
    public void A_post_takes_up_no_duty_from_itself()
    {
        Added(Item(1) with { Above = AboveId, Content = "Two halls at the quay" }, Above());
        var holder = new DutyPost(AboveHolder, Town.Mill, Town.MillPath, "secretary");
        Assert.Equal([Holder.Id], Issue(holder, Post()).Select(i => i.Charge.PostId));
    }

    [Fact]
    public void A_list_for_a_kind_of_unit_goes_to_no_other()
    {
        List.Change(Organiser, Heading with { Level = "county" });
        Set(Item(1));
        Refused("wrong-level", () => Issue(Post() with { Level = "village" }));
        Assert.Single(Issue(Post() with { Level = "county" }));
    }

    [Fact]
    public void What_must_be_taken_up_is_owed_where_units_are_below_until_a_list_below_is_issued()
    {
        Set(Item(1) with { MustBeTakenUp = true }, Item(2));
        var issued = Issue(Post() with { HasUnitsBelow = true }, new(Mill, Town.Mill, Town.MillPath, "secretary"));
        var (task, leaf) = (issued[0].Tasks[0], issued[1].Tasks[0]);
        Assert.Null(leaf.TakeUpBy);
        Assert.Null(issued[0].Tasks[1].TakeUpBy);
        var owed = Assert.Single(task.Awaits(Town.Calendar).Awaited);
        Assert.Equal((DutyKinds.TakeUp, Holder.Id, Town.Today.AddDays(10)), (owed.Kind, owed.Owner, owed.Due.On));
        Refused("not-asked-to-take-up", () => issued[0].Tasks[1].CarryOut(Holder.Actor(), "No", Town.Now));
        task.TakeUpBelow(Organiser, "Duties of the quay", Town.Now);
        Assert.Equal((TakenUp.Below, Town.Now), (task.TakenUp, task.TakenUpAt));
        Assert.Empty(task.Awaits(Town.Calendar).Awaited);
        Assert.True(task.Awaits(Town.Calendar).IsMet("duty.take-up", Holder.Id));
        task.TakeUpBelow(Organiser, "Another", Town.Day(3));
        Assert.Equal((Town.Now, Organiser.Person), (task.TakenUpAt!.Value, task.TakenUpByPersonId));
        Assert.Equal(["duty-task.taken-up"], task.Recorded.Select(l => l.Act));
    }

    [Fact]
    public void A_post_that_carries_a_duty_out_alone_says_why_and_nobody_else_says_it()
    {
        Set(Item(1) with { MustBeTakenUp = true });
        var task = Assert.Single(Assert.Single(Issue(Post() with { HasUnitsBelow = true })).Tasks);
        Refused("not-holder", () => task.CarryOut(Organiser, "It is small", Town.Now));
        Refusing.With("shell.empty", () => task.CarryOut(Holder.Actor(), " ", Town.Now));
        task.CarryOut(Holder.Actor(), "It is small", Town.Now);
        Assert.Equal((TakenUp.Here, "It is small", Holder.Actor().Person), (task.TakenUp, task.TakenUpNote, task.TakenUpByPersonId));
        Assert.Equal(["duty-task.carried-out-here"], task.Recorded.Select(l => l.Act));
        Assert.Empty(task.Awaits(Town.Calendar).Awaited);
        Refused("already-taken-up", () => task.CarryOut(Holder.Actor(), "Again", Town.Now));
        task.TakeUpBelow(Organiser, "Duties of the quay", Town.Day(3));
        Assert.Equal((TakenUp.Below, null), (task.TakenUp, task.TakenUpNote));
    }

    [Fact]
    public void Why_a_wording_is_kept_may_be_said_after_issuing_too()
    {
        Added(Item(1) with { Above = AboveId, Content = Halls }, Above(copied: 2));
        Added(Item(2), Above());
        Issue(Post());
        Refused("not-organiser", () => List.KeepWording(Holder.Actor(), 1, "It quotes a rule", Town.Now));
        Refused("no-item", () => List.KeepWording(Organiser, 3, "It quotes a rule", Town.Now));
        Refused("not-copied", () => List.KeepWording(Organiser, 2, "It quotes a rule", Town.Now));
        Refusing.With("shell.empty", () => List.KeepWording(Organiser, 1, "", Town.Now));
        List.KeepWording(Organiser, 1, "It quotes a rule", Town.Now);
        Assert.Equal("It quotes a rule", List.Items[0].KeptBecause);
    }

    [Fact]
    public void A_duty_without_a_date_is_never_reported()
    {
        Set(Item(1));
        var task = Assert.Single(Assert.Single(Issue(Post())).Tasks);
        Refused("not-owed", () => task.Report(Holder.Actor(), "Done", null, Town.Now));
        Assert.Null(task.Due(Town.Calendar));
    }
}
