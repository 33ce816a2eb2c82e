using System.Net;
using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Rectifications;

namespace Answerable.Server.Tests.Rectifications;

/// <summary>Subordinates of the owner hold rights over its unit; what is owed to the city they judge none the more.</summary>
public sealed class JudgesTests : IAsyncLifetime
{
    private static readonly DateOnly Due = new(2026, 6, 30);
    private readonly House house = new();

    public async Task InitializeAsync()
    {
        await house.InitializeAsync();
        await house.Grant("YA-clerk", Right.Verify, "YA");
        await house.Grant("YA1-head", Right.Verify, "YA");
    }

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_subordinate_of_the_owner_neither_approves_a_plan_owed_to_the_city_nor_takes_that_over_and_is_told_why()
    {
        var id = await house.Finding();
        await house.Do<PlanRectification>("anna", (a, by) => a.Run(by, id, Arranged.Plan(Due)));
        foreach (var (person, post) in new[] { ("carl", "YA-clerk"), ("asha", "YA1-head") })
        {
            var mine = await house.PostId(post);
            Assert.Equal(["rectifications.not-approver"],
                await Arranged.Refused(() => house.Do<ApprovePlan>(person, (a, by) => a.Run(by, id))));
            Assert.Equal(["rectifications.not-approver"],
                await Arranged.Refused(() => house.Do<ReturnPlan>(person, (a, by) => a.Run(by, id, "No"))));
            Assert.Equal(["rectifications.may-not-reassign"],
                await Arranged.Refused(() => house.Do<ChangeJudges>(person, (a, by) => a.Run(by, id, mine, mine, "Mine"))));
        }
        var asha = await house.SignedIn("asha");
        await asha.Get($"/rectifications/{id.Value}");
        Assert.Contains("do not decide on this one: the corrective action is owed to Yunsample City, "
            + "and your right does not reach beyond Alder County.",
            asha.Text);
        Assert.Null(asha.Page.GetElementById("judge-plan"));
        Assert.Null(asha.Page.QuerySelector($"a[href='/rectifications/{id.Value}/judges']"));
        await asha.Get($"/rectifications/{id.Value}/judges");
        Assert.Equal(HttpStatusCode.Forbidden, asha.Status);
    }

    [Fact]
    public async Task A_subordinate_of_the_owner_does_not_verify_what_is_owed_to_the_city()
    {
        var id = await house.Claimed(Due);
        Assert.Equal(["rectifications.not-verifier"],
            await Arranged.Refused(() => house.Do<VerifyRepair>("asha", (a, by) => a.Run(by, id, "Seen"))));
    }

    [Fact]
    public async Task A_post_whose_right_does_not_reach_the_unit_to_which_it_is_owed_cannot_be_named()
    {
        var id = await house.Claimed(Due);
        var (asha, organiser) = (await house.PostId("YA1-head"), await house.PostId("YO-organiser"));
        var (approvers, verifiers) = await house.Chosen("olga", id);
        Assert.DoesNotContain(approvers.Concat(verifiers), o => o.Value == asha.Value.ToString());
        Assert.Equal(["rectifications.no-right-to-judge"],
            await Arranged.Refused(() => house.Do<ChangeJudges>("olga", (a, by) => a.Run(by, id, organiser, asha, "Nearer"))));
    }

    [Fact]
    public async Task Whoever_stands_in_in_the_owners_unit_does_not_approve_and_the_page_says_why()
    {
        var id = await house.Finding();
        await house.Do<PlanRectification>("anna", (a, by) => a.Run(by, id, Arranged.Plan(Due)));
        await house.Appoint("YA-clerk", "ivan", AppointmentKind.Acting);
        Assert.Equal(["rectifications.approver-barred"],
            await Arranged.Refused(() => house.Do<ApprovePlan>("ivan", (a, by) => a.Run(by, id), "YO-inspector")));
        var ivan = await house.SignedIn("ivan");
        await ivan.Get($"/rectifications/{id.Value}");
        Assert.Contains("may not decide on it: belongs to the unit that answers for this.", ivan.Text);
    }

    [Fact]
    public async Task What_is_owed_to_the_city_gets_judges_from_outside_the_owners_unit_whose_right_reaches_the_city()
    {
        await house.Grant("YA-clerk", Right.Organise, "Y");
        var id = await house.Finding();
        var repair = await house.Read(db => db.FindAsync<Rectification>(id).AsTask());
        Assert.Equal((await house.PostId("YO-organiser"), await house.PostId("YO-inspector")),
            (repair!.ApproverPostId, repair.VerifierPostId));
    }
}
