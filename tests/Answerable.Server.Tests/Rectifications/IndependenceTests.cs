using System.Net;
using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Rectifications;

namespace Answerable.Server.Tests.Rectifications;

/// <summary>Whoever repaired does not verify, by post and by person.</summary>
public sealed class IndependenceTests : IAsyncLifetime
{
    private const string Barred = "rectifications.verifier-barred";
    private static readonly DateOnly Due = new(2026, 6, 30);
    private readonly House house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task The_owner_may_not_verify()
    {
        var id = await house.Claimed(Due);
        Assert.Equal(["rectifications.not-verifier"], await Verify(id, "anna"));
    }

    [Fact]
    public async Task Whoever_holds_the_owners_post_too_may_not_verify_in_another_post()
    {
        var id = await house.Claimed(Due);
        await house.Appoint("YB1-head", "ivan");
        await house.Vacate("YA-head");
        await house.Appoint("YA-head", "ivan");
        Assert.Equal([Barred], await Verify(id, "ivan", "YO-inspector"));
    }

    [Fact]
    public async Task Whoever_held_the_owners_post_since_the_finding_may_not_verify_later()
    {
        var id = await house.Claimed(Due);
        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.Vacate("YA-head");
        await house.Vacate("YO-inspector");
        await house.Appoint("YO-inspector", "anna");
        house.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal([Barred], await Verify(id, "anna", "YO-inspector"));
    }

    [Fact]
    public async Task Whoever_held_it_before_the_finding_only_may_verify()
    {
        await house.Vacate("YA-head");
        await house.Appoint("YA-head", "tess");
        await house.Vacate("YO-inspector");
        await house.Appoint("YO-inspector", "anna");
        house.Clock.Advance(TimeSpan.FromDays(2));
        var id = await house.Finding();
        await house.Do<PlanRectification>("tess", (a, by) => a.Run(by, id, Arranged.Plan(Due)), "YA-head");
        await house.Do<ApprovePlan>("olga", (a, by) => a.Run(by, id));
        await house.Do<ClaimDone>("tess", (a, by) => a.Run(by, id, "Done", null), "YA-head");
        await house.Do<VerifyRepair>("anna", (a, by) => a.Run(by, id, "Seen"), "YO-inspector");
    }

    [Fact]
    public async Task Whoever_stood_in_for_the_owner_may_not_verify_and_the_page_says_so()
    {
        var id = await house.Claimed(Due);
        await house.Appoint("YA-head", "ivan", AppointmentKind.Acting);
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.Vacate("YA-head", AppointmentKind.Acting);
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal([Barred], await Verify(id, "ivan"));
        var ivan = await house.SignedIn("ivan");
        await ivan.Get($"/rectifications/{id.Value}");
        Assert.Contains("Alder County Alder Secretary Ivan Inspector: acts, or acted, for the post that answers for this.",
            ivan.Text);
        Assert.Contains("You (Organisation Department Inspector Ivan Inspector) may not decide on it: acts, or acted,", ivan.Text);
        Assert.Null(ivan.Page.GetElementById("verify"));
    }

    [Fact]
    public async Task Whoever_carries_out_a_measure_may_not_verify()
    {
        var id = await house.Claimed(Due, new MeasureDraft("Repair the roof", await house.PostId("YA1-head")));
        await house.Appoint("YA1-head", "ivan", AppointmentKind.Acting);
        Assert.Equal([Barred], await Verify(id, "ivan", "YO-inspector"));
    }

    [Fact]
    public async Task Whoever_is_of_the_owners_unit_may_not_verify()
    {
        var id = await house.Claimed(Due);
        await house.Appoint("YA-clerk", "ivan", AppointmentKind.Acting);
        Assert.Equal([Barred], await Verify(id, "ivan", "YO-inspector"));
        var ivan = await house.SignedIn("ivan");
        await ivan.Get($"/rectifications/{id.Value}");
        Assert.Contains("Everybody of Alder County: belongs to the unit that answers for this.", ivan.Text);
    }

    [Fact]
    public async Task The_owner_in_an_organising_post_may_not_approve_the_plan()
    {
        var id = await house.Finding();
        await house.Do<PlanRectification>("anna", (a, by) => a.Run(by, id, Arranged.Plan(Due)));
        await house.Appoint("YO-organiser", "anna", AppointmentKind.Acting);
        Assert.Equal(["rectifications.approver-barred"],
            await Arranged.Refused(() => house.Do<ApprovePlan>("anna", (a, by) => a.Run(by, id), "YO-organiser")));
    }

    [Fact]
    public async Task An_organiser_names_another_verifier_who_then_owes_the_judgement_and_a_barred_one_is_refused()
    {
        var id = await house.Claimed(Due);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rectifications/{id.Value}/judges");
        Assert.DoesNotContain("Alder Secretary", olga.Page.GetElementById("verifier")!.TextContent);
        await olga.Submit("judges", ("verifier", (await house.PostId("YA-clerk")).Value.ToString()), ("reason", "Ill"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.NotNull(olga.Page.GetElementById("verifier-problem"));
        await olga.Submit("judges", ("verifier", (await house.PostId("Y-chair")).Value.ToString()), ("reason", "Ill"));
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Equal(await house.PostId("Y-chair"), (await house.OpenAbout(id)).OwnerId);
        await house.Do<VerifyRepair>("chen", (a, by) => a.Run(by, id, "Seen"), "Y-chair");
    }

    private Task<IReadOnlyList<string>> Verify(RectificationId id, string person, string? post = null) =>
        Arranged.Refused(() => house.Do<VerifyRepair>(person, (a, by) => a.Run(by, id, "Seen"), post));
}
