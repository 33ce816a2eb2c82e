using System.Net;
using Answerable.Domain.Recordings;
using Answerable.Domain.Rounds;
using Answerable.Server.Ledger;
using Answerable.Server.People;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Desk;

/// <summary>Nobody but the clerk can sign in: a round goes from its draft to published grades by recorded papers.</summary>
public sealed class DeskRoundTests : IAsyncLifetime
{
    private static readonly string[] Debriefing = ["YA-head", "YB-head", "YE-head"];

    private readonly House house = new();
    private Visitor rita = null!;
    private int papers;
    private string round = "";
    private Dictionary<string, Guid> debriefers = [];

    public async Task InitializeAsync()
    {
        await house.InitializeAsync();
        await Desks.Clerk(house);
        await house.Read(db => db.Set<Account>().Where(a => a.UserName != Desks.Rita).ExecuteDeleteAsync());
        rita = await house.SignedIn(Desks.Rita);
    }

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task One_signed_in_person_brings_a_round_to_published_grades_by_recorded_papers()
    {
        await From("YO-organiser", OpenRound);
        foreach (var post in Debriefing)
        {
            await From(post, () => File(post));
            await From("YO-organiser", () => Send($"/debriefs/{debriefers[post]}", "accept"));
        }
        await On(new(2026, 1, 25, 2, 0, 0, TimeSpan.Zero));
        await From("YO-organiser", Present);
        await From("Y-chair", Meet);
        await From("YO-organiser", async () =>
        {
            await rita.Get($"/ballots/round/{round}");
            if (Has("hand-out")) await Send($"/ballots/round/{round}", "hand-out");
        });
        await From("YO-teller", Count);
        await From("YE-teller", Count);
        await From("YO-organiser", Enter);
        await From("YO-inspector", () => Each(async (d, c) => await Send($"/appraisals/{d}/components/{c}", "confirm")));
        await From("YO-organiser", Decide);
        var frame = await house.Read(db => db.Set<Round>().AsNoTracking().SingleAsync());
        Assert.Equal(RoundState.Published, frame.State);
        // Nobody else did anything: each line since the roster is recorded, or is the clerk's own about a paper.
        var own = await house.Read(db => db.Set<Line>().Where(l => l.RecordingId == null && l.Verb == null && l.ObjectKind != "recording")
            .Select(l => l.Act).ToListAsync());
        Assert.Empty(own);
        var tellers = await house.Read(db => db.Set<Line>().Where(l => l.Act == "count-entry.submitted")
            .Join(db.Set<Recording>(), l => l.RecordingId, r => r.Id, (l, r) => r.SignerId).Distinct().CountAsync());
        Assert.Equal(2, tellers);
    }

    private async Task OpenRound()
    {
        await rita.Get("/rounds/new");
        (string, string)[] typed =
        [
            ("meetingOn", "2026-01-25"), ("teller", $"{(await house.PostId("YO-teller")).Value}"),
            ("teller2", $"{(await house.PostId("YE-teller")).Value}"), ("entitled-A", "9"), ("entitled-B", "12"),
            .. Arrange.Defaults("party-60-40").Select(d => ($"c-{d}", "true")),
        ];
        await rita.Submit("draft", typed);
        Fine();
        await rita.Submit("open");
        Fine();
        round = $"{await house.Read(db => db.Set<Round>().Select(r => r.Id.Value).SingleAsync())}";
        foreach (var post in Debriefing)
        {
            var id = await house.PostId(post);
            debriefers[post] = await house.Read(db => db.Set<Debriefer>().Where(d => d.PostId == id).Select(d => d.Id.Value).SingleAsync());
        }
    }

