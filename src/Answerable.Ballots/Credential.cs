using System.Security.Cryptography;
using System.Text;

namespace Answerable.Ballots;

/// <summary>A voter's private credential (section 4.8): 14 random Base58 characters and a check character, shown in five groups of
/// three.</summary>
public sealed class Credential : IDisposable
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA256.</summary>
    public const int Rounds = 1000;

    private readonly char[] text;

    private Credential(char[] text) => this.text = text;

    public static Credential Random(IRandomness random)
    {
        var digits = Base58.Random(15, random);
        digits[14] = Check(digits.AsSpan(0, 14));
        var text = GC.AllocateArray<char>(19, pinned: true);
        for (var i = 0; i < 15; i++) text[i + i / 3] = digits[i];
        for (var i = 3; i < 19; i += 4) text[i] = '-';
        Array.Clear(digits);
        return new(text);
    }

    /// <summary>Reads a credential as a voter types it; null when a character or the check character is wrong.</summary>
    public static Credential? Parse(ReadOnlySpan<char> typed)
    {
        if (typed.Length != 19) return null;
        var digits = GC.AllocateArray<char>(15, pinned: true);
        for (var i = 0; i < 15; i++) digits[i] = typed[i + i / 3];
        var valid = Base58.Holds(digits) && digits[14] == Check(digits.AsSpan(0, 14));
        for (var i = 3; i < 19; i += 4) valid &= typed[i] == '-';
        Array.Clear(digits);
        if (!valid) return null;
        var text = GC.AllocateArray<char>(19, pinned: true);
        typed.CopyTo(text);
        return new(text);
    }

    /// <summary>s = PBKDF2-HMAC-SHA256(the text with its dashes, salt the election's uuid, 1,000 rounds) mod q.</summary>
    public Secret Secret(string uuid)
    {
        Span<byte> digest = stackalloc byte[32];
        Rfc2898DeriveBytes.Pbkdf2(text, Encoding.UTF8.GetBytes(uuid), digest, Rounds, HashAlgorithmName.SHA256);
        var secret = Ballots.Secret.OfDigest(digest);
        CryptographicOperations.ZeroMemory(digest);
        return secret;
    }

    /// <summary>g^s, what the server learns of a credential.</summary>
    public Element Public(string uuid, IArithmetic arithmetic)
    {
        using var secret = Secret(uuid);
        return arithmetic.Power(Group.G, secret);
    }

    /// <summary>The text to hand to the voter.</summary>
    public override string ToString() => new(text);

    public void Dispose() => Array.Clear(text);

    /// <summary>53 - (v mod 53), where v is the number that the 14 characters write in base 58.</summary>
    private static char Check(ReadOnlySpan<char> digits)
    {
        var rest = 0;
        foreach (var digit in digits) rest = (rest * 58 + Math.Max(0, Base58.Alphabet.IndexOf(digit, StringComparison.Ordinal))) % 53;
        return Base58.Alphabet[53 - rest];
    }
}
