using System.Text.RegularExpressions;
using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Tests.Rights;

namespace Answerable.Server.Tests.Lists;

/// <summary>Every list of the product, and how its rows are read off page and file.</summary>
internal static class Listed
{
    public static readonly string[] All =
        ["/obligations", "/rectifications", "/duties", "/posts", "/people", "/rounds", "/debriefs", "/reviews", "/ballots", "/appraisals"];

    /// <summary>The lists that stand on the pages of a round, each with the address of its files without their ending.</summary>
    public static (string List, string Files)[] OfRound(Objects arranged)
    {
        var (round, group) = (arranged.The<RoundId>().Value, arranged.The<AssessorGroupId>().Value);
        return
        [
            ($"/rounds/{round}", $"/rounds/{round}/debriefers"), ($"/appraisals/round/{round}", $"/appraisals/round/{round}/grades"),
            ($"/ballots/round/{round}", $"/ballots/round/{round}/groups"), ($"/ballots/{group}", $"/ballots/{group}/counts"),
        ];
    }

    /// <summary>The cells of the list whose columns can be chosen here.</summary>
    public static List<List<string>> Table(Visitor visitor) =>
        [.. (visitor.Page.QuerySelector("input[name=columns]")!.Closest(".card") ?? visitor.Page.QuerySelector("main .card:last-child")!)
            .QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("td")
            .Select(c => string.Join(' ', c.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList())];

    /// <summary>No field of these holds a line end.</summary>
    public static List<string[]> Csv(string text) =>
        [.. text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Regex.Matches(line, "(?<=^|,)(\"(?:[^\"]|\"\")*\"|[^,]*)").Select(m => m.Value.Trim('"')).ToArray())];
}
