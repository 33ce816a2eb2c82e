using System.Net;
using Answerable.Domain;
using Answerable.Domain.Plans;
using Answerable.Server.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Plans;

/// <summary>The progress table of a plan from a sheet: all of it, or a sentence for each row.</summary>
public sealed class PlanImportTests(House house) : IClassFixture<House>
{
    private const string Head = "项目名称,任务目标,责任类别,分管领导,牵头人,经办人,项目期限,工作包,责任岗位,开始日期,结束日期,前序工作包,"
        + "完成标志,完成时限,验收人\n";

    private static readonly string Good = Head + string.Join('\n',
    [
        "活动室开放,九个活动室每天开放,党建工作、业务工作,Y-deputy,YA-head,YA-clerk,2026-09-30,"
            + "修缮,YA-head,2026-01-05,2026-03-31,,九处屋面不漏雨,2026-02-28,YO-inspector",
        ",,,,,,,,,,,,九处验收记录齐全,2026年3月31日,YO-inspector",
        ",,,,,,,开放,YA-head,2026-04-01,2026-06-30,1.1,九个活动室开放,2026/6/30,YO-inspector",
        "渠道改造,改造四公里,core-business,Y-deputy,YB-head,YB-head,2026-10-31,"
            + "施工,YB-head,2026-02-01,2026-08-31,,全线通水,2026-08-31,YA-head\n",
    ]);

    [Fact]
    public async Task The_table_of_an_office_is_previewed_and_becomes_projects_packages_and_milestones()
    {
        var (olga, plan) = await Draft();
        await olga.Get($"/plans/{plan.Value}/import");
        await olga.Submit("import-plan", ("file", $"table.csv|{Good}"), ("do", "preview"));
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Equal(0, await Milestones(plan));
        Assert.Contains("4 rows, 0 cannot be taken", olga.Text);
        await olga.Submit("import-plan", ("do", "take"));
        Assert.Equal($"/plans/{plan.Value}", olga.Path);
        Assert.Equal(4, await Milestones(plan));
        var projects = await house.Read(db => db.Set<PlanProject>().Where(p => p.PlanId == plan).OrderBy(p => p.Number).ToListAsync());
        Assert.Equal([["core-business", "party-building"], ["core-business"]], projects.Select(p => p.Strands));
        Assert.Equal(1, await house.Read(db => db.Set<PackageLink>().CountAsync(l => l.PlanId == plan)));
        await olga.Submit("adopt-plan", ("source", "Meeting 5"));
        Assert.Contains("adopted by Meeting 5", olga.Text);
    }

    [Fact]
    public async Task One_bad_row_keeps_all_of_them_out_and_says_what_and_where()
    {
        var (olga, plan) = await Draft();
        var bad = Good.Replace("2026年3月31日", "2026年4月31日", StringComparison.Ordinal)
            .Replace(",1.1,", ",7.7,", StringComparison.Ordinal);
        await olga.Get($"/plans/{plan.Value}/import");
        await olga.Submit("import-plan", ("file", $"table.csv|{bad}"), ("do", "preview"));
        Assert.Contains("4 rows, 2 cannot be taken", olga.Text);
        Assert.Contains("enter a date", olga.Page.QuerySelector("#row-3")!.TextContent);
        Assert.Contains("no such package", olga.Page.QuerySelector("#row-4")!.TextContent);
        Assert.Null(olga.Page.QuerySelector("button[value=take]"));
        await olga.Submit("import-plan", ("do", "take"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.Equal(0, await Milestones(plan));
        foreach (var (rows, said) in new[]
        {
            (Head, "no row"), ("nothing\n1\n", "heading"),
            (Head + ",,,,,,,,,,,,九处,2026-02-28,YO-inspector\n", "No row above"),
            (Head + ",目标,,,,,,,,,,,九处,2026-02-28,YO-inspector\n", "belongs to nothing"),
        })
        {
            await olga.Get($"/plans/{plan.Value}/import");
            await olga.Submit("import-plan", ("rows", rows), ("do", "preview"));
            Assert.Contains(said, olga.Text, StringComparison.OrdinalIgnoreCase);
        }
        await olga.Get($"/plans/{plan.Value}/sample.csv");
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Contains("完成标志", olga.Html);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn("anna")).Get($"/plans/{plan.Value}/import")).Status);
    }

    private async Task<(Visitor Olga, PlanId Plan)> Draft()
    {
        var (actor, city) = (await house.Actor("olga"), await house.UnitId("Y"));
        return (await house.SignedIn("olga"), await house.Scope(s => s.GetRequiredService<DraftPlan>().Run(actor, city,
            new("Table of the city", ArrangedPlan.From, ArrangedPlan.Until))));
    }

    private Task<int> Milestones(PlanId plan) => house.Read(db => db.Set<Milestone>().CountAsync(m => m.PlanId == plan));
}
