using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Policies;
using Answerable.Server.Ballots;

namespace Answerable.Server.Appraisals;

/// <summary>
/// What a sheet said when its grade was published. Members may be added, with a default for the copies that lack them; none is
/// renamed, because copies are never written again.
/// </summary>
internal sealed record SheetCopy(string RoundTitle, string Period, int? TotalHundredths, GradeSetting? Computed,
    IReadOnlyList<ShownComponent> Components, ShownDecision Decision, IReadOnlyList<ShownStrand> Strands, int LastNotDone)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Whose sheet it is, as they were called.</summary>
    [JsonIgnore]
    public NamedPost Post { get; init; } = null!;

    /// <summary>As it is stored.</summary>
    [JsonIgnore]
    public (string Named, string Body) Texts => (JsonSerializer.Serialize(Post, Json), JsonSerializer.Serialize(this, Json));

    public static SheetCopy Read(PublishedSheet stored) => Read(stored.Named, stored.Body);

    public static SheetCopy Read(string named, string body) => JsonSerializer.Deserialize<SheetCopy>(body, Json)! with
    {
        Post = JsonSerializer.Deserialize<NamedPost>(named, Json)!,
    };

    /// <summary>The sheet as its reader sees it, with what was published in place of what is so now.</summary>
    public Sheet Over(Sheet now) => now with
    {
        RoundTitle = RoundTitle,
        Period = Period,
        Debriefer = new(now.Debriefer.Id, Post),
        TotalHundredths = TotalHundredths,
        Computed = Computed,
        Refused = TotalHundredths is null ? RatingRule.RefusalOf(now.Policy, Rated) : null,
        Components = [.. Components.Select(c => c with { Acts = now.Components.First(n => n.Code == c.Code).Acts })],
        Decision = Decision,
        Strands = Strands,
        LastNotDone = LastNotDone,
        IsCopy = true,
    };

    private IReadOnlyList<RatedComponent> Rated => [.. Components.Select(c =>
        new RatedComponent(c.Code, c.Name, c.WeightPercent, c.ScoreHundredths, c.ContributionHundredths, c.Missing, []))];
}
