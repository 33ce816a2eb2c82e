using System.Text.Json.Nodes;
using Answerable.Server.Appraisals;

namespace Answerable.Server.Tests.Appraisals;

public sealed class StoredSheetTests
{
    [Fact]
    public void A_sheet_that_was_stored_once_is_read_whole_by_every_later_version()
    {
        using var stream = typeof(StoredSheetTests).Assembly.GetManifestResourceStream("published-sheet-1.json")!;
        var stored = JsonNode.Parse(stream)!;
        var copy = SheetCopy.Read(stored["named"]!.ToJsonString(), stored["body"]!.ToJsonString());
        Assert.Equal("2025-12-29", $"{copy.Decision.DecidedOn:yyyy-MM-dd}");
        var lost = Lost(stored["named"]!, JsonNode.Parse(copy.Texts.Named), "named")
            .Concat(Lost(stored["body"]!, JsonNode.Parse(copy.Texts.Body), "body"));
        Assert.Empty(lost);
    }

    /// <summary>What stands in the first and not in the second, which may have more.</summary>
    private static IEnumerable<string> Lost(JsonNode? first, JsonNode? second, string at) => (first, second) switch
    {
        (JsonObject one, JsonObject other) => one.SelectMany(m => Lost(m.Value, other[m.Key], $"{at}.{m.Key}")),
        (JsonArray one, JsonArray other) when one.Count == other.Count => one.Zip(other).SelectMany((p, i) =>
            Lost(p.First, p.Second, $"{at}[{i}]")),
        _ => JsonNode.DeepEquals(first, second) ? [] : [at],
    };
}
