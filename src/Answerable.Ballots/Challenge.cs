using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Answerable.Ballots;

/// <summary>H(prefix; e1, …, en): SHA-256 of the prefix and the elements in base 10 with commas between, as a big-endian number modulo
/// q.</summary>
public static class Challenge
{
    /// <summary>The prefix ends with a vertical bar, as every prefix of the specification does.</summary>
    /// <exception cref="ArgumentOutOfRangeException">When an element is far outside 0 to p - 1.</exception>
    public static Exponent Of(string prefix, params ReadOnlySpan<Element> elements)
    {
        var text = ArrayPool<char>.Shared.Rent(prefix.Length + elements.Length * (Group.ElementDigits + 1));
        prefix.CopyTo(text);
        var length = prefix.Length;
        for (var i = 0; i < elements.Length; i++)
        {
            if (i > 0) text[length++] = ',';
            if (!elements[i].Value.TryFormat(text.AsSpan(length), out var digits, provider: CultureInfo.InvariantCulture))
                throw new ArgumentOutOfRangeException(nameof(elements));
            length += digits;
        }
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(length));
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text.AsSpan(0, length), bytes)), digest);
        ArrayPool<char>.Shared.Return(text);
        ArrayPool<byte>.Shared.Return(bytes);
        return Exponent.OfBytes(digest);
    }
}

/// <summary>The two ways in which the protocol writes a SHA-256.</summary>
public static class Fingerprint
{
    /// <summary>Base64 without padding, 43 characters: election fingerprint φ, ballot tracker, hash in a signature (section
    /// 4.15).</summary>
    public static string Base64(ReadOnlySpan<byte> record) => Convert.ToBase64String(SHA256.HashData(record)).TrimEnd('=');

    /// <summary>Lower-case hexadecimal: names of records, references between them.</summary>
    public static string Hex(ReadOnlySpan<byte> record) => Convert.ToHexStringLower(SHA256.HashData(record));
}
