using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Handovers;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Answerable.Server.Tests.Obligations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

/// <summary>
/// Whatever happens to units and posts in whatever order, no obligation is lost, doubled or orphaned, and the tally is what a recount
/// gives.
/// </summary>
public sealed class ChangesAtRandom
{
    private const int Steps = 150;

    [Theory]
    [InlineData(1)]
    [InlineData(20260105)]
    public async Task No_sequence_of_changes_loses_doubles_or_orphans_an_obligation(int seed)
    {
        var house = new House();
        await house.InitializeAsync();
        try
        {
            var walk = new Walk(house, new(seed));
            for (var step = 0; step < Steps; step++) await walk.Step($"seed {seed}, step {step}");
            // A walk in which nothing was done would show nothing.
            Assert.All(Walk.Kinds, k => Assert.True(walk.Done.GetValueOrDefault(k) > 0, $"{k} was never done"));
        }
        finally
        {
            await house.DisposeAsync();
        }
    }

    private sealed class Walk(House house, Random random)
    {
        public static readonly string[] Kinds =
            ["create", "move", "merge", "split", "close", "post", "appoint", "vacate", "owe", "do", "give", "fold", "hand"];

        private readonly Dictionary<ObjectRef, PostId> owed = [];
        private int number;

        public Dictionary<string, int> Done { get; } = [];

        public async Task Step(string where)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(7));
            var kind = Kinds[random.Next(Kinds.Length)];
            try
            {
                await Act(kind);
                Done[kind] = Done.GetValueOrDefault(kind) + 1;
            }
            catch (Refused)
            {
                // Refused is refused: what holds must hold all the same.
            }
            await Check($"{where}, {kind}");
        }

        private async Task Act(string kind)
        {
            var sybil = await house.Actor("sysadmin");
            var (unit, other) = (await AnyUnit(), await AnyUnit());
            var post = await AnyPost();
            switch (kind)
            {
                case "create":
                    await Change(sybil, unit.Id, new(UnitChangeKind.Create, $"N{number++}", "New"));
                    break;
                case "move":
                    await Change(sybil, unit.Id, new(UnitChangeKind.Move, other.Code));
                    break;
                case "merge":
                    await Change(sybil, unit.Id, new(UnitChangeKind.Merge, Codes: other.Code));
                    break;
                case "split":
                    var along = await house.Read(db =>
                        db.Set<Post>().Where(p => p.UnitId == post.UnitId).Select(p => p.Code).ToListAsync());
                    var some = along.Where(_ => random.Next(2) == 0).Append(post.Code).Distinct();
                    await Change(sybil, post.UnitId, new(UnitChangeKind.Split, $"N{number++}", "Part", Codes: string.Join(", ", some)));
                    break;
                case "close":
                    await Change(sybil, unit.Id, new(UnitChangeKind.Close));
                    break;
                case "post":
                    await house.Scope(s => s.GetRequiredService<CreatePost>().Run(sybil, unit.Id, $"P{number++}", "Post", "clerk", false));
                    break;
                case "appoint":
                    await house.Scope(s => s.GetRequiredService<AppointToPost>()
                        .Run(sybil, post.Id, AppointmentKind.Holder, $"w{number++}", "Somebody Else"));
                    break;
                case "vacate":
                    var held = await house.Read(db =>
                        db.Set<Appointment>().FirstOrDefaultAsync(a => a.PostId == post.Id && a.Until == null));
                    Require.That(held is not null, OrganisationRefusals.AlreadyEnded);
                    await house.Scope(s => s.GetRequiredService<VacatePost>().Run(sybil, post.Id, held!.Id));
                    break;
                case "owe":
                    owed[await house.Owes(post.Code, random.Next(-3, 9))] = post.Id;
                    break;
                case "do":
                    var (done, _) = Any();
                    await house.Follows(done, a => a.Met(DutyKinds.Discharge));
                    owed.Remove(done);
                    break;
                case "give":
                    var (given, _) = Any();
                    var city = await house.UnitId("Y");
                    await house.Follows(given, a => a.Owes(DutyKinds.Discharge, post.Id, city, Owing.Today.AddDays(random.Next(9))));
                    owed[given] = post.Id;
                    break;
                case "hand":
                    await house.Scope(s => s.GetRequiredService<AppointToPost>()
                        .Run(sybil, post.Id, AppointmentKind.Holder, $"w{number++}", "Somebody New"));
                    await house.Scope(s => s.GetRequiredService<OpenHandover>().Run(sybil, post.Id));
                    break;
                case "fold":
                    await house.Folds();
                    break;
            }
        }

        private Task Change(Actor by, UnitId unit, UnitChange change) =>
            house.Scope(s => s.GetRequiredService<ChangeUnit>().Run(by, unit, change));

        private KeyValuePair<ObjectRef, PostId> Any()
        {
            Require.That(owed.Count > 0, ObligationRefusals.NotOpen);
            return owed.ElementAt(random.Next(owed.Count));
        }

        private async Task<Unit> AnyUnit()
        {
            var all = await house.Read(db => db.Set<Unit>().Where(u => u.ClosedAt == null).OrderBy(u => u.Code).ToListAsync());
            return all[random.Next(all.Count)];
        }

        private async Task<Post> AnyPost()
        {
            var all = await house.Read(db => db.Set<Post>().Where(p => !p.IsCollective && p.ClosedAt == null && p.UnitPath != "Y/")
                .OrderBy(p => p.Code).ToListAsync());
            return all[random.Next(all.Count)];
        }

        private async Task Check(string where)
        {
            await house.Scope(async s =>
            {
                var db = s.GetRequiredService<Db>();
                var units = await db.Set<Unit>().AsNoTracking().ToDictionaryAsync(u => u.Id);
                foreach (var unit in units.Values)
                    Assert.True(unit.Path == (unit.ParentId is { } above ? units[above].Path : "") + unit.Code + "/",
                        $"{where}: {unit.Path}");
                var posts = await db.Set<Post>().AsNoTracking().ToDictionaryAsync(p => p.Id);
                foreach (var post in posts.Values)
                    Assert.True(post.UnitPath == units[post.UnitId].Path, $"{where}: {post.Code} at {post.UnitPath}");
                var open = await db.Set<Obligation>().AsNoTracking().Where(o => o.State == ObligationState.Open).ToListAsync();
                var counted = open.Count(o => o.Kind == DutyKinds.Discharge.Code);
                Assert.True(counted == owed.Count, $"{where}: {counted} open, {owed.Count} owed");
                foreach (var one in open)
                {
                    // What a handover makes owed is its own; what the walk opened is known by it.
                    Assert.True(one.Kind != DutyKinds.Discharge.Code || owed.GetValueOrDefault(one.Object) == one.OwnerId,
                        $"{where}: owned by another");
                    var post = posts[one.OwnerId];
                    Assert.True(post.ClosedAt is null && one.UnitId == post.UnitId && one.UnitPath == post.UnitPath,
                        $"{where}: {post.Code} owes at {one.UnitPath}");
                }
                var tally = await s.GetServices<ICheck>().Single(c => c.Name == "tally").Run(default);
                Assert.True(tally.Wrong == 0, $"{where}: {string.Join('\n', tally.Told)}");
            });
        }
    }
}
