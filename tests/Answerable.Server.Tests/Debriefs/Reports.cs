using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Debriefs;
using Answerable.Server.Obligations;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Debriefs;

/// <summary>Reports as a holder would write them, and rounds whose last round left findings.</summary>
internal static class Reports
{
    private static int meetings = 20;

    /// <summary>Days to the next meeting: each round of a test follows the one before.</summary>
    public static int Next() => Interlocked.Increment(ref meetings);

    /// <summary>A round whose predecessor left findings for <c>YA-head</c>.</summary>
    public static async Task<(ArrangedRound Round, IReadOnlyList<FindingId> Findings)> RoundAfter(House house, params string[] findings)
    {
        var last = await Arrange.Open(house, "party-60-40", null, Next());
        var raised = new List<FindingId>();
        foreach (var title in findings) raised.Add(new((await house.Finding(title: title, round: last.Id)).Value));
        return (await Arrange.Open(house, "party-60-40", null, Next()), raised);
    }

    /// <summary>A report within every limit, in which problems are just over a third.</summary>
    public static DebriefContent Good(params FindingId[] findings) => new(
        [.. findings.Select(f => new FindingAnswer(f, ResultKind.BasicallyDone, "In use again."))],
        "All twelve duties done.", "I visited forty-six villages.", "Income rose to 200,000.", new string('p', 120),
            "A plan by the end of March.");

    public static (string, string)[] Fields(DebriefContent content) =>
    [
        .. content.Sections(),
        .. content.Answers.SelectMany(a => new[] { ($"result-{a.FindingId.Value}", a.Result?.ToString() ?? ""),
            ($"sentence-{a.FindingId.Value}", a.Sentence) }),
    ];

    /// <summary>The findings that the report must answer.</summary>
    public static async Task<IReadOnlyCollection<FindingId>> Owed(House house, string person, DebrieferId id)
    {
        var by = await house.Actor(person);
        return [.. (await house.Scope(s => s.GetRequiredService<DebriefQueries>().Find(by, id)))!.Owed];
    }

    /// <summary>Files by the action; without content, a good report that answers every finding.</summary>
    public static async Task File(House house, string person, DebrieferId id, DebriefContent? content = null)
    {
        var by = await house.Actor(person);
        var version = (await Read(house, id))?.DraftVersion ?? 0;
        var written = content ?? Good([.. await Owed(house, person, id)]);
        await house.Scope(s => s.GetRequiredService<FileDebrief>().Run(by, id, written, version));
    }

    public static async Task Accept(House house, DebrieferId id, string person = "olga")
    {
        var by = await house.Actor(person);
        await house.Scope(s => s.GetRequiredService<AcceptDebrief>().Run(by, id));
    }

    public static async Task Return(House house, DebrieferId id, string reasons = "No case and no person named.", string person = "olga")
    {
        var by = await house.Actor(person);
        await house.Scope(s => s.GetRequiredService<ReturnDebrief>().Run(by, id, reasons));
    }

    public static Task<Debrief?> Read(House house, DebrieferId id) =>
        house.Read(db => db.Set<Debrief>().AsNoTracking().Include(d => d.Versions.OrderBy(v => v.Number))
            .FirstOrDefaultAsync(d => d.DebrieferId == id));
}
