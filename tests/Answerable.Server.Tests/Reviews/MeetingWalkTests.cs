using System.Net;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Tests.Debriefs;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Reviews;

public sealed class MeetingWalkTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_whole_meeting_is_run_over_http_from_its_order_to_its_minutes()
    {
        var round = await Arrange.Open(house, "party-60-40", null, 5);
        foreach (var (person, id) in new[] { ("anna", round.Alder), ("boris", round.Birch),
            ("emil", round.Education) }) await Reports.File(house, person, id);
        await Reports.Accept(house, round.Alder);
        var meeting = $"/reviews/{round.Id.Value}";
        var olga = await house.SignedIn("olga");
        await olga.Get("/reviews");
        Assert.Contains("not yet convened", olga.Text);

        await olga.Get(meeting);
        await olga.Submit("arrange", ("place", "Hall One"), ("move", $"down:{round.Alder.Value}"));
        Assert.Equal((meeting, HttpStatusCode.OK), (olga.Path, olga.Status));
        Assert.Equal([round.Birch, round.Alder, round.Education], (await Meetings.Read(house, round.Id)).Agenda.Select(a => a.DebrieferId));

        await olga.Submit("presence", ("role", "Voting"), ("posts", (await house.PostId("Y-chair")).Value.ToString()),
            ("posts", (await house.PostId("Y-deputy")).Value.ToString()));
        await olga.Submit("guest", ("name", "Petra Province"), ("guestRole", "SuperiorGuide"));
        await olga.Submit("guest", ("name", "Victor Villager"), ("guestRole", "Observer"));
        Assert.Contains("Petra Province Superior's guide", olga.Text);
        Assert.Contains("4 present, 2 voting", olga.Text);

        var chen = await house.SignedIn("chen");
        await chen.Get(meeting);
        await chen.Submit("convene");
        Assert.Equal(RoundState.InSession, (await Arrange.Read(house, round.Id)).State);
        Assert.Equal(PresentedAs.TakenAsWritten, (await Arrange.Read(house, round.Id)).RequireDebriefer(round.Education).PresentedAs);
        await chen.Submit("close");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chen.Status);
        Assert.Contains("2 debriefers have not been heard yet.", chen.Text);
        Assert.Contains("1 debriefer has no comment yet; those in writing need one too.", chen.Text);

        await chen.Get(meeting);
        // By name: who waits, and who was heard without a word said; nothing can be missing on whom nobody has heard.
        Assert.Equal(["Not heard yet: Birch Alder", "Heard, without a comment: Education"], chen.Page.QuerySelectorAll("#close .an-names")
            .Select(n => $"{n.PreviousElementSibling!.TextContent}: "
                + string.Join(' ', n.QuerySelectorAll("a").Select(a => a.TextContent.Split(' ')[0]))));
        Assert.Single(chen.Page.QuerySelectorAll(".an-agenda .st.late"));
        Assert.Equal($"/reviews/debriefers/{round.Birch.Value}", chen.Page.QuerySelector(".an-head .btn-primary")!.GetAttribute("href"));
        Assert.DoesNotContain("btn-primary", chen.Page.QuerySelector("#close button")!.ClassName!);
        await chen.Submit("hear", ("hear", $"Presented:{round.Birch.Value}"));
        await chen.Get($"/reviews/debriefers/{round.Alder.Value}");
        await chen.Submit("turn", ("outcome", "Presented"), ("byName", "Dina Alder-Deputy"));
        Assert.Contains("presented by Dina Alder-Deputy", chen.Text);

        await chen.Submit("comment", ("kind", "Problem"), ("text", "Three village halls stand idle.\nThey have for two years."));
        Assert.Equal((HttpStatusCode.OK, $"/reviews/debriefers/{round.Alder.Value}"), (chen.Status, chen.Path));
        // Then the next one in the meeting's order, which is not the round's.
        Assert.Equal($"/reviews/debriefers/{round.Education.Value}",
            chen.Page.QuerySelector(".an-head .btn-primary")!.GetAttribute("href"));
        Assert.Contains("Chen Chair", chen.Text);
        await olga.Get($"/reviews/debriefers/{round.Birch.Value}");
        await olga.Submit("comment", ("kind", "Requirement"), ("text", "Report on the roads in June."),
            ("author", (await Meetings.Read(house, round.Id)).Presences.Single(p => p.Name == "Petra Province").Id.ToString()));
        Assert.Contains("Petra Province written down by Organisation Department Organiser", olga.Text);
        var dana = await house.SignedIn("dana");
        await dana.Get($"/reviews/debriefers/{round.Education.Value}");
        await dana.Submit("comment", ("kind", "Achievement"), ("text", "Every school has a warm canteen."));

        await chen.Get(meeting);
        await chen.Submit("close");
        Assert.Equal($"{meeting}/minutes", chen.Path);
        foreach (var words in new[] { "Hall One", "Petra Province", "Victor Villager", "Dana Deputy", "They have for two years.",
            "Report on the roads in June.", "Every school has a warm canteen.", "presented by Dina Alder-Deputy", "Taken as written",
            "Findings raised:" })
            Assert.Contains(words, chen.Text);
        var findings = await house.Read(db => db.Set<Finding>().Where(f => f.RaisedInRoundId == round.Id).OrderBy(f => f.Title)
            .ToListAsync());
        Assert.Equal(["Report on the roads in June.", "Three village halls stand idle."], findings.Select(f => f.Title));
        Assert.Equal([await house.PostId("YB-head"), await house.PostId("YA-head")], findings.Select(f => f.OwnerPostId));
        Assert.Equal(RoundState.Deciding, (await Arrange.Read(house, round.Id)).State);
        foreach (var finding in findings)
            Assert.Equal(RectificationKinds.Plan.Code, (await house.Read(db => db.Set<Obligation>()
                .SingleAsync(o => o.ObjectId == finding.Id.Value))).Kind);
    }

    [Fact]
    public async Task The_same_pages_speak_chinese()
    {
        var round = await Meetings.Heard(house);
        var chen = await house.SignedIn("chen", "zh-CN");
        await chen.Get($"/reviews/{round.Id.Value}");
        Assert.Contains("进行中", chen.Text);
        await chen.Get($"/reviews/debriefers/{round.Alder.Value}");
        await chen.Submit("comment", ("kind", "Requirement"), ("text", "六月底前报进展。"), ("raises", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chen.Status);
        Assert.Contains("请说明该整改要求为何不列入问题清单", chen.Text);
        Assert.Contains("六月底前报进展。", chen.Html);
        await chen.Submit("comment", ("whyNot", "已列入年度计划。"), ("raises", ""));
        Assert.Contains("不列入问题清单：已列入年度计划。", chen.Text);
        await chen.Get($"/reviews/{round.Id.Value}/minutes");
        Assert.Contains("评议会纪要", chen.Text);
        Assert.Contains("六月底前报进展。", chen.Text);
        await chen.Get($"/reviews/{round.Id.Value}/projector");
        Assert.Contains("评议会", chen.Text);
    }

    [Fact]
    public async Task The_projector_names_whose_turn_it_is_and_nothing_of_the_frame()
    {
        var round = await Meetings.Called(house);
        var chen = await house.SignedIn("chen");
        await chen.Get($"/reviews/{round.Id.Value}");
        await chen.Submit("convene");
        await chen.Get($"/reviews/{round.Id.Value}/projector");
        Assert.Equal("Anna Alder", chen.Page.QuerySelector(".an-projector .name")!.TextContent);
        Assert.Equal("10", chen.Page.QuerySelector(".clock")!.TextContent);
        Assert.Null(chen.Page.QuerySelector("#rail"));
    }
}
