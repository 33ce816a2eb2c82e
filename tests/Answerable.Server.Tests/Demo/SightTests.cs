using System.Net;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Records;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Demo;

/// <summary>The sight that each kind of object declares, held against what its page answers to every role of the demo world.</summary>
[Collection(nameof(ChineseDemo))]
public sealed class SightTests(ChineseDemo demo)
{
    /// <summary>Objects of a kind, spread over all of them.</summary>
    private const int Each = 5;

    [Fact]
    public async Task Each_kind_is_seen_by_those_to_whom_its_page_opens()
    {
        // A workbook is a file that nobody opens here again; it has no page.
        var pageless = Rooms.All.SelectMany(r => r.Objects).Where(o => o.Address.Length == 0).Select(o => o.Noun).ToHashSet();
        var objects = (await Objects()).FindAll(o => !pageless.Contains(o.Kind));
        var kinds = Rooms.All.SelectMany(r => r.Objects).Where(o => o.Address.Length > 0).Select(o => o.Noun);
        Assert.Equal(kinds.Order(), objects.Select(o => o.Kind).Distinct().Order());
        var (wrong, opened, closed) = (new List<string>(), new HashSet<string>(), new HashSet<string>());
        foreach (var link in demo.Links.DistinctBy(l => l.PostCode))
        {
            var seen = await Seen(link.PostCode, objects);
            var visitor = await demo.By(link.PostCode, "en");
            foreach (var about in objects)
            {
                await visitor.Get(ObjectLinks.Of(about));
                var opens = visitor.Status == HttpStatusCode.OK;
                (opens ? opened : closed).Add(about.Kind);
                if (opens != seen.Contains(about)) wrong.Add($"{about.Kind} {about.Id}: {visitor.Status} to {link.PostCode}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        string[] toAll = ["unit", "post", "person", "policy"];
        Assert.Equal(objects.Select(o => o.Kind).Distinct().Order(), opened.Order());
        Assert.Equal(objects.Select(o => o.Kind).Distinct().Except(toAll).Order(), closed.Order());
    }

    [Fact]
    public async Task What_a_list_of_obligations_holds_has_a_title_only_for_whom_its_object_opens()
    {
        var hidden = 0;
        foreach (var link in demo.Links.DistinctBy(l => l.PostCode))
        {
            var owed = await demo.Read(db => db.Set<Obligation>().Where(o => o.State == ObligationState.Open)
                .Select(o => new { o.Subject, o.ObjectKind, o.ObjectId }).ToListAsync());
            var seen = await Seen(link.PostCode, [.. owed.Select(o => new ObjectRef(o.ObjectKind, o.ObjectId)).Distinct()]);
            var closed = owed.Where(o => !seen.Contains(new(o.ObjectKind, o.ObjectId))).ToList();
            var open = owed.Except(closed).Select(o => o.Subject).ToHashSet();
            var visitor = await demo.By(link.PostCode, "en");
            foreach (var address in new[] { "/obligations?unit=Y", "/obligations.csv?unit=Y", "/obligations", "/" })
            {
                var said = address.Contains(".csv", StringComparison.Ordinal)
                    ? await (await visitor.Client.GetAsync(address)).Content.ReadAsStringAsync() : (await visitor.Get(address)).Html;
                foreach (var one in closed)
                {
                    Assert.DoesNotContain(one.ObjectKind == "unit" ? "—" : one.ObjectId.ToString(), said,
                        StringComparison.OrdinalIgnoreCase);
                    if (!open.Contains(one.Subject) && one.Subject.Length > 8)
                        Assert.DoesNotContain(one.Subject, said, StringComparison.Ordinal);
                    hidden++;
                }
            }
        }
        Assert.True(hidden > 50, $"Only {hidden} were looked for.");
    }

    [Fact]
    public async Task An_import_address_shows_lines_of_imports_only()
    {
        var visitor = await demo.By("Y-system-administration", "en");
        var import = await Import();
        await visitor.Get($"/units/import/{import}");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        var kinds = await demo.Read(db => db.Set<Line>().Where(l => l.ObjectKind != "import")
            .Select(l => new { l.ObjectKind, l.ObjectId }).Distinct().ToListAsync());
        var others = kinds.GroupBy(l => l.ObjectKind).Select(g => g.Min(l => l.ObjectId)).ToList();
        Assert.True(others.Count > 10);
        foreach (var other in others)
        {
            await visitor.Get($"/units/import/{other}");
            Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        }
    }

    [Fact]
    public async Task A_page_asks_at_most_once_for_each_kind_on_it_and_once_for_what_rights_open()
    {
        var objects = await Objects();
        var one = objects.GroupBy(o => o.Kind).Select(g => g.First()).ToList();
        foreach (var role in new[] { "YO-organiser", "Y-secretary", "Y01-secretary", "Y-audit" })
        {
            Assert.InRange(await Statements(role, one), 1, one.Count + 1);
            Assert.InRange(await Statements(role, objects), 1, one.Count + 1);
        }
    }

    private async Task<int> Statements(string post, IReadOnlyList<ObjectRef> objects)
    {
        await using var scope = demo.App.Services.CreateAsyncScope();
        var actor = await demo.Actor(scope.ServiceProvider, post);
        return (await demo.Statements.During(() => scope.ServiceProvider.GetRequiredService<ObjectReader>().Seen(actor, objects))).Count;
    }

    private async Task<HashSet<ObjectRef>> Seen(string post, IReadOnlyList<ObjectRef> objects)
    {
        await using var scope = demo.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ObjectReader>().Seen(await demo.Actor(scope.ServiceProvider, post), objects);
    }

    /// <summary>An import as the ledger tells of it: the demo world takes in none.</summary>
    private Task<Guid> Import() => demo.Read(async db =>
    {
        if (await db.Set<Line>().Where(l => l.ObjectKind == "import").Select(l => (Guid?)l.ObjectId).FirstOrDefaultAsync() is { } made)
            return made;
        var now = demo.Clock.GetUtcNow();
        var id = Ids.New(now);
        LedgerWriter.Add(db, new(new(Ids.New(now)), null, now, null, null, null, SystemVerbs.Import, "import.made", new("import", id), null,
            new { units = new { file = "units.csv", counts = new { } } }));
        await db.SaveChangesAsync();
        return id;
    });

    /// <summary>Only where the demo world has adopted none.</summary>
    private async Task Adopt()
    {
        if (await demo.Read(db => db.Set<PolicyAdoption>().AnyAsync())) return;
        await using var scope = demo.App.Services.CreateAsyncScope();
        var organiser = await demo.Actor(scope.ServiceProvider, "YO-organiser");
        var city = await demo.Read(db => db.Set<Unit>().Where(u => u.Code == "Y").Select(u => u.Id).SingleAsync());
        var today = await scope.ServiceProvider.GetRequiredService<OrganisationZone>().On(demo.Clock.GetUtcNow());
        await scope.ServiceProvider.GetRequiredService<AdoptPolicy>().Run(organiser, city,
            RoundPolicies.ConfirmAll(RoundPolicies.Preset("party-60-40")), today);
    }

    /// <summary>Of every kind, as lines and obligations point at them, and of those that have lines later in the course.</summary>
    private async Task<List<ObjectRef>> Objects()
    {
        await Import();
        await Adopt();
        var all = await demo.Read(async db =>
        {
            var policies = await db.Set<PolicyAdoption>().Select(p => p.Id).ToListAsync();
            var lines = await db.Set<Line>().Select(l => new ObjectRef(l.ObjectKind, l.ObjectId)).Distinct().ToListAsync();
            var owed = await db.Set<Obligation>().Select(o => new ObjectRef(o.ObjectKind, o.ObjectId)).Distinct().ToListAsync();
            var debriefers = await db.Set<Debriefer>().Select(d => d.Id).ToListAsync();
            var rounds = await db.Set<Round>().Select(r => r.Id).ToListAsync();
            var units = await db.Set<Unit>().Select(u => u.Id).ToListAsync();
            var turns = await db.Set<AgendaItem>().Select(a => a.Id).ToListAsync();
            string[] ofDebriefers = ["debriefer", "debrief", "appraisal"];
            return lines.Concat(owed).Concat(turns.Select(t => new ObjectRef("turn", t)))
                .Concat(policies.Select(p => new ObjectRef("policy", p.Value))).Concat(units.Select(u => new ObjectRef("unit", u.Value)))
                .Concat(debriefers.SelectMany(d => ofDebriefers.Select(k => new ObjectRef(k, d.Value))))
                .Concat(rounds.SelectMany(r => new[] { new ObjectRef("round", r.Value), new ObjectRef("review", r.Value) })).Distinct()
                    .ToList();
        });
        return [.. all.GroupBy(o => o.Kind).SelectMany(g => Spread([.. g.OrderBy(o => o.Id)]))];
    }

    private static IEnumerable<ObjectRef> Spread(List<ObjectRef> all) =>
        Enumerable.Range(0, Math.Min(Each, all.Count)).Select(i => all[i * (all.Count - 1) / Math.Max(1, Math.Min(Each, all.Count) - 1)])
            .Distinct();
}
