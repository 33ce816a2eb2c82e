using System.Globalization;
using Answerable.Server.Shell;

namespace Answerable.Server.Rounds;

/// <summary>Lists of this room as files.</summary>
internal static class RoundExport
{
    /// <summary>How far each debriefer has come, as the reader sees it on the page.</summary>
    public static IResult Of(Words t, IAsyncEnumerable<DebrieferRow> rows) => CsvExport.Stream("debriefers.csv",
        [t["Rounds.order"], t["Rounds.unit-of-post"], t["Rounds.post"], t["Rounds.name"], t["Rounds.mode"], t["Rounds.report"],
            t["Rounds.comments"], t["Rounds.counts"], t["Rounds.grade"]],
        rows, d =>
        [
            Number(d.Order), d.Post.Unit, d.Post.Name, t.List(d.Post.Persons), t[$"Rounds.mode.{d.Mode}"],
            d.Progress is { } p ? t[$"Rounds.report.{p.Report}"] : "", Number(d.Progress?.Comments), Number(d.Progress?.CountedGroups),
            d.Progress?.Decision is { } decision ? DebrieferTable.DecisionOf(t, d.Marks, decision) : "",
        ]);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
