using System.Net;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Server.Rectifications;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Rectifications;

[Collection(nameof(OneHouse))]
public sealed class RepairTests
{
    private static readonly DateOnly Today = new(2026, 1, 5), Due = new(2026, 6, 30);
    private readonly House house;

    public RepairTests(House house)
    {
        this.house = house;
        house.Clock.Return();
    }

    [Fact]
    public async Task A_repair_returned_early_is_owed_again_by_its_own_date()
    {
        var id = await house.Claimed(Due);
        await house.Do<ReturnRepair>("ivan", (a, by) => a.Run(by, id, "One is shut."));
        var owed = await house.OpenAbout(id);
        Assert.Equal((RectificationKinds.Repair.Code, Due), (owed.Kind, owed.DueOn));
    }

    [Fact]
    public async Task A_repair_returned_late_is_owed_again_by_the_return_and_the_days_of_the_policy()
    {
        var id = await house.Claimed(new(2026, 1, 8));
        house.Clock.GoTo(new(2026, 1, 12));
        await house.Do<ReturnRepair>("ivan", (a, by) => a.Run(by, id, "One is shut."));
        Assert.Equal((RectificationKinds.Repair.Code, new DateOnly(2026, 1, 15)),
            ((await house.OpenAbout(id)).Kind, (await house.OpenAbout(id)).DueOn));
        await house.Do<ClaimDone>("anna", (a, by) => a.Run(by, id, "Now open", null));
        var verify = await house.OpenAbout(id);
        Assert.Equal((RectificationKinds.Verify.Code, new DateOnly(2026, 1, 17)), (verify.Kind, verify.DueOn));
    }

    [Fact]
    public async Task A_plan_returned_is_owed_again_and_the_first_one_stays_readable()
    {
        var id = await house.Finding();
        await house.Do<PlanRectification>("anna", (a, by) => a.Run(by, id, Arranged.Plan(Due)));
        house.Clock.GoTo(new(2026, 2, 10));
        await house.Do<ReturnPlan>("olga", (a, by) => a.Run(by, id, "Who keeps the key?"));
        var owed = await house.OpenAbout(id);
        Assert.Equal((RectificationKinds.Plan.Code, new DateOnly(2026, 2, 13)), (owed.Kind, owed.DueOn));
        var anna = await house.SignedIn("anna");
        await anna.Get($"/rectifications/{id.Value}/plan");
        Assert.Contains("Returned by Olga Organiser", anna.Text);
        Assert.Contains("Who keeps the key?", anna.Text);
        Assert.Equal("Empty the store", anna.Page.GetElementById("measures[0].text")!.GetAttribute("value"));
    }

    [Fact]
    public async Task An_immediate_fix_goes_from_the_finding_to_the_claim_without_a_plan()
    {
        var id = await house.Finding(kind: RectificationKind.ImmediateFix, closeCondition: "The store is empty.");
        Assert.Equal(["rectifications.no-plan-for-immediate"],
            await Arranged.Refused(() => house.Do<PlanRectification>("anna", (a, by) => a.Run(by, id, Arranged.Plan(Due)))));
        await house.Do<ClaimDone>("anna", (a, by) => a.Run(by, id, "Emptied", null));
        await house.Do<VerifyRepair>("ivan", (a, by) => a.Run(by, id, "Seen"));
        Assert.Equal(RectificationState.Closed, await State(id));
    }

    [Fact]
    public async Task What_the_approver_calls_an_immediate_fix_owes_the_repair_instead_of_the_plan()
    {
        var id = await house.Finding();
        Assert.Equal(["shell.empty"],
            await Arranged.Refused(
                () => house.Do<ClassifyRectification>("olga", (a, by) => a.Run(by, id, RectificationKind.ImmediateFix, ""))));
        await house.Do<ClassifyRectification>("olga", (a, by) => a.Run(by, id, RectificationKind.ImmediateFix, "The store is empty."));
        var owed = await house.OpenAbout(id);
        Assert.Equal((RectificationKinds.Repair.Code, Today.AddDays(180)), (owed.Kind, owed.DueOn));
    }

    [Fact]
    public async Task A_plan_is_refused_for_each_fault_beside_its_field()
    {
        var id = await house.Finding();
        var verifier = await house.PostId("YO-inspector");
        var outside = await house.PostId("YB-head");
        Assert.Equal(["shell.empty", "rectifications.due-passed", "rectifications.no-measure"],
            await Arranged.Refused(() => Plan(id, new(RectificationKind.StagedFix, " ", new(2026, 1, 4), []))));
        Assert.Equal(["rectifications.due-too-late"], await Arranged.Refused(() => Plan(id, Arranged.Plan(new(2027, 1, 6)))));
        Assert.Equal(["rectifications.measure-after-due"],
            await Arranged.Refused(() => Plan(id, Arranged.Plan(Due, new MeasureDraft("Roof", DueOn: new(2026, 7, 1))))));
        Assert.Equal(["rectifications.too-many-measures"],
            await Arranged.Refused(() => Plan(id, Arranged.Plan(Due, [.. Enumerable.Repeat(new MeasureDraft("Roof"), 21)]))));
        Assert.Equal(["rectifications.responsible-outside"],
            await Arranged.Refused(() => Plan(id, Arranged.Plan(Due, new MeasureDraft("Roof", outside)))));
        Assert.Equal(["rectifications.responsible-outside"],
            await Arranged.Refused(() => Plan(id, Arranged.Plan(Due, new MeasureDraft("Roof", verifier)))));
        Assert.Equal(["rectifications.no-plan-for-immediate"],
            await Arranged.Refused(() => Plan(id, Arranged.Plan(Due) with { Kind = RectificationKind.ImmediateFix })));
        Assert.Equal(RectificationState.Raised, await State(id));
    }

