using System.Globalization;

namespace Answerable.Domain;

/// <summary>Shape of typed text: trimmed, not empty, not over-long, only characters that can be kept and shown. Refusals carry the field's
/// name.</summary>
public static class TextRules
{
    public static readonly Func<string, Refusal> Empty = field => Refusal.Of("shell.empty").At(field);

    public static Refusal TooLong(string field, int length, int max) =>
        Refusal.Of("shell.too-long", ("length", length), ("max", max)).At(field);

    public static Refusal Odd(string field, int position) => Refusal.Of("shell.odd-character", ("position", position)).At(field);

    /// <summary>
    /// Place, from 1, of the first character that no text holds: a control character other than tab and line ends, half a surrogate pair,
    /// or one that turns the direction of what follows and so lets a name pass for another; null when there is none.
    /// </summary>
    public static int? OddAt(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i)) i++;
            else if (IsOdd(text[i])) return i + 1;
        }
        return null;
    }

    private static bool IsOdd(char c) =>
        char.IsSurrogate(c) || (char.IsControl(c) && c is not ('\t' or '\n' or '\r'))
            || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>
    /// Place, from 1, of the first character that no name holds: besides what no text holds, ends of lines, tabs, and characters of no
    /// width, with which one name passes for another.
    /// </summary>
    public static int? OddInName(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsSurrogatePair(name, i)) i++;
            else if (IsOdd(name[i]) || IsUnseen(name[i])) return i + 1;
        }
        return null;
    }

    private static bool IsUnseen(char c) => c is '\t' or '\n' or '\r' || char.GetUnicodeCategory(c)
        is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>Whether there is nothing in it that a reader would see, such as joiners alone.</summary>
    private static bool IsInvisible(string text) =>
        text.All(c => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format);

    /// <summary>The trimmed text, or a refusal added to <paramref name="refusals"/>.</summary>
    /// <param name="max">In UTF-16 code units.</param>
    public static string Needed(string? text, string field, int max, ICollection<Refusal> refusals)
    {
        var trimmed = text?.Trim() ?? "";
        if (IsInvisible(trimmed)) refusals.Add(Empty(field));
        else Check(trimmed, field, max, refusals);
        return trimmed;
    }

    /// <summary>The trimmed text or null when empty.</summary>
    public static string? Optional(string? text, string field, int max, ICollection<Refusal> refusals)
    {
        var trimmed = text?.Trim() ?? "";
        Check(trimmed, field, max, refusals);
        return trimmed.Length == 0 ? null : trimmed;
    }

    private static void Check(string trimmed, string field, int max, ICollection<Refusal> refusals)
    {
        if (trimmed.Length > max) refusals.Add(TooLong(field, trimmed.Length, max));
        else if (OddAt(trimmed) is { } position) refusals.Add(Odd(field, position));
    }

    /// <summary>One text that must be there; throws at once.</summary>
    public static string Needed(string? text, string field, int max)
    {
        var refusals = new List<Refusal>();
        var value = Needed(text, field, max, refusals);
        Require.None(refusals);
        return value;
    }

    /// <summary>The trimmed name of somebody or something, or a refusal added to <paramref name="refusals"/>.</summary>
    public static string Name(string? text, string field, int max, ICollection<Refusal> refusals)
    {
        var before = refusals.Count;
        var name = Needed(text, field, max, refusals);
        if (refusals.Count == before && OddInName(name) is { } position) refusals.Add(Odd(field, position));
        return name;
    }

    /// <summary>One name; throws at once.</summary>
    public static string Name(string? text, string field, int max)
    {
        var refusals = new List<Refusal>();
        var name = Name(text, field, max, refusals);
        Require.None(refusals);
        return name;
    }
}
