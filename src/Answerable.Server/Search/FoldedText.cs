using System.Globalization;
using System.Text;

namespace Answerable.Server.Search;

/// <summary>One character of a text as searching sees it, and where it stood.</summary>
/// <param name="Value">Folded: one width, small letters, simplified, without marks.</param>
/// <param name="Start">In UTF-16 code units of the text.</param>
internal readonly record struct FoldedRune(Rune Value, int Start, int Length);

/// <summary>Characters that belong together: of a script without spaces, or letters and digits of a word.</summary>
/// <param name="IsScript">Characters of a script that is written without spaces.</param>
internal sealed record FoldedWord(bool IsScript, IReadOnlyList<FoldedRune> Runes)
{
    /// <summary>All of it, folded.</summary>
    public string Text { get; } = string.Concat(Runes.Select(r => r.Value.ToString()));

    /// <summary>For each character, the letters with which it may be read.</summary>
    public IReadOnlyList<string> Letters => field ??= [.. Runes.Select(r => FoldedText.LettersOf(r.Value))];
}

/// <summary>A text as searching sees it: width, case, marks and traditional forms are the same, and all else parts words.</summary>
internal static class FoldedText
{
    private sealed record Fold(Rune[] Runes, bool IsScript, string Letters);

    private static readonly Fold Nothing = new([], false, "");

    /// <summary>Made once for each character of the first plane.</summary>
    private static readonly Fold?[] Made = new Fold?[0x10000];

    /// <summary>Its words, in order.</summary>
    public static List<FoldedWord> Words(string text)
    {
        var (words, word, script, at) = (new List<FoldedWord>(), new List<FoldedRune>(), false, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var (fold, length) = (Of(rune), rune.Utf16SequenceLength);
            // A mark belongs to the letter before it.
            if (fold.Runes.Length == 0 && IsMark(rune))
            {
                if (word.Count > 0) word[^1] = word[^1] with { Length = at + length - word[^1].Start };
            }
            else if (fold.Runes.Length == 0) End();
            else
            {
                if (word.Count > 0 && script != fold.IsScript) End();
                script = fold.IsScript;
                foreach (var folded in fold.Runes) word.Add(new(folded, at, length));
            }
            at += length;
        }
        End();
        return words;

        void End()
        {
            if (word.Count > 0) words.Add(new(script, word));
            word = [];
        }
    }

    /// <summary>Every word without what parts them.</summary>
    public static string Compact(IEnumerable<FoldedWord> words) => string.Concat(words.Select(w => w.Text));

    internal static string LettersOf(Rune folded) => Of(folded).Letters;

    private static Fold Of(Rune rune)
    {
        if (!rune.IsBmp) return Make(rune);
        return Made[rune.Value] ??= Make(rune);
    }

    private static Fold Make(Rune rune)
    {
        // A lone half of a pair is shown as this, and found by nothing.
        if (rune == Rune.ReplacementChar || IsMark(rune)) return Nothing;
        var plain = rune.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormKD);
        var runes = plain.EnumerateRunes().Where(r => !IsMark(r)).ToArray();
        if (runes.Length == 0 || !runes.All(IsPart)) runes = [.. runes.Where(IsPart)];
        if (runes.Length == 0) return Nothing;
        var script = Rune.GetUnicodeCategory(runes[0]) == UnicodeCategory.OtherLetter;
        if (script) runes = [.. Initials.Simplify(string.Concat(runes.Select(r => r.ToString()))).EnumerateRunes().Where(IsPart)];
        return new(runes, script, script && runes.Length == 1 ? Initials.Of(runes[0]) : "");
    }

    private static bool IsPart(Rune rune) => Rune.IsLetterOrDigit(rune);

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark;
}
