using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Duties;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Duties;

/// <summary>Whatever is done with duties, posts and units in whatever order, what the sums say of any unit is what counting its rows
/// gives.</summary>
public sealed class TakeUpAtRandom
{
    private const int Steps = 110;

    [Fact]
    public async Task No_sequence_of_acts_makes_the_sums_differ_from_a_recount()
    {
        var done = new HashSet<string>();
        foreach (var seed in new[] { 1, 20260105 }) done.UnionWith(await Walked(seed));
        // Walks in which nothing was done would show nothing.
        Assert.Equal(Walk.Kinds.Distinct().Order(), done.Order());
    }

    private static async Task<IEnumerable<string>> Walked(int seed)
    {
        var house = new House();
        await house.InitializeAsync();
        try
        {
            var walk = new Walk(house, new(seed));
            for (var step = 0; step < Steps; step++) await walk.Step($"seed {seed}, step {step}");
            Assert.True(walk.Compared > Steps, $"compared {walk.Compared}");
            return walk.Done;
        }
        finally
        {
            await house.DisposeAsync();
        }
    }

    private sealed class Walk(House house, Random random)
    {
        public static readonly string[] Kinds =
            ["issue", "issue", "below", "acknowledge", "object", "uphold", "newcomers", "post", "appoint", "vacate", "create", "move",
                "merge", "split", "close", "day", "fold", "fold"];
        private static readonly string[] PostKinds = ["secretary", "clerk", "teller"];
        private static readonly string[] Areas = ["party-building", "core-business", "integrity"];
        private int number;
        private Actor? system, organiser;

        public HashSet<string> Done { get; } = [];
        public int Compared { get; private set; }

