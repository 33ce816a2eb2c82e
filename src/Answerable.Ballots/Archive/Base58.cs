using System.Buffers;
using System.Security.Cryptography;

namespace Answerable.Ballots;

/// <summary>The alphabet of credentials, seeds and election identifiers: digits and letters without 0, O, I and l.</summary>
public static class Base58
{
    public const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    /// <summary>Whether every character is of the alphabet.</summary>
    public static bool Holds(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Characters);

    /// <summary>Uniformly random characters; clear them when they are secret.</summary>
    public static char[] Random(int length, IRandomness random)
    {
        var text = GC.AllocateArray<char>(length, pinned: true);
        Span<byte> draw = stackalloc byte[1];
        for (var i = 0; i < length; i++)
        {
            do random.Fill(draw);
            while (draw[0] >= 232);
            text[i] = Alphabet[draw[0] % 58];
        }
        CryptographicOperations.ZeroMemory(draw);
        return text;
    }
}
