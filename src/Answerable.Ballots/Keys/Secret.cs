using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Answerable.Ballots;

/// <summary>
/// A secret number in [0, q): a private key, a credential, a nonce, the randomness of a ciphertext. It lives in one
/// pinned buffer of 32 bytes, which the garbage collector cannot copy and <see cref="Dispose"/> overwrites with zeros.
/// </summary>
public sealed class Secret : IDisposable
{
    private static readonly ulong[] Order = Limbs(Group.Q);
    private readonly byte[] bytes = GC.AllocateArray<byte>(Group.ExponentBytes, pinned: true);

    /// <summary>The number, big-endian. Valid until disposal.</summary>
    internal Span<byte> Bytes => bytes;

    /// <summary>Uniform in [0, q), by drawing again while the draw is not below q.</summary>
    public static Secret Random(IRandomness random)
    {
        var secret = new Secret();
        do random.Fill(secret.bytes);
        while (!secret.IsBelowOrder());
        return secret;
    }

    /// <summary>A digest of 32 bytes as a big-endian number modulo q. As 2^256 &lt; 2q, one conditional subtraction does it.</summary>
    public static Secret OfDigest(ReadOnlySpan<byte> digest)
    {
        var secret = new Secret();
        digest[..Group.ExponentBytes].CopyTo(secret.bytes);
        secret.SubtractOrderIfNotBelow();
        return secret;
    }

    /// <summary>A copy of a number that is public, or public soon, so that it can meet secrets.</summary>
    public static Secret Of(Exponent value)
    {
        var secret = new Secret();
        var length = value.Value.GetByteCount(isUnsigned: true);
        value.Value.TryWriteBytes(secret.bytes.AsSpan(Group.ExponentBytes - length), out _, isUnsigned: true, isBigEndian: true);
        return secret;
    }

    /// <summary>The number as a public value: for a response, or for a key file that its owner asked for.</summary>
    public Exponent Reveal() => Exponent.OfBytes(bytes);

    /// <summary>Overwrites the number with zeros.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(bytes);

    private bool IsBelowOrder()
    {
        Span<ulong> rest = stackalloc ulong[4];
        return Subtract(rest) == 1;
    }

    private void SubtractOrderIfNotBelow()
    {
        Span<ulong> rest = stackalloc ulong[4];
        var keep = 0UL - Subtract(rest);
        for (var i = 0; i < 4; i++)
        {
            var limb = bytes.AsSpan(24 - 8 * i, 8);
            BinaryPrimitives.WriteUInt64BigEndian(limb, (BinaryPrimitives.ReadUInt64BigEndian(limb) & keep) | (rest[i] & ~keep));
        }
        rest.Clear();
    }

    /// <summary>this - q in four limbs; returns the borrow, 1 when this is below q.</summary>
    private ulong Subtract(Span<ulong> rest)
    {
        ulong borrow = 0;
        for (var i = 0; i < 4; i++)
        {
            var difference = (UInt128)BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(24 - 8 * i, 8)) - Order[i] - borrow;
            rest[i] = (ulong)difference;
            borrow = (ulong)(difference >> 64) & 1;
        }
        return borrow;
    }

    private static ulong[] Limbs(BigInteger value) =>
        [.. Enumerable.Range(0, 4).Select(i => (ulong)((value >> (64 * i)) & ulong.MaxValue))];
}
