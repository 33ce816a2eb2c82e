using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Demo;

/// <summary>Chains of the demo world: what was a duty last year was reported, judged, found wanting and repaired.</summary>
[Collection(nameof(ChineseDemo))]
public sealed class AnswerChainTests(ChineseDemo demo)
{
    private const string Organiser = "YO-organiser";

    [Fact]
    public async Task A_verified_repair_leads_back_to_its_duty()
    {
        var repair = await ClosedRepair();
        var chain = await Chain(Organiser, new("rectification", repair.Id.Value));
        Assert.Equal([ChainStage.Duty, ChainStage.Act, ChainStage.Judgement, ChainStage.Finding, ChainStage.Repair],
            chain!.Steps.Where(s => s.Distance <= 0).Select(s => s.Stage).Distinct());
        Assert.Equal(["charge", "debrief", "debriefer", "comment", "finding", "rectification"],
            chain.Steps.Where(s => s.Distance <= 0).Select(s => s.Kind).Distinct());
        var charge = chain.Steps.First(s => s.Kind == "charge").Object!.Value.Id;
        Assert.Equal(repair.OwnerPostId, await demo.Read(db => db.Set<DutyCharge>().Where(c => c.Id == new DutyChargeId(charge))
            .Select(c => c.PostId).SingleAsync()));
        Assert.All(chain.Steps, s => Assert.False(string.IsNullOrWhiteSpace(s.Name), s.Kind));
        var debrief = chain.Steps.Last(s => s.Kind == "debrief" && s.Distance < 0);
        Assert.Contains(debrief.Owed, o => o.Kind == "debrief.file");
        Assert.NotNull(debrief.Newest?.Person);
        Assert.NotNull(debrief.Link);
    }

    [Fact]
    public async Task A_duty_leads_to_the_repair_and_into_the_next_rounds_debrief_and_no_further()
    {
        var repair = await ClosedRepair();
        var back = await Chain(Organiser, new("rectification", repair.Id.Value));
        var duty = back!.Steps.First(s => s.Kind == "charge").Object!.Value;
        var chain = (await Chain(Organiser, duty))!;
        Assert.Contains(chain.Steps, s => s.Object == new ObjectRef("rectification", repair.Id.Value));
        var rounds = await demo.Read(db => db.Set<Debriefer>().ToDictionaryAsync(d => d.Id.Value, d => d.RoundId));
        var last = await demo.Read(db => db.Set<Round>().Where(r => r.State == RoundState.InSession).Select(r => r.Id).SingleAsync());
        var next = Assert.Single(chain.Steps, s => s.Kind == "debrief" && rounds[s.Object!.Value.Id] == last && s.Distance > 4);
        Assert.Equal(next.Distance, chain.Steps.Max(s => s.Distance));
        Assert.Equal(repair.OwnerPostId,
            await demo.Read(db => db.Set<Debriefer>().Where(d => d.Id == new DebrieferId(next.Object!.Value.Id))
            .Select(d => d.PostId).SingleAsync()));
    }

    [Fact]
    public async Task A_debrief_follows_exactly_on_the_repairs_that_it_answers_first()
    {
        var debriefers =
            await demo.Read(
                db => db.Set<Debriefer>().Join(db.Set<Round>(), d => d.RoundId, r => r.Id, (d, r) => new { d, r }).ToListAsync());
        var met = 0;
        await using var scope = demo.App.Services.CreateAsyncScope();
        var edge =
            Rooms.All.SelectMany(r => r.Objects).SelectMany(o => o.Edges).Single(e => e is { Before: "rectification", After: "debrief" });
        foreach (var at in debriefers)
        {
            var asked = at.r.PreviousRoundId is { } previous
                ? await scope.ServiceProvider.GetRequiredService<AskedFindings>().OpenFindingsOf(at.d.PostId, previous, at.r.Id) : [];
            var links = await edge.Links(scope.ServiceProvider, [at.d.Id.Value], isForward: false, most: 100);
            Assert.Equal(asked.Select(f => f.Id.Value).Order(), links.Select(l => l.Before).Order());
            met += asked.Count;
            foreach (var link in links)
                Assert.Contains(link, await edge.Links(scope.ServiceProvider, [link.Before], isForward: true, most: 100));
        }
        Assert.True(met >= 9, $"Only {met} were asked for.");
    }

