using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Organisation;

/// <summary>The samples are taken as they are downloaded, in either language; columns may be headed in both.</summary>
public sealed class SampleFileTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task The_samples_of_a_roster_are_downloaded_sent_back_and_taken_without_a_fault(string language)
    {
        var sybil = await house.SignedIn("sysadmin", language);
        await sybil.Get("/units/import");
        var links = sybil.Page.QuerySelectorAll("a[href*='sample']").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(4, links.Count);
        var (units, posts) = (await sybil.Client.GetStringAsync(links[0]), await sybil.Client.GetStringAsync(links[1]));
        Assert.StartsWith("单位编码 / code,上级单位编码 / parent_code", units, StringComparison.Ordinal);
        await sybil.Submit("import", ("file-units", $"units.csv|{units}"), ("file-posts", $"posts.csv|{posts}"));
        Assert.Empty(sybil.Page.QuerySelectorAll(".st.late, .an-errors"));
        Assert.Empty(sybil.Page.QuerySelectorAll("input[name=good]"));
        if (language == "en") await sybil.Submit("confirm");
        else
        {
            Assert.Contains("示例县", await sybil.Client.GetStringAsync(links[0]), StringComparison.Ordinal);
            await AssertWorkbooks(sybil, links[2..]);
        }
        Assert.Equal(1, await house.Read(db => db.Set<Post>().CountAsync(p => p.Code == "SAMPLE-1-inspector")));
    }

    private static async Task AssertWorkbooks(Visitor sybil, IReadOnlyList<string> links)
    {
        await sybil.Get("/units/import");
        await sybil.Submit("import", ("file-units", $"units.xlsx|{await Base64(sybil, links[0])}"),
            ("file-posts", $"posts.xlsx|{await Base64(sybil, links[1])}"));
        Assert.StartsWith("/units/import/", sybil.Path, StringComparison.Ordinal);
        Assert.Contains("示例县", sybil.Text);
        Assert.Equal("", string.Join('\n', sybil.Page.QuerySelectorAll("tr:has(.st.late), .an-errors").Select(r => r.TextContent)));
        Assert.Empty(sybil.Page.QuerySelectorAll("input[name=good]"));
    }

    private static async Task<string> Base64(Visitor visitor, string link) =>
        Convert.ToBase64String(await visitor.Client.GetByteArrayAsync(link));

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task A_duty_sample_is_downloaded_sent_back_and_taken_without_a_fault(string format)
    {
        var olga = await house.SignedIn("olga", "zh-CN");
        await olga.Get("/duties/new");
        await olga.Submit("draft-list", ("source", "Document 4 of 2026"), ("title", "样表"), ("postKind", "secretary"));
        var list = olga.Path.Split('#')[0];
        await olga.Get($"{list}/import");
        var link = olga.Page.QuerySelector($"a[href$='sample.{format}']")!.GetAttribute("href")!;
        var sample = format == "csv" ? await olga.Client.GetStringAsync(link) : await Base64(olga, link);
        if (format == "csv") Assert.Contains("责任类别 / strand", sample, StringComparison.Ordinal);
        await olga.Submit("import-items", ("file", $"items.{format}|{sample}"), ("take", "all"));
        Assert.True(list == olga.Path, olga.Text);
        Assert.Contains("保持本单位工作记录完整", olga.Text);
    }

    [Theory]
    [InlineData("单位编码", "code unit_code", "code")]
    [InlineData("单位编码", "unit_code post_code", "unit_code")]
    [InlineData(" 岗位编码 / Post_Code ", "unit_code post_code", "post_code")]
    [InlineData("姓名（person）", "person_code person", "person")]
    [InlineData("Unit Code", "unit_code post_code", "unit_code")]
    [InlineData("备注", "code name", "备注")]
    public void A_heading_is_understood_in_either_language_or_both(string heading, string columns, string meant) =>
        Assert.Equal(meant, Headings.Read(heading, columns.Split(' ')));

    [Fact]
    public async Task Headings_of_both_languages_may_stand_in_one_file_in_any_order()
    {
        var plan = await house.Import(Rosters.File("名称,level,上级编码,code", "混合县,county,Y,MIX"),
            Rosters.File("姓名,岗位名称,unit_code,人员编码,岗位编码,类别", "林样,混合书记,MIX,mix-1,MIX-head,secretary"));
        Assert.Equal((1, 1), (plan.UnitCounts.Added, plan.PostCounts.Added));
        Assert.Equal("混合书记", await house.Read(db => db.Set<Post>().Where(p => p.Code == "MIX-head").Select(p => p.Name).SingleAsync()));
    }

    [Theory]
    [InlineData("督查员 / Inspector", "en", "Inspector")]
    [InlineData("督查员 / Inspector", "zh-CN", "督查员")]
    [InlineData("Inspector／督查员", "zh-CN", "督查员")]
    [InlineData("secretary", "zh-CN", "书记")]
    [InlineData("either/or", "zh-CN", "either/or")]
    public void A_kind_of_post_is_named_in_the_readers_language(string kind, string language, string named) =>
        Assert.Equal(named, new Words(new(language), Vocabulary.Of("party"), TimeZoneInfo.Utc).PostKind(kind));
}
