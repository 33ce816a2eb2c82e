using System.Net;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Server.Rectifications;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Rectifications;

/// <summary>More time is asked for before the due date and decided by the approver; the repair stays owed meanwhile.</summary>
public sealed class ExtensionTests : IClassFixture<House>
{
    private static readonly DateOnly Due = new(2026, 6, 30), Later = new(2026, 9, 30);
    private readonly House house;

    public ExtensionTests(House house)
    {
        this.house = house;
        house.Clock.Return();
    }

    [Fact]
    public async Task A_granted_request_moves_the_obligation_of_the_repair_and_discharges_the_decision()
    {
        var id = await house.Approved(Due);
        var anna = await house.SignedIn("anna");
        await anna.Get($"/rectifications/{id.Value}");
        await anna.Submit("extension", ("reason", ""), ("expectedOn", "2026-09-30"), ("progress", "Two of three are open."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Equal("Two of three are open.", anna.Page.GetElementById("progress")!.TextContent.Trim());
        await anna.Submit("extension", ("reason", "The roof of the third must dry."), ("expectedOn", "2026-09-30"),
            ("progress", "Two of three are open."));
        Assert.Contains("extension requested, waiting for decision by Organisation Department Organiser", anna.Text);
        Assert.Null(anna.Page.GetElementById("extension"));
        Assert.Equal(
            [(RectificationKinds.DecideExtension.Code, ObligationState.Open, new DateOnly(2026, 1, 10)),
                (RectificationKinds.Repair.Code, ObligationState.Open, Due)], await Owed(id));

        var olga = await house.SignedIn("olga", "zh-CN");
        await olga.Get("/");
        Assert.Contains("审批整改延期申请", olga.Text);
        await olga.Get($"/rectifications/{id.Value}");
        await olga.Submit("decide-extension", ("verdict", "grant"));
        Assert.Contains("同意延期", olga.Text);
        Assert.Equal(
            [(RectificationKinds.DecideExtension.Code, ObligationState.Discharged, new DateOnly(2026, 1, 10)),
                (RectificationKinds.Repair.Code, ObligationState.Open, Later)], await Owed(id));
        Assert.Equal(Later, (await house.Read(db => db.Set<Rectification>().SingleAsync(r => r.Id == id))).DueOn);
    }

    [Fact]
    public async Task A_refused_request_leaves_the_date_and_needs_a_reason()
    {
        var id = await Asked();
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rectifications/{id.Value}");
        await olga.Submit("decide-extension", ("verdict", "refuse"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        await olga.Submit("decide-extension", ("verdict", "refuse"), ("reason", "The roof was dry in March."));
        Assert.Contains("The roof was dry in March.", olga.Text);
        Assert.Equal((RectificationKinds.Repair.Code, Due), ((await house.OpenAbout(id)).Kind, (await house.OpenAbout(id)).DueOn));
    }

    [Fact]
    public async Task On_the_due_date_it_is_too_late_to_ask()
    {
        var id = await house.Approved(Due);
        house.Clock.GoTo(new(2026, 6, 30));
        Assert.Equal(["rectifications.extension-too-late"],
            await Arranged.Refused(() => house.Do<RequestExtension>("anna", (a, by) => a.Run(by, id, new("Late", Later, "Half")))));
        var anna = await house.SignedIn("anna");
        await anna.Get($"/rectifications/{id.Value}");
        Assert.NotNull(anna.Page.GetElementById("work"));
        Assert.Null(anna.Page.GetElementById("extension"));
    }

    [Fact]
    public async Task A_claim_lets_the_request_lapse()
    {
        var id = await Asked();
        await house.Do<ClaimDone>("anna", (a, by) => a.Run(by, id, "All are open after all.", null));
        Assert.Equal(RectificationKinds.Verify.Code, (await house.OpenAbout(id)).Kind);
    }

    [Fact]
    public async Task Another_approver_owes_the_decision_and_the_list_shows_the_repair_once()
    {
        var id = await Asked();
        var (chair, inspector) = (await house.PostId("Y-chair"), await house.PostId("YO-inspector"));
        await house.Do<ChangeJudges>("olga", (a, by) => a.Run(by, id, chair, inspector, "On leave"));
        Assert.Equal(chair,
            await house.Read(
                db => db.Set<Obligation>()
                    .Where(o =>
                        o.ObjectId == id.Value && o.Kind == RectificationKinds.DecideExtension.Code && o.State == ObligationState.Open)
                            .Select(o => o.OwnerId).SingleAsync()));
        var olga = await house.SignedIn("olga");
        await olga.Get("/rectifications?stage=Repair");
        Assert.Single(olga.Page.QuerySelectorAll($"a[href='/rectifications/{id.Value}']"));
    }

    private async Task<RectificationId> Asked()
    {
        var id = await house.Approved(Due);
        await house.Do<RequestExtension>("anna", (a, by) => a.Run(by, id, new("The roof must dry.", Later, "Two of three are open.")));
        return id;
    }

    private async Task<IEnumerable<(string, ObligationState, DateOnly)>> Owed(RectificationId id) =>
        (await house.Read(
            db => db.Set<Obligation>()
                .Where(o =>
                    o.ObjectId == id.Value
                        && (o.Kind == RectificationKinds.Repair.Code || o.Kind == RectificationKinds.DecideExtension.Code)).ToListAsync()))
        .OrderBy(o => o.Kind, StringComparer.Ordinal).Select(o => (o.Kind, o.State, o.DueOn));
}
