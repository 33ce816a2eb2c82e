using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;

namespace Answerable.Server.Debriefs;

/// <summary>What a list of debriefs is asked for.</summary>
/// <param name="UnitPath">The subtree of a unit, or null for all.</param>
internal sealed record DebriefFilter(RoundId Round, ReportProgress? Report, string? UnitPath)
{
    public const string Path = "/debriefs", RoundKey = "round";

    /// <summary>
    /// The round that the address names, where there is something to see in it, else the newest; null when there is none.
    /// </summary>
    public static async Task<DebriefFilter?> Read(ListAddress list, IQueryCollection query, DebriefLists lists, Actor by, Words t)
    {
        var rounds = await lists.Rounds(by);
        if (Guid.TryParse(query["round"], out var id) && rounds.All(r => r.Id.Value != id))
            rounds.Insert(0, await lists.Round(by, new(id)) ?? throw new NotVisible());
        if (rounds.Count == 0) return null;
        var round = list.First(RoundKey, t["Debriefs.column.round"], rounds, r => r.Id.Value.ToString(), r => r.Title);
        var report = list.Choice<ReportProgress>("report", t["Debriefs.column.report"], t["Debriefs.all"], r => t[$"Debriefs.report.{r}"]);
        return new(round.Id, report, list.Unit?.Path);
    }
}
