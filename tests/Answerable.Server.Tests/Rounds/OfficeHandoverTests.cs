using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Obligations;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Appraisals;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Appraisals;
using Answerable.Server.Tests.Ballots;
using Answerable.Server.Tests.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rounds;

/// <summary>What an office of a round owes stays with the office.</summary>
public sealed class OfficeHandoverTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Comments_that_the_chair_still_owes_go_to_the_new_chair_and_both_spans_are_kept()
    {
        var round = await Meetings.Called(house);
        var (chair, deputy) = (await house.PostId("Y-chair"), await house.PostId("Y-deputy"));
        var chen = await house.SignedIn("chen");
        Assert.Contains("Comment on the debrief", chen.Text);
        await Appoint(round.Id, OfficerRole.Chair, "Y-deputy");
        var owed = await Open(ReviewKinds.Comment, round.Alder.Value);
        Assert.Equal((deputy, "Y/"), (owed.OwnerId, owed.UnitPath));
        Assert.Equal([(chair, true), (deputy, false)], owed.Spans.OrderBy(s => s.Until is null)
            .Select(s => (s.OwnerId, s.Until is not null)));
        await chen.Get("/");
        Assert.DoesNotContain("Comment on the debrief", chen.Text);
        Assert.Contains("Comment on the debrief", (await house.SignedIn("dana")).Text);
    }

    [Fact]
    public async Task Papers_that_a_replaced_teller_owes_go_to_the_one_who_comes_and_the_other_keeps_theirs()
    {
        var round = await Counting.Begun(house);
        var (tess, tom, ivan) = (await house.PostId("YO-teller"), await house.PostId("YE-teller"), await house.PostId("YO-inspector"));
        await Appoint(round.Id, OfficerRole.Teller, "YO-teller", "YO-inspector");
        foreach (var group in round.Groups.Values)
        {
            var owed = await house.Read(db => db.Set<Obligation>()
                .Where(o => o.ObjectId == group.Value && o.State == ObligationState.Open).ToListAsync());
            Assert.Equal([(tess, "Y/YO/"), (ivan, "Y/YO/")], owed.OrderBy(o => o.OwnerId == ivan).Select(o => (o.OwnerId, o.UnitPath)));
            Assert.DoesNotContain(owed, o => o.OwnerId == tom);
        }
    }

    [Fact]
    public async Task A_component_returned_after_its_office_changed_hands_is_owed_by_whoever_enters_now()
    {
        var round = await Appraising.Deciding(house);
        await Appraising.Enter(house, round.Alder, "verification", 9000);
        await Appraising.Enter(house, round.Alder, "routine", 9000);
        await Appoint(round.Id, OfficerRole.Enterer, "Y-deputy");
        var deputy = await house.PostId("Y-deputy");
        Assert.Equal(deputy, (await Open(AppraisalKinds.Enter, round.Birch.Value)).OwnerId);
        var entry = await house.Read(db => db.Set<ComponentEntry>()
            .Where(e => e.DebrieferId == round.Alder && e.ComponentCode == "routine").Select(e => e.Id).SingleAsync());
        await Appraising.Act<ReturnComponent>(house, "ivan", (a, by) =>
            a.Run(by, round.Alder, entry, "Another figure stands in the report."));
        Assert.Equal(deputy, (await Open(AppraisalKinds.Enter, round.Alder.Value)).OwnerId);
    }

    [Fact]
    public async Task An_office_left_to_the_organiser_owes_through_the_organiser()
    {
        var round = await Appraising.Deciding(house);
        await Appoint(round.Id, OfficerRole.Recorder, "Y-deputy");
        Assert.Equal(await house.PostId("Y-deputy"), (await Open(AppraisalKinds.Decide, round.Alder.Value)).OwnerId);
        await Appoint(round.Id, OfficerRole.Recorder);
        Assert.Equal(await house.PostId("YO-organiser"), (await Open(AppraisalKinds.Decide, round.Alder.Value)).OwnerId);
    }

    [Fact]
    public async Task In_an_opened_round_chair_tellers_and_deciding_body_are_replaced_but_never_left_empty()
    {
        var draft = await Arrange.Draft(house);
        await Appoint(draft.Id, OfficerRole.Chair);
        await Appoint(draft.Id, OfficerRole.Chair, "Y-chair");
        var open = await Arrange.Open(house);
        Assert.Equal(["rounds.no-chair"], await Appraising.Refused(() => Appoint(open.Id, OfficerRole.Chair)));
        Assert.Equal(["rounds.no-deciding-body"], await Appraising.Refused(() => Appoint(open.Id, OfficerRole.DecidingBody)));
        Assert.Equal(["rounds.not-two-tellers"], await Appraising.Refused(() => Appoint(open.Id, OfficerRole.Teller, "YO-teller")));
        Assert.Equal(await house.PostId("Y-chair"), (await Arrange.Read(house, open.Id)).Appointed(OfficerRole.Chair));
    }

    private Task<Obligation> Open(ObligationKind kind, Guid about) =>
        house.Read(db => db.Set<Obligation>().AsNoTracking().Include(o => o.Spans)
            .SingleAsync(o => o.ObjectId == about && o.Kind == kind.Code && o.State == ObligationState.Open));

    private async Task Appoint(RoundId id, OfficerRole role, params string[] posts)
    {
        var (olga, wanted) = (await house.Actor("olga"), new List<PostId>());
        foreach (var post in posts) wanted.Add(await house.PostId(post));
        await house.Scope(s => s.GetRequiredService<AppointOfficers>()
            .Run(olga, id, new Dictionary<OfficerRole, IReadOnlyList<PostId>> { [role] = wanted }));
    }
}
