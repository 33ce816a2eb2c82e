using System.Net;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Domain.Rectifications;
using Answerable.Server.Duties;
using Answerable.Server.Guiding;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Rectifications;
using Answerable.Server.Shell;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Guiding;

/// <summary>A guiding unit finds what is wrong in the guided one, and what both lines ask is counted.</summary>
public sealed class GuidingInspectsTests : GuidedAlder
{
    [Fact]
    public async Task A_finding_by_guidance_is_put_right_as_any_other()
    {
        var guidance = await Guides();
        var emil = await house.SignedIn("emil");
        await emil.Get($"/rectifications/inspect/{guidance.Value}");
        await emil.Submit("inspect", ("owner", (await house.PostId("YA-head")).Value.ToString()), ("title", "Two gates stand open"),
            ("text", "The gates of two schools were open at noon."), ("strand", "core-business"), ("kind", "StagedFix"));
        Assert.StartsWith("/rectifications/", emil.Path, StringComparison.Ordinal);
        Assert.Contains("an inspection by a guiding unit", emil.Text);
        var repair = await house.Read(db => db.Set<Rectification>().SingleAsync());
        Assert.Equal((await house.PostId("YA-head"), await house.PostId("YE-head"), await house.UnitId("YE")),
            (repair.OwnerPostId, repair.ApproverPostId, repair.OwedToUnitId));
        Assert.DoesNotContain(repair.VerifierPostId, new[] { await house.PostId("YA-head"), await house.PostId("YE-head") });
        Assert.Equal((1, 0), ((await Lines("anna")).Guides.Single().Open, (await Lines("anna")).Parent.Open));
        foreach (var post in new[] { "YA1-head", "YB-head" })
            Assert.Equal(["rectifications.not-of-inspected"], await Refused("emil", Inspecting(guidance, await house.PostId(post))));
    }

    [Fact]
    public async Task Whoever_holds_posts_in_both_units_inspects_nothing_and_judges_nothing_of_their_own()
    {
        await Cast.Add(house, "wanda", ("YA", "YA-second"), ("YE", "YE-second"));
        await house.Grant("YE-second", Right.Organise, "YE");
        var guidance = await Guides();
        var (beside, own) = (await house.Actor("wanda", "YE-second"), await house.Actor("wanda", "YA-second"));
        // In the post of the guided unit nothing is opened at all.
        Assert.Contains("duties.not-guiding", await Refused(own, Drafting(guidance)));
        Assert.Contains("rectifications.may-not-inspect", await Refused(own, Inspecting(guidance, await house.PostId("YA-head"))));
        foreach (var post in new[] { "YA-head", "YA-second" })
            Assert.Equal(["rectifications.inspects-own-unit"], await Refused(beside, Inspecting(guidance, await house.PostId(post))));
        var list = await house.Scope(s => s.GetRequiredService<DraftDutyList>().Run(beside, beside.Unit!.Value,
            Heading with { PostKind = "member" }, null, guidance));
        await house.Scope(s => s.GetRequiredService<WriteDutyItem>().Run(beside, list, Item));
        await house.Scope(s => s.GetRequiredService<IssueDutyList>().Run(beside, list, null));
        var task = await Task(list);
        await house.Scope(s => s.GetRequiredService<ReportDuty>().Run(own, task, "Done.", null));
        Assert.Equal(["duties.judge-barred"], await Refused(beside, (JudgeDuty a, Actor by) => a.Run(by, task, null)));
    }

    [Fact]
    public async Task No_system_administrator_lets_the_own_unit_guide()
    {
        var (sybil, birch) = (await house.Actor("sysadmin"), await house.UnitId("YB"));
        var home = await house.Read(db => db.Set<Unit>().Where(u => u.Id == sybil.Unit).Select(u => u.Code).SingleAsync());
        var refused = await Assert.ThrowsAsync<Refused>(() => house.Scope(s => s.GetRequiredService<BeginGuidance>().Run(sybil, birch, home,
            GuidanceKind.Industry)));
        // Of the city itself, which is above anyway; once in the guiding department, because it is the own unit.
        Assert.Equal("organisation.is-above-anyway", refused.Refusals[0].Code);
        var admin = Actor.In(sybil.Person!.Value, sybil.Post!.Value, sybil.Unit!.Value, sybil.UnitPath, sybil.Rights,
            new HashSet<PostId>(sybil.AllPosts) { await house.PostId("YE-teller") }, sybil.Seats);
        refused = await Assert.ThrowsAsync<Refused>(() => house.Scope(s => s.GetRequiredService<BeginGuidance>().Run(admin, birch, "YE",
            GuidanceKind.Industry)));
        Assert.Equal("organisation.own-post-concerned", refused.Refusals[0].Code);
    }

    [Fact]
    public async Task Burden_counts_both_lines_and_only_for_who_may_read_it()
    {
        var city = await house.UnitId("Y");
        await house.Scope(async s =>
        {
            var olga = await house.Actor("olga");
            var id = await s.GetRequiredService<DraftDutyList>().Run(olga, city, Heading with { Title = "Of the city" });
            await s.GetRequiredService<WriteDutyItem>().Run(olga, id, Item);
            await s.GetRequiredService<IssueDutyList>().Run(olga, id, null);
        });
        var guidance = await Guides();
        var list = await Draft("emil", guidance);
        await Write(list);
        var already = (await house.Scope(async s => await s.GetRequiredService<IssueDutyList>().Weigh(await house.Actor("emil"), list,
            null))).Already;
        Assert.Equal((2, 0), (already.Parent.Open, already.Guides.Single().Open));
        await house.Do<IssueDutyList>("emil", (a, by) => a.Run(by, list, null));
        var lines = await Lines("anna");
        Assert.Equal((2, 2, 4), (lines.Parent.Open, lines.Guides.Single().Open, lines.Open));
        // Of a subtree too: the tally, and of it the guiding unit's part.
        var below = await house.Scope(s => s.GetRequiredService<BurdenQueries>().Below("Y/", new(2026, 1, 5)));
        Assert.Equal((2, lines.Guides.Single().Name), (below.Guides.Single().Open, "Education Department"));
        Assert.Equal(await house.Read(db => db.Set<Obligation>().CountAsync(o => o.State == ObligationState.Open)), below.Open);
        foreach (var reader in new[] { "olga", "emil", "carl" }) Assert.Equal(4, (await Lines(reader)).Open);
        foreach (var other in new[] { "boris", "asha" })
            await Assert.ThrowsAsync<NotVisible>(() => Lines(other));
    }
}
