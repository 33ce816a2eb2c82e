using System.Net;
using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Appraisals;
using Answerable.Server.Reviews;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Ballots;
using Answerable.Server.Tests.Reviews;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Answerable.Server.Tests.Appraisals.Appraising;

namespace Answerable.Server.Tests.Appraisals;

/// <summary>Who was ill on the day is heard later, graded and published, and the round reaches its archive.</summary>
public sealed class HeardLaterTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Who_was_absent_and_deferred_is_heard_commented_graded_and_published_after_the_others()
    {
        var round = await Absent(house);
        foreach (var id in round.Debriefers.Values) await Score(house, id, 9500, 9500);
        await Decide(house, round.Alder, DebrieferDecision.Graded, "good");
        await Decide(house, round.Education, DebrieferDecision.Graded, "fairly-good", "Late plans.");
        await Decide(house, round.Birch, DebrieferDecision.Deferred, null, "In hospital since December.");
        await FeedBack(house, round.Alder);
        await FeedBack(house, round.Education);
        await Act<PublishGrades>(house, "olga", (a, by) => a.Run(by, round.Id));
        Assert.Contains("appraisals.not-heard",
            await Refused(() => Decide(house, round.Birch, DebrieferDecision.Graded, "fairly-good", "Recovered.")));
        await Archive("Still deferred: Birch County Birch Secretary Boris Birch.");

        var chen = await house.SignedIn("chen");
        await chen.Get($"/reviews/{round.Id.Value}");
        await chen.Get(chen.Page.QuerySelectorAll("a").Single(a => a.TextContent == "Hear after the meeting").GetAttribute("href")!);
        await chen.Submit("turn", ("outcome", "Presented"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chen.Status);
        await chen.Submit("turn", ("outcome", "Presented"), ("reason", "Back from hospital."));
        Assert.Equal(HttpStatusCode.OK, chen.Status);
        Assert.Contains("heard a debriefer after the meeting", chen.Text);
        await chen.Submit("comment", ("kind", "Problem"), ("text", "Two roads are closed."));
        Assert.Contains("commented", chen.Text);
        Assert.Equal("Two roads are closed.",
            (await house.Read(db => db.Set<Finding>().SingleAsync(f => f.DebrieferId == round.Birch))).Title);
        await Decide(house, round.Birch, DebrieferDecision.Graded, "fairly-good", "Decided after recovery.");
        await chen.Get($"/reviews/debriefers/{round.Birch.Value}");
        Assert.Null(chen.Page.QuerySelector("input[value=turn]"));
        await Archive("Decided, but not told yet: Birch County");
        await FeedBack(house, round.Birch);
        await Archive("Told, but not published yet: Birch County");
        await Act<PublishGrades>(house, "olga", (a, by) => a.Run(by, round.Id));
        await Archive(null);

        async Task Archive(string? refusal)
        {
            var olga = await house.SignedIn("olga");
            await olga.Get($"/rounds/{round.Id.Value}");
            if (refusal is not null)
                Assert.Contains(refusal, olga.Page.QuerySelector($"#needs a[href='/appraisals/{round.Birch.Value}']")!.TextContent);
            await olga.Submit("archive");
            Assert.Equal(refusal is null ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity, olga.Status);
            if (refusal is not null) Assert.Contains(refusal, olga.Text);
        }
    }

    [Fact]
    public async Task Somebody_leaves_the_round_before_the_meeting_and_the_meeting_closes_without_them()
    {
        var round = await Meetings.Called(house);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/appraisals/{round.Birch.Value}/decide");
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Equal(["Withdrawn"], olga.Page.QuerySelectorAll("input[name=kind]").Select(i => i.GetAttribute("value")!));
        await olga.Submit("decide", ("kind", "Withdrawn"), ("reason", "Moved to another city."), ("documentReference", "Notice 4"),
            ("present", (await house.PostId("Y-chair")).Value.ToString()), ("present", (await house.PostId("Y-deputy")).Value.ToString()),
                ("votesFor", "2"), ("chairVote", "For"));
        Assert.Equal($"/appraisals/{round.Birch.Value}", olga.Path);
        var chen = await house.Actor("chen");
        await house.Scope(s => s.GetRequiredService<ConveneMeeting>().Run(chen, round.Id, null));
        await house.Scope(s => s.GetRequiredService<HearDebriefer>().Run(chen, round.Alder, AgendaOutcome.Presented));
        foreach (var id in new[] { round.Alder, round.Education })
            await Meetings.Say(house, "chen", id, CommentKind.Achievement, "Steady work.");
        await olga.Get($"/reviews/{round.Id.Value}");
        Assert.Contains("Withdrawn from the round", olga.Text);
        await Meetings.Close(house, round.Id);
        Assert.Equal(RoundState.Deciding, (await Arrange.Read(house, round.Id)).State);
        var tess = await house.SignedIn("tess");
        await tess.Get($"/appraisals/{round.Birch.Value}/decide");
        Assert.Equal(HttpStatusCode.NotFound, tess.Status);
    }

    /// <summary>A round counted and deciding, whose meeting closed without Birch.</summary>
    private static async Task<ArrangedRound> Absent(House house)
    {
        var round = await Meetings.Called(house);
        var chen = await house.Actor("chen");
        await house.Scope(s => s.GetRequiredService<ConveneMeeting>().Run(chen, round.Id, null));
        await house.Scope(s => s.GetRequiredService<HearDebriefer>().Run(chen, round.Alder, AgendaOutcome.Presented));
        await house.Scope(s => s.GetRequiredService<HearDebriefer>().Run(chen, round.Birch, AgendaOutcome.Absent));
        foreach (var id in new[] { round.Alder, round.Education })
            await Meetings.Say(house, "chen", id, CommentKind.Achievement, "Steady work.");
        await Counting.HandOut(house, round);
        await Meetings.Close(house, round.Id);
        foreach (var (group, papers) in new[] { ("A", 8), ("B", 12) })
            await Counting.Count(house, round, group, new(papers, papers, 0), [.. Counting.Times(papers, "112")]);
        await Act<StartAppraisals>(house, "olga", (a, by) => a.Run(by, round.Id));
        return round;
    }
}
