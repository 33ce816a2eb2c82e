using System.Net;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Tests.Rounds;

public sealed class RoundPagesTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_page_speaks_the_readers_language()
    {
        var arranged = await Arrange.Open(house);
        var chen = await house.SignedIn("chen", "zh-CN");
        await chen.Get($"/rounds/{arranged.Id.Value}");
        Assert.Contains("进行中：述职报告，3人中0人已通过", chen.Text);
        Assert.Contains("3人：现场2，书面1", chen.Text);
        Assert.Contains("“好”以下等次不少于15%", chen.Text);
        Assert.Contains("5,000字以内；问题与原因不少于第二至第六部分的1/3", chen.Text);
        Assert.Contains("书面报告须在会议召开十日前上报", chen.Text);
        Assert.Equal("述职报告", chen.Page.QuerySelector(".an-stage [aria-current] b")!.TextContent);
    }

    [Fact]
    public async Task A_debriefer_sees_the_frame_and_only_the_own_row_and_what_the_post_owes()
    {
        var arranged = await Arrange.Open(house);
        await Arrange.Change(house, arranged.Id, r => r.RequireDebriefer(arranged.Birch).ReportFiled());
        var boris = await house.SignedIn("boris");
        await boris.Get($"/rounds/{arranged.Id.Value}");
        Assert.Contains("filed, being reviewed", boris.Text);
        Assert.Contains($"/debriefs/{arranged.Birch.Value}", boris.Html);
        Assert.Equal("Birch County Birch Secretary due in 10 days File the debrief",
            string.Join(' ', boris.Page.QuerySelector("#needs li")!.TextContent.Split((char[]?)null,
            StringSplitOptions.RemoveEmptyEntries)));
        var emil = await house.SignedIn("emil");
        await emil.Get($"/rounds/{arranged.Id.Value}");
        Assert.DoesNotContain("filed, being reviewed", emil.Text);
        Assert.DoesNotContain($"/debriefs/{arranged.Birch.Value}", emil.Html);
        Assert.DoesNotContain($"/appraisals/{arranged.Birch.Value}", emil.Html);
        Assert.Contains("Birch Secretary", emil.Text);
    }

    [Fact]
    public async Task Officers_find_links_only_to_what_opens_to_them()
    {
        var arranged = await Arrange.Open(house);
        await Arrange.Change(house, arranged.Id, r =>
        {
            r.RequireDebriefer(arranged.Birch).ReportFiled(); r.RequireDebriefer(arranged.Birch)
            .ReportAccepted(house.Clock.GetUtcNow());
        });
        var group = $"/ballots/{arranged.Groups["A"].Value}";
        foreach (var (person, unfiled, accepted, papers, decision) in new[]
                 {
                     ("olga", true, true, true, true), ("chen", true, true, true, true), ("tess", false, true, true, false),
                         ("boris", false, true, false, false),
                     ("emil", false, false, false, false), ("dana", true, true, true, true),
                 })
        {
            var visitor = await house.SignedIn(person);
            await visitor.Get($"/rounds/{arranged.Id.Value}");
            var links = visitor.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")).ToHashSet();
            Assert.Equal((person, unfiled, accepted, papers, decision),
                (person, links.Contains($"/debriefs/{arranged.Alder.Value}"), links.Contains($"/debriefs/{arranged.Birch.Value}"),
                links.Contains(group), links.Contains($"/appraisals/{arranged.Alder.Value}")));
        }
    }

    [Fact]
    public async Task A_draft_is_seen_by_organisers_only_and_an_opened_round_by_those_who_have_a_part()
    {
        var draft = await Arrange.Draft(house);
        var open = await Arrange.Open(house);
        foreach (var (person, seesDraft, seesOpen) in new[]
                 {
                     ("olga", true, true), ("chen", true, true), ("auditor", true, true), ("anna", false, true), ("emil", false, true),
                         ("tess", false, true), ("carl", false, true),
                     ("dana", false, true), ("ivan", false, true), ("asha", false, false), ("sysadmin", false, false),
                         ("secadmin", false, false),
                 })
        {
            var visitor = await house.SignedIn(person);
            await visitor.Get($"/rounds/{draft.Id.Value}");
            Assert.True((seesDraft ? HttpStatusCode.OK : HttpStatusCode.NotFound) == visitor.Status,
                $"{person} and the draft: {visitor.Status}");
            await visitor.Get($"/rounds/{open.Id.Value}");
            Assert.True((seesOpen ? HttpStatusCode.OK : HttpStatusCode.NotFound) == visitor.Status,
                $"{person} and the open round: {visitor.Status}");
        }
    }

    [Fact]
    public async Task Whoever_does_not_organise_finds_no_form_and_no_edit_page()
    {
        var arranged = await Arrange.Draft(house);
        var auditor = await house.SignedIn("auditor");
        await auditor.Get($"/rounds/{arranged.Id.Value}");
        Assert.Empty(auditor.Page.QuerySelectorAll("main input[name=_handler]"));
        foreach (var part in new[] { "debriefers", "groups", "officers", "dates" })
        {
            await auditor.Get($"/rounds/{arranged.Id.Value}/{part}");
            Assert.Equal(HttpStatusCode.NotFound, auditor.Status);
        }
        await auditor.Get("/rounds/new");
        Assert.Equal(HttpStatusCode.NotFound, auditor.Status);
    }

    [Fact]
    public async Task A_refused_form_comes_back_filled_in_with_the_reason_beside_its_field()
    {
        var olga = await house.SignedIn("olga", "zh-CN");
        await olga.Get("/rounds/new");
        await olga.Submit("draft", ("meetingOn", "soon"), ("teller", await Post("YO-teller")), ("teller2", ""), ("entitled-A", "many"),
            ("entitled-B", "12"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.Contains("请按2026-01-31的格式填写日期", olga.Page.QuerySelector("#meetingOn-problem")!.TextContent);
        Assert.Equal("12", olga.Page.QuerySelector("#entitled-B")!.GetAttribute("value"));
        Assert.NotNull(olga.Page.QuerySelector("#teller2-problem"));
    }

    [Fact]
    public async Task What_stands_against_opening_is_listed_with_links_and_there_is_no_open_button()
    {
        var arranged = await Arrange.Draft(house, change: p =>
            p with { Tellers = [p.Tellers[0]], Entitled = new Dictionary<string, int> { ["A"] = 3, ["B"] = 12 } });
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{arranged.Id.Value}");
        Assert.Contains("2 things stand against opening", olga.Text);
        Assert.Contains("“A ballot, committee members” has 3, fewer than 8", olga.Text);
        Assert.Null(olga.Page.QuerySelector("input[name=_handler][value=open]"));
        await olga.Get($"/rounds/{arranged.Id.Value}/groups");
        await olga.Submit("groups", ("signed-A", "true"));
        await olga.Get($"/rounds/{arranged.Id.Value}/officers");
        await olga.Submit("officers", ("teller2", await Post("YE-teller")));
        Assert.Equal($"/rounds/{arranged.Id.Value}", olga.Path);
        await olga.Submit("open");
        Assert.Equal(RoundState.Open, (await Arrange.Read(house, arranged.Id)).State);
    }

    private async Task<string> Post(string code) => (await house.PostId(code)).Value.ToString();
}