    [Fact]
    public async Task A_comment_leads_to_what_it_found_and_not_to_what_others_said()
    {
        var repair = await ClosedRepair();
        var comment =
            await demo.Read(db => db.Set<Finding>().Where(f => f.Id == repair.FindingId).Select(f => f.SourceId!.Value).SingleAsync());
        var chain = (await Chain(Organiser, new("comment", comment)))!;
        Assert.Equal(comment, Assert.Single(chain.Steps, s => s.Kind == "comment").Object!.Value.Id);
        Assert.Single(chain.Steps, s => s is { Kind: "rectification", Distance: > 0 });
    }

    [Fact]
    public async Task A_step_that_the_reader_may_not_see_is_told_as_such_and_one_that_comes_after_all_they_see_is_not_told()
    {
        var repair = await ClosedRepair();
        var about = new ObjectRef("rectification", repair.Id.Value);
        var verifier = await demo.Read(db => db.Set<Post>().Where(p => p.Id == repair.VerifierPostId).Select(p => p.Code).SingleAsync());
        var (whole, part) = ((await Chain(Organiser, about))!, (await Chain(verifier, about))!);
        var closed = part.Steps.Where(s => s.Object is null).ToList();
        Assert.NotEmpty(closed);
        Assert.All(closed, s => Assert.True(s is { Name: null, Link: null, Newest: null, Owed.Count: 0 }));
        Assert.All(closed, s => Assert.True(s.Distance < part.Steps.Where(x => x.Object is not null).Max(x => x.Distance)));
        Assert.Equal(part.Steps.Select(s => (s.Distance, s.Kind)).Distinct().Count(),
            closed.Count + part.Steps.Where(s => s.Object is not null)
            .Select(s => (s.Distance, s.Kind)).Distinct().Count(k => closed.TrueForAll(c => (c.Distance, c.Kind) != k)));
        Assert.True(whole.Steps.Count(s => s.Object is not null) > part.Steps.Count(s => s.Object is not null));
        // Whoever does not see the object itself sees no chain of it.
        Assert.Null(await Chain("Y-security-administration", about));
    }

    [Fact]
    public async Task A_room_declares_edges_between_its_own_kinds_and_those_of_rooms_above_it()
    {
        var place = Rooms.All.SelectMany((room, i) => room.Objects.Select(o => (o.Noun, Place: i))).ToDictionary(o => o.Noun, o => o.Place);
        await using var scope = demo.App.Services.CreateAsyncScope();
        var edges = 0;
        foreach (var (room, i) in Rooms.All.Select((r, i) => (r, i)))
            foreach (var (kind, edge) in room.Objects.SelectMany(o => o.Edges.Select(e => (o, e))))
            {
                Assert.Contains(kind.Noun, new[] { edge.Before, edge.After });
                Assert.True(place[edge.Before] <= i && place[edge.After] <= i, $"{edge.Before} → {edge.After}");
                Assert.NotNull(ObjectKinds.Find(edge.Before)!.Stage);
                Assert.NotNull(ObjectKinds.Find(edge.After)!.Stage);
                edges++;
            }
        Assert.Equal(16, edges);
    }

    private Task<Rectification> ClosedRepair() =>
        demo.Read(db => db.Set<Rectification>().AsNoTracking().Where(r => r.State == RectificationState.Closed
        && db.Set<Finding>().Any(f => f.Id == r.FindingId && f.Source == FindingSource.Comment)).OrderBy(r => r.Id).FirstAsync());

    private async Task<ShownChain?> Chain(string post, ObjectRef about)
    {
        await using var scope = demo.App.Services.CreateAsyncScope();
        var actor = await demo.Actor(scope.ServiceProvider, post);
        var words = new Words(CultureInfo.GetCultureInfo(demo.Language), Vocabulary.Of("party"), TimeZoneInfo.Utc);
        return await scope.ServiceProvider.GetRequiredService<AnswerChain>().Find(actor, about, words);
    }
}