        public async Task Step(string where)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(3));
            var kind = Kinds[random.Next(Kinds.Length)];
            try
            {
                await Act(kind);
                Done.Add(kind);
            }
            catch (Refused)
            {
                // Refused is refused: what holds must hold all the same.
            }
            await Check($"{where}, {kind}");
        }

        private async Task Act(string kind)
        {
            var (sybil, olga) = (system ??= await house.Actor("sysadmin"), organiser ??= await house.Actor("olga"));
            var (unit, other, post) = (await Any<Unit>(u => u.ClosedAt == null), await Any<Unit>(u => u.ClosedAt == null),
                await Any<Post>(p => !p.IsCollective && p.ClosedAt == null && p.UnitPath != "Y/"));
            switch (kind)
            {
                case "issue":
                    await Issue(olga, unit.Code, null, post);
                    break;
                case "below":
                    await Issue(olga, "Y", (await Any<DutyTask>(t => true)).Id, post);
                    break;
                case "acknowledge":
                    var charge = await Any<DutyCharge>(c => c.AcknowledgedAt == null);
                    await Do<AcknowledgeDuties>(a => a.Run(Holding(olga, charge.PostId), charge.Id));
                    break;
                case "object":
                    var task = await Any<DutyTask>(t => t.State != DutyTaskState.Dropped);
                    await Do<ObjectToDuty>(a => a.Run(Holding(olga, task.PostId), task.Id, new("It is not ours to do.")));
                    break;
                case "uphold":
                    var said = await Any<DutyObjection>(o => o.State == DutyObjectionState.Open);
                    await Do<UpholdObjection>(a => a.Run(olga, said.Id, "Right.", random.Next(2) == 0 ? null : "Another wording"));
                    break;
                case "newcomers":
                    var list = await Any<DutyList>(l => l.State == DutyListState.Issued);
                    await Do<IssueToNewcomers>(a => a.Run(olga, list.Id));
                    break;
                case "post":
                    await Do<CreatePost>(a => a.Run(sybil, unit.Id, $"P{number++}", "Post", PostKinds[random.Next(3)], false));
                    break;
                case "appoint":
                    await Do<AppointToPost>(a => a.Run(sybil, post.Id, AppointmentKind.Holder, $"w{number++}", "Somebody Else"));
                    break;
                case "vacate":
                    var held = await Any<Appointment>(h => h.Until == null && h.PostId == post.Id);
                    await Do<VacatePost>(a => a.Run(sybil, post.Id, held.Id));
                    break;
                case "split":
                    var of = await Any<Unit>(u => u.Id == post.UnitId);
                    await Change(sybil, of, new(UnitChangeKind.Split, $"N{number++}", "Part", Codes: post.Code));
                    break;
                case "create" or "move" or "merge" or "close":
                    await Change(sybil, unit, kind switch
                    {
                        "create" => new(UnitChangeKind.Create, $"N{number++}", "New"),
                        "move" => new(UnitChangeKind.Move, other.Code),
                        "merge" => new(UnitChangeKind.Merge, Codes: other.Code),
                        _ => new(UnitChangeKind.Close),
                    });
                    break;
                case "day":
                    house.Clock.Advance(TimeSpan.FromDays(random.Next(1, 9)));
                    break;
                case "fold":
                    await Do<FoldTakeUp>(a => a.Run(Actor.System(SystemVerbs.FoldTakeUp)));
                    break;
            }
        }

        private async Task Issue(Actor by, string to, DutyTaskId? above, Post one)
        {
            var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);
            var heading = new DutyListDraft($"List {number++}", PostKinds[random.Next(3)], today.AddDays(random.Next(-3, 4)),
                today.AddDays(random.Next(5, 40)))
            { Source = new(SourceKind.Document, "Paper 1"), Level = random.Next(4) == 0 ? "county" : null };
            var city = await house.UnitId("Y");
            var id = await house.Scope(s => s.GetRequiredService<DraftDutyList>().Run(by, city, heading));
            for (var n = 1; n < 4; n++)
            {
                var item = new DutyItemDraft(n, Areas[random.Next(3)], above is not null && random.Next(2) == 0 ? "Keeps every ford"
                    : $"Keeps every ford and gate number {number++}", "", null, null)
                { MustBeTakenUp = random.Next(2) == 0, Above = above?.Value };
                if (above is not null && n == 1) item = item with { ForPost = one.Code, Role = DutyRole.Contributing };
                if (above is not null && n == 2) item = item with { ForPost = one.Code, Role = random.Next(2) == 0 ? DutyRole.Lead : null };
                await Do<WriteDutyItem>(a => a.Run(by, id, item));
            }
            await Do<IssueDutyList>(a => a.Run(by, id, to));
        }

        // Another person than the one who issues and answers.
        private Actor Holding(Actor like, PostId post) => Actor.In(system!.Person!.Value, post, like.Unit!.Value, like.UnitPath,
            like.Rights, new HashSet<PostId> { post }, new HashSet<PostId>());

        private Task Change(Actor by, Unit unit, UnitChange change) => Do<ChangeUnit>(a => a.Run(by, unit.Id, change));
        private Task Do<T>(Func<T, Task> act) where T : notnull => house.Scope(s => act(s.GetRequiredService<T>()));

        private async Task<T> Any<T>(System.Linq.Expressions.Expression<Func<T, bool>> of) where T : class
        {
            var all = await house.Read(db => db.Set<T>().AsNoTracking().Where(of).ToListAsync());
            Require.That(all.Count > 0, DutyRefusals.NoPost);
            return all.OrderBy(a => a switch { Unit u => u.Code, Post p => p.Code, DutyTask t => t.Content + t.UnitPath, _ => "" },
                StringComparer.Ordinal).ElementAt(random.Next(all.Count));
        }

        private Task Check(string where) => house.Scope(async s =>
        {
            var check = await s.GetServices<ICheck>().Single(c => c.Name == "take-up").Run(default);
            Assert.True(check.Wrong == 0, $"{where}: {string.Join('\n', check.Told)}");
            var db = s.GetRequiredService<Db>();
            var (sums, counting) = (s.GetRequiredService<TakeUpSums>(), s.GetRequiredService<TakeUpCounting>());
            var (now, strands) = (house.Clock.ReadNow(), await s.GetRequiredService<OrganisationStrands>().Required());
            var (today, codes) = (await s.GetRequiredService<OrganisationZone>().On(now), strands.Select(c => c.Code).ToList());
            foreach (var unit in await db.Set<Unit>().AsNoTracking().ToListAsync())
            {
                var at = new LookedAt(unit.Id, unit.Name, unit.Code, unit.Path, unit.Level);
                if (await sums.Of(at, today) is not { } kept) continue;
                Compared++;
                var rows = await counting.Of(new(db, unit.Path, today, now, codes), today);
                var beneath = rows.GroupBy(r => (r.Key.What, r.Key.Strand)).ToDictionary(g => g.Key, g => g.Sum(r => r.Value));
                var said = kept.GroupBy(r => (r.Key.What, r.Key.Strand)).ToDictionary(g => g.Key, g => g.Sum(r => r.Value));
                foreach (var key in beneath.Keys.Union(said.Keys))
                    Assert.True(beneath.GetValueOrDefault(key) == said.GetValueOrDefault(key),
                        $"{where}, {unit.Path}, {key}: {said.GetValueOrDefault(key)}, counted {beneath.GetValueOrDefault(key)}");
                foreach (var gap in Enum.GetValues<TakeUpGap>())
                    if (await sums.Where(unit.Path, gap, null, null, 3, today) is { } few)
                        Assert.Equal(await First(new(db, unit.Path, today, now, codes), gap), await First(few, gap));
            }
        });

        private static Task<List<string>> First(TakeUpScope scope, TakeUpGap gap) =>
            TakeUpScope.InOrder(scope.Gaps(gap)).Take(3).Select(g => g.UnitPath + g.Strand).ToListAsync();
    }
}
