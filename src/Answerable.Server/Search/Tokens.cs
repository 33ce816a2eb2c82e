using System.Globalization;
using System.Text;
using Answerable.Domain;
using Answerable.Server.Shell;

namespace Answerable.Server.Search;

/// <summary>
/// The one tokenizer, of both databases. An object has a token for each character and each neighbouring pair of its Chinese words, for the
/// beginnings of its Latin ones, and for one, two and three neighbouring pinyin initials; further ones say how its name begins, in which
/// units it lies and which posts it is about. A kind's tokens begin with a letter of its own, so that a kind is a part of the index.
/// Tokens are of letters, digits and four signs, whatever was typed: no query can be malformed.
/// </summary>
internal static class Tokens
{
    /// <summary>Longest beginning of a Latin word that has a token; longer ones share that of this length.</summary>
    public const int LongestBeginning = 8;

    /// <summary>Most neighbouring initials in one token.</summary>
    public const int MostInitials = 3;

    /// <summary>Longest name that has a token of its own, in characters.</summary>
    public const int LongestName = 40;

    private const int MostReadings = 8;

    /// <summary>The whole name, how it begins, a unit above, a post that it is about.</summary>
    public const char Whole = '=', Begin = '^', Unit = '@', Post = '!';

    /// <summary>The letter with which a kind's tokens begin.</summary>
    public static char Letter(SearchedKind kind) => (char)('a' + kind.Number - 1);

    /// <summary>Every token of an object, each once, in no order.</summary>
    public static HashSet<string> Of(SearchedKind kind, SearchText text)
    {
        var (tokens, letter, name) = (new HashSet<string>(StringComparer.Ordinal), Letter(kind), FoldedText.Words(text.Name));
        foreach (var word in name.Concat(FoldedText.Words(text.About)))
            foreach (var token in word.IsScript ? OfScript(word) : Beginnings(word.Text)) tokens.Add(letter + token);
        foreach (var token in OfName(name)) tokens.Add(letter + token);
        foreach (var path in text.Paths)
            foreach (var above in UnitPath.SelfAndAncestors(path)) tokens.Add(letter + Of(above));
        foreach (var post in text.Posts) tokens.Add(letter + Of(post));
        return tokens;
    }

    /// <summary>Of the unit at this path: its code is the organisation's alone.</summary>
    public static string Of(string path)
    {
        var code = path[(path.LastIndexOf('/', path.Length - 2) + 1)..^1];
        var token = new StringBuilder().Append(Unit);
        foreach (var c in code)
            if (c is >= 'a' and <= 'z' or >= '0' and <= '9') token.Append(c);
            else token.Append(CultureInfo.InvariantCulture, $"_{(int)c:x4}");
        return token.ToString();
    }

    public static string Of(Guid post) => $"{Post}{post:n}";

    /// <summary>The token that a word has which begins so.</summary>
    public static string Beginning(string word) => word.Length <= LongestBeginning ? word : Cut(word, LongestBeginning);

    /// <summary>The token that says how a name begins, or what it is.</summary>
    /// <param name="sign"><see cref="Whole"/> or <see cref="Begin"/>.</param>
    public static string Beginning(char sign, string name, int characters) => sign + First(name, characters);

    private static IEnumerable<string> OfName(List<FoldedWord> words)
    {
        var name = FoldedText.Compact(words);
        if (name.Length == 0) yield break;
        yield return Beginning(Whole, name, LongestName);
        yield return Beginning(Begin, name, 1);
        yield return Beginning(Begin, name, 2);
        // Short names of people are typed by their initials.
        if (words is [{ IsScript: true } only] && only.Runes.Count is >= 2 and <= 4)
            foreach (var letters in Readings(only, 0, only.Runes.Count)) yield return Whole + letters;
    }

    private static IEnumerable<string> OfScript(FoldedWord word)
    {
        var runes = word.Runes;
        for (var i = 0; i < runes.Count; i++)
        {
            yield return runes[i].Value.ToString();
            if (i + 1 < runes.Count) yield return $"{runes[i].Value}{runes[i + 1].Value}";
            for (var length = 1; length <= MostInitials && i + length <= runes.Count; length++)
                foreach (var letters in Readings(word, i, length)) yield return letters;
        }
    }

    private static IEnumerable<string> Beginnings(string word)
    {
        for (var length = 1; length <= Math.Min(word.Length, LongestBeginning); length++)
            if (!char.IsHighSurrogate(word[length - 1])) yield return word[..length];
    }

    /// <summary>The initials of neighbouring characters in each of their usual readings, the first few of them.</summary>
    private static IEnumerable<string> Readings(FoldedWord word, int from, int count)
    {
        IEnumerable<string> readings = [""];
        for (var i = from; i < from + count; i++)
        {
            var letters = word.Letters[i];
            readings = [.. readings.SelectMany(r => letters.Select(l => r + l)).Take(MostReadings)];
        }
        return readings;
    }

    private static string First(string text, int characters) =>
        string.Concat(text.EnumerateRunes().Take(characters).Select(r => r.ToString()));

    private static string Cut(string word, int length) => char.IsHighSurrogate(word[length - 1]) ? word[..(length - 1)] : word[..length];
}
