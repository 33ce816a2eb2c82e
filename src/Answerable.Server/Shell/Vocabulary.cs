using System.Collections.Frozen;
using System.Text.Json;

namespace Answerable.Server.Shell;

/// <summary>
/// The organisation's own words for things that sentences name by place, in both languages with their forms.
/// A JSON file each, beside this one; a test renders every sentence with every vocabulary.
/// </summary>
public sealed class Vocabulary
{
    private static readonly FrozenDictionary<string, Vocabulary> Shipped = new[] { "party", "company" }.ToFrozenDictionary(c => c, Load);

    private readonly Dictionary<string, Dictionary<string, string>> words;

    private Vocabulary(string code, Dictionary<string, Dictionary<string, string>> words) => (Code, this.words) = (code, words);

    public string Code { get; }

    public static IReadOnlyCollection<string> Codes => Shipped.Keys;

    public static Vocabulary Of(string code) => Shipped.TryGetValue(code, out var found) ? found : Shipped["party"];

    /// <summary>Words of a language, by place name such as <c>committee</c> or <c>committee.many</c>.</summary>
    public IReadOnlyDictionary<string, string> In(string culture) =>
        words[culture.StartsWith("zh", StringComparison.Ordinal) ? "zh-CN" : "en"];

    private static Vocabulary Load(string code)
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream($"Vocabulary.{code}.json")!;
        return new(code, JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!);
    }
}
