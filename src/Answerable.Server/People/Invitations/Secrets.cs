using System.Security.Cryptography;
using System.Text;

namespace Answerable.Server.People;

/// <summary>Secrets of invitations: 100 bits in an alphabet that survives printing and typing; only the hash is stored.</summary>
internal static class Secrets
{
    /// <summary>No 0/O, 1/I/L, U/V: 20 characters, written in groups of five.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTWXYZ";

    public static string Make()
    {
        var text = RandomNumberGenerator.GetString(Alphabet, 20);
        return $"{text[..5]}-{text[5..10]}-{text[10..15]}-{text[15..]}";
    }

    /// <summary>Hash of a secret as typed: case, spaces and hyphens do not matter.</summary>
    public static string Hash(string secret)
    {
        var bare = new string([.. secret.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(bare)));
    }
}
