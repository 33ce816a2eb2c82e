using System.Net;
using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Debriefs;
using Answerable.Server.Rectifications;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rectifications;

/// <summary>A finding is asked for in every round until one has seen its repair closed.</summary>
public sealed class CarriedTests : IAsyncLifetime
{
    private readonly House house = new();
    private int meetings = 40;

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_finding_still_open_when_the_last_round_was_archived_is_asked_for_again_until_a_round_has_seen_it_closed()
    {
        var first = await Round();
        var (open, elsewhere) = (await house.Finding(round: first.Id), await house.Finding("YA1-head", "No debriefer", round: first.Id));
        var second = await Round();
        Assert.Equal([open.Value], await Asked(second));
        Assert.Equal("rounds.findings-without-result", (await Assert.ThrowsAsync<Refused>(() => Archive(second))).Refusals[0].Code);
        await State(second, open);
        await State(second, elsewhere, "asha");
        await Archive(second);

        var third = await Round();
        Assert.Equal([open.Value], await Asked(third));
        await Repair(open);
        Assert.Equal([open.Value], await Asked(third));
        await State(third, open);
        Assert.Equal("rounds.findings-without-result", (await Assert.ThrowsAsync<Refused>(() => Archive(third))).Refusals[0].Code);
        await State(third, elsewhere, "asha");
        await Archive(third);

        var fourth = await Round();
        Assert.Empty(await Asked(fourth));
        await State(fourth, elsewhere, "asha");
        await Archive(fourth);
    }

    [Fact]
    public async Task What_an_inspection_found_before_the_round_is_asked_for_and_what_it_finds_afterwards_is_not()
    {
        await Round();
        var before = await house.Finding(title: "Seen on a visit");
        var round = await Round();
        await house.Finding(title: "Seen later");
        Assert.Equal([before.Value], await Asked(round));
    }

    [Fact]
    public async Task What_is_verified_and_closed_is_filled_in_as_done_and_can_be_changed()
    {
        var first = await Round();
        var id = await house.Finding(round: first.Id);
        var round = await Round();
        await Repair(id);
        var anna = await house.SignedIn("anna");
        await anna.Get($"/debriefs/{round.Alder.Value}/write");
        Assert.Equal("Done", Chosen());
        await anna.Submit("debrief", ("do", "draft"), ($"result-{id.Value}", "BasicallyDone"));
        await anna.Get($"/debriefs/{round.Alder.Value}/write");
        Assert.Equal((HttpStatusCode.OK, "BasicallyDone"), (anna.Status, Chosen()));

        string? Chosen() => anna.Page.QuerySelector($"#result-{id.Value} option[selected]")?.GetAttribute("value");
    }

    private async Task<ArrangedRound> Round()
    {
        house.Clock.Advance(TimeSpan.FromDays(1));
        var round = await Arrange.Open(house, "party-60-40", null, meetings++);
        house.Clock.Advance(TimeSpan.FromDays(1));
        return round;
    }

    private async Task<IEnumerable<Guid>> Asked(ArrangedRound round)
    {
        var anna = await house.Actor("anna");
        return (await house.Scope(s => s.GetRequiredService<DebriefQueries>().Find(anna, round.Alder)))!.Owed.Select(f => f.Value);
    }

    private Task State(ArrangedRound round, RectificationId finding, string person = "anna") =>
        house.Do<StateResult>(person, (a, by) => a.Run(by, new(finding.Value), round.Id, ResultKind.NotDone, "Not yet."));

    private async Task Repair(RectificationId id)
    {
        var due = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime).AddDays(30);
        await house.Do<PlanRectification>("anna", (a, by) => a.Run(by, id, Arranged.Plan(due)));
        await house.Do<ApprovePlan>("olga", (a, by) => a.Run(by, id));
        await house.Do<ClaimDone>("anna", (a, by) => a.Run(by, id, "Open.", null));
        await house.Do<VerifyRepair>("ivan", (a, by) => a.Run(by, id, "Seen."));
    }

    private async Task Archive(ArrangedRound round)
    {
        house.Clock.Advance(TimeSpan.FromDays(1));
        var (olga, chen) = (await house.Actor("olga"), await house.Actor("chen"));
        await Arrange.Change(house, round.Id, r =>
        {
            if (r.State == RoundState.Published) return;
            foreach (var debriefer in r.Debriefers) debriefer.Decide(DebrieferDecision.Ungraded);
            r.EnterSession(chen, null, house.Clock.GetUtcNow());
            r.StartDeciding(chen, house.Clock.GetUtcNow());
            r.MarkFedBack(olga, house.Clock.GetUtcNow());
            r.Publish(olga, house.Clock.GetUtcNow());
        });
        await house.Scope(s => s.GetRequiredService<ArchiveRound>().Run(olga, round.Id));
    }
}
