using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rounds;

public sealed class ReportOnlyTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_organiser_marks_a_holder_short_in_post_the_round_says_so_and_no_paper_asks_about_them()
    {
        var round = await Arrange.Draft(house);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{round.Id.Value}/debriefers");
        Assert.Contains("Holders in post for less than 6 months on 31 December 2025", olga.Text);
        await olga.Submit("arrange", ($"report-only-{round.Alder.Value:N}", "true"));
        Assert.True((await Arrange.Read(house, round.Id)).RequireDebriefer(round.Alder).IsReportOnly);
        await olga.Get($"/rounds/{round.Id.Value}");
        Assert.Contains("reports and is commented on, without a grade", olga.Text);
        var frame = (await Arrange.Read(house, round.Id)).Frame;
        var counted = await house.Scope(s => s.GetRequiredService<CountFrames>().Fill(frame));
        Assert.DoesNotContain(counted.Subjects, s => s.Id == round.Alder.AsSubject());
        Assert.NotEmpty(counted.Subjects);
    }

    [Fact]
    public async Task A_group_under_the_minimum_is_warned_of_while_it_is_drafted()
    {
        var round = await Arrange.Draft(house, change: p => p with { Entitled = new Dictionary<string, int> { ["A"] = 3, ["B"] = 12 } });
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{round.Id.Value}/groups");
        Assert.Contains("draft from the preset for a small body", Assert.Single(olga.Page.QuerySelectorAll(".an-note.near")).TextContent);
    }
}