    [Fact]
    public async Task No_step_is_taken_out_of_turn()
    {
        var id = await house.Finding();
        Assert.Equal(["rectifications.no-plan-to-judge"],
            await Arranged.Refused(() => house.Do<ApprovePlan>("olga", (a, by) => a.Run(by, id))));
        Assert.Equal(["rectifications.no-plan-to-judge"],
            await Arranged.Refused(() => house.Do<ReturnPlan>("olga", (a, by) => a.Run(by, id, "x"))));
        Assert.Equal(["rectifications.not-under-repair"],
            await Arranged.Refused(() => house.Do<ReportRepair>("anna", (a, by) => a.Run(by, id, "x", null))));
        Assert.Equal(["rectifications.not-under-repair"],
            await Arranged.Refused(() => house.Do<ClaimDone>("anna", (a, by) => a.Run(by, id, "x", null))));
        Assert.Equal(["rectifications.not-claimed"],
            await Arranged.Refused(() => house.Do<VerifyRepair>("ivan", (a, by) => a.Run(by, id, "x"))));
        Assert.Equal(["rectifications.not-claimed"],
            await Arranged.Refused(() => house.Do<ReturnRepair>("ivan", (a, by) => a.Run(by, id, "x"))));
        id = await house.Approved(Due);
        Assert.Equal(["rectifications.plan-not-awaited"], await Arranged.Refused(() => Plan(id, Arranged.Plan(Due))));
    }

    [Fact]
    public async Task Whoever_carries_out_a_measure_reports_progress_and_does_not_claim()
    {
        var id = await house.Approved(Due, new MeasureDraft("Roof", await house.PostId("YA1-head")));
        await house.Do<ReportRepair>("asha", (a, by) => a.Run(by, id, "Half", null));
        Assert.Equal(RectificationState.InProgress, await State(id));
        Assert.Equal(["rectifications.not-owner"],
            await Arranged.Refused(() => house.Do<ClaimDone>("asha", (a, by) => a.Run(by, id, "Done", null))));
    }

    [Fact]
    public async Task A_measure_is_settled_on_the_page_with_its_proof_and_is_late_no_more()
    {
        var id = await house.Approved(Due, new("Roof", await house.PostId("YA1-head"), Today.AddDays(-1)), new("Doors"));
        var asha = await house.SignedIn("asha");
        await asha.Get($"/rectifications/{id.Value}");
        Assert.Contains("overdue", Row(asha, 0));
        Assert.Null(asha.Page.QuerySelector("input[name='measure-2']"));
        await asha.Submit("work", ("text", "The roof is tight."), ("measure-1", "true"), ("evidence", ""));
        Assert.Contains("Say where the proof is", asha.Text);
        Assert.True(asha.Page.QuerySelector("input[name='measure-1']")!.HasAttribute("checked"));
        await asha.Submit("work", ("evidence", "Photographs 1 to 4"));
        Assert.Contains("reported done", Row(asha, 0));
        Assert.Contains("Photographs 1 to 4", Row(asha, 0));
        Assert.DoesNotContain("overdue", Row(asha, 0));
        Assert.Contains("open", Row(asha, 1));
        Assert.Contains("2 measures, 1 reported done", asha.Text);

        static string Row(Visitor visitor, int at) => visitor.Page.QuerySelectorAll(".an-flat tbody tr")[at].TextContent;
    }

    [Fact]
    public async Task A_form_sent_from_an_old_page_answers_409_keeps_the_text_and_goes_through_when_sent_again()
    {
        var id = await house.Claimed(Due);
        var ivan = await house.SignedIn("ivan");
        await ivan.Get($"/rectifications/{id.Value}");
        await house.Do<ReturnRepair>("ivan", (a, by) => a.Run(by, id, "Shut"));
        await house.Do<ClaimDone>("anna", (a, by) => a.Run(by, id, "Open", null));
        await ivan.Submit("verify", ("verdict", "close"), ("text", "All seen"));
        Assert.Equal(HttpStatusCode.Conflict, ivan.Status);
        Assert.Contains("Somebody else changed this", ivan.Text);
        Assert.Equal("All seen", ivan.Page.GetElementById("text")!.TextContent);
        Assert.Equal(RectificationState.ClaimedDone, await State(id));
        await ivan.Submit("verify", ("verdict", "close"));
        Assert.Equal(RectificationState.Closed, await State(id));
    }

    [Fact]
    public async Task An_empty_reason_does_not_return_and_comes_back_beside_its_field()
    {
        var id = await house.Claimed(Due);
        var ivan = await house.SignedIn("ivan", "zh-CN");
        await ivan.Get($"/rectifications/{id.Value}");
        await ivan.Submit("verify", ("verdict", "return"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ivan.Status);
        Assert.NotNull(ivan.Page.GetElementById("text-problem"));
    }

    private Task Plan(RectificationId id, PlanDraft plan) => house.Do<PlanRectification>("anna", (a, by) => a.Run(by, id, plan));

    private Task<RectificationState> State(RectificationId id) =>
        house.Read(db => db.Set<Rectification>().Where(r => r.Id == id).Select(r => r.State).SingleAsync());
}
