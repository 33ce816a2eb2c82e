using System.Net;
using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Rectifications;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Rectifications;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rounds;

public sealed class RoundCourseTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_stage_line_follows_reports_meeting_ballot_decision_and_repair()
    {
        var arranged = await Arrange.Open(house);
        var olga = await house.Actor("olga");
        var chen = await house.Actor("chen");
        var now = house.Clock.GetUtcNow();
        Assert.Equal("reports", await Present(olga, arranged.Id));
        await Each(arranged.Id, d => { d.ReportFiled(); d.ReportAccepted(house.Clock.GetUtcNow()); });
        Assert.Equal("review", await Present(olga, arranged.Id));
        await Arrange.Change(house, arranged.Id, r => r.EnterSession(chen, null, now));
        await Each(arranged.Id, d => d.Present(PresentedAs.Presented));
        Assert.Equal("ballot", await Present(olga, arranged.Id));
        await Arrange.Change(house, arranged.Id, r => r.StartDeciding(chen, now));
        await Each(arranged.Id, d => { d.GroupCounted(); d.GroupCounted(); });
        Assert.Equal("grade", await Present(olga, arranged.Id));
        await Each(arranged.Id, d => d.Decide(DebrieferDecision.Graded));
        Assert.Equal("feedback", await Present(olga, arranged.Id));
        await AskDecision("boris", "—");
        await AskDecision("olga", "decided");
        await Arrange.Change(house, arranged.Id, r => r.RequireDebriefer(arranged.Birch).FeedBack(now));
        await AskDecision("boris", "decided");
        await Each(arranged.Id, d => { d.FeedBack(now); d.Publish(now); });
        await Arrange.Change(house, arranged.Id, r => r.MarkFedBack(olga, now));
        await Arrange.Change(house, arranged.Id, r => r.Publish(olga, now));
        Assert.Equal("repair", await Present(olga, arranged.Id));

        var visitor = await house.SignedIn("chen");
        await visitor.Get($"/rounds/{arranged.Id.Value}");
        await visitor.Submit("archive");
        Assert.Contains("Archived", visitor.Text);
        Assert.Equal(RoundState.Archived, (await Arrange.Read(house, arranged.Id)).State);

        async Task AskDecision(string person, string shown)
        {
            var reader = await house.SignedIn(person);
            await reader.Get($"/rounds/{arranged.Id.Value}");
            var row = reader.Page.QuerySelectorAll("#debriefers tbody tr")
                .Single(r => r.TextContent.Contains("Birch", StringComparison.Ordinal));
            Assert.Equal(shown, row.QuerySelector("td:last-child")!.TextContent.Trim());
        }
    }

    [Fact]
    public async Task Only_an_organiser_archives_and_only_a_published_round()
    {
        var arranged = await Arrange.Open(house);
        var (tess, olga) = (await house.Actor("tess"), await house.Actor("olga"));
        Task Archive(Actor by) => house.Scope(s => s.GetRequiredService<ArchiveRound>().Run(by, arranged.Id));
        Assert.Equal("rounds.not-organiser", (await Assert.ThrowsAsync<Refused>(() => Archive(tess))).Refusals[0].Code);
        Assert.Equal("rounds.wrong-state", (await Assert.ThrowsAsync<Refused>(() => Archive(olga))).Refusals[0].Code);
        var visitor = await house.SignedIn("olga");
        await visitor.Get($"/rounds/{arranged.Id.Value}");
        Assert.Null(visitor.Page.QuerySelector("input[name=_handler][value=archive]"));
        var csv = await visitor.Client.GetStringAsync($"/rounds/{arranged.Id.Value}/debriefers.csv");
        Assert.Contains("Birch County,Birch Secretary,Boris Birch,On site,not filed", csv);
        var boris = await house.SignedIn("boris");
        await boris.Get($"/rounds/{arranged.Id.Value}/debriefers.csv");
        Assert.Equal(HttpStatusCode.NotFound, boris.Status);
    }

    [Fact]
    public async Task A_round_is_not_archived_while_a_finding_of_the_round_before_has_no_result_stated_in_it()
    {
        var before = await Arrange.Open(house, "party-60-40", meetingInDays: 180);
        var finding = await house.Finding(round: before.Id);
        var round = await Arrange.Open(house, "party-60-40", meetingInDays: 190);
        var (olga, anna, chen) = (await house.Actor("olga"), await house.Actor("anna"), await house.Actor("chen"));
        await Arrange.Change(house, round.Id, r =>
        {
            foreach (var debriefer in r.Debriefers) debriefer.Decide(DebrieferDecision.Ungraded);
            r.EnterSession(chen, null, house.Clock.GetUtcNow());
            r.StartDeciding(chen, house.Clock.GetUtcNow());
            r.MarkFedBack(olga, house.Clock.GetUtcNow());
            r.Publish(olga, house.Clock.GetUtcNow());
        });
        Task Archive() => house.Scope(s => s.GetRequiredService<ArchiveRound>().Run(olga, round.Id));
        Assert.Equal("rounds.findings-without-result", (await Assert.ThrowsAsync<Refused>(Archive)).Refusals[0].Code);
        var visitor = await house.SignedIn("olga", "zh-CN");
        await visitor.Get($"/rounds/{round.Id.Value}");
        await visitor.Submit("archive");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("以前的述职评议考核还有1个问题未在本次说明整改结果", visitor.Text);
        await house.Scope(s => s.GetRequiredService<StateResult>()
            .Run(anna, new(finding.Value), round.Id, ResultKind.NotDone, "The store was moved; the hall opens in March."));
        await Archive();
        Assert.Equal(RoundState.Archived, (await Arrange.Read(house, round.Id)).State);
    }

    [Fact]
    public async Task Whoever_has_a_part_has_the_newest_round_of_today_and_nobody_else_has_one()
    {
        var arranged = await Arrange.Open(house, "party-60-40", meetingInDays: 100);
        foreach (var person in new[] { "olga", "chen", "boris", "tom", "dana" })
            Assert.Equal(arranged.Id, (await Concerning(person))?.Id);
        Assert.Null(await Concerning("asha"));
        Assert.Null(await Concerning("sysadmin"));
    }

    private async Task<RunningRound?> Concerning(string person)
    {
        var by = await house.Actor(person);
        return await house.Scope(s => s.GetRequiredService<RunningRounds>().Find(by, new(TimeZoneInfo.Utc)));
    }

    /// <summary>Of the round's page; the first page, where it shows this round, has the same line.</summary>
    private async Task<string> Present(Actor by, RoundId id)
    {
        var calendar = new Domain.Calendar(TimeZoneInfo.Utc);
        var stages = (await house.Scope(s => s.GetRequiredService<RoundPages>().Find(by, id, house.Clock.GetUtcNow(), calendar)))!.Stages;
        var running = await house.Scope(s => s.GetRequiredService<RunningRounds>().Find(by, calendar));
        if (running?.Id == id) Assert.Equal(stages, running.Stages);
        return stages.Single(s => s.State == StageState.Now).Code;
    }

    private Task Each(RoundId id, Action<Debriefer> change) =>
        Arrange.Change(house, id, r => { foreach (var debriefer in r.Debriefers) change(debriefer); });
}
