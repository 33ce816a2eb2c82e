using Answerable.Domain;
using Answerable.Domain.Policies;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.People;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Answerable.Server.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Browser.Tests;

/// <summary>
/// A request over the limit of the month, lightened, moved, justified and answered on a phone; and a quarter's report that is filled in,
/// filed in a minute, heard at a numbered meeting and commented on.
/// </summary>
public sealed class BurdenTests(Hall hall) : IClassFixture<Hall>
{
    [Fact]
    public async Task A_request_over_the_limit_is_weighed_and_answered_and_a_quarters_report_is_heard_in_a_meeting()
    {
        await using (var scope = hall.Services.CreateAsyncScope()) await World.Build(scope.ServiceProvider);
        await Request();
        await Quarter();
    }

    private async Task Request()
    {
        var olga = await Seat("olga", 1280);
        await olga.Go("/requests/new");
        await olga.Send("draft-request", ("matter", "报送后备力量情况"), ("purpose", "研究培训名额，不作考核依据。"), ("source", "示例文件11号"),
            ("postKind", "secretary"), ("minutes", "600"), ("dueOn", "2026-01-05"));
        await olga.Taken("draft a request");
        await Assertions.Expect(olga.Page.Locator("#over")).ToBeVisibleAsync();
        await olga.Look("request-over-the-limit");
        await olga.Send("add-item", ("text", "姓名"));
        await olga.Send("add-item", ("text", "培养联系人"));
        await olga.Send("take-out");
        await olga.Taken("take out what is held");
        await olga.Send("earliest");
        await olga.Taken("the earliest day");
        await olga.Look("request-lightened");
        var request = olga.Page.Url.Split('#')[0];
        await Assertions.Expect(olga.Page.Locator("#over")).ToBeVisibleAsync();
        await olga.Go($"{request}/send");
        await olga.Send("send", ("reason", ""));
        Assert.Equal(422, olga.LastStatus);
        await olga.Look("request-without-a-reason");
        await olga.Send("send", ("reason", "名额本月内须定。"));
        await olga.Taken("send the request");
        await olga.Look("request-sent");

        var anna = await Seat("anna", 360);
        await anna.Go("/");
        await anna.Open(anna.Page.GetByRole(AriaRole.Link, new() { Name = "报送后备力量情况" }).First);
        await anna.Look("request-answer");
        await anna.Send("answer", ("item-2", "每村两名"), ("spent", "20"));
        await anna.Taken("answer");
        await anna.Go("/");
        await anna.Look("today-after-answering");
        await anna.Go($"/requests/burden/{await Unit("YA")}?month=2026-01");
        await anna.Look("burden-on-a-phone");
        await olga.Go("/obligations/overview?unit=Y");
        await olga.Look("overview");
    }

    private async Task Quarter()
    {
        var (round, debriefer) = await Open();
        var anna = await Seat("anna", 360);
        await anna.Go($"/debriefs/{debriefer}/write");
        await Assertions.Expect(anna.Page.Locator("#prefilled")).ToBeVisibleAsync();
        await anna.Look("quarter-prefilled");
        anna.Step();
        await anna.Send("debrief", [], "check");
        await anna.Taken("check the report");
        await anna.Send("debrief");
        await anna.Taken("file the report");
        Assert.Equal((2, 0), (anna.Clicks, anna.Fields));
        await anna.Look("quarter-filed");

        var olga = await Seat("olga", 1280);
        await olga.Go($"/debriefs/{debriefer}");
        await olga.Send("accept");
        await olga.Taken("accept the report");
        await olga.Go($"/reviews/{round}");
        await olga.Send("arrange", [("title", "市委常委会第12次会议")], "none");
        await olga.Taken("name the meeting");
        await olga.Look("quarter-meeting");
        var chen = await Seat("chen", 1280);
        await chen.Go($"/reviews/{round}");
        await chen.Send("convene");
        await chen.Taken("convene");
        await chen.Go($"/reviews/debriefers/{debriefer}");
        await chen.Send("turn", ("outcome", $"{AgendaOutcome.Presented}"));
        await chen.Taken("hear");
        await chen.Send("comment", ("kind", $"{CommentKind.Problem}"), ("text", "两处屋面仍漏雨。"), ("strand", "party-building"));
        await chen.Taken("comment");
        await chen.Look("quarter-comment");
        await chen.Go($"/reviews/{round}/minutes");
        await Assertions.Expect(chen.Page.Locator("main")).ToContainTextAsync("市委常委会第12次会议");
        await chen.Look("quarter-minutes");
    }

    /// <summary>A quarter's round of the city in which Anna alone reports, opened by Olga.</summary>
    private async Task<(Guid Round, Guid Debriefer)> Open()
    {
        await using var scope = hall.Services.CreateAsyncScope();
        var (services, db) = (scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<Db>());
        var now = hall.Clock.GetUtcNow();
        var organiser = await db.Set<Domain.People.Person>().Where(p => p.Code == "olga").Select(p => p.Id).SingleAsync();
        var by = await services.GetRequiredService<SessionReads>().Actor(db, organiser, null, now);
        var city = await db.Set<Domain.Organisation.Unit>().Where(u => u.Code == "Y").Select(u => u.Id).SingleAsync();
        var id = await services.GetRequiredService<DraftRound>().Run(by, new(city, "party-interim", new(2026, 1, 8),
            await Post(db, "Y-chair"), [], null, new Dictionary<string, int>())
        {
            Confirmed = [.. PolicyChecks.Unconfirmed(RoundPolicies.Preset("party-interim")).Select(s => s.Name)],
            Title = "第四季度报告", Period = RoundPeriod.Of(new(2026, 1, 5), 3),
        });
        await services.GetRequiredService<OpenRound>().Run(by, id);
        var head = await Post(db, "YA-head");
        var debriefer = await db.Set<Debriefer>().Where(d => d.RoundId == id && d.PostId == head).Select(d => d.Id).SingleAsync();
        return (id.Value, debriefer.Value);
    }

    private static Task<PostId> Post(Db db, string code) =>
        db.Set<Domain.Organisation.Post>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync();

    private async Task<Guid> Unit(string code)
    {
        await using var scope = hall.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Db>().Set<Domain.Organisation.Unit>().Where(u => u.Code == code)
            .Select(u => u.Id).SingleAsync()).Value;
    }

    private async Task<Seat> Seat(string person, int width)
    {
        var seat = await hall.Seat("zh-CN", width, width < 500 ? 740 : 800);
        await seat.SignIn(person, World.Password);
        return seat;
    }
}
