using System.Security.Cryptography;
using System.Text;

namespace Answerable.Ballots;

/// <summary>
/// A Pedersen member's secret (section 4.6.1): 22 random Base58 characters, from which come the signing key
/// sk = SHA256(<c>sk|seed</c>) and the decryption key dk = SHA256(<c>dk|seed</c>), big-endian, modulo q.
/// </summary>
public sealed class TrusteeSeed : IDisposable
{
    /// <summary>Characters of a seed.</summary>
    public const int Length = 22;

    private readonly char[] text;

    private TrusteeSeed(char[] text)
    {
        this.text = text;
        SigningKey = Derive("sk|");
        DecryptionKey = Derive("dk|");
    }

    public Secret SigningKey { get; }

    public Secret DecryptionKey { get; }

    public static TrusteeSeed Random(IRandomness random) => new(Base58.Random(Length, random));

    /// <summary>Reads a seed that its owner kept; null when it is none.</summary>
    public static TrusteeSeed? Parse(ReadOnlySpan<char> kept)
    {
        if (kept.Length != Length || !Base58.Holds(kept)) return null;
        var text = GC.AllocateArray<char>(Length, pinned: true);
        kept.CopyTo(text);
        return new(text);
    }

    /// <summary>The certificate of this member (section 4.6.2).</summary>
    /// <param name="context">What later versions bind it to; null for the form of 2.0.</param>
    public SignedMessage Certificate(CertificateContext? context, IArithmetic arithmetic, IRandomness random) => SignedMessage.Of(
        new CertificateKeys(context, arithmetic.Power(Group.G, SigningKey), arithmetic.Power(Group.G, DecryptionKey)), SigningKey,
            arithmetic, random);

    /// <summary>The text to keep.</summary>
    public override string ToString() => new(text);

    public void Dispose()
    {
        Array.Clear(text);
        SigningKey.Dispose();
        DecryptionKey.Dispose();
    }

    private Secret Derive(string prefix)
    {
        Span<byte> bytes = stackalloc byte[3 + Length], digest = stackalloc byte[32];
        Encoding.ASCII.GetBytes(prefix, bytes);
        Encoding.ASCII.GetBytes(text, bytes[3..]);
        SHA256.HashData(bytes, digest);
        var key = Secret.OfDigest(digest);
        CryptographicOperations.ZeroMemory(bytes);
        CryptographicOperations.ZeroMemory(digest);
        return key;
    }
}
