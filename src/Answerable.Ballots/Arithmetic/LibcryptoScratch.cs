using System.Numerics;

namespace Answerable.Ballots;

/// <summary>Working numbers of one thread: made once, used again, wiped with the process's last use of them.</summary>
internal sealed class LibcryptoScratch
{
    private readonly List<nint[]> buckets = [];

    public nint Context { get; } = Checked(Libcrypto.BN_CTX_new());

    public nint A { get; } = New();

    public nint B { get; } = New();

    public nint C { get; } = New();

    public nint Running { get; } = New();

    /// <summary>The 8 buckets of the n-th exponent on a chain, for the digits 1, 3, …, 15.</summary>
    public nint[] Buckets(int n)
    {
        while (buckets.Count <= n) buckets.Add([.. Enumerable.Range(0, 8).Select(_ => New())]);
        return buckets[n];
    }

    /// <summary>Overwrites the working numbers that may have held a secret.</summary>
    public void Wipe()
    {
        Libcrypto.BN_clear(A);
        Libcrypto.BN_clear(B);
        Libcrypto.BN_clear(C);
    }

    public static nint New() => Checked(Libcrypto.BN_new());

    public static nint Checked(nint pointer) => pointer != 0 ? pointer : throw new InvalidOperationException("libcrypto is out of memory.");

    public static void Checked(int result)
    {
        if (result != 1) throw new InvalidOperationException("libcrypto refused a computation.");
    }

    /// <summary>Writes a number that is not negative and at most 256 bytes long.</summary>
    public static unsafe void Load(nint to, BigInteger value)
    {
        var bytes = stackalloc byte[Group.ElementBytes];
        if (!value.TryWriteBytes(new Span<byte>(bytes, Group.ElementBytes), out var length, isUnsigned: true, isBigEndian: true))
            throw new ArgumentOutOfRangeException(nameof(value));
        Checked(Libcrypto.BN_bin2bn(bytes, length, to));
    }

    public static unsafe void Load(nint to, ReadOnlySpan<byte> bigEndian)
    {
        fixed (byte* bytes = bigEndian) Checked(Libcrypto.BN_bin2bn(bytes, bigEndian.Length, to));
    }

    public static unsafe void Store(nint from, Span<byte> bigEndian)
    {
        fixed (byte* bytes = bigEndian)
            if (Libcrypto.BN_bn2binpad(from, bytes, bigEndian.Length) != bigEndian.Length)
                throw new InvalidOperationException("A number does not fit.");
    }

    public static Element Element(nint from)
    {
        Span<byte> bytes = stackalloc byte[Group.ElementBytes];
        Store(from, bytes);
        return new(new BigInteger(bytes, isUnsigned: true, isBigEndian: true));
    }
}
