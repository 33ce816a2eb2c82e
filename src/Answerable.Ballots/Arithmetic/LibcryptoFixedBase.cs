using System.Numerics;
using static Answerable.Ballots.LibcryptoScratch;

namespace Answerable.Ballots;

/// <summary>
/// Base^(b 256^i) for every byte value b and place i, so that a power by a 32-byte exponent is at most 31 products
/// and no squaring. 32 × 255 numbers, about 2.5 MB outside the managed heap. For public exponents only: which
/// entries are read depends on the exponent.
/// </summary>
internal sealed class LibcryptoFixedBase : IFixedBase
{
    private readonly LibcryptoArithmetic arithmetic;
    private readonly nint[] table = new nint[Group.ExponentBytes * 256];
    private bool disposed;

    public LibcryptoFixedBase(LibcryptoArithmetic arithmetic, Element x)
    {
        (this.arithmetic, Base) = (arithmetic, x);
        var scratch = arithmetic.Rent();
        Load(scratch.A, x.Value);
        arithmetic.ToMontgomery(scratch.A, scratch);
        for (var place = 0; place < Group.ExponentBytes; place++)
        {
            for (var b = 1; b < 256; b++)
            {
                var entry = table[place * 256 + b] = New();
                if (b == 1) Libcrypto.BN_copy(entry, scratch.A);
                else arithmetic.Multiply(entry, table[place * 256 + b - 1], scratch.A, scratch);
            }
            arithmetic.Multiply(scratch.A, table[place * 256 + 255], scratch.A, scratch);
        }
        arithmetic.Return(scratch);
    }

    ~LibcryptoFixedBase() => Free();

    public Element Base { get; }

    public Element Power(Exponent e)
    {
        if (e.Value.IsZero) return Element.One;
        var scratch = arithmetic.Rent();
        Libcrypto.BN_copy(scratch.A, arithmetic.OneMontgomery);
        MultiplyInto(scratch.A, e, scratch);
        arithmetic.FromMontgomery(scratch.A, scratch);
        var result = LibcryptoScratch.Element(scratch.A);
        arithmetic.Return(scratch);
        return result;
    }

    /// <summary>accumulator ← accumulator Base^e, in Montgomery form.</summary>
    public void MultiplyInto(nint accumulator, Exponent e, LibcryptoScratch scratch)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        Span<byte> bytes = stackalloc byte[Group.ExponentBytes];
        e.Value.TryWriteBytes(bytes, out var length, isUnsigned: true);
        for (var place = 0; place < length; place++)
            if (bytes[place] != 0) arithmetic.Multiply(accumulator, accumulator, table[place * 256 + bytes[place]], scratch);
        GC.KeepAlive(this);
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (disposed) return;
        disposed = true;
        foreach (var entry in table)
            if (entry != 0) Libcrypto.BN_clear_free(entry);
    }
}
