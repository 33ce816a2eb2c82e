using Answerable.Domain.Appraisals;
using Answerable.Domain.People;
using Answerable.Domain.Recordings;
using Answerable.Domain.Rounds;
using Answerable.Server.Ledger;
using Answerable.Server.People;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Browser.Tests;

/// <content>From counts to grades, what it came to, and how an act is recorded from paper.</content>
public sealed partial class DeskTests
{
    /// <summary>One post enters and another confirms, by two persons' papers.</summary>
    private async Task Rate()
    {
        await desk.Go($"/appraisals/round/{round}");
        if (await desk.Form("start").CountAsync() > 0) await Send("start");
        await From("L-02", () => EachComponent(() => Send("enter", ("hundredths", "92"), ("documentReference", "Visit book 7"))));
        await From("L-03", () => EachComponent(() => Send("confirm")));
    }

    private async Task EachComponent(Func<Task> act)
    {
        foreach (var debrief in debriefs.Values)
            foreach (var component in new[] { "verification", "routine" })
            {
                await desk.Go($"/appraisals/{debrief}/components/{component}");
                await act();
            }
    }

    /// <summary>The deciding body's minutes are signed by who records its decisions; the office feeds back and publishes.</summary>
    private async Task Decide()
    {
        await From("L-02", async () =>
        {
            foreach (var debrief in debriefs.Values)
            {
                await desk.Go($"/appraisals/{debrief}/decide");
                foreach (var box in await desk.Form("decide").Locator("input[type=checkbox]").AllAsync()) await desk.Tick(box);
                await Send("decide", ("kind", "Graded"), ("gradeCode", "good"), ("reason", "As the committee saw it."),
                    ("documentReference", "Minutes 3"), ("votesFor", "3"), ("chairVote", "For"));
            }
        });
        foreach (var debrief in debriefs.Values)
        {
            await desk.Go($"/appraisals/{debrief}");
            await Send("feed-back");
        }
        await desk.Go($"/appraisals/round/{round}");
        await Send("publish");
    }

    /// <summary>Whatever happened since the roster is of the head of the office, or recorded from somebody's paper.</summary>
    private async Task Held()
    {
        await using var scope = hall.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        Assert.Equal(RoundState.Published, await db.Set<Round>().Select(r => r.State).SingleAsync());
        Assert.Equal(3, await db.Set<GradeDecision>().CountAsync(d => d.GradeCode == "good" && d.ComputedGradeCode != null));
        Assert.Equal(Rita, await db.Set<Account>().Select(a => a.UserName).SingleAsync());
        var rita = await db.Set<Person>().Where(p => p.Code == Rita).Select(p => p.Id).SingleAsync();
        Assert.Empty(await db.Set<Line>().Where(l => l.Verb == null && l.RecordingId == null && l.PersonId != rita).Select(l => l.Act)
            .ToListAsync());
        // Hers are those of an office; none that a rule asks of somebody else.
        HashSet<string> others = ["charge.acknowledged", "duty-task.reported", "debrief.filed", "review.convened", "comment.made",
            "review.closed", "count-entry.submitted", "component-entry.entered", "component-entry.confirmed", "grade-decision.recorded"];
        Assert.Empty(await db.Set<Line>().Where(l => l.RecordingId == null && others.Contains(l.Act)).Select(l => l.Act).ToListAsync());
        var recorded = await db.Set<Line>().Where(l => l.RecordingId != null).Select(l => l.Act).Distinct().ToListAsync();
        Assert.Superset(others, recorded.ToHashSet());
        Assert.Equal(papers, await db.Set<Recording>().CountAsync(r => r.FinishedAt != null));
        Assert.Equal(8, await db.Set<Recording>().Select(r => r.SignerId).Distinct().CountAsync());
    }

    /// <summary>What it looks like; and the administrations stay apart: no paper makes the clerk one of them.</summary>
    private async Task Pictures()
    {
        var seat = await hall.Seat();
        await seat.SignIn(Rita, Password);
        foreach (var (path, name) in new[] { ("/desk", "desk"), ("/desk/papers/new?post=L1-01", "desk-begin"),
            ($"/rounds/{round}", "desk-round"), ($"/appraisals/round/{round}", "desk-grades"), (task, "desk-duty") })
        {
            await seat.Go(path);
            await seat.Look(name);
        }
        // She accepted by her own hand what was recorded from paper: the short chain says which was which.
        var step = seat.Page.Locator("#chain li[aria-current] small");
        await Assertions.Expect(step.Nth(1)).ToContainTextAsync("Kim Linden reported");
        await Assertions.Expect(step.Nth(2)).ToContainTextAsync("Recorded from paper No. 1 of 2026");
        await Assertions.Expect(step.Nth(3)).ToContainTextAsync("Rita Recorder accepted");
        await Assertions.Expect(step).ToHaveCountAsync(4);
        await Paper(seat);
        await seat.Go("/desk/papers/new?post=L-07");
        await seat.Send("begin", ("signed_on", Hall.Day(Meeting)), ("reference", "No. 99"));
        Assert.Equal(403, seat.LastStatus);
        seat = await hall.Seat("zh-CN", 360, 740);
        await seat.SignIn(Rita, Password);
        await Paper(seat);
    }

    private static async Task Paper(Seat seat)
    {
        await seat.Go("/desk");
        await seat.Open(seat.Page.Locator("main a[href^='/desk/papers/0']").First);
        await seat.Look("desk-paper");
    }

    /// <summary>What the holder of a post signed: the paper is taken up, recorded and finished.</summary>
    private async Task From(string post, Func<Task> record)
    {
        await desk.Go($"/desk/papers/new?post={post}");
        await Send("begin", ("signed_on", $"{hall.Clock.GetUtcNow():yyyy-MM-dd}"), ("reference", $"No. {++papers} of 2026"));
        await Assertions.Expect(desk.Page.Locator(".an-recording")).ToBeVisibleAsync();
        await record();
        await desk.Go("/");
        await Send("finish");
        await Assertions.Expect(desk.Page.Locator(".an-recording")).ToHaveCountAsync(0);
    }

    private Task Send(string form, params (string, string)[] fields) => Send(form, fields, null);

    private async Task Send(string form, (string, string)[] fields, string? button)
    {
        await desk.Send(form, fields, button);
        await desk.Taken(form);
    }

    private Task Follow(string link) => desk.Open(desk.Page.Locator($"main {link}").First);

    private string Id() => new Uri(desk.Page.Url).AbsolutePath.Split('/')[2];

    private async Task<string> Choice(string select, string text) =>
        await desk.Page.Locator($"select[name='{select}'] option", new() { HasTextString = text }).First.GetAttributeAsync("value") ?? "";
}
