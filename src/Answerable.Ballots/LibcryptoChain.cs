using System.Numerics;

namespace Answerable.Ballots;

/// <summary>
/// Several powers of one element over one chain of squarings (Yao's method with 4-bit digits): x^(16^i) is multiplied
/// into bucket d of each exponent whose i-th digit is d, and x^e is the product of bucket d to the power d.
/// 252 squarings are shared; each exponent adds about 88 products. For public exponents only.
/// </summary>
internal sealed class LibcryptoChain(LibcryptoArithmetic arithmetic, LibcryptoScratch scratch, Element x)
{
    private const int Digits = 2 * Group.ExponentBytes;
    private readonly List<(byte[] Bytes, bool[] Filled)> exponents = [];

    public void Add(BigInteger exponent)
    {
        var bytes = new byte[Group.ExponentBytes];
        exponent.TryWriteBytes(bytes, out _, isUnsigned: true);
        exponents.Add((bytes, new bool[16]));
    }

    /// <summary>Fills the buckets.</summary>
    public void Run()
    {
        LibcryptoScratch.Load(scratch.A, x.Value);
        arithmetic.ToMontgomery(scratch.A, scratch);
        for (var i = 0; i < Digits; i++)
        {
            for (var n = 0; n < exponents.Count; n++) Take(n, i);
            if (i < Digits - 1)
                for (var k = 0; k < 4; k++) arithmetic.Multiply(scratch.A, scratch.A, scratch.A, scratch);
        }
    }

    /// <summary>The n-th power, in Montgomery form, in bucket 0 of its exponent.</summary>
    public nint Power(int n)
    {
        var buckets = scratch.Buckets(n);
        var filled = exponents[n].Filled;
        bool running = false, result = false;
        for (var d = 15; d > 0; d--)
        {
            if (filled[d]) Gather(scratch.Running, buckets[d], ref running);
            if (running) Gather(buckets[0], scratch.Running, ref result);
        }
        if (!result) Libcrypto.BN_copy(buckets[0], arithmetic.OneMontgomery);
        return buckets[0];
    }

    private void Take(int n, int i)
    {
        var (bytes, filled) = exponents[n];
        var d = (bytes[i / 2] >> (4 * (i % 2))) & 15;
        if (d != 0) Gather(scratch.Buckets(n)[d], scratch.A, ref filled[d]);
    }

    private void Gather(nint into, nint factor, ref bool filled)
    {
        if (filled) arithmetic.Multiply(into, into, factor, scratch);
        else Libcrypto.BN_copy(into, factor);
        filled = true;
    }
}
