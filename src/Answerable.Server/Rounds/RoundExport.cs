using System.Globalization;
using Answerable.Server.Shell;

namespace Answerable.Server.Rounds;

/// <summary>Lists of this room as files.</summary>
internal static class RoundExport
{
    public static IResult Of(Words t, IEnumerable<RoundListRow> rows) => CsvExport.File("rounds.csv",
        [t["Rounds.title"], t["Rounds.unit"], t["Rounds.state"], t["Rounds.report-due"], t["Rounds.meeting"], t["Rounds.debriefers"]],
        rows.Select(r => new[]
        {
            r.Title, r.UnitName, t[$"Rounds.state.{r.State}"], Date(r.ReportDueOn), Date(r.MeetingOn), Number(r.Debriefers),
        }));

    /// <summary>How far each debriefer has come, as the reader sees it on the page.</summary>
    public static IResult Of(Words t, RoundModel round) => CsvExport.File("debriefers.csv",
        [t["Rounds.order"], t["Rounds.unit-of-post"], t["Rounds.post"], t["Rounds.name"], t["Rounds.mode"], t["Rounds.report"],
            t["Rounds.comments"], t["Rounds.counts"], t["Rounds.grade"]],
        round.Debriefers.Select(d => new[]
        {
            Number(d.Order), d.Post.Unit, d.Post.Name, t.List(d.Post.Persons), t[$"Rounds.mode.{d.Mode}"],
            d.Progress is { } p ? t[$"Rounds.report.{p.Report}"] : "", Number(d.Progress?.Comments), Number(d.Progress?.CountedGroups),
            d.Progress?.Decision is { } decision ? t[$"Rounds.decision.{decision}"] : "",
        }));

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
