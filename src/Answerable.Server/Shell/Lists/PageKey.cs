using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Answerable.Server.Shell.Lists;

/// <summary>
/// The last row of a page, from which the next one begins, as it stands in the address: what the row is ordered by, opaque and safe there.
/// Whatever cannot be read is null, and the list begins at its beginning.
/// </summary>
public static class PageKey
{
    private const int MaxLength = 2000;

    /// <summary>Between the parts; no text that people type holds it.</summary>
    private const char Between = '\u001f';

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Write(params ReadOnlySpan<object> parts)
    {
        var texts = new string?[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            texts[i] = parts[i] is IFormattable value ? value.ToString(value is DateOnly ? "O" : null, CultureInfo.InvariantCulture) : parts[i].ToString();
        return Base64Url.EncodeToString(Utf8.GetBytes(string.Join(Between, texts)));
    }

    /// <summary>Of a list ordered by one value.</summary>
    public static T? Read<T>(string? key) where T : struct, IParsable<T> =>
        Parts(key, 1) is [var text] && Is<T>(text, out var value) ? value : null;

    /// <summary>Of a list ordered by a text.</summary>
    public static string? ReadText(string? key) => Parts(key, 1) is [var text] ? text : null;

    public static (TFirst, TSecond)? Read<TFirst, TSecond>(string? key)
        where TFirst : IParsable<TFirst> where TSecond : IParsable<TSecond> =>
        Parts(key, 2) is [var one, var two] && Is<TFirst>(one, out var first) && Is<TSecond>(two, out var second) ? (first, second) : null;

    public static (TFirst, TSecond, TThird)? Read<TFirst, TSecond, TThird>(string? key)
        where TFirst : IParsable<TFirst> where TSecond : IParsable<TSecond> where TThird : IParsable<TThird> =>
        Parts(key, 3) is [var one, var two, var three]
        && Is<TFirst>(one, out var first) && Is<TSecond>(two, out var second) && Is<TThird>(three, out var third) ? (first, second, third) : null;

    private static bool Is<T>(string text, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value) where T : IParsable<T> =>
        T.TryParse(text, CultureInfo.InvariantCulture, out value);

    private static string[]? Parts(string? key, int count)
    {
        if (string.IsNullOrEmpty(key) || key.Length > MaxLength || !Base64Url.IsValid(key)) return null;
        try
        {
            var parts = Utf8.GetString(Base64Url.DecodeFromChars(key)).Split(Between);
            // No database takes a NUL as text, and no row is ordered by any other such character.
            return parts.Length == count && !parts.Any(p => p.Any(char.IsControl)) ? parts : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
