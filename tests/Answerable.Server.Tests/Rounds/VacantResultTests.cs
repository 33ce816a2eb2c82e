using System.Net;
using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Debriefs;
using Answerable.Server.Tests.Rectifications;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Rounds;

/// <summary>A finding of the last round about a vacant post is answered by the unit above.</summary>
public sealed class VacantResultTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_round_tells_the_unit_above_which_results_it_must_state_and_takes_them()
    {
        var (round, finding) = await After("YB1-head", "The ferry landing is closed");
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{round.Id.Value}");
        Assert.Contains("State the result of “The ferry landing is closed”", olga.Text);
        Assert.Contains("Beech Town Beech Secretary", olga.Page.QuerySelector("#needs")!.TextContent);
        await olga.Get(olga.Page.QuerySelector("#needs a[href*='/results/']")!.GetAttribute("href")!);
        Assert.Contains("Nobody holds this post", olga.Text);
        await olga.Submit("result", ("result", "NotDone"), ("sentence", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        await olga.Submit("result", ("result", ""), ("sentence", "Nothing was begun."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.Contains("Nothing was begun.", olga.Html);
        await olga.Submit("result", ("result", "NotDone"), ("sentence", "Nothing was begun."));
        Assert.Equal(($"/rounds/{round.Id.Value}", HttpStatusCode.OK), (olga.Path, olga.Status));
        Assert.Null(olga.Page.QuerySelector("#needs a[href*='/results/']"));
        Assert.Equal([(round.Id, ResultKind.NotDone, "Nothing was begun.")], await Stated(finding));
    }

    [Fact]
    public async Task Nobody_else_is_shown_the_form_and_a_held_post_answers_for_itself()
    {
        var (round, finding) = await After("YB1-head", "The ferry landing is closed");
        foreach (var code in new[] { "anna", "boris", "auditor", "tess", "asha" })
        {
            var other = await house.SignedIn(code);
            await other.Get($"/rounds/{round.Id.Value}/results/{finding.Value}");
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
        }
        var (held, own) = await After("YA-head", "Three halls stand idle");
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{held.Id.Value}/results/{own.Value}");
        Assert.Equal(HttpStatusCode.NotFound, olga.Status);
    }

    [Fact]
    public async Task Of_very_many_the_oldest_are_listed_the_rest_counted_and_each_can_be_answered()
    {
        var (round, _) = await After("YB1-head", "The ferry landing is closed");
        var last = (await Arrange.Read(house, round.Id)).PreviousRoundId;
        var findings = new List<Guid>();
        for (var n = 1; n <= 24; n++) findings.Add((await house.Finding("YB1-head", $"Plank {n:00} is rotten", round: last)).Value);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{round.Id.Value}");
        var shown = olga.Page.QuerySelectorAll("#needs a[href*='/results/']").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(RoundPages.Some, shown.Count);
        Assert.Contains("25", olga.Page.QuerySelector("#needs .card-header")!.TextContent);
        var left = findings.First(f => shown.All(href => !href.EndsWith(f.ToString(), StringComparison.Ordinal)));
        await olga.Get($"/rounds/{round.Id.Value}/results/{left}");
        await olga.Submit("result", ("result", "NotDone"), ("sentence", "Nobody was there."));
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        await olga.Get($"/rounds/{round.Id.Value}/results/{left}");
        Assert.Equal(HttpStatusCode.NotFound, olga.Status);
    }

    [Fact]
    public async Task What_was_stated_for_a_vacant_post_gives_way_to_what_its_new_holder_files_and_is_kept()
    {
        var (round, finding) = await After("YB-head", "Members not registered");
        await house.Vacate("YB-head");
        var olga = await house.SignedIn("olga", "zh-CN");
        await olga.Get($"/rounds/{round.Id.Value}/results/{finding.Value}");
        Assert.Contains("岗位空缺", olga.Text);
        await olga.Submit("result", ("result", "NotDone"), ("sentence", "The post is vacant."));
        await house.Appoint("YB-head", "boris");
        await Reports.File(house, "boris", round.Birch);
        Assert.Equal([(round.Id, ResultKind.NotDone, "The post is vacant."), (round.Id, ResultKind.BasicallyDone, "In use again.")],
            await Stated(finding));
    }

    /// <summary>A round whose predecessor found something about a post.</summary>
    private async Task<(ArrangedRound Round, FindingId Finding)> After(string post, string title)
    {
        var last = await Arrange.Open(house, "party-60-40", null, Reports.Next());
        var finding = await house.Finding(post, title, round: last.Id);
        return (await Arrange.Open(house, "party-60-40", null, Reports.Next()), new(finding.Value));
    }

    private async Task<(RoundId, ResultKind, string)[]> Stated(FindingId finding) =>
        [.. (await house.Read(db => db.Set<FindingResult>().Where(r => r.FindingId == finding).ToListAsync()))
            .OrderBy(r => r.SupersededById is null).Select(r => (r.RoundId, r.Result, r.Sentence))];
}
