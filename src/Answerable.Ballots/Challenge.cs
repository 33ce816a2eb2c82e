using System.Security.Cryptography;
using System.Text;

namespace Answerable.Ballots;

/// <summary>H(prefix; e1, …, en): SHA-256 of the prefix and the elements in base 10 with commas between, as a big-endian number modulo q.</summary>
public static class Challenge
{
    /// <summary>The prefix ends with a vertical bar, as every prefix of the specification does.</summary>
    public static Exponent Of(string prefix, params ReadOnlySpan<Element> elements)
    {
        var text = new StringBuilder(prefix, prefix.Length + elements.Length * (Group.ElementDigits + 1));
        for (var i = 0; i < elements.Length; i++)
        {
            if (i > 0) text.Append(',');
            text.Append(elements[i].ToString());
        }
        return Exponent.OfBytes(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>The two ways in which the protocol writes a SHA-256.</summary>
public static class Fingerprint
{
    /// <summary>Base64 without padding, 43 characters: election fingerprint φ, ballot tracker, hash in a signature (section 4.15).</summary>
    public static string Base64(ReadOnlySpan<byte> record) => Convert.ToBase64String(SHA256.HashData(record)).TrimEnd('=');

    /// <summary>Lower-case hexadecimal: names of records, references between them.</summary>
    public static string Hex(ReadOnlySpan<byte> record) => Convert.ToHexStringLower(SHA256.HashData(record));
}
