using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rounds;

public sealed class RoundRulesTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Only_an_organiser_of_the_unit_drafts_changes_and_opens()
    {
        var proposal = await Arrange.Proposal(house);
        var draft = await Arrange.Draft(house);
        foreach (var person in new[] { "ivan", "dana", "anna", "tess", "auditor", "sysadmin" })
        {
            var by = await house.Actor(person);
            Assert.True((await Refused(() => Run<DraftRound>(a => a.Run(by, proposal)))) is [
                {
                    Code: "rounds.not-organiser",
                    IsDenial: true
                }]);
            await Assert.ThrowsAnyAsync<Exception>(() => Run<OpenRound>(a => a.Run(by, draft.Id)));
        }
        Assert.Equal(RoundState.Draft, (await Arrange.Read(house, draft.Id)).State);
        var auditor = await house.Actor("auditor");
        Assert.Equal(["rounds.not-organiser"], await Codes(() => Run<OpenRound>(a => a.Run(auditor, draft.Id))));
        Assert.Equal(["rounds.not-organiser"], await Codes(() =>
            Run<SizeGroups>(a => a.Run(auditor, draft.Id, [new(draft.Groups["A"], 30, false, [])]))));
        var dana = await house.Actor("dana");
        await Assert.ThrowsAsync<NotVisible>(() => Run<OpenRound>(a => a.Run(dana, draft.Id)));
    }

    [Fact]
    public async Task A_group_under_the_minimum_opens_only_when_merged_or_signed()
    {
        Func<RoundProposal, RoundProposal> small = p => p with { Entitled = new Dictionary<string, int> { ["A"] = 7, ["B"] = 12 } };
        Assert.Equal(["rounds.group-too-small"], await Codes(() => Arrange.Open(house, "party-60-40", small)));
        await Arrange.Open(house, "party-60-40", p => small(p) with { Signed = ["A"] });

        var olga = await house.Actor("olga");
        var merged = await Arrange.Draft(house, change: small);
        await Run<MergeGroups>(a => a.Run(olga, merged.Id, merged.Groups["A"], merged.Groups["B"]));
        await Run<OpenRound>(a => a.Run(olga, merged.Id));
        var round = await Arrange.Read(house, merged.Id);
        Assert.Equal([("B", 19, 100)], round.Groups.Select(g => (g.Code, g.Entitled, g.WeightPercent)));
    }

    [Fact]
    public async Task A_teller_is_no_candidate_by_person_and_the_two_are_two_persons()
    {
        var (alder, first) = (await house.PostId("YA-head"), await house.PostId("YO-teller"));
        Assert.Equal(["rounds.teller-is-debriefer"], await Codes(() =>
            Arrange.Open(house, "party-60-40", p => p with { Tellers = [first, alder] })));
        Assert.Equal(["rounds.tellers-same-person"], await Codes(() =>
            Arrange.Open(house, "party-60-40", p => p with { Tellers = [first, first] })));

        // Anna, who debriefs for Alder, also stands in for the second teller.
        var standIn = await StandIn("YE-teller", "anna");
        Assert.Equal(["rounds.teller-is-debriefer"], await Codes(() => Arrange.Open(house)));
        await End(standIn);
        // The first teller also stands in for the second.
        standIn = await StandIn("YE-teller", "tess");
        Assert.Equal(["rounds.tellers-same-person"], await Codes(() => Arrange.Open(house)));
        await End(standIn);
        await Arrange.Open(house);
    }

    [Fact]
    public async Task Tellers_can_be_replaced_after_opening_but_not_by_a_debriefer()
    {
        var arranged = await Arrange.Open(house);
        var olga = await house.Actor("olga");
        var (tess, emil, inspector) = (await house.PostId("YO-teller"), await house.PostId("YE-head"), await house.PostId("YO-inspector"));
        Task Tellers(params PostId[] posts) => Run<AppointOfficers>(a =>
            a.Run(olga, arranged.Id, new Dictionary<OfficerRole, IReadOnlyList<PostId>> { [OfficerRole.Teller] = posts }));
        Assert.Equal(["rounds.teller-is-debriefer"], await Codes(() => Tellers(tess, emil)));
        await Tellers(tess, inspector);
        Assert.Equal(new[] { tess, inspector }.ToHashSet(), (await Arrange.Read(house, arranged.Id)).PostsOf(OfficerRole.Teller)
            .ToHashSet());
    }

    [Fact]
    public async Task Weights_that_do_not_sum_to_a_hundred_cannot_open()
    {
        var arranged = await Arrange.Draft(house);
        await house.Scope(async s => await s.GetRequiredService<Db>().Set<AssessorGroup>().Where(g => g.Id == arranged.Groups["A"])
            .ExecuteUpdateAsync(g => g.SetProperty(x => x.WeightPercent, 50)));
        var olga = await house.Actor("olga");
        Assert.Equal(["rounds.weights-not-hundred"], await Codes(() => Run<OpenRound>(a => a.Run(olga, arranged.Id))));
    }

    [Fact]
    public async Task A_round_names_the_newest_opened_round_of_its_unit_as_the_one_before()
    {
        var first = await Arrange.Open(house, "party-60-40", meetingInDays: 30);
        await Arrange.Draft(house, meetingInDays: 40);
        Assert.Equal(first.Id, (await Arrange.Read(house, (await Arrange.Open(house, "company-plain",
            meetingInDays: 50)).Id)).PreviousRoundId);
    }

    [Fact]
    public async Task The_company_preset_opens_with_its_one_group_and_the_units_own_group_may_debrief()
    {
        var arranged = await Arrange.Open(house, "company-plain", p => p with { OwnGroupDebriefs = true });
        Assert.Equal(["all"], arranged.Groups.Keys);
        Assert.Contains(World.Committee, arranged.Debriefers.Keys);
        var chen = await house.Actor("chen");
        Assert.True(chen.ActsAs((await Arrange.Read(house, arranged.Id)).RequireDebriefer(arranged.Debriefers[World.Committee]).PostId));
    }

    [Fact]
    public async Task Order_modes_and_removals_of_a_draft_are_saved_at_once_and_an_opened_round_keeps_its_debriefers()
    {
        var draft = await Arrange.Draft(house);
        var olga = await house.Actor("olga");
        await Run<ArrangeDebriefers>(a => a.Run(olga, draft.Id,
            [new(draft.Alder, DebriefMode.Written, 3, false), new(draft.Birch, DebriefMode.OnSite, 2, true),
                new(draft.Education, DebriefMode.OnSite, 1, false)]));
        var round = await Arrange.Read(house, draft.Id);
        Assert.Equal([(draft.Education, DebriefMode.OnSite, 1), (draft.Alder, DebriefMode.Written, 2)],
            round.Debriefers.OrderBy(d => d.Order).Select(d => (d.Id, d.Mode, d.Order)));
        var birch = await house.PostId("YB-head");
        await Run<AddDebriefer>(a => a.Run(olga, draft.Id, birch, DebriefMode.Written));
        Assert.Equal(["rounds.already-debriefer"], await Codes(() =>
            Run<AddDebriefer>(a => a.Run(olga, draft.Id, birch, DebriefMode.Written))));
        await Run<OpenRound>(a => a.Run(olga, draft.Id));
        Assert.Equal(["rounds.not-draft"], await Codes(() => Run<ArrangeDebriefers>(a =>
            a.Run(olga, draft.Id, [new(draft.Alder, DebriefMode.Written, 1, true)]))));
        await Run<ArrangeDebriefers>(a => a.Run(olga, draft.Id, [new(draft.Alder, DebriefMode.OnSite, 2, false)]));
        Assert.Equal(DebriefMode.OnSite, (await Arrange.Read(house, draft.Id)).RequireDebriefer(draft.Alder).Mode);
    }

    [Fact]
    public async Task A_part_changed_while_the_round_is_opened_is_stale()
    {
        var draft = await Arrange.Draft(house);
        var olga = await house.Actor("olga");
        await Assert.ThrowsAsync<Stale>(() => house.Scope(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var round = await s.GetRequiredService<RoundQueries>().Load(olga, draft.Id);
            await Run<OpenRound>(a => a.Run(olga, draft.Id));
            round.RemoveDebriefer(olga, draft.Alder);
            db.Whole(round);
            await db.SaveChangesAsync();
        }));
    }

    private Task Run<T>(Func<T, Task> act) where T : notnull => house.Scope(s => act(s.GetRequiredService<T>()));

    private static async Task<IReadOnlyList<Refusal>> Refused(Func<Task> act) => (await Assert.ThrowsAsync<Refused>(act)).Refusals;

    private static async Task<IEnumerable<string>> Codes(Func<Task> act) => (await Refused(act)).Select(r => r.Code).Distinct();

    private Task<AppointmentId> StandIn(string post, string person) => house.Scope(async s =>
    {
        var db = s.GetRequiredService<Db>();
        var (at, who) = (await db.Set<Post>().SingleAsync(p => p.Code == post), await db.Set<Person>().SingleAsync(p => p.Code == person));
        var now = house.Clock.GetUtcNow();
        var appointment = at.Appoint(Actor.System(SystemVerbs.SetUp), who.Id, AppointmentKind.Acting, now, now);
        db.Add(appointment);
        await db.SaveChangesAsync();
        return appointment.Id;
    });

    private Task End(AppointmentId id) => house.Scope(s => s.GetRequiredService<Db>().Set<Appointment>().Where(a => a.Id == id)
        .ExecuteDeleteAsync());
}
