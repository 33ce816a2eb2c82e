using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Reviews;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Reviews;

namespace Answerable.Server.Tests.Reading;

/// <summary>A round of sixty: what does not fit on one page is on the next, and everything is there to print.</summary>
public sealed class CrowdedRoundTests(House house) : IClassFixture<House>
{
    private const int Count = 60;

    [Fact]
    public async Task Whoever_debriefs_far_down_the_order_finds_the_own_row_first_and_the_others_page_by_page()
    {
        var round = await Crowd.Draft(house, Count);
        var last = (await Crowd.InOrder(house, round.Id))[^1];
        await house.Do<ArrangeDebriefers>("olga", (a, by) => a.Run(by, round.Id, [new(round.Birch, DebriefMode.OnSite, 100, false)]));
        await house.Do<OpenRound>("olga", (a, by) => a.Run(by, round.Id));
        var boris = await house.SignedIn("boris");
        await boris.Get($"/rounds/{round.Id.Value}");
        Assert.Contains("Birch", boris.Page.QuerySelector("#debriefers tbody tr")!.TextContent);
        Assert.Equal(51, boris.Page.QuerySelectorAll("#debriefers tbody tr").Length);
        await boris.Get(boris.Page.QuerySelector("#debriefers a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(10, boris.Page.QuerySelectorAll("#debriefers tbody tr").Length);
        Assert.Contains("Member 060", boris.Page.QuerySelector("#debriefers")!.TextContent);
        Assert.NotEqual(round.Birch, last.Id);
    }

    [Fact]
    public async Task Whom_the_round_waits_for_is_found_by_its_own_objects_however_much_is_open_elsewhere()
    {
        var round = await Crowd.Draft(house, Count);
        await house.Do<OpenRound>("olga", (a, by) => a.Run(by, round.Id));
        var olga = await house.SignedIn("olga");
        var said = await house.Statements.During(() => olga.Get($"/rounds/{round.Id.Value}"));
        var statement = said.First(s => s.Contains("obligations_obligation", StringComparison.Ordinal)
            && s.Contains("GROUP BY", StringComparison.Ordinal) && s.Contains("rounds_group", StringComparison.Ordinal));
        var plan = await house.Plan(statement);
        Assert.Contains(plan, step => step.Contains("obligations_obligation_object_id", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("obligations_obligation_state", StringComparison.Ordinal));
        // What the reader owes on it, by its owner; likewise the reader's own list of one kind.
        await ByOwner(said, "rounds_group", "LIMIT");
        await ByOwner(await house.Statements.During(() => olga.Get("/obligations?kind=debrief.file")), "owner_id", "kind");

        async Task ByOwner(IEnumerable<string> statements, params string[] marks)
        {
            var asked = statements.Where(s => s.Contains("obligations_obligation", StringComparison.Ordinal)
                && !s.Contains("GROUP BY", StringComparison.Ordinal) && marks.All(m => s.Contains(m, StringComparison.Ordinal))).ToList();
            Assert.NotEmpty(asked);
            foreach (var one in asked)
                Assert.DoesNotContain(await house.Plan(one), s => s.Contains("obligations_obligation_state", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_page_of_the_form_changes_its_own_rows_and_leaves_the_others_as_they_are()
    {
        var round = await Crowd.Draft(house, Count);
        var before = await Crowd.InOrder(house, round.Id);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{round.Id.Value}/debriefers");
        Assert.Equal(50, olga.Page.QuerySelectorAll("input[name=row]").Length);
        await olga.Get(olga.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(10, olga.Page.QuerySelectorAll("input[name=row]").Length);
        await olga.Submit("arrange", ($"mode-{before[59].Id.Value:N}", "Written"), ($"order-{before[59].Id.Value:N}", "1"),
            ($"remove-{before[58].Id.Value:N}", "true"));
        var after = await Crowd.InOrder(house, round.Id);
        Assert.Equal(59, after.Count);
        Assert.Equal((before[0].Id, before[59].Id, DebriefMode.Written), (after[0].Id, after[1].Id, after[1].Mode));
        Assert.Equal(before.Skip(1).Take(57).Select(d => (d.Id, d.Mode)), after.Skip(2).Select(d => (d.Id, d.Mode)));
    }

    [Fact]
    public async Task A_post_that_the_form_does_not_offer_at_first_is_found_by_name_code_or_holder()
    {
        var round = await Crowd.Draft(house, Count);
        var olga = await house.SignedIn("olga");
        var address = $"/rounds/{round.Id.Value}/officers";
        await olga.Get(address);
        Assert.DoesNotContain("Member 060", olga.Page.QuerySelector("select[name=vetter]")!.TextContent);
        foreach (var text in new[] { "Member 060", $"Y-{Count}-060", "Person 060" })
        {
            await olga.Get($"{address}?find={Uri.EscapeDataString(text)}");
            Assert.Contains("Member 060", olga.Page.QuerySelector("select[name=vetter]")!.TextContent);
            // Whoever serves stays chosen, whatever is searched for.
            Assert.Equal((await house.PostId("Y-chair")).Value.ToString(),
                olga.Page.QuerySelector("select[name=chair] option[selected]")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task A_turn_moves_from_page_to_page_and_the_minutes_are_printed_whole()
    {
        var round = await Crowd.Draft(house, Count);
        await house.Do<OpenRound>("olga", (a, by) => a.Run(by, round.Id));
        var order = await Crowd.InOrder(house, round.Id);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/reviews/{round.Id.Value}");
        await olga.Submit("arrange", ("place", "Hall One"), ("move", $"down:{order[49].Id.Value}"));
        Assert.Null(olga.Page.QuerySelector($"#turn-{order[49].Id.Value}"));
        Assert.NotNull(olga.Page.QuerySelector($"#turn-{order[50].Id.Value}"));
        await olga.Get(olga.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.NotNull(olga.Page.QuerySelector($"#turn-{order[49].Id.Value}"));
        Assert.NotNull(olga.Page.QuerySelector($"[name=posts][value='{order[49].PostId.Value}']"));
        await Meetings.Note(house, round.Id, ("Y-chair", PresenceRole.Voting), ("Y-deputy", PresenceRole.Voting));
        await house.Do<ConveneMeeting>("chen", (a, by) => a.Run(by, round.Id, null));
        await olga.Get($"/reviews/{round.Id.Value}");
        Assert.Contains($"0 of {Count}", olga.Text);
        await olga.Get($"/reviews/{round.Id.Value}/projector");
        Assert.Equal(30, olga.Page.QuerySelectorAll("ol.order li").Length);
        await olga.Get($"/reviews/{round.Id.Value}/minutes");
        Assert.Equal(50, olga.Page.QuerySelectorAll("article h2").Length);
        Assert.Null(olga.Page.QuerySelector("[data-print]"));
        await olga.Get(olga.Page.QuerySelector("a.btn-primary")!.GetAttribute("href")!);
        Assert.Equal(Count, olga.Page.QuerySelectorAll("article h2").Length);
        Assert.NotNull(olga.Page.QuerySelector("[data-print]"));
    }
}
