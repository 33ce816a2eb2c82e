using System.Buffers;
using System.Globalization;
using System.Text;

namespace Answerable.Ballots;

/// <summary>
/// Strings as the reference writes them: raw UTF-8, and escapes only for the quotation mark, the backslash, and the
/// controls U+0000 to U+001F and U+007F (short where JSON has a short form).
/// </summary>
internal static class CanonicalText
{
    private const string Escaped = "\"\\\b\t\n\f\r";
    private const string Letters = "\"\\btnfr";
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> Special =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\', '\u007f']);

    /// <summary>The text between the quotation marks; null when another spelling is the canonical one.</summary>
    public static string? Decode(ReadOnlySpan<byte> raw)
    {
        string spelled;
        try
        {
            spelled = Strict.GetString(raw);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        var text = Unescape(spelled);
        return text is not null && Encode(text) == spelled ? text : null;
    }

    /// <summary>The canonical spelling, without quotation marks.</summary>
    public static string Encode(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0) return text;
        var spelled = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (Escaped.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i) spelled.Append('\\').Append(Letters[i]);
            else if (c is < ' ' or '\u007f') spelled.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else spelled.Append(c);
        }
        return spelled.ToString();
    }

    private static string? Unescape(string spelled)
    {
        if (!spelled.Contains('\\', StringComparison.Ordinal)) return spelled;
        var text = new StringBuilder(spelled.Length);
        for (var i = 0; i < spelled.Length; i++)
        {
            if (spelled[i] != '\\')
            {
                text.Append(spelled[i]);
                continue;
            }
            if (++i == spelled.Length) return null;
            if (Letters.IndexOf(spelled[i], StringComparison.Ordinal) is >= 0 and var letter) text.Append(Escaped[letter]);
            else if (spelled[i] == 'u' && i + 4 < spelled.Length
                && ushort.TryParse(spelled.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += 4;
            }
            else return null;
        }
        return text.ToString();
    }
}
