using System.Numerics;

namespace Answerable.Ballots;

/// <summary>
/// Several powers of one element over one chain of squarings (Yao's method with sliding windows of 4 bits): x^(2^i) is
/// multiplied into bucket d of each exponent that has a window of the odd value d at bit i, and x^e is the product of
/// bucket d to the power d. 255 squarings are shared; each exponent adds about 58 products. For public exponents only.
/// </summary>
internal sealed class LibcryptoChain(LibcryptoArithmetic arithmetic, LibcryptoScratch scratch, Element x)
{
    /// <summary>The squarings of a chain, whatever its exponents are.</summary>
    public const int Squarings = 8 * Group.ExponentBytes - 1;

    private readonly List<Windows> exponents = [];

    /// <summary>The products that one exponent takes.</summary>
    public static int Products(BigInteger exponent)
    {
        var windows = new Windows(exponent);
        int[] digits = [.. Enumerable.Range(0, Squarings + 1).Select(windows.At).Where(d => d != 0)];
        var top = digits.Length == 0 ? 0 : digits.Max() / 2;
        return digits.Length == 0 ? 0 : digits.Length - 1 + (top > 0 ? top + 1 : 0);
    }

    public void Add(BigInteger exponent) => exponents.Add(new(exponent));

    /// <summary>Fills the buckets.</summary>
    public void Run()
    {
        LibcryptoScratch.Load(scratch.A, x.Value);
        arithmetic.ToMontgomery(scratch.A, scratch);
        for (var i = 0; i <= Squarings; i++)
        {
            for (var n = 0; n < exponents.Count; n++)
                if (exponents[n].At(i) is var d and not 0) Gather(scratch.Buckets(n)[d / 2], scratch.A, ref exponents[n].Filled[d / 2]);
            if (i < Squarings) arithmetic.Multiply(scratch.A, scratch.A, scratch.A, scratch);
        }
    }

    /// <summary>
    /// The n-th power, in Montgomery form, in bucket 0 of its exponent. With R_d the product of the buckets from d
    /// upwards it is R_1 (R_3 R_5 … R_15)^2.
    /// </summary>
    public nint Power(int n)
    {
        var (buckets, filled) = (scratch.Buckets(n), exponents[n].Filled);
        bool running = false, higher = false;
        for (var k = filled.Length - 1; k > 0; k--)
        {
            if (filled[k]) Gather(scratch.Running, buckets[k], ref running);
            if (running) Gather(scratch.B, scratch.Running, ref higher);
        }
        if (filled[0]) Gather(scratch.Running, buckets[0], ref running);
        Libcrypto.BN_copy(buckets[0], running ? scratch.Running : arithmetic.OneMontgomery);
        if (!higher) return buckets[0];
        arithmetic.Multiply(scratch.B, scratch.B, scratch.B, scratch);
        arithmetic.Multiply(buckets[0], buckets[0], scratch.B, scratch);
        return buckets[0];
    }

    private void Gather(nint into, nint factor, ref bool filled)
    {
        if (filled) arithmetic.Multiply(into, into, factor, scratch);
        else Libcrypto.BN_copy(into, factor);
        filled = true;
    }

    /// <summary>An exponent cut, from its lowest bit upwards, into windows of 4 bits that begin with a 1.</summary>
    private sealed class Windows
    {
        private readonly byte[] bytes = new byte[Group.ExponentBytes + 1];
        private int next;

        public Windows(BigInteger exponent) => exponent.TryWriteBytes(bytes, out _, isUnsigned: true);

        /// <summary>Which of the buckets 1, 3, …, 15 hold something.</summary>
        public bool[] Filled { get; } = new bool[8];

        /// <summary>The value of the window that begins at bit i, or 0; to be asked for each bit in turn.</summary>
        public int At(int i)
        {
            var bits = (bytes[i / 8] | bytes[i / 8 + 1] << 8) >> i % 8;
            if (i < next || (bits & 1) == 0) return 0;
            next = i + 4;
            return bits & 15;
        }
    }
}
