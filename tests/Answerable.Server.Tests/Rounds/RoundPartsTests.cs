using System.Net;
using Answerable.Domain.Rounds;
using Answerable.Server.Tests.Debriefs;
using Answerable.Server.Tests.Rectifications;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Rounds;

/// <summary>The forms for the parts of a round, as they are posted.</summary>
public sealed class RoundPartsTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Debriefers_are_put_in_order_taken_out_and_added()
    {
        var draft = await Arrange.Draft(house);
        var olga = await house.SignedIn("olga");
        var (alder, birch, education) = ($"{draft.Alder.Value:N}", $"{draft.Birch.Value:N}", $"{draft.Education.Value:N}");
        await olga.Get($"/rounds/{draft.Id.Value}/debriefers");
        await olga.Submit("arrange", ($"order-{alder}", "soon"), ($"order-{birch}", "1"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 3), (olga.Status, (await Arrange.Read(house, draft.Id)).Debriefers.Count));
        await olga.Submit("arrange", ($"order-{alder}", "2"), ($"order-{birch}", "1"), ($"mode-{alder}", "Written"),
            ($"remove-{education}", "true"));
        Assert.Equal(($"/rounds/{draft.Id.Value}/debriefers", HttpStatusCode.OK), (olga.Path, olga.Status));
        var round = await Arrange.Read(house, draft.Id);
        Assert.Equal([draft.Birch, draft.Alder], round.Debriefers.OrderBy(d => d.Order).Select(d => d.Id));
        Assert.Equal(DebriefMode.Written, round.RequireDebriefer(draft.Alder).Mode);
        var post = await house.PostId("YE-head");
        await olga.Submit("add", ("post", $"{post.Value}"), ("mode", "OnSite"));
        Assert.Equal(($"/rounds/{draft.Id.Value}/debriefers", HttpStatusCode.OK), (olga.Path, olga.Status));
        Assert.Contains((await Arrange.Read(house, draft.Id)).Debriefers, d => d.PostId == post && d.Mode == DebriefMode.OnSite);
    }

    [Fact]
    public async Task Where_a_part_can_no_longer_be_changed_its_page_says_so_and_offers_no_form()
    {
        var round = (await Arrange.Open(house)).Id;
        var olga = await house.SignedIn("olga");
        foreach (var part in new[] { "dates", "groups" })
        {
            await olga.Get($"/rounds/{round.Value}/{part}");
            Assert.Equal((HttpStatusCode.OK, 0), (olga.Status, olga.Page.QuerySelectorAll("main form[method=post]").Length));
            Assert.Contains("The round was opened; this can no longer be changed.", olga.Text);
        }
        Assert.Single((await olga.Get($"/rounds/{round.Value}/officers")).Page.QuerySelectorAll("main form[method=post]"));
        await house.Read(db => db.Set<Round>().Where(r => r.Id == round)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RoundState.Published)));
        (string Part, string Why)[] fixedParts = [("officers", "who served can no longer change"), ("debriefers", "can no longer change")];
        foreach (var (part, why) in fixedParts)
        {
            await olga.Get($"/rounds/{round.Value}/{part}");
            Assert.Equal((HttpStatusCode.OK, 0), (olga.Status, olga.Page.QuerySelectorAll("main form[method=post]").Length));
            Assert.Contains(why, olga.Text);
        }
    }

    [Fact]
    public async Task A_vacant_debriefer_is_named_before_opening_and_not_when_somebody_holds_the_post()
    {
        var draft = await Arrange.Draft(house);
        var (olga, id) = (await house.SignedIn("olga"), await house.PostId("YB1-head"));
        await olga.Get($"/rounds/{draft.Id.Value}");
        Assert.Null(olga.Page.QuerySelector("#vacant"));
        await olga.Get($"/rounds/{draft.Id.Value}/debriefers");
        await olga.Submit("add", ("post", $"{id.Value}"), ("mode", "OnSite"));
        await olga.Get($"/rounds/{draft.Id.Value}");
        Assert.Equal($"/posts/{id.Value}", olga.Page.QuerySelector("#vacant a")!.GetAttribute("href"));
        Assert.Contains("This post is vacant, so nobody can file for it", olga.Text);
        // Who opens it is told what is missing where they do it, and it is not the loudest button.
        Assert.NotNull(olga.Page.QuerySelector("#open #vacant"));
        Assert.False(olga.Page.QuerySelector("#open button[type=submit]")!.ClassList.Contains("btn-primary"));
        await olga.Submit("open");
        Assert.Null(olga.Page.QuerySelector("#vacant"));
    }

    [Fact]
    public async Task Groups_are_sized_and_merged_and_dates_changed()
    {
        var draft = await Arrange.Draft(house);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{draft.Id.Value}/groups");
        await olga.Submit("groups", ("entitled-A", "10"), ("entitled-B", "20"));
        Assert.Equal($"/rounds/{draft.Id.Value}", olga.Path);
        await olga.Get($"/rounds/{draft.Id.Value}/groups");
        await olga.Submit("merge", ("small", $"{draft.Groups["A"].Value}"), ("into", $"{draft.Groups["B"].Value}"));
        Assert.Equal($"/rounds/{draft.Id.Value}/groups", olga.Path);
        Assert.Equal([("B", 30)], (await Arrange.Read(house, draft.Id)).Groups.Select(g => (g.Code, g.Entitled)));
        await olga.Get($"/rounds/{draft.Id.Value}/dates");
        await olga.Submit("dates", ("title", "Another name"));
        Assert.Equal(($"/rounds/{draft.Id.Value}", "Another name"), (olga.Path, (await Arrange.Read(house, draft.Id)).Title));
    }

    [Fact]
    public async Task A_result_is_stated_only_in_the_round_that_asks_for_it()
    {
        var last = await Arrange.Open(house, "party-60-40", null, Reports.Next());
        var finding = await house.Finding("YB1-head", "The ferry landing is closed", round: last.Id);
        var asking = await Arrange.Open(house, "party-60-40", null, Reports.Next());
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{asking.Id.Value}/results/{finding.Value}");
        olga.Page.QuerySelector("input[name=_handler][value=result]")!.Closest("form")!
            .SetAttribute("action", $"/rounds/{last.Id.Value}/results/{finding.Value}");
        await olga.Submit("result", ("result", "NotDone"), ("sentence", "Nothing was begun."));
        Assert.Equal(HttpStatusCode.NotFound, olga.Status);
        await olga.Get($"/rounds/{asking.Id.Value}/results/{finding.Value}");
        await olga.Submit("result", ("result", "NotDone"), ("sentence", "Nothing was begun."));
        Assert.Equal(($"/rounds/{asking.Id.Value}", HttpStatusCode.OK), (olga.Path, olga.Status));
    }
}
