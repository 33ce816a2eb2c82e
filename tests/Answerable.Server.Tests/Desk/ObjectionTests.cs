using System.Net;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Policies;
using Answerable.Domain.Recordings;
using Answerable.Server.Desk;
using Answerable.Server.Policies;
using Answerable.Server.Recordings;
using Answerable.Server.Tests.Rectifications;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Desk;

/// <summary>Whoever is named as signer sees what was recorded in their name and may object; somebody who did not record answers.</summary>
public sealed class ObjectionTests : IAsyncLifetime
{
    private readonly House house = new();

    public async Task InitializeAsync()
    {
        await house.InitializeAsync();
        await Desks.Clerk(house);
    }

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task The_signer_objects_and_somebody_above_who_did_not_record_answers()
    {
        var paper = (await Desks.Recorded(house, "anna")).Recording!.Id;
        var anna = await house.SignedIn("anna");
        Assert.Contains("1 paper was recorded in your name", anna.Text);
        await anna.Get("/desk/papers");
        Assert.Contains("No. 7 of 2026", anna.Text);
        await anna.Get($"/desk/papers/{paper.Value}");
        await anna.Submit("object", ("text", "I was abroad that week."));
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Contains("the signer objected", anna.Text);
        Assert.Null(anna.Page.QuerySelector("input[value=answer]"));
        var owed = await house.Read(db => db.Set<Obligation>().SingleAsync(o => o.Kind == "recording.objection"));
        Assert.Equal(await house.PostId("Y-chair"), owed.OwnerId);
        var chen = await house.SignedIn("chen");
        await chen.Get($"/desk/papers/{paper.Value}");
        await chen.Submit("answer", ("outcome", "upholding"), ("answer", "The paper is another's."));
        Assert.Contains("does not stand", chen.Text);
        Assert.Equal(ObligationState.Discharged, (await house.Read(db => db.Set<Obligation>().SingleAsync(o => o.Id == owed.Id))).State);
        Assert.Equal(RecordingObjection.Upheld, await house.Read(db => db.Set<Recording>().Select(r => r.Objection).SingleAsync()));
    }

    [Fact]
    public async Task The_clerk_answers_nothing_whatever_else_they_may()
    {
        await Desks.Give(house, Desks.RitasPost, Right.Organise, "Y");
        var paper = (await Desks.Recorded(house, "anna")).Recording!.Id;
        await house.Do<ObjectToRecording>("anna", (a, by) => a.Run(by, paper, "I signed nothing."));
        foreach (var code in new[] { Desks.Rita, "anna", "dana", "sysadmin" })
        {
            var by = await house.Actor(code);
            var refused = await Record.ExceptionAsync(() =>
                house.Do<AnswerRecording>(code, (a, _) => a.Run(by, paper, false, "It stands.")));
            Assert.True(refused is NotVisible or Refused { Refusals: [{ IsDenial: true }, ..] }, $"{code}: {refused}");
        }
        await Desks.StandIn(house, "dana", Desks.RitasPost);
        await Desks.Give(house, "Y-deputy", Right.Organise, "Y");
        var dana = await house.Actor("dana", "Y-deputy");
        await Assert.ThrowsAsync<Refused>(() => house.Do<AnswerRecording>("dana", (a, _) => a.Run(dana, paper, false, "It stands.")));
        await house.Do<AnswerRecording>("olga", (a, by) => a.Run(by, paper, false, "The signature is hers."));
        Assert.Equal(RecordingObjection.Rejected, await house.Read(db => db.Set<Recording>().Select(r => r.Objection).SingleAsync()));
    }

    [Fact]
    public async Task An_office_chooses_the_days_and_a_paper_keeps_those_that_were_in_force_when_it_was_finished()
    {
        var by = await Desks.Recorded(house, "anna");
        var paper = by.Recording!.Id;
        await Adopt(objection: 12, answer: 3);
        await house.Do<FinishRecording>(Desks.Rita, (a, hand) => a.Run(hand, paper));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Adopt(objection: 60, answer: 20);
        Assert.Equal((12, 3), await Days(paper));
        var anna = await house.SignedIn("anna");
        Assert.Contains("1 paper was recorded in your name", anna.Text);
        Assert.Contains("object until 17 January 2026", (await anna.Get($"/desk/papers/{paper.Value}")).Text);
        await anna.Submit("object", ("text", "I was abroad that week."));
        Assert.Contains("8 January 2026", anna.Text);
        var owed = await house.Read(db => db.Set<Obligation>().SingleAsync(o => o.Kind == "recording.objection"));
        Assert.Equal(new(2026, 1, 8), owed.DueOn);
        // One that was finished under the later policy has its days, and is counted as long as they last.
        var second = (await Desks.Recorded(house, "anna")).Recording!.Id;
        await house.Do<FinishRecording>(Desks.Rita, (a, hand) => a.Run(hand, second));
        Assert.Equal((60, 20), await Days(second));
        // What was objected to before it was finished keeps the days of its beginning.
        var third = (await Desks.Recorded(house, "anna")).Recording!.Id;
        await house.Do<ObjectToRecording>("anna", (a, hand) => a.Run(hand, third, "I signed nothing."));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Adopt(objection: 10, answer: 2);
        await house.Do<FinishRecording>(Desks.Rita, (a, hand) => a.Run(hand, third));
        Assert.Equal((60, 20), await Days(third));
        house.Clock.StandAt(World.Start.AddDays(40));
        Assert.Contains("2 papers were recorded in your name", (await house.SignedIn("anna")).Text);
        await house.Do<ObjectToRecording>("anna", (a, hand) => a.Run(hand, second, "I signed nothing."));
    }

    private Task<(int, int)> Days(RecordingId paper) => house.Read(async db =>
    {
        var found = await db.Set<Recording>().SingleAsync(r => r.Id == paper);
        return (found.ObjectionDays, found.AnswerDays);
    });

    private Task Adopt(int objection, int answer) => house.Do<AdoptPolicy>("olga", async (a, by) =>
    {
        var policy = RoundPolicies.ConfirmAll(RoundPolicies.Preset("party-60-40"));
        policy = policy with
        {
            PaperObjectionDays = policy.PaperObjectionDays with { Value = objection },
            PaperAnswerDays = policy.PaperAnswerDays with { Value = answer },
        };
        await a.Run(by, await house.UnitId("Y"), policy, new(2026, 1, 5));
    });

    [Fact]
    public async Task After_the_days_it_is_too_late()
    {
        var paper = (await Desks.Recorded(house, "anna")).Recording!.Id;
        house.Clock.StandAt(World.Start.AddDays(PaperDays.Ours.Objection + 1));
        var late = await Assert.ThrowsAsync<Refused>(() =>
            house.Do<ObjectToRecording>("anna", (a, by) => a.Run(by, paper, "I signed nothing.")));
        Assert.Equal([RecordingRefusals.TooLate], late.Refusals);
    }
}
