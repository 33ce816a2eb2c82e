using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Search;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Answerable.Server.Tests.Backups;
using Answerable.Server.Tests.Organisation;
using Answerable.Server.Tests.Rectifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Search;

/// <summary>The index follows what is stored: within the act, soon after what came in bulk, and after a backup was put back.</summary>
public sealed class FollowsTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task What_is_made_or_renamed_is_found_by_its_new_words_at_once_and_by_the_old_ones_no_more()
    {
        var (sybil, yb) = (await house.Actor("sysadmin"), await house.UnitId("YB"));
        var unit = await house.Scope(s => s.GetRequiredService<CreateUnit>().Run(sybil, yb, "YB7", "Hazel Town", "township"));
        Assert.Equal(["units: Hazel Town"], await house.Found("tom", "hazel"));
        var id = await house.UnitId("YB7");
        await house.Scope(s => s.GetRequiredService<CreatePost>().Run(sybil, id, "YB7-head", "Watcher", "secretary", false));
        Assert.Equal(["units: Hazel Town", "posts: Hazel Town Watcher"], await house.Found("tom", "hazel"));
        await house.Scope(s => s.GetRequiredService<RenameUnit>().Run(sybil, id, "Rowan Town"));
        Assert.Empty(await house.Found("tom", "hazel"));
        Assert.Equal(["posts: Rowan Town Watcher"], await house.Found("tom", "watcher rowan"));
        Assert.False(await house.IsIndexing());
        await AssertWell(house);
    }

    [Fact]
    public async Task A_post_a_person_and_what_the_post_answers_for_follow_who_takes_it_and_how_that_person_is_called()
    {
        await house.Finding("YB1-head", "The ferry is leaking");
        var (sybil, post) = (await house.Actor("sysadmin"), await house.PostId("YB1-head"));
        await house.Scope(s => s.GetRequiredService<AppointToPost>().Run(sybil, post, AppointmentKind.Holder, "nina", "Nina Newcomer"));
        Assert.Equal(["posts: Beech Town Beech Secretary", "people: Nina Newcomer", "findings: The ferry is leaking"],
            await house.Found("olga", "newcomer beech"));
        var nina = await house.Read(db => db.Set<Person>().SingleAsync(p => p.Code == "nina"));
        await house.Scope(s => s.GetRequiredService<RenamePerson>().Run(sybil, nina.Id, "Nina Ferrier"));
        Assert.Empty(await house.Found("olga", "newcomer"));
        Assert.Equal(["posts: Beech Town Beech Secretary", "people: Nina Ferrier", "findings: The ferry is leaking"],
            await house.Found("olga", "ferrier beech"));
        await AssertWell(house);
    }

    [Fact]
    public async Task An_act_that_fails_leaves_the_index_as_it_was()
    {
        var sybil = await house.Actor("sysadmin");
        var (ya, yb) = (await house.UnitId("YA"), await house.UnitId("YB"));
        await Assert.ThrowsAsync<Refused>(() =>
            house.Scope(s => s.GetRequiredService<CreateUnit>().Run(sybil, yb, "YA1", "Willow Town", "township")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => house.Read(async db =>
        {
            await db.InTransaction(async () =>
            {
                db.Add(Unit.Create(Actor.System(SystemVerbs.SetUp), await db.Set<Unit>().SingleAsync(u => u.Id == ya), "YA8", "Willow Town",
                    "township", World.Start));
                await db.SaveChangesAsync();
                throw new InvalidOperationException("Planted.");
            });
            return true;
        }));
        Assert.Empty(await house.Found("tom", "willow"));
        await AssertWell(house);
    }

    [Fact]
    public async Task What_a_roster_brings_is_said_to_be_missing_until_the_job_has_read_it_once()
    {
        await house.Import(Rosters.Units("YR,Y,Linden County,county", "YR1,YR,Larch Town,township"),
            Rosters.Posts("YR1,YR1-head,Larch Keeper,secretary,lars,Lars Larch,2026-01-01,,",
                "YR1,YR1-two,Larch Second,deputy,anna,Anna Alder,,,"));
        var olga = await house.SignedIn("olga");
        await olga.Get("/search?q=larch");
        Assert.Contains("still being read", olga.Text);
        Assert.Empty(await house.Found("olga", "larch"));
        Assert.True(await house.FillsIndex() > 0);
        Assert.Equal(0, await house.FillsIndex());
        await olga.Get("/search?q=larch");
        Assert.DoesNotContain("still being read", olga.Text);
        Assert.Equal(["units: Larch Town", "posts: Larch Town Larch Keeper", "posts: Larch Town Larch Second", "people: Lars Larch",
            "people: Anna Alder"], await house.Found("olga", "larch"));
        await AssertWell(house);
    }

    [Fact]
    public async Task A_unit_with_very_many_below_it_is_renamed_in_one_act_and_they_follow_with_the_job()
    {
        var rows = Enumerable.Range(0, ChangedTexts.MostAtOnce + 5).Select(i => $"YN{i:000},YN,Nest {i:000},village");
        await house.Import(Rosters.Units(["YN,Y,Nettle County,county", .. rows]));
        await house.FillsIndex();
        var (sybil, id) = (await house.Actor("sysadmin"), await house.UnitId("YN"));
        await house.Scope(s => s.GetRequiredService<RenameUnit>().Run(sybil, id, "Clover County"));
        Assert.True(await house.IsIndexing());
        Assert.Single(await house.Found("tom", "nest 007 nettle"));
        await house.FillsIndex();
        Assert.Empty(await house.Found("tom", "nest 007 nettle"));
        Assert.Single(await house.Found("tom", "nest 007 clover"));
        await AssertWell(house);
    }

    [Fact]
    public async Task A_backup_that_was_put_back_is_searched_once_the_job_has_read_it_and_the_check_says_so()
    {
        var backup = await TestBackup.Of(house.App.Services);
        using var database = TestDatabase.Empty();
        await TestBackup.Restore(database, backup);
        await using var app = House.Build(database, new FakeClock(World.Start));
        await using var scope = app.Services.CreateAsyncScope();
        var (db, finder) = (scope.ServiceProvider.GetRequiredService<Db>(), scope.ServiceProvider.GetRequiredService<Finder>());
        var before = await finder.Find(await house.Actor("tom"), "birch");
        Assert.True(before.IsIndexing);
        Assert.Empty(before.All);
        await scope.ServiceProvider.GetRequiredService<FillIndex>().Run(Actor.System(SystemVerbs.FillIndex));
        var after = await finder.Find(await house.Actor("tom"), "birch");
        Assert.False(after.IsIndexing);
        Assert.Equal((await house.Search(await house.Actor("tom"), "birch")).All.Select(f => f.Id), after.All.Select(f => f.Id));
        Assert.Equal(0, (await Check(scope.ServiceProvider)).Wrong);
    }

    private static Task<Checked> Check(IServiceProvider services) =>
        services.GetServices<ICheck>().Single(c => c.Name == "search").Run(default);

    /// <summary>The check of the whole index finds nothing wrong, and has looked.</summary>
    internal static async Task AssertWell(House house)
    {
        var found = await house.Scope(Check);
        Assert.True(found.Wrong == 0 && found.Looked > 20, string.Join('\n', found.Told.Prepend($"{found.Looked}")));
    }
}
