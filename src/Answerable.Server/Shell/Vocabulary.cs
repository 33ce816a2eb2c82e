using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Answerable.Domain;
using Answerable.Domain.Organisation;

namespace Answerable.Server.Shell;

/// <summary>
/// The organisation's own words for things that sentences name by place, in both languages with their forms, and by kind of unit.
/// A JSON file each, beside this one, which an organisation may change; a test renders every sentence with every vocabulary.
/// </summary>
public sealed class Vocabulary
{
    /// <summary>Codes of the sets that ship, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> Codes = ["party", "company", "university"];

    /// <summary>Files of organisations that are kept read; then it is begun anew.</summary>
    private const int MostOwn = 50;

    private static readonly FrozenDictionary<string, Vocabulary> Shipped =
        Codes.ToFrozenDictionary(c => c, c => new Vocabulary(c, Load(c)));

    private static readonly ConcurrentDictionary<string, Vocabulary> Own = new();

    private readonly IReadOnlyDictionary<string, string> en, zh;
    private readonly Dictionary<string, Vocabulary> kinds = new(StringComparer.OrdinalIgnoreCase);
    private readonly Vocabulary whole;

    private Vocabulary(string code, WordFile file)
    {
        (Code, File, whole) = (code, file, this);
        (en, zh) = (file.En!, file.ZhCn!);
        foreach (var (name, kind) in file.Kinds ?? new Dictionary<string, KindWords>())
        {
            var words = new Vocabulary(this, $"{code}/{name}", new WordFile(file.Set, null, kind.En, kind.ZhCn, null).Over(file));
            foreach (var level in kind.Levels.Append(name)) kinds.TryAdd(level.Trim(), words);
        }
    }

    private Vocabulary(Vocabulary whole, string code, WordFile file)
    {
        (Code, File, this.whole) = (code, file, whole);
        (en, zh) = (file.En!, file.ZhCn!);
    }

    /// <summary>Of the set, or of the set and the kind.</summary>
    public string Code { get; }

    /// <summary>Every word of the set, as its file has them.</summary>
    public WordFile File { get; }

    /// <summary>A set that ships; the first where there is none of the code.</summary>
    public static Vocabulary Of(string code) => Shipped.TryGetValue(code, out var found) ? found : Shipped[Codes[0]];

    /// <summary>The set of an organisation: its own file over the set from which it starts, else the set that ships.</summary>
    public static Vocabulary Of(string code, string? own)
    {
        if (own is null) return Of(code);
        if (Own.TryGetValue(own, out var found)) return found;
        if (Own.Count >= MostOwn) Own.Clear();
        var file = WordFile.Parse(own);
        return Own[own] = new($"own-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(own)))[..16]}",
            file.Over(Of(file.Set).File));
    }

    /// <summary>The words of units of a kind; the set's own where the kind has none.</summary>
    /// <param name="level">The unit's level, as the roster writes it.</param>
    public Vocabulary For(string level) => whole.kinds.TryGetValue(level.Trim(), out var found) ? found : whole;

    /// <summary>Words of a language, by place name such as <c>committee</c> or <c>committee.many</c>.</summary>
    public IReadOnlyDictionary<string, string> In(string culture) => culture.StartsWith("zh", StringComparison.Ordinal) ? zh : en;

    /// <summary>The file of a set as it ships.</summary>
    public static string Json(string code)
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream($"Vocabulary.{code}.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static WordFile Load(string code) => WordFile.Read(Json(code), Codes);
}
