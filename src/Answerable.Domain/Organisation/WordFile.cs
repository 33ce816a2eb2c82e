using System.Text.Json;
using System.Text.Json.Serialization;

namespace Answerable.Domain.Organisation;

/// <summary>What a kind of unit calls things otherwise than the set does.</summary>
/// <param name="Levels">Levels of units, as rosters write them, that are of this kind.</param>
/// <param name="Source">Where the words are taken from, or that they are the product's own wording.</param>
public sealed record KindWords(LocalText Name, IReadOnlyList<string> Levels, LocalText? Source,
    IReadOnlyDictionary<string, string>? En, [property: JsonPropertyName("zh-CN")] IReadOnlyDictionary<string, string>? ZhCn);

/// <summary>
/// A set of words as data: what sentences call things by place (<c>committee</c>, <c>committee.many</c>) in both languages, and what a
/// kind of unit calls otherwise. The file of an organisation names the set that ships from which it starts, and only what differs.
/// </summary>
/// <param name="Set">Code of the set that ships.</param>
public sealed record WordFile(string Set, LocalText? Name, IReadOnlyDictionary<string, string>? En,
    [property: JsonPropertyName("zh-CN")] IReadOnlyDictionary<string, string>? ZhCn, IReadOnlyDictionary<string, KindWords>? Kinds)
{
    /// <summary>Longest word and longest code of a kind, in UTF-16 code units; most kinds of one file.</summary>
    public const int MaxWord = 60, MaxKind = 40, MaxKinds = 60;

    /// <summary>Every place that a sentence may have.</summary>
    public static readonly IReadOnlyList<string> Places =
    [
        "organisation", "organisation.many", "committee", "committee.many", "secretary", "secretary.many", "group", "group.many",
        "debrief", "debrief.many", "assessment",
    ];

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, RespectRequiredConstructorParameters = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads and checks a file; throws every refusal at once.</summary>
    /// <param name="sets">Codes of the sets that ship.</param>
    public static WordFile Read(string json, IReadOnlyCollection<string> sets)
    {
        var file = Parse(json);
        Require.None(file.Faults(sets));
        return file;
    }

    /// <summary>Reads a file that was checked when it was adopted.</summary>
    public static WordFile Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<WordFile>(json, Strict) ?? throw new Refused(WordRefusals.Unreadable("$", 1));
        }
        catch (JsonException broken)
        {
            throw new Refused(WordRefusals.Unreadable(broken.Path ?? "$", (broken.LineNumber ?? 0) + 1));
        }
    }

    /// <summary>The file as <see cref="Read"/> takes it.</summary>
    public string Write() => JsonSerializer.Serialize(this, Strict);

    /// <summary>This file's words, and where it has none those of another.</summary>
    public WordFile Over(WordFile basis) => new(Set, Name ?? basis.Name, Over(En, basis.En), Over(ZhCn, basis.ZhCn),
        (basis.Kinds ?? new Dictionary<string, KindWords>()).Keys.Union((Kinds ?? new Dictionary<string, KindWords>()).Keys)
            .ToDictionary(k => k, k => Over(Kinds?.GetValueOrDefault(k), basis.Kinds?.GetValueOrDefault(k))));

    private static KindWords Over(KindWords? own, KindWords? basis) => own is null ? basis! : basis is null ? own
        : own with { Source = own.Source ?? basis.Source, En = Over(own.En, basis.En), ZhCn = Over(own.ZhCn, basis.ZhCn) };

    private static IReadOnlyDictionary<string, string> Over(IReadOnlyDictionary<string, string>? own,
        IReadOnlyDictionary<string, string>? basis)
    {
        var all = new Dictionary<string, string>(basis ?? new Dictionary<string, string>());
        foreach (var (place, word) in own ?? new Dictionary<string, string>()) all[place] = word;
        return all;
    }

    private IEnumerable<Refusal> Faults(IReadOnlyCollection<string> sets)
    {
        if (!sets.Contains(Set)) yield return WordRefusals.UnknownSet(Set ?? "", [.. sets]);
        foreach (var fault in Faults("$.en", En).Concat(Faults("$.zh-CN", ZhCn))) yield return fault;
        if (Name is not null && IsBad(Name)) yield return WordRefusals.BadWord("$.name", MaxWord);
        if (Kinds is null) yield break;
        if (Kinds.Count > MaxKinds) yield return WordRefusals.TooManyKinds(MaxKinds);
        var levels = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (code, kind) in Kinds)
        {
            var path = $"$.kinds.{code}";
            if (code.Length is 0 or > MaxKind || !UnitShape.IsCode(code)) yield return WordRefusals.BadWord(path, MaxKind);
            if (kind?.Name is null || IsBad(kind.Name) || kind.Levels is null)
            {
                yield return WordRefusals.BadWord($"{path}.name", MaxWord);
                continue;
            }
            if (kind.Source is not null && (IsBad(kind.Source.En, 400) || IsBad(kind.Source.ZhCn, 400)))
                yield return WordRefusals.BadWord($"{path}.source", 400);
            foreach (var fault in Faults($"{path}.en", kind.En).Concat(Faults($"{path}.zh-CN", kind.ZhCn))) yield return fault;
            foreach (var level in kind.Levels)
                if (IsBad(level)) yield return WordRefusals.BadWord($"{path}.levels", MaxWord);
                else if (!levels.TryAdd(level.Trim(), code)) yield return WordRefusals.LevelTwice(level, levels[level.Trim()], code);
        }
    }

    private static IEnumerable<Refusal> Faults(string path, IReadOnlyDictionary<string, string>? words) =>
        from word in words ?? new Dictionary<string, string>()
        let fault = !Places.Contains(word.Key) ? WordRefusals.UnknownPlace(word.Key, path, [.. Places])
            : IsBad(word.Value) ? WordRefusals.BadWord($"{path}.{word.Key}", MaxWord) : null
        where fault is not null
        select fault;

    private static bool IsBad(LocalText text) => IsBad(text.En) || IsBad(text.ZhCn);

    private static bool IsBad(string? text, int max = MaxWord) => string.IsNullOrWhiteSpace(text) || text.Length > max
        || text.AsSpan().ContainsAny("{}|") || TextRules.OddInName(text) is not null;
}
