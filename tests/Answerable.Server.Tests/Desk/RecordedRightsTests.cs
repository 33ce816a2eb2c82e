using Answerable.Domain;
using Answerable.Server.Ledger;
using Answerable.Server.Tests.Rights;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Desk;

/// <summary>Recording adds nothing to what the signer may, and whatever bars the clerk bars the paper.</summary>
public sealed class RecordedRightsTests : IAsyncLifetime
{
    /// <summary>Acts by which somebody judges what Anna did, or counts, rates or decides about her.</summary>
    private static readonly string[] Judging =
    [
        "AcceptDebrief", "ReturnDebrief", "ReopenAcceptance", "ApprovePlan", "ReturnPlan", "GrantExtension", "RefuseExtension",
        "VerifyRepair", "ReturnRepair", "SayPapers", "EnterPaper", "SubmitEntry", "EnterComponent", "ConfirmComponent", "ReturnComponent",
        "DecideGrade", "JudgeDuty", "UpholdObjection", "RejectObjection",
    ];

    /// <summary>What nobody does from paper.</summary>
    private static readonly string[] ByOwnHand =
        ["BeginRecording", "ObjectToRecording", "AnswerRecording", "DelegatePost", "GiveDayCode"];

    private readonly House house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_clerk_who_stands_in_for_the_post_judged_records_no_judgement_of_it()
    {
        var it = await Arrangement.Make(house, Stage.Decided);
        var actions = Attempt.All().Where(a => Judging.Contains(a.Name)).ToList();
        Assert.Equal(Judging.Length, actions.Count);
        var (free, barred) = (await house.Actor(Desks.Rita), new List<string>());
        await Desks.StandIn(house, Desks.Rita, "YA-head");
        var held = await house.Actor(Desks.Rita, Desks.RitasPost);
        var table = Table.Read(ActionRightsTests.Table);
        foreach (var action in actions)
            foreach (var code in table[action.Name])
                if (await By(action, await house.Actor(code), held, it) is var answer and not ("404" or "403"))
                    barred.Add($"{action.Name} of {code}: {answer}");
        Assert.True(barred.Count == 0, string.Join('\n', barred));
        Assert.NotEmpty(free.Rights);
    }

    [Fact]
    public async Task Recording_opens_what_is_open_to_the_signer_and_nothing_more()
    {
        var it = await Arrangement.Make(house, Stage.InSession);
        var (free, wrong) = (await house.Actor(Desks.Rita), new List<string>());
        await Desks.StandIn(house, Desks.Rita, "YA-head");
        var held = await house.Actor(Desks.Rita, Desks.RitasPost);
        var table = Table.Read(ActionRightsTests.Table);
        var lines = await Lines();
        // The clerk finishes their own paper while they record from it.
        foreach (var action in Attempt.All().Where(a => table.ContainsKey(a.Name) && a.Name != "FinishRecording"))
            foreach (var (code, actor) in await Cast.Actors(house))
            {
                if (actor.Post is null) continue;
                if (!table[action.Name].Contains(code) && await By(action, actor, held, it) is var more and not ("404" or "403"))
                    wrong.Add($"{action.Name} of {code}, who may not: {more}");
                if (ByOwnHand.Contains(action.Name) && await By(action, actor, free, it) is var own and not ("404" or "403"))
                    wrong.Add($"{action.Name} of {code} from paper: {own}");
            }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(lines, await Lines());
    }

    [Fact]
    public async Task A_clerk_with_nothing_to_do_with_it_records_what_its_signer_may()
    {
        var it = await Arrangement.Make(house, Stage.InSession);
        var (free, wrong) = (await house.Actor(Desks.Rita), new List<string>());
        var table = Table.Read(ActionRightsTests.Table);
        string[] tried = [.. Judging.Except(["ReopenAcceptance", "DecideGrade"]), "AskUpward", "ReportDuty", "AcknowledgeDuties",
            "FileDebrief", "PlanRectification", "ClaimDone", "MakeComment"];
        foreach (var action in Attempt.All().Where(a => tried.Contains(a.Name)))
            foreach (var code in table[action.Name])
                if (await By(action, await house.Actor(code), free, it) is var answer and not "in")
                    wrong.Add($"{action.Name} of {code}: {answer}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private Task<string> By(Attempt action, Actor signer, Actor clerk, Objects it) =>
        action.By(house, signer.RecordedBy(clerk, it.The<RecordingId>()), it);

    private Task<int> Lines() => house.Read(db => db.Set<Line>().CountAsync());
}
