using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Duties;
using Answerable.Server.Obligations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Obligations;

public sealed class TallyTests(House house) : IClassFixture<House>
{
    private static readonly DateOnly Today = Owing.Today;

    [Fact]
    public async Task Folding_counts_every_act_once_for_the_unit_and_its_ancestors_and_a_rebuild_agrees()
    {
        var late = await house.Owes("YA1-head", -4);
        var near = await house.Owes("YA1-head", 1);
        var done = await house.Owes("YA-head", 2);
        var waived = await house.Owes("YB-head", 2);
        var returned = await house.Owes("YB1-head", 0);
        await house.Folds();
        await house.Follows(done, a => a.Met(DutyKinds.Discharge));
        await house.Follows(waived, a => a.Void(DutyKinds.Discharge));
        await house.Follows(returned, a => a.Met(DutyKinds.Discharge));
        await house.Folds();
        var (city, ash, bay) = (await house.UnitId("Y"), await house.PostId("YA1-head"), await house.PostId("YB1-head"));
        await house.Follows(returned, a => a.Owes(DutyKinds.Discharge, bay, city, Today.AddDays(7), again: true));
        await house.Follows(near, a => a.Owes(DutyKinds.Discharge, ash, city, Today.AddDays(30)));
        Assert.NotEqual(0, await house.Folds());
        Assert.Equal(0, await house.Folds());
        Assert.Empty(await house.Read(db => db.Set<TallyDelta>().ToListAsync()));
        var folded = await Rows();
        Assert.Contains(("Y/YA/YA1/", Today.AddDays(-4), 1, 0), folded);
        Assert.Contains(("Y/YA/", Today.AddDays(-4), 1, 0), folded);
        Assert.Contains(("Y/", Today.AddDays(7), 1, 0), folded);
        await house.Scope(s => s.GetRequiredService<RebuildTally>().Run(Actor.System(SystemVerbs.FoldTally)));
        Assert.Equal(folded, await Rows());
        Assert.NotEqual(late, near);
    }

    [Fact]
    public async Task Counts_are_the_same_before_and_after_folding()
    {
        await house.Folds();
        await house.Owes("YE-head", -1);
        var before = await Counts("Y/YE/");
        Assert.Equal(new Trio(1, 0, 1), before);
        await house.Folds();
        Assert.Equal(before, await Counts("Y/YE/"));
        await house.Owes("YE-teller", 3);
        Assert.Equal(new Trio(1, 1, 2), await Counts("Y/YE/"));
        var city = await house.UnitId("Y");
        var below = await house.Scope(s => s.GetRequiredService<TallyQueries>().Below(city, "Y/", Today));
        Assert.Equal(["YA", "YB", "YE", "YO"], below.Select(b => b.Code));
        Assert.Equal(new Trio(1, 1, 2), below.Single(b => b.Code == "YE").Counts);
    }

    [Fact]
    public async Task Nobody_but_a_job_or_a_command_folds()
    {
        var olga = await house.Actor("olga");
        await Assert.ThrowsAsync<Refused>(() => house.Scope(s => s.GetRequiredService<FoldTally>().Run(olga)));
        await Assert.ThrowsAsync<Refused>(() => house.Scope(s => s.GetRequiredService<RebuildTally>().Run(olga)));
    }

    [Fact]
    public async Task Many_obligations_opened_in_one_save_write_one_row_for_each_unit_kind_and_date()
    {
        await house.Folds();
        await house.Scope(async s =>
        {
            var owed = s.GetRequiredService<Owed>();
            var (post, city) = (await house.PostId("YO-teller"), await house.UnitId("Y"));
            var now = house.Clock.GetUtcNow();
            await owed.Follow(
                [.. Enumerable.Range(0, 5)
                    .Select(_ =>
                        new Awaits(new("group", Ids.New(now)), "Papers").Owes(Answerable.Domain.Ballots.BallotKinds.EnterPapers, post, city,
                            Today))], now);
            await s.GetRequiredService<Answerable.Server.Storage.Db>().SaveChangesAsync();
        });
        Assert.Equal(5, Assert.Single(await house.Read(db => db.Set<TallyDelta>().ToListAsync())).Open);
    }

    private Task<Trio> Counts(string path) => house.Scope(s => s.GetRequiredService<TallyQueries>().Below(path, Today));

    private Task<List<(string, DateOnly, int, int)>> Rows() => house.Read(async db =>
        (await db.Set<Tally>().Where(t => t.Open != 0 || t.Done != 0).OrderBy(t => t.UnitPath).ThenBy(t => t.DueOn).ToListAsync()).Select(
            t => (t.UnitPath, t.DueOn, t.Open, t.Done)).ToList());
}
