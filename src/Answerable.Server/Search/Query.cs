using Answerable.Server.Storage;

namespace Answerable.Server.Search;

/// <summary>What somebody typed, as words that must all be found, in any order.</summary>
internal sealed class Query
{
    /// <summary>Longest text that is looked at, in UTF-16 code units, and most words of it.</summary>
    public const int Longest = 80, MostWords = 8;

    private Query(IReadOnlyList<FoldedWord> words)
    {
        Words = words;
        Name = FoldedText.Compact(words);
        Conditions = [.. words.Select(Condition)];
    }

    public IReadOnlyList<FoldedWord> Words { get; }

    /// <summary>All of it, as a name would be compared.</summary>
    public string Name { get; }

    /// <summary>For each word what must be there: one of these sets of tokens, whole.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Conditions { get; }

    /// <summary>Whether anything was typed that can be looked for.</summary>
    public bool IsEmpty => Words.Count == 0;

    public static Query Of(string? text)
    {
        var cut = (text ?? "").Trim();
        if (cut.Length > Longest) cut = cut[..Longest];
        return new([.. FoldedText.Words(cut).Take(MostWords)]);
    }

    /// <summary>As the database asks for it.</summary>
    /// <param name="letter">Of the kind.</param>
    /// <param name="also">For each of these, one of its tokens must be there too.</param>
    public string For(Provider provider, char letter, params IEnumerable<IReadOnlyList<string>> also) =>
        Join(provider, letter, Conditions.Concat(also.Select(any => any.Select(t => (IReadOnlyList<string>)[t]).ToList())));

    /// <summary>One token alone.</summary>
    public static string For(Provider provider, char letter, string token, params IEnumerable<IReadOnlyList<string>> also) =>
        Join(provider, letter, [[[token]], .. also.Select(any => any.Select(t => (IReadOnlyList<string>)[t]).ToList())]);

    /// <summary>Where in a text its words stand: ranges in UTF-16 code units, in order, apart from each other.</summary>
    public List<(int Start, int End)> Marks(string text)
    {
        var ranges = FoldedText.Words(text).SelectMany(w => Words.SelectMany(q => Places(w, q))).OrderBy(r => r.Start).ToList();
        var joined = new List<(int Start, int End)>();
        foreach (var (start, end) in ranges)
            if (joined.Count > 0 && start <= joined[^1].End) joined[^1] = (joined[^1].Start, Math.Max(end, joined[^1].End));
            else joined.Add((start, end));
        return joined;
    }

    /// <summary>What stands around the first of its words, for a text that is not shown otherwise; null where none stands there.</summary>
    public string? Around(string text)
    {
        const int before = 16, most = 80;
        if (Marks(text) is not [var (start, end), ..]) return null;
        var (from, until) = (Math.Max(0, start - before), Math.Min(text.Length, Math.Max(end, start + most)));
        if (from > 0 && char.IsLowSurrogate(text[from])) from--;
        if (until < text.Length && char.IsLowSurrogate(text[until])) until++;
        return (from > 0 ? "…" : "") + text[from..until].Trim() + (until < text.Length ? "…" : "");
    }

    /// <summary>Letters that were typed, and what they stand for in a text by their sound; null where none does.</summary>
    public (string Typed, string Found)? BySound(string text)
    {
        var words = FoldedText.Words(text).Where(w => w.IsScript).ToList();
        foreach (var typed in Words.Where(q => !q.IsScript))
            foreach (var (start, end) in words.SelectMany(w => Places(w, typed))) return (typed.Text, text[start..end]);
        return null;
    }

    /// <summary>How many of its words stand among these, as they were typed: one after the other.</summary>
    public int Found(IReadOnlyList<FoldedWord> text) => Words.Count(q => text.Any(w => Places(w, q).Any()));

    private static IEnumerable<(int Start, int End)> Places(FoldedWord word, FoldedWord typed)
    {
        if (typed.IsScript != word.IsScript && typed.IsScript) yield break;
        for (var at = 0; at + typed.Runes.Count <= word.Runes.Count; at++)
        {
            if (!word.IsScript && at > 0) yield break;
            if (!IsAt(word, at, typed)) continue;
            var (first, last) = (word.Runes[at], word.Runes[at + typed.Runes.Count - 1]);
            yield return (first.Start, last.Start + last.Length);
        }
    }

    private static bool IsAt(FoldedWord word, int at, FoldedWord typed)
    {
        for (var i = 0; i < typed.Runes.Count; i++)
        {
            var (is_, wanted) = (word.Runes[at + i].Value, typed.Runes[i].Value);
            if (is_ == wanted) continue;
            if (typed.IsScript || !word.IsScript || !wanted.IsAscii || !word.Letters[at + i].Contains((char)wanted.Value)) return false;
        }
        return true;
    }

    private static IReadOnlyList<IReadOnlyList<string>> Condition(FoldedWord word)
    {
        var (text, runes) = (word.Text, word.Runes);
        if (word.IsScript)
            return [runes.Count == 1 ? [text]
                : [.. Enumerable.Range(0, runes.Count - 1).Select(i => $"{runes[i].Value}{runes[i + 1].Value}").Distinct()]];
        var begins = Tokens.Beginning(text);
        // Up to here a token says both that a word begins so and that initials stand so.
        if (text.Length <= Tokens.MostInitials || !text.All(c => c is >= 'a' and <= 'z')) return [[begins]];
        var initials = Enumerable.Range(0, text.Length - Tokens.MostInitials + 1).Select(i => text.Substring(i, Tokens.MostInitials));
        return [[begins], [.. initials.Distinct()]];
    }

    private static string Join(Provider provider, char letter, IEnumerable<IReadOnlyList<IReadOnlyList<string>>> conditions)
    {
        var (and, or) = provider == Provider.Sqlite ? (" AND ", " OR ") : (" & ", " | ");
        return string.Join(and, conditions.Select(any =>
            $"({string.Join(or, any.Select(all => $"({string.Join(and, all.Select(Quoted))})"))})"));

        // Tokens have none of the signs that quoting would need.
        string Quoted(string token) => provider == Provider.Sqlite ? $"\"{letter}{token}\"" : $"'{letter}{token}'";
    }
}
