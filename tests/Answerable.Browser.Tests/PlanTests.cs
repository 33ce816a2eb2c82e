using Answerable.Server.Tests;
using Answerable.Server.Tests.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Browser.Tests;

/// <summary>
/// A plan of business and party building by each of its people: written at a desk, reached on a phone, returned by another post and proved
/// again; and more time, with what slips because of it.
/// </summary>
public sealed class PlanTests(Hall hall) : IClassFixture<Hall>
{
    [Fact]
    public async Task A_plan_is_written_adopted_reached_returned_and_reached_again_and_a_slip_moves_what_waits()
    {
        await using (var scope = hall.Services.CreateAsyncScope()) await World.Build(scope.ServiceProvider);
        var olga = await Seat("olga", 1280);
        await olga.Go("/plans/new");
        await olga.Send("draft-plan", ("title", "城市年度工作计划"), ("from", "2026-01-01"), ("until", "2026-12-31"));
        await olga.Taken("draft the plan");
        var plan = olga.Page.Url;
        await olga.Look("plan-empty");
        await olga.Tick(olga.Form("add-project").Locator("[value='party-building']"));
        await olga.Tick(olga.Form("add-project").Locator("[value='core-business']"));
        await olga.Send("add-project", ("title", "活动室全部开放"), ("aim", "九个活动室每天开放。"), ("leader", "Y-deputy"),
            ("manager", "YA-head"), ("handler", "YA-clerk"), ("dueOn", "2026-09-30"));
        await olga.Taken("add the project");
        var project = olga.Page.Url;
        await Package(olga, "修缮", "2026-01-05", "2026-03-31", "", "九处屋面不漏雨");
        await Package(olga, "开放", "2026-04-01", "2026-06-30", "1.1", "九个活动室开放");
        await olga.Look("plan-project-draft");
        await olga.Go(plan);
        await olga.Send("adopt-plan", ("source", "常委会第3次会议"));
        await olga.Taken("adopt");
        await olga.Look("plan-adopted");

        // On a phone.
        var anna = await Seat("anna", 360);
        await anna.Go("/");
        await anna.Open(anna.Page.GetByRole(AriaRole.Link, new() { Name = "九处屋面不漏雨" }).First);
        var milestone = anna.Page.Url;
        await anna.Send("ask-time", ("dueOn", "2026-04-10"), ("reason", "上月连续降雨。"));
        await anna.Taken("ask for time");
        await anna.Look("plan-milestone-asked");
        await olga.Go(milestone);
        await Assertions.Expect(olga.Page.Locator("#time")).ToContainTextAsync("1.2 开放推后10天");
        await olga.Look("plan-milestone-forecast");
        await olga.Send("grant");
        await olga.Taken("grant");

        await anna.Go(milestone);
        await anna.Send("claim", ("text", "九处屋面已修好。"));
        await anna.Taken("claim");
        var ivan = await Seat("ivan", 1280);
        await ivan.Go(milestone);
        await ivan.Send("return", ("reason", "第九处缺验收记录。"));
        await ivan.Taken("return");
        await anna.Go(milestone);
        await anna.Look("plan-milestone-returned");
        // A photo from the phone, without its place.
        await anna.Open(anna.Page.Locator("#files a[href^='/files/new/']"));
        await anna.Look("file-new");
        await anna.Choose("attach", "file", "第九处.jpg", Photos.Jpeg());
        await anna.Send("attach", ("note", "第九处屋面"));
        await anna.Taken("attach a photo");
        await anna.Look("plan-milestone-with-a-photo");
        await anna.Send("claim", ("text", "第九处记录已补。"), ("link", "记录9号"));
        await anna.Taken("claim again");
        await ivan.Go(milestone);
        await ivan.Open(ivan.Page.Locator("#files a[href^='/files/']").First);
        await Assertions.Expect(ivan.Page.Locator("main")).ToContainTextAsync("到达时已去除");
        await Assertions.Expect(ivan.Page.Locator("img.an-photo")).ToHaveJSPropertyAsync("naturalWidth", 8);
        await ivan.Look("file");
        await ivan.Go(milestone);
        await ivan.Send("accept");
        await ivan.Taken("accept");
        await ivan.Look("plan-milestone-accepted");
        await olga.Go(project);
        await Assertions.Expect(olga.Page.Locator("#package-1-2")).ToContainTextAsync("2026年7月10日");
        await olga.Look("plan-project");
        await anna.Go(plan);
        await anna.Look("plan-on-a-phone");
    }

    private static async Task Package(Seat seat, string title, string from, string until, string after, string mark)
    {
        await seat.Send("add-package", ("title", title), ("owner", "YA-head"), ("startsOn", from), ("endsOn", until), ("after", after));
        await seat.Taken("add a package");
        var form = await seat.Page.Locator("input[name=_handler][value^='add-milestone-']").Last.GetAttributeAsync("value");
        await seat.Send(form!, ("mark", mark), ("acceptedBy", "YO-inspector"));
        await seat.Taken("add a milestone");
    }

    private async Task<Seat> Seat(string person, int width)
    {
        var seat = await hall.Seat("zh-CN", width, width < 500 ? 740 : 800);
        await seat.SignIn(person, World.Password);
        return seat;
    }
}
