using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Rectifications;

public sealed class RaisingTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_finding_opens_its_rectification_and_one_obligation_to_plan_it()
    {
        var id = await house.Finding();
        var (rectification, owed) =
            await house.Read(async db => (await db.Set<Rectification>().SingleAsync(r => r.Id == id), await OwedAbout(db, id)));
        Assert.Equal(RectificationState.Raised, rectification.State);
        var plan = Assert.Single(owed);
        Assert.Equal((RectificationKinds.Plan.Code, rectification.OwnerPostId, new DateOnly(2026, 2, 4)),
            (plan.Kind, plan.OwnerId, plan.DueOn));
        Assert.Equal("Three village halls stand idle", plan.Subject);
    }

    [Fact]
    public async Task An_immediate_fix_waits_for_the_repair_and_for_no_plan()
    {
        var id = await house.Finding(kind: RectificationKind.ImmediateFix, closeCondition: "The store is empty.");
        var repair = Assert.Single(await house.Read(db => OwedAbout(db, id)));
        Assert.Equal(RectificationKinds.Repair.Code, repair.Kind);
        Assert.Equal(new DateOnly(2026, 1, 5).AddDays(180), repair.DueOn);
    }

    [Fact]
    public async Task The_organiser_approves_and_another_independent_post_with_the_right_verifies()
    {
        var id = await house.Finding();
        var rectification = await house.Read(db => db.Set<Rectification>().SingleAsync(r => r.Id == id));
        Assert.Equal(await house.PostId("YO-organiser"), rectification.ApproverPostId);
        Assert.Equal(await house.PostId("YO-inspector"), rectification.VerifierPostId);
    }

    [Fact]
    public async Task Nobody_of_the_owners_unit_is_chosen_to_judge_it()
    {
        var id = await house.Finding("YO-inspector");
        var rectification = await house.Read(db => db.Set<Rectification>().SingleAsync(r => r.Id == id));
        Assert.Equal(await house.PostId("Y-chair"), rectification.VerifierPostId);
    }

    [Fact]
    public async Task A_post_whose_holder_also_holds_the_owners_post_is_not_chosen()
    {
        await house.Appoint("YB1-head", "ivan");
        var id = await house.Finding("YB1-head");
        var rectification = await house.Read(db => db.Set<Rectification>().SingleAsync(r => r.Id == id));
        Assert.Equal(await house.PostId("Y-chair"), rectification.VerifierPostId);
    }

    private static async Task<List<Obligation>> OwedAbout(Db db, RectificationId id)
    {
        var about = id.Value;
        return await db.Set<Obligation>().Where(o => o.ObjectId == about && o.State == ObligationState.Open).ToListAsync();
    }
}
