using System.Net;
using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Rectifications;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rectifications;

public sealed class ListTests : IAsyncLifetime
{
    private readonly House house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task The_list_filters_by_stage_deadline_kind_and_unit_and_counts()
    {
        await house.Claimed(new(2026, 6, 30));
        await house.Finding("YB-head", "Accounts are not published");
        await house.Finding("YA1-head", "Minutes are missing", RectificationKind.ImmediateFix, "=Written");
        var olga = await house.SignedIn("olga");
        Assert.Equal(3, Rows(await olga.Get("/rectifications")).Count);
        Assert.Contains("0 of 3 verified", olga.Text);
        // Of so few no percentage is told.
        Assert.DoesNotContain("%", olga.Page.QuerySelector(".an-head")!.TextContent);
        Assert.Equal(["Three village halls stand idle"], Rows(await olga.Get("/rectifications?stage=Verification")));
        Assert.Equal(["Accounts are not published"], Rows(await olga.Get("/rectifications?stage=Plan")));
        Assert.Equal(["Minutes are missing"], Rows(await olga.Get("/rectifications?kind=ImmediateFix")));
        Assert.Equal(["Minutes are missing"], Rows(await olga.Get($"/rectifications?unit={(await house.UnitId("YA1")).Value}")));
        Assert.Equal(2, Rows(await olga.Get($"/rectifications?unit={(await house.UnitId("YA")).Value}")).Count);
        Assert.Empty(Rows(await olga.Get("/rectifications?due=Late")));
        house.Clock.GoTo(new(2026, 2, 2));
        olga = await house.SignedIn("olga");
        Assert.Equal(["Three village halls stand idle"], Rows(await olga.Get("/rectifications?due=Late")));
        Assert.Contains("1 entry", olga.Text);
        Assert.Equal(["Accounts are not published"], Rows(await olga.Get("/rectifications?due=Near")));
        Assert.Contains("due in 2 days", olga.Text);
    }

    [Fact]
    public async Task Pages_follow_by_key_and_none_is_left_out_or_shown_twice()
    {
        for (var i = 0; i < 7; i++) await house.Finding(i % 2 == 0 ? "YA-head" : "YB-head", $"Finding {i}");
        var olga = await house.Actor("olga");
        var (seen, after) = (new List<string>(), (string?)null);
        do
        {
            var (rows, _, next) =
                await house.Scope(s => s.GetRequiredService<RectificationLists>().Page(olga, new(), new(2026, 1, 5), after, size: 2));
            Assert.InRange(rows.Count, 1, 2);
            seen.AddRange(rows.Select(r => r.Title));
            after = next;
        }
        while (after is not null);
        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"Finding {i}"), seen.Order());
        Assert.Equal(7, seen.Distinct().Count());
    }

    [Fact]
    public async Task The_file_holds_the_filtered_rows_and_no_formula()
    {
        await house.Finding(title: "=HYPERLINK(1)");
        await house.Finding("YB-head", "Accounts are not published");
        var olga = await house.SignedIn("olga", "zh-CN");
        var csv = await olga.Client.GetStringAsync($"/rectifications.csv?unit={(await house.UnitId("YA")).Value}");
        Assert.Contains("问题,单位,责任岗位", csv, StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK(1)", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("Accounts", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_units_and_administrators_see_nothing_and_an_auditor_sees_and_does_nothing()
    {
        var id = await house.Claimed(new(2026, 6, 30));
        foreach (var person in new[] { "boris", "asha", "tess", "sysadmin", "secadmin" })
        {
            var visitor = await house.SignedIn(person);
            Assert.Empty(Rows(await visitor.Get("/rectifications?stage=All")));
            foreach (var page in new[] { "", "/plan", "/judges" })
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/rectifications/{id.Value}{page}")).Status);
        }
        var auditor = await house.SignedIn("auditor");
        await auditor.Get($"/rectifications/{id.Value}");
        Assert.Equal(HttpStatusCode.OK, auditor.Status);
        Assert.Null(auditor.Page.QuerySelector("main form"));
        Assert.Equal(["rectifications.not-verifier"],
            await Arranged.Refused(() => house.Do<VerifyRepair>("auditor", (a, by) => a.Run(by, id, "Seen"))));
    }

    [Fact]
    public async Task Whoever_carries_out_a_measure_sees_it_only_while_the_plan_is_in_force()
    {
        var id = await house.Finding();
        await house.Do<PlanRectification>("anna", (a, by) => a.Run(by, id, Arranged.Plan(new(2026, 6, 30))));
        await house.Do<ReturnPlan>("olga", (a, by) => a.Run(by, id, "Who repairs the roof?"));
        var responsible = await house.PostId("YA1-head");
        await house.Do<PlanRectification>("anna",
            (a, by) => a.Run(by, id, Arranged.Plan(new(2026, 6, 30), new MeasureDraft("Roof", responsible))));
        var asha = await house.SignedIn("asha");
        Assert.Equal(HttpStatusCode.OK, (await asha.Get($"/rectifications/{id.Value}")).Status);
        await house.Do<ReturnPlan>("olga", (a, by) => a.Run(by, id, "Still unclear"));
        await house.Do<PlanRectification>("anna", (a, by) => a.Run(by, id, Arranged.Plan(new(2026, 6, 30))));
        Assert.Equal(HttpStatusCode.NotFound, (await asha.Get($"/rectifications/{id.Value}")).Status);
    }

    [Fact]
    public async Task Only_what_is_verified_counts_as_completed()
    {
        var round = new RoundId(Ids.New(World.Start));
        var claimed = await house.Claimed(new(2026, 6, 30));
        await house.Finding("YA-head", "In the round", round: round);
        await house.Finding("YB-head", "In Birch", round: round);
        string[] paths = ["Y/", "Y/YA/", "Y/YB/"];
        var before = await house.Scope(s => s.GetRequiredService<FindingQueries>().Completion(paths));
        Assert.Equal([new(3, 0), new(2, 0), new(1, 0)], paths.Select(p => before[p]));
        await house.Do<VerifyRepair>("ivan", (a, by) => a.Run(by, claimed, "Seen"));
        var after = await house.Scope(s => s.GetRequiredService<FindingQueries>().Completion(paths));
        Assert.Equal([new(3, 1), new(2, 1), new(1, 0)], paths.Select(p => after[p]));
        Assert.Equal(3333, after["Y/"].Hundredths);
        var ofRound = await house.Scope(s => s.GetRequiredService<FindingQueries>().Completion(paths, round));
        Assert.Equal([new(2, 0), new(1, 0), new CompletionRate(1, 0)], paths.Select(p => ofRound[p]));
    }

    private static List<string> Rows(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("main tbody a").Select(a => a.TextContent)];
}
