using System.Net;
using Answerable.Domain.Obligations;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Debriefs;
using Answerable.Server.Tests.Appraisals;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Reviews;

/// <summary>What was said or accepted is put right, also after the meeting; both stay visible.</summary>
public sealed class CorrectionTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_comment_corrected_after_the_meeting_is_carried_over_to_its_finding_and_one_withdrawn_ends_the_repair()
    {
        var round = await Meetings.Heard(house);
        await Meetings.Say(house, "chen", round.Alder, CommentKind.Problem, "Four halls stand idle.");
        foreach (var id in new[] { round.Birch, round.Education }) await Meetings.Say(house, "chen", id, CommentKind.Achievement,
            "Steady work.");
        await Meetings.Close(house, round.Id);
        var finding = await Raised(round);
        var page = $"/reviews/debriefers/{round.Alder.Value}";
        var chen = await house.SignedIn("chen");
        await chen.Get(page);
        Assert.Contains("It became a finding.", chen.Text);
        await chen.Get(chen.Page.QuerySelector("a[href*='correct=']")!.GetAttribute("href")!);
        await chen.Submit("comment", ("text", "Three halls stand idle."), ("reason", "The fourth was sold."));
        Assert.Equal(HttpStatusCode.OK, chen.Status);
        Assert.Equal(finding.Id, (await Raised(round)).Id);
        var anna = await house.SignedIn("anna");
        await anna.Get($"/rectifications/{finding.Id.Value}");
        Assert.Contains("Four halls stand idle.", anna.Text);
        Assert.Contains("Three halls stand idle.", anna.Text);
        Assert.Contains("Reason: The fourth was sold.", anna.Text);

        await chen.Get(page);
        var withdrawing = chen.Page.QuerySelector("a[href*='withdraw=']")!.GetAttribute("href")!;
        await chen.Get(withdrawing);
        // From the page of another debriefer the comment is not there.
        var form = chen.Page.QuerySelector("input[name=_handler][value='withdraw']")!.Closest("form")!;
        form.SetAttribute("action", withdrawing.Replace($"{round.Alder.Value}", $"{round.Birch.Value}", StringComparison.Ordinal));
        await chen.Submit("withdraw", ("reason", "It is about somebody else."));
        Assert.Equal(HttpStatusCode.NotFound, chen.Status);
        await chen.Get(withdrawing);
        await chen.Submit("withdraw", ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chen.Status);
        await chen.Submit("withdraw", ("reason", "The halls are in another county."));
        Assert.Contains("Withdrawn: The halls are in another county.", chen.Text);
        Assert.Contains("Three halls stand idle.", chen.Text);
        Assert.Equal(0, (await Arrange.Read(house, round.Id)).RequireDebriefer(round.Alder).CommentCount);
        Assert.Equal(RectificationState.Withdrawn, await house.Read(db => db.Set<Rectification>().Where(r => r.FindingId == finding.Id)
            .Select(r => r.State).SingleAsync()));
        Assert.False(await house.Read(db => db.Set<Obligation>()
            .AnyAsync(o => o.ObjectId == finding.Id.Value && o.State == ObligationState.Open)));
        await anna.Get($"/rectifications/{finding.Id.Value}");
        Assert.Contains("The halls are in another county.", anna.Text);
        var api = await new ApiCalls(anna).Get($"/api/rectifications/{finding.Id.Value}");
        Assert.Equal(("Three halls stand idle.", "The fourth was sold.", "The halls are in another county."),
            (Said("correctedText"), Said("correctionReason"), Said("withdrawalReason")));
        string? Said(string name) => api.Body.GetProperty(name).GetString();
        await chen.Get(page);
        await chen.Submit("comment", ("kind", "Achievement"), ("text", "Steady work."));
        Assert.Equal(HttpStatusCode.OK, chen.Status);
    }

    [Fact]
    public async Task The_vetter_takes_an_acceptance_back_with_a_reason_until_the_meeting_closes_and_judges_again()
    {
        var round = await Meetings.Called(house);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/debriefs/{round.Alder.Value}");
        await olga.Submit("reopen", ("reason", "Annex two is missing."));
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Contains("Acceptance taken back: Annex two is missing.", olga.Text);
        Assert.Equal(ReportProgress.Filed, (await Arrange.Read(house, round.Id)).RequireDebriefer(round.Alder).Report);
        Assert.Equal(ObligationState.Open, await house.Read(db => db.Set<Obligation>()
            .Where(o => o.ObjectId == round.Alder.Value && o.Kind == DebriefKinds.Vet.Code).Select(o => o.State).SingleAsync()));
        var tess = await house.SignedIn("tess");
        await tess.Get($"/debriefs/{round.Alder.Value}");
        Assert.Equal(HttpStatusCode.OK, tess.Status);
        await olga.Submit("accept");
        Assert.Equal(ReportProgress.Accepted, (await Arrange.Read(house, round.Id)).RequireDebriefer(round.Alder).Report);
        var later = await Meetings.Heard(house);
        foreach (var id in new[] { later.Alder, later.Birch, later.Education }) await Meetings.Say(house, "chen", id,
            CommentKind.Achievement, "Steady work.");
        await Meetings.Close(house, later.Id);
        Assert.Equal(["debriefs.meeting-closed"], await Appraising.Refused(() =>
            Appraising.Act<ReopenAcceptance>(house, "olga", (a, by) => a.Run(by, later.Alder, "Too late."))));
    }

    private Task<Finding> Raised(ArrangedRound round) => house.Read(db => db.Set<Finding>()
        .SingleAsync(f => f.DebrieferId == round.Alder && f.RaisedInRoundId == round.Id));
}
