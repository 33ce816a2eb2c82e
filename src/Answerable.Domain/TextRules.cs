using System.Buffers;
using System.Globalization;
using System.Text;

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
    /// Place, from 1 in UTF-16 code units, of the first character that no text holds: a control character other than tab and line ends,
    /// half a surrogate pair, or one that turns the direction of what follows and so lets a name pass for another; null when there is none.
    /// </summary>
    public static int? OddAt(string text) => First(text, IsOdd);

    /// <summary>The text without what no text holds, for what comes out of files of other programs.</summary>
    public static string WithoutOdd(string text)
    {
        if (OddAt(text) is null) return text;
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) == OperationStatus.Done && !IsOdd(rune))
                kept.Append(text, i, length);
            i += length;
        }
        return kept.ToString();
    }

    /// <summary>
    /// Place, from 1 in UTF-16 code units, of the first character that no name holds: besides what no text holds, whatever a reader cannot
    /// see, with which one name passes for another; null when there is none.
    /// </summary>
    public static int? OddInName(string name) => First(name, rune => IsOdd(rune) || IsUnseen(rune));

    /// <summary>Likewise for a code, which needs no rare characters: private use is refused too.</summary>
    public static int? OddInCode(string code) =>
        First(code, rune => IsOdd(rune) || IsUnseen(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse);

    private static int? First(string text, Func<Rune, bool> isOdd)
    {
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) != OperationStatus.Done || isOdd(rune)) return i + 1;
            i += length;
        }
        return null;
    }

    private static bool IsOdd(Rune rune) => (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r'))
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    /// <summary>
    /// By general category, in every plane: controls with tab and line ends (Cc); format characters (Cf), of which no name in the
    /// product's two languages needs any – joiners serve scripts of other languages, tags and soft hyphens none; line and paragraph
    /// separators (Zl, Zp); what has no character yet (Cn); and private use (Co) beyond the first plane. Private use of the first plane
    /// stays: older Chinese encodings keep rare characters there, and names of the official list of divisions hold some. Besides them the
    /// letters and marks that draw nothing.
    /// </summary>
    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.OtherNotAssigned || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse && !rune.IsBmp)
        || DrawsNothing(rune);

    /// <summary>Letters, marks and symbols without a shape of their own: grapheme joiner, Hangul fillers, Khmer inherent vowels, the blank
    /// Braille pattern, and variation selectors. From the property Default_Ignorable_Code_Point of Unicode, and U+2800.</summary>
    private static bool DrawsNothing(Rune rune) => rune.Value
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or 0xFFA0
        or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>Whether there is nothing in it that a reader would see, such as joiners alone.</summary>
    private static bool IsInvisible(string text) => text.EnumerateRunes()
        .All(r => Rune.IsWhiteSpace(r) || Rune.GetUnicodeCategory(r) == UnicodeCategory.Format || DrawsNothing(r));

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
    public static string Name(string? text, string field, int max, ICollection<Refusal> refusals) =>
        Needed(text, field, max, refusals, OddInName);

    /// <summary>The trimmed code by which somebody is known, or a refusal added to <paramref name="refusals"/>.</summary>
    public static string Code(string? text, string field, int max, ICollection<Refusal> refusals) =>
        Needed(text, field, max, refusals, OddInCode);

    private static string Needed(string? text, string field, int max, ICollection<Refusal> refusals, Func<string, int?> odd)
    {
        var before = refusals.Count;
        var trimmed = Needed(text, field, max, refusals);
        if (refusals.Count == before && odd(trimmed) is { } position) refusals.Add(Odd(field, position));
        return trimmed;
    }

    /// <summary>The trimmed name, or null when empty.</summary>
    public static string? OptionalName(string? text, string field, int max, ICollection<Refusal> refusals) =>
        string.IsNullOrWhiteSpace(text) ? null : Name(text, field, max, refusals);

    /// <summary>One name; throws at once.</summary>
    public static string Name(string? text, string field, int max)
    {
        var refusals = new List<Refusal>();
        var name = Name(text, field, max, refusals);
        Require.None(refusals);
        return name;
    }

    /// <summary>One code; throws at once.</summary>
    public static string Code(string? text, string field, int max)
    {
        var refusals = new List<Refusal>();
        var code = Code(text, field, max, refusals);
        Require.None(refusals);
        return code;
    }
}
