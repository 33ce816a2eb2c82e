using System.Net;
using Answerable.Domain.Duties;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Duties;

/// <summary>Duty list and work breakdown in the columns of offices, both ways.</summary>
public sealed class LayoutTests : IAsyncLifetime
{
    private const string DutyList = "项目,工作内容,工作措施,责任单位,完成时限\r\n业务工作,Open the halls,Two days a week,Alder County、YB,2026年6月30日\r\n"
        + "party-building,Hold the meetings,One a quarter,,2026-03-31\r\n";

    private const string Breakdown = "序号,工作任务,牵头单位,责任单位,完成时限\r\n"
        + "1,Open the halls,Alder County,Birch County；Education Department,2026/6/30\r\n"
        + "2,Write the rules,YE,,\r\n";

    private readonly House house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_duty_list_names_units_and_each_means_its_post_of_the_lists_kind()
    {
        var olga = await house.SignedIn("olga");
        await Import(olga, await Drafted(olga), DutyList);
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Equal(["Hold the meetings:", "Open the halls:YA-head", "Open the halls:YB-head"], await Items());
        Assert.All(await house.Read(db => db.Set<DutyItem>().Select(i => i.Role).ToListAsync()), Assert.Null);
    }

    [Fact]
    public async Task A_work_breakdown_has_a_unit_that_leads_and_units_that_contribute()
    {
        var olga = await house.SignedIn("olga");
        var list = await Drafted(olga);
        await Import(olga, list, Breakdown);
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        var roles = await house.Read(db => db.Set<DutyItem>().OrderBy(i => i.Number).Select(i => i.Role).ToListAsync());
        Assert.Equal([DutyRole.Lead, DutyRole.Contributing, DutyRole.Contributing, null], roles);
        Assert.Contains("1,Open the halls,Alder County,Birch County、Education Department,2026-06-30",
            await olga.Client.GetStringAsync($"{list}/breakdown.csv"));
    }

    [Theory]
    [InlineData("duty-list", DutyList, "csv", "en")]
    [InlineData("duty-list", DutyList, "xlsx", "zh-CN")]
    [InlineData("breakdown", Breakdown, "csv", "zh-CN")]
    [InlineData("breakdown", Breakdown, "xlsx", "en")]
    public async Task A_form_comes_out_goes_into_a_fresh_organisation_and_comes_out_the_same(string form, string file, string format,
        string language)
    {
        var olga = await house.SignedIn("olga", language);
        var list = await Drafted(olga);
        await Import(olga, list, file);
        var csv = await olga.Client.GetStringAsync($"{list}/{form}.csv");
        var headings = (language, form) switch
        {
            ("en", "breakdown") => "Number,Task,Lead unit,Responsible unit",
            ("en", _) => "Project,Work,Steps,Responsible unit",
            (_, "breakdown") => "序号,工作任务,牵头单位,责任单位",
            _ => "项目,工作内容,工作措施,责任单位,完成时限",
        };
        Assert.Contains(headings, csv);
        var sent = format == "csv" ? csv : Convert.ToBase64String(await olga.Client.GetByteArrayAsync($"{list}/{form}.xlsx"));
        var fresh = new House();
        await fresh.InitializeAsync();
        try
        {
            var other = await fresh.SignedIn("olga", language);
            var copy = await Drafted(other);
            await Import(other, copy, sent, format);
            Assert.Equal(HttpStatusCode.OK, other.Status);
            Assert.Equal(csv, await other.Client.GetStringAsync($"{copy}/{form}.csv"));
        }
        finally
        {
            await fresh.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("项目,工作内容,天气\r\nparty-building,a,b", "Row 1, column 3: “天气” is no column of this form.")]
    [InlineData("项目,工作内容,Work\r\nparty-building,a,b", "Row 1, column 3: the heading “责任内容 / content” stands twice.")]
    [InlineData("项目,工作内容,责任单位\r\nparty-building,a,Nowhere",
        "No unit below is called “Nowhere” and has a post of kind “secretary”.")]
    [InlineData("工作任务,牵头单位,责任单位\r\na,YA、YB,YE", "Item 1 already names the lead of this duty: a duty has one lead.")]
    public async Task What_a_form_says_wrongly_has_its_sentence(string file, string sentence)
    {
        var olga = await house.SignedIn("olga");
        await Import(olga, await Drafted(olga), file);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.Contains(sentence, olga.Text);
        Assert.Empty(await Items());
    }

    private Task<List<string>> Items() => house.Read(async db => (await (
        from i in db.Set<DutyItem>()
        join p in db.Set<Domain.Organisation.Post>() on i.ForPostId equals p.Id into posts
        from p in posts.DefaultIfEmpty()
        select new { i.Content, p.Code }).ToListAsync()).Select(i => $"{i.Content}:{i.Code}").Order(StringComparer.Ordinal).ToList());

    private static async Task<string> Drafted(Visitor olga)
    {
        await olga.Get("/duties/new");
        await olga.Submit("draft-list", ("source", "Document 4 of 2026"), ("title", "The year"), ("postKind", "secretary"));
        return olga.Path.Split('?', '#')[0];
    }

    private static async Task Import(Visitor olga, string list, string file, string format = "csv")
    {
        await olga.Get($"{list}/import");
        await olga.Submit("import-items", ("file", $"items.{format}|{file}"), ("take", "all"));
    }
}
