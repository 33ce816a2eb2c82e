using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Ballots;

/// <summary>Marks of one paper for Alder, Birch and Education.</summary>
internal readonly record struct Marks(char Alder, char Birch, char Education)
{
    public static implicit operator Marks(string text) => new(text[0], text[1], text[2]);

    public Dictionary<DebrieferId, char> For(ArrangedRound round) =>
        new() { [round.Alder] = Alder, [round.Birch] = Birch, [round.Education] = Education };
}

/// <summary>Arranges counting in a round by the actions that the pages use. Tess and Tom count.</summary>
internal static class Counting
{
    private static readonly Actor Runs = Answerable.Domain.Actor.System(SystemVerbs.Demo);

    /// <summary>A round whose meeting is on and whose papers are handed out.</summary>
    public static async Task<ArrangedRound> Begun(House house, Func<RoundProposal, RoundProposal>? change = null)
    {
        var round = await InSession(house, change);
        await HandOut(house, round);
        return round;
    }

    public static async Task<ArrangedRound> InSession(House house, Func<RoundProposal, RoundProposal>? change = null)
    {
        var round = await Arrange.Open(house, "party-60-40", change);
        await Arrange.Change(house, round.Id, r => r.EnterSession(Runs, null, house.Clock.GetUtcNow()));
        return round;
    }

    public static async Task HandOut(House house, ArrangedRound round, string by = "olga")
    {
        var actor = await house.Actor(by);
        await house.Scope(s => s.GetRequiredService<HandOutPapers>().Run(actor, round.Id));
    }

    /// <summary>One teller's whole entry, not submitted.</summary>
    public static async Task Enter(House house, string teller, ArrangedRound round, string group, WholePapers whole, params Marks[] papers)
    {
        await Act<SayPapers>(house, teller, round, group, (a, by, id, v) => a.Run(by, id, v, whole.Issued, whole.Returned, whole.Spoiled));
        foreach (var paper in papers)
            await Act<EnterPaper>(house, teller, round, group, (a, by, id, v) => a.Run(by, id, v, paper.For(round)));
    }

    public static async Task<Submission> Submit(House house, string teller, ArrangedRound round, string group)
    {
        var result = Submission.WaitsForOther;
        await Act<SubmitEntry>(house, teller, round, group, async (a, by, id, v) => result = await a.Run(by, id, v));
        return result;
    }

    /// <summary>Both tellers enter the same and submit: the count stands.</summary>
    public static async Task Count(House house, ArrangedRound round, string group, WholePapers whole, params Marks[] papers)
    {
        foreach (var teller in new[] { "tess", "tom" })
        {
            await Enter(house, teller, round, group, whole, papers);
            await Submit(house, teller, round, group);
        }
    }

    public static async Task Act<T>(House house, string person, ArrangedRound round, string group,
        Func<T, Actor, AssessorGroupId, int, Task> run) where T : notnull
    {
        var by = await house.Actor(person);
        var id = round.Groups[group];
        var version =
            await house.Read(
                db => db.Set<CountEntry>().Where(e => e.GroupId == id.AsCounted() && e.TellerPersonId == by.Person).Select(e => e.Version)
                    .FirstOrDefaultAsync());
        await house.Scope(s => run(s.GetRequiredService<T>(), by, id, version));
    }

    public static Marks[] Times(int count, Marks marks) => [.. Enumerable.Repeat(marks, count)];

    public static Task<Count> CountOf(House house, ArrangedRound round, string group, DebrieferId debriefer) =>
        house.Read(db => db.Set<Count>().AsNoTracking().SingleAsync(
            c => c.GroupId == round.Groups[group].AsCounted() && c.SubjectId == debriefer.AsSubject()));
}