    private async Task File(string post)
    {
        static string Lines(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
        await rita.Get($"/debriefs/{debriefers[post]}/write");
        await rita.Submit("debrief", ("duties", Lines("Duty done. ", 6)), ("ownPart", Lines("I went there. ", 6)),
            ("achievements", Lines("Eleven branches. ", 6)), ("problems", Lines("Two records were written after the fact. ", 14)),
            ("nextSteps", Lines("By June. ", 4)), ("do", "check"));
        Fine();
        await rita.Submit("debrief", ("do", "file"));
        Fine();
    }

    private async Task Present()
    {
        await rita.Get($"/reviews/{round}");
        var posts = rita.Page.QuerySelectorAll("[name=posts]").Select(e => ("posts", e.GetAttribute("value")!));
        await rita.Submit("presence", [.. posts, ("role", "Voting")]);
        Fine();
    }

    private async Task Meet()
    {
        await Send($"/reviews/{round}", "convene");
        foreach (var debriefer in debriefers.Values)
        {
            await rita.Get($"/reviews/debriefers/{debriefer}");
            if (Has("turn") && rita.Page.QuerySelector("[name=reason]") is null)
                await Send($"/reviews/debriefers/{debriefer}", "turn", ("outcome", "Presented"));
            await Send($"/reviews/debriefers/{debriefer}", "comment", ("kind", "Achievement"), ("text", "Well kept."));
        }
        await Send($"/reviews/{round}", "close");
    }

    private async Task Count()
    {
        foreach (var (code, entitled) in new[] { ("A", 9), ("B", 12) })
        {
            var group = await house.Read(db => db.Set<AssessorGroup>().Where(g => g.Code == code).Select(g => g.Id.Value).SingleAsync());
            await Send($"/ballots/{group}/enter", "whole", ("issued", $"{entitled}"), ("returned", $"{entitled}"), ("spoiled", "0"));
            var rows = string.Concat(Debriefing.Select(p => $"{p},{entitled},0,0,0,0,0\n"));
            await Send($"/ballots/{group}/machine", "machine",
                ("file", $"m.csv|post_code,good,fairly-good,average,poor,cannot_judge,unmarked\n{rows}"));
            await Send($"/ballots/{group}/enter", "submit");
        }
    }

    private async Task Enter()
    {
        await rita.Get($"/appraisals/round/{round}");
        if (Has("start")) await Send($"/appraisals/round/{round}", "start");
        await Each((d, c) => Send($"/appraisals/{d}/components/{c}", "enter", ("hundredths", "92"), ("documentReference", "Doc 7")));
    }

    private async Task Decide()
    {
        foreach (var debriefer in debriefers.Values)
        {
            await rita.Get($"/appraisals/{debriefer}/decide");
            var boxes = rita.Page.QuerySelector("input[name=_handler][value=decide]")!.Closest("form")!
                .QuerySelectorAll("input[type=checkbox]").Select(e => (e.GetAttribute("name")!, e.GetAttribute("value")!));
            await rita.Submit("decide", [.. boxes, ("kind", "Graded"), ("gradeCode", "good"), ("reason", "As the committee saw it."),
                ("documentReference", "Minutes 3"), ("votesFor", "3"), ("chairVote", "For")]);
            Fine();
        }
        foreach (var debriefer in debriefers.Values) await Send($"/appraisals/{debriefer}", "feed-back");
        await Send($"/appraisals/round/{round}", "publish");
    }

    private async Task Each(Func<Guid, string, Task> act)
    {
        foreach (var debriefer in debriefers.Values)
            foreach (var component in new[] { "verification", "routine" }) await act(debriefer, component);
    }

    /// <summary>What a holder signed, from one paper.</summary>
    private async Task From(string post, Func<Task> record)
    {
        await Desks.Begin(rita, post, $"{house.Clock.GetUtcNow():yyyy-MM-dd}", $"No. {++papers}");
        Fine();
        await record();
        await rita.Get("/");
        await rita.Submit("finish");
        Fine();
    }

    private async Task On(DateTimeOffset day)
    {
        house.Clock.StandAt(day);
        rita = await house.SignedIn(Desks.Rita);
    }

    private async Task Send(string path, string form, params (string, string)[] fields)
    {
        await rita.Get(path);
        await rita.Submit(form, fields);
        Fine();
    }

    private bool Has(string form) => rita.Page.QuerySelector($"input[name=_handler][value='{form}']") is not null;

    private void Fine() => Assert.True(rita.Status == HttpStatusCode.OK, $"{rita.Path} {rita.Status}: {rita.Text}");
}
