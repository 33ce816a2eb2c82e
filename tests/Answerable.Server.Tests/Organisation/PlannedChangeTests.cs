using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Guiding;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Obligations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

/// <summary>What is planned is done on its day; what was read before a move is not written after it.</summary>
public sealed class PlannedChangeTests : IAsyncLifetime
{
    private readonly House house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_planned_change_is_done_on_its_day_or_says_why_not()
    {
        var (yb1, ya) = (await house.UnitId("YB1"), await house.UnitId("YA"));
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get($"/units/{yb1.Value}/change/move");
        await sybil.Submit("change", ("unit_code", "YA"), ("on", "2026-01-01"));
        Assert.Contains("The day lies behind", sybil.Text);
        await sybil.Submit("change", ("unit_code", "YA"), ("on", "2026-01-10"));
        Assert.Contains("on 10 January 2026", sybil.Text);
        await sybil.Get($"/units/{ya.Value}/change/close");
        await sybil.Submit("change", ("on", "2026-01-09"));
        await sybil.Get($"/units/{(await house.UnitId("YE")).Value}/change/rename");
        await sybil.Submit("change", ("name", "Schools"), ("on", "2026-01-09"));
        var plan = await house.Read(db => db.Set<PlannedChange>().SingleAsync(p => p.Kind == UnitChangeKind.Rename));
        await sybil.Submit($"unplan-{plan.Id.Value:N}");
        Assert.Equal(0, await CarryOut());
        house.Clock.GoTo(new(2026, 1, 10));
        Assert.Equal(1, await CarryOut());
        Assert.Equal(0, await CarryOut());
        sybil = await house.SignedIn("sysadmin");
        await sybil.Get($"/units/{ya.Value}");
        Assert.Contains("Beech Town", sybil.Text);
        Assert.Contains("Not done:", sybil.Text);
        Assert.Contains("could not do what was planned", sybil.Text);
        Assert.Equal("Education Department",
            await house.Read(db => db.Set<Unit>().Where(u => u.Code == "YE").Select(u => u.Name).SingleAsync()));
    }

    [Fact]
    public async Task What_was_read_before_a_move_is_not_written_after_it()
    {
        await using var scope = house.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        await scope.ServiceProvider.GetRequiredService<SessionReads>().Mark(db);
        var post = await db.Set<Post>().SingleAsync(p => p.Code == "YA1-head");
        var (by, ya) = (await house.Actor("sysadmin"), await house.UnitId("YA"));
        await house.Scope(s => s.GetRequiredService<ChangeUnit>().Run(by, ya, new(UnitChangeKind.Move, "YB")));
        await scope.ServiceProvider.GetRequiredService<Owed>().Follow(new Awaits(new("person", Ids.Random()), "Late")
            .Owes(Answerable.Domain.Duties.DutyKinds.Discharge, post.Id, post.UnitId, Owing.Today), house.Clock.GetUtcNow());
        await Assert.ThrowsAsync<Stale>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task Nobody_plans_what_they_may_not_do_at_once_and_nothing_opens_to_a_post_of_ones_own()
    {
        // An administrator of Alder alone: neither out of it nor into it comes anything of Birch, by no plan.
        var (all, ya, ya1) = (await house.Actor("sysadmin"), await house.UnitId("YA"), await house.UnitId("YA1"));
        var path = await house.Read(db => db.Set<Unit>().Where(u => u.Id == ya).Select(u => u.Path).SingleAsync());
        var alone = Actor.In(all.Person!.Value, all.Post!.Value, all.Unit!.Value, all.UnitPath, [new(Right.SystemAdministration, path)],
            all.AllPosts, all.Seats);
        foreach (var (unit, change) in new[]
        {
            (ya1, new UnitChange(UnitChangeKind.Move, Code: "YB")), (ya1, new UnitChange(UnitChangeKind.Merge, Codes: "YB1")),
        })
            foreach (var on in new DateOnly?[] { null, new(2026, 3, 1) })
                await Denied(alone, unit, change, on);
        // The same person may do both where the whole is theirs, unless a post of their own goes along.
        var post = await house.PostId("YA1-head");
        var own = Actor.In(all.Person!.Value, all.Post!.Value, all.Unit!.Value, all.UnitPath, all.Rights,
            new HashSet<PostId>(all.AllPosts) { post }, all.Seats);
        foreach (var on in new DateOnly?[] { null, new(2026, 3, 1) })
        {
            await Denied(own, await house.UnitId("YB1"), new(UnitChangeKind.Merge, Codes: "YA1"), on);
            await Denied(own, ya1, new(UnitChangeKind.Split, "YA9", "Ash East", "township", "YA1-head"), on);
        }
        Assert.Empty(await house.Read(db => db.Set<PlannedChange>().ToListAsync()));
        var birch = await house.UnitId("YB");
        var guided = await Record.ExceptionAsync(() => house.Scope(s =>
            s.GetRequiredService<BeginGuidance>().Run(own, birch, "YA1", GuidanceKind.Industry)));
        Assert.Equal("organisation.own-post-concerned", Assert.IsType<Refused>(guided).Refusals[0].Code);
    }

    private async Task Denied(Actor by, UnitId unit, UnitChange change, DateOnly? on)
    {
        var refused = await Record.ExceptionAsync(() => house.Scope(s => s.GetRequiredService<ChangeUnit>().Run(by, unit, change, on)));
        Assert.True(refused is NotVisible || (refused is Refused said && said.Refusals.Any(r => r.IsDenial)),
            $"{change} on {on}: {refused}");
    }

    private Task<int> CarryOut() => house.Scope(s => s.GetRequiredService<CarryOutPlans>().Run(Actor.System(SystemVerbs.CarryOutPlans)));
}
