using System.Net;
using Answerable.Domain;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Server.Difficulties;
using Answerable.Server.Duties;
using Answerable.Server.Guiding;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Guiding;

/// <summary>
/// The Education Department guides Alder County: while it does, its posts read that county's duties and may be asked; nobody else may
/// more than before, and not before and after.
/// </summary>
public sealed class GuidingTests : IAsyncLifetime
{
    private static readonly DutyListDraft Drafted = new("Duties of secretaries", "secretary", new(2026, 1, 1), new(2026, 12, 31))
    { Source = new(SourceKind.Document, "Paper 1") };

    private readonly House house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_guiding_unit_reads_the_guided_units_duties_while_it_guides_and_nobody_elses()
    {
        var (alder, birch, ash) = await Issued();
        var emil = await house.SignedIn("emil");
        Assert.Equal(HttpStatusCode.NotFound, (await emil.Get(alder)).Status);
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get($"/units/{(await house.UnitId("YA")).Value}/guides");
        await sybil.Submit("begin", ("unit_code", "YE"), ("kind", "Industry"), ("from", "2026-01-07"), ("until", "2026-01-09"));
        Assert.Contains("Education Department", sybil.Text);
        Assert.Contains("Reads its duties.", sybil.Text);
        // Before it begins.
        Assert.Equal(HttpStatusCode.NotFound, (await emil.Get(alder)).Status);
        house.Clock.GoTo(new(2026, 1, 8));
        (emil, var tom) = (await house.SignedIn("emil"), await house.SignedIn("tom"));
        foreach (var visitor in new[] { emil, tom })
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get(alder)).Status);
            Assert.Empty(visitor.Page.QuerySelectorAll(".page-body form textarea"));
            // Another unit, and one beneath the guided one.
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(birch)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(ash)).Status);
        }
        foreach (var other in new[] { "boris", "asha", "secadmin" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn(other)).Get(alder)).Status);
        await emil.Get($"/units/{(await house.UnitId("YE")).Value}");
        Assert.Contains("Guides", emil.Text);
        Assert.Contains("Alder County", emil.Text);
        // After its last day.
        house.Clock.GoTo(new(2026, 1, 10));
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn("emil")).Get(alder)).Status);
    }

    [Fact]
    public async Task Ended_it_opens_nothing_any_more()
    {
        var (alder, _, _) = await Issued();
        var (sybil, ya) = (await house.Actor("sysadmin"), await house.UnitId("YA"));
        var id = await house.Scope(s => s.GetRequiredService<BeginGuidance>().Run(sybil, ya, "YE", GuidanceKind.Territorial));
        Assert.Equal(HttpStatusCode.OK, (await (await house.SignedIn("emil")).Get(alder)).Status);
        var again = await Assert.ThrowsAsync<Refused>(() => house.Scope(s => s.GetRequiredService<BeginGuidance>()
            .Run(sybil, ya, "YE", GuidanceKind.Territorial)));
        Assert.Equal("organisation.guides-already", again.Refusals[0].Code);
        await house.Scope(s => s.GetRequiredService<EndGuidance>().Run(sybil, ya, id));
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn("emil")).Get(alder)).Status);
    }

    [Fact]
    public async Task What_the_policy_does_not_name_it_does_not_open()
    {
        var (alder, _, _) = await Issued();
        var (sybil, olga, ya, city) = (await house.Actor("sysadmin"), await house.Actor("olga"), await house.UnitId("YA"),
            await house.UnitId("Y"));
        var policy = RoundPolicies.ConfirmAll(RoundPolicies.Preset("party-60-40")) with { GuidesSeeDuties = new(false, "none", "default") };
        await house.Scope(s => s.GetRequiredService<AdoptPolicy>().Run(olga, city, policy, new(2026, 1, 5)));
        await house.Scope(s => s.GetRequiredService<BeginGuidance>().Run(sybil, ya, "YE", GuidanceKind.Industry));
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn("emil")).Get(alder)).Status);
        var emil = await house.SignedIn("emil");
        await emil.Get($"/units/{ya.Value}");
        Assert.Contains("Does not read its duties.", emil.Text);
        Assert.Contains("May be asked about its difficulties.", emil.Text);
    }

    [Theory]
    [InlineData("Y", "organisation.is-above-anyway")]
    [InlineData("YA", "organisation.is-above-anyway")]
    [InlineData("YA1", "organisation.guide-beneath")]
    [InlineData("nowhere", "organisation.unknown-unit")]
    public async Task What_guides_already_or_lies_beneath_guides_nothing(string guide, string code)
    {
        var (sybil, ya) = (await house.Actor("sysadmin"), await house.UnitId("YA"));
        var refused = await Assert.ThrowsAsync<Refused>(() => house.Scope(s => s.GetRequiredService<BeginGuidance>()
            .Run(sybil, ya, guide, GuidanceKind.Industry)));
        Assert.Equal(code, refused.Refusals[0].Code);
    }

    [Fact]
    public async Task A_guiding_units_post_may_be_asked_and_where_it_is_silent_the_unit_above_is()
    {
        var draft = new DifficultyDraft("A second clerk", "One keeps nine halls.", DifficultyNeed.People);
        var (asha, emil) = (await house.Actor("asha"), (await house.Actor("emil")).Post!.Value);
        var refused = await Assert.ThrowsAsync<Refused>(() => Ask(asha, emil, draft));
        Assert.Equal("difficulties.not-above", refused.Refusals[0].Code);
        var (sybil, ya1) = (await house.Actor("sysadmin"), await house.UnitId("YA1"));
        await house.Scope(s => s.GetRequiredService<BeginGuidance>().Run(sybil, ya1, "YE", GuidanceKind.Dispatching));
        var id = await Ask(asha, emil, draft);
        var page = $"/difficulties/{id.Value}";
        Assert.Equal(HttpStatusCode.OK, (await (await house.SignedIn("emil")).Get(page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn("boris")).Get(page)).Status);
        // Alder's secretary is asked by nobody beneath Birch: guidance of one unit opens nothing for another.
        await Assert.ThrowsAsync<Refused>(async () => await Ask(await house.Actor("boris"), emil, draft));
        house.Clock.Advance(TimeSpan.FromDays(Difficulty.AnswerDays + 1));
        await house.Scope(s => s.GetRequiredService<RaiseDifficulties>().Run(Actor.System(SystemVerbs.RaiseDifficulties)));
        Assert.Equal(await house.PostId("YA-head"), await house.Read(db => db.Set<Difficulty>().Select(d => d.AskedPostId).SingleAsync()));
    }

    private Task<DifficultyId> Ask(Actor by, PostId to, DifficultyDraft draft) =>
        house.Scope(s => s.GetRequiredService<AskUpward>().Run(by, to, draft));

    /// <summary>Pages of what the secretaries of Alder, Birch and Ash are charged with.</summary>
    private async Task<(string Alder, string Birch, string Ash)> Issued()
    {
        var (olga, city) = (await house.Actor("olga"), await house.UnitId("Y"));
        await house.Scope(async s =>
        {
            var id = await s.GetRequiredService<DraftDutyList>().Run(olga, city, Drafted);
            await s.GetRequiredService<WriteDutyItem>().Run(olga, id,
                new(1, "party-building", "Meets every quarter", "", null, new(2026, 3, 31)));
            await s.GetRequiredService<IssueDutyList>().Run(olga, id, null);
        });
        return (await Page("YA-head"), await Page("YB-head"), await Page("YA1-head"));
    }

    private async Task<string> Page(string post)
    {
        var id = await house.PostId(post);
        var task = await house.Read(db => db.Set<DutyTask>().Where(t => t.PostId == id).Select(t => t.Id).SingleAsync());
        return $"/duties/tasks/{task.Value}";
    }
}
