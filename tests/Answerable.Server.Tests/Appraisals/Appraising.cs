using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;
using Answerable.Server.Appraisals;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Ballots;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Appraisals;

/// <summary>Arranges a round at the point where grades are decided. Olga enters and records, Ivan confirms, the standing committee
/// decides.</summary>
internal static class Appraising
{
    private static readonly Actor Runs = Answerable.Domain.Actor.System(SystemVerbs.Demo);

    /// <summary>
    /// Counted, heard, commented and deciding: Alder 100.00 and Birch 92.50 and Education 85.00 by ballot in both groups.
    /// </summary>
    public static async Task<ArrangedRound> Deciding(House house, Func<RoundProposal, RoundProposal>? change = null, bool start = true)
    {
        var round = await Counting.Begun(house, change);
        foreach (var (group, papers) in new[] { ("A", 8), ("B", 12) })
            await Counting.Count(house, round, group, new(papers, papers, 0),
                [.. Counting.Times(papers / 2, "112"), .. Counting.Times(papers / 2, "122")]);
        await Heard(house, round);
        if (start) await Act<StartAppraisals>(house, "olga", (a, by) => a.Run(by, round.Id));
        return round;
    }

    public static Task Heard(House house, ArrangedRound round) => Arrange.Change(house, round.Id, r =>
    {
        foreach (var debriefer in r.Debriefers)
        {
            debriefer.Present(debriefer.Mode == DebriefMode.OnSite ? PresentedAs.Presented : PresentedAs.TakenAsWritten);
            debriefer.CommentAdded();
        }
        r.StartDeciding(Runs, house.Clock.GetUtcNow());
    });

    /// <summary>Enters and confirms both entered components.</summary>
    public static async Task Score(House house, DebrieferId id, int verification, int routine)
    {
        foreach (var (code, hundredths) in new[] { ("verification", verification), ("routine", routine) })
        {
            await Enter(house, id, code, hundredths);
            await Confirm(house, id, code);
        }
    }

    public static Task Enter(House house, DebrieferId id, string code, int hundredths, string? reason = null, string by = "olga") =>
        Act<EnterComponent>(house, by, (a, actor) => a.Run(actor, id, code, hundredths, "Inspection report 7", reason));

    public static async Task Confirm(House house, DebrieferId id, string code, string by = "ivan")
    {
        var entry =
            await house.Read(
                db => db.Set<ComponentEntry>().Where(e => e.DebrieferId == id && e.ComponentCode == code && e.SupersededById == null)
                    .Select(e => e.Id).SingleAsync());
        await Act<ConfirmComponent>(house, by, (a, actor) => a.Run(actor, id, entry));
    }

    /// <summary>The committee of three decides with all three present and for it.</summary>
    public static async Task Decide(House house, DebrieferId id, DebrieferDecision kind, string? grade, string? reason = null)
    {
        var present = new List<PostId>();
        var chair = await house.PostId("Y-chair");
        foreach (var member in World.Members) present.Add(await house.PostId(member));
        await Act<DecideGrade>(house, "olga",
            (a, by) =>
                a.Run(by, id,
                    new(kind, grade, reason, DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime.AddHours(8)), "Minutes 3", present,
                        3, 0, 0)
                    { ChairVote = present.Contains(chair) ? ChairVote.For : null }));
    }

    public static Task FeedBack(House house, DebrieferId id) => Act<FeedBackGrade>(house, "olga", (a, by) => a.Run(by, id));

    public static async Task Act<T>(House house, string person, Func<T, Actor, Task> run) where T : notnull
    {
        var by = await house.Actor(person);
        await house.Scope(s => run(s.GetRequiredService<T>(), by));
    }

    public static async Task<string[]> Refused(Func<Task> act) =>
        [.. (await Assert.ThrowsAsync<Refused>(act)).Refusals.Select(r => r.Code)];
}
