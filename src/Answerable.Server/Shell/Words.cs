using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using Answerable.Domain;

namespace Answerable.Server.Shell;

/// <summary>
/// The sentences of the reader's language, filled with the organisation's vocabulary.
/// A key is <c>Room.what.ever</c>; the text stands in that room's <c>Text.resx</c> and <c>Text.zh-CN.resx</c> under <c>what.ever</c>.
/// What rooms declare is called by a word of whichever room declares it: such a key begins with the dot.
/// </summary>
public sealed class Words(CultureInfo culture, Vocabulary vocabulary, TimeZoneInfo zone)
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Texts = new();

    /// <summary>Rooms that have texts, in the order of the house.</summary>
    private static readonly string[] Declaring = [.. Rooms.All.Select(r => r.Name)
        .Where(name => typeof(Words).Assembly.GetManifestResourceInfo($"{Resource(name)}.resources") is not null)];

    /// <summary>Sentences that were found, by language and vocabulary: finding one takes a lock, reading it takes a while, and a page
    /// shows hundreds.</summary>
    private static readonly ConcurrentDictionary<(string Culture, string Vocabulary), ConcurrentDictionary<string, Sentence>> Read = new();

    private readonly ConcurrentDictionary<string, Sentence> read = Read.GetOrAdd((culture.Name, vocabulary.Code), _ => new());

    public CultureInfo Culture => culture;

    /// <summary>By whose words the sentences speak.</summary>
    public Vocabulary Vocabulary => vocabulary;

    /// <summary>The same language, in the words of units of a kind.</summary>
    /// <param name="level">As the roster writes it.</param>
    public Words For(string level) => vocabulary.For(level) is var own && own == vocabulary ? this : new(culture, own, zone);

    public TimeZoneInfo Zone => zone;

    public bool IsChinese => culture.TwoLetterISOLanguageName == "zh";

    /// <summary>The sentence without places, or with places of the vocabulary only.</summary>
    public string this[string key] => SentenceAt(key).Plain;

    /// <summary>The sentence with its places filled.</summary>
    public string this[string key, params (string Name, object? Value)[] args] => SentenceAt(key).Fill(args);

    /// <summary>What a kind of object is called.</summary>
    /// <param name="noun">As <see cref="ObjectKind.Noun"/> has it.</param>
    public string Object(string noun) => this[$".object.{noun}"];

    /// <summary>What a post owes by an obligation of a kind.</summary>
    /// <param name="kind">The kind's code.</param>
    public string Owed(string kind) => this[$".owed.{kind}"];

    /// <summary>What a kind of object is called as a step of the answer chain.</summary>
    public string Step(string noun) => this[$".chain.{noun}"];

    /// <summary>What a place in the rail is called.</summary>
    public string Rail(string address) => this[$".rail.{address}"];

    /// <summary>The sentence of a refusal.</summary>
    public string Text(Refusal refusal)
    {
        var dot = refusal.Code.IndexOf('.', StringComparison.Ordinal);
        var room = char.ToUpperInvariant(refusal.Code[0]) + refusal.Code[1..dot];
        return this[$"{room}.refusal.{refusal.Code[(dot + 1)..]}", [.. refusal.Args.Select(InWords)]];
    }

    // Why somebody is barred is a code of its own with words of its own.
    private (string Name, object? Value) InWords((string Name, object? Value) arg) =>
        arg is { Name: "reason", Value: string code } && Has($"Shell.barred.{code}") ? (arg.Name, this[$"Shell.barred.{code}"])
            : arg.Value is DateTimeOffset at ? (arg.Name, Time(at))
            : arg is { Name: "postKind" or "neededKind", Value: string kind } ? (arg.Name, PostKind(kind)) : arg;

    public string Text(LocalText text) => text.In(culture.Name);

    public string Date(DateOnly date) => Dates.Long(date, culture);

    public string ShortDate(DateOnly date) => Dates.Short(date, culture);

    public string NearDate(DateOnly date) => Dates.WithWeekday(date, culture);

    /// <summary>The last day of what ends at this instant.</summary>
    public string LastDay(DateTimeOffset until) => Dates.Long(Dates.LastDay(until, zone), culture);

    public string Date(DateTimeOffset at) => Dates.Long(Dates.On(at, zone), culture);

    public string Time(DateTimeOffset at) => Dates.At(at, zone, culture);

    public string Number(long number) => number.ToString("N0", culture);

    /// <summary>A difference, with its sign.</summary>
    public string Signed(long number) => number.ToString("+#,0;−#,0;±0", culture);

    /// <summary>How many entries a list has: exact to <see cref="Lists.Pages.CountLimit"/>.</summary>
    public string Entries(int count) => count > Lists.Pages.CountLimit ? this["Shell.count-more"] : this["Shell.count", ("n", count)];

    /// <summary>Hundredths as a decimal number: 9020 → 90.20.</summary>
    public string Hundredths(int hundredths) => (hundredths / 100m).ToString("0.00", culture);

    /// <summary>Fewer than this many are counted and given no percentage, which would say more than they can.</summary>
    public const int LeastForPercent = 50;

    /// <summary>Hundredths to one decimal: 3846 → 38.5.</summary>
    public string Tenths(int hundredths) => Math.Round(hundredths / 100m, 1, MidpointRounding.AwayFromZero).ToString("0.0", culture);

    /// <summary>A list in a sentence: a, b and c; 甲、乙、丙. Where one of them has a comma of its own, as names one after another.</summary>
    public string List(IEnumerable<string> items)
    {
        var all = items.ToList();
        if (all.Count > 1 && all.Exists(i => i.AsSpan().ContainsAny(",，、"))) return Names(all);
        if (IsChinese || all.Count < 2) return string.Join("、", all);
        return string.Join(", ", all[..^1]) + " and " + all[^1];
    }

    /// <summary>Names one after another, apart also where they contain commas.</summary>
    public string Names(IEnumerable<string> names) => string.Join(IsChinese ? "；" : "; ", names);

    /// <summary>Whether the key has a text; for keys made of data, such as kinds.</summary>
    public bool Has(string key) => read.ContainsKey(key) || Find(key) is not null;

    /// <summary>A level of units in the reader's language where the product knows the word, else as the organisation wrote it.</summary>
    public string Level(string level) => Has($"Organisation.level.{level}") ? this[$"Organisation.level.{level}"] : level;

    /// <summary>A kind of post, likewise; one that the roster names in both languages (<c>督查员 / Inspector</c>) in the reader's.</summary>
    public string PostKind(string kind) => Has($"Organisation.kind.{kind}") ? this[$"Organisation.kind.{kind}"]
        : kind.Split(['/', '／'], 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } one, { Length: > 0 } other]
            && IsInChinese(one) != IsInChinese(other) ? IsInChinese(one) == IsChinese ? one : other
        : kind;

    private static bool IsInChinese(string text) => text.Any(c => c is >= '\u3400' and <= '\u9fff');

    private Sentence SentenceAt(string key) => read.TryGetValue(key, out var found) ? found : read[key] = Sentence.Of(
        Find(key) ?? throw new InvalidOperationException($"No text for '{key}' in {culture.Name}."), vocabulary.In(culture.Name), culture);

    private string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        var text = key[(dot + 1)..];
        return dot > 0 ? TextsOf(key[..dot]).GetString(text, culture)
            : Declaring.Select(room => TextsOf(room).GetString(text, culture)).FirstOrDefault(found => found is not null);
    }

    private static ResourceManager TextsOf(string room) => Texts.GetOrAdd(room, name => new(Resource(name), typeof(Words).Assembly));

    private static string Resource(string room) => $"Answerable.Server.{room}.Text";
}
