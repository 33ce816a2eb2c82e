using System.Globalization;
using System.Numerics;

namespace Answerable.Ballots;

/// <summary>
/// A public number in [0, q): a challenge, a response, a Lagrange coefficient. What must stay secret is a
/// <see cref="Secret"/> instead.
/// </summary>
public readonly record struct Exponent
{
    private Exponent(BigInteger value) => Value = value;

    /// <summary>The number, in [0, q).</summary>
    public BigInteger Value { get; }

    public static Exponent Zero => default;

    public static Exponent One { get; } = new(BigInteger.One);

    /// <summary>Any integer, reduced modulo q.</summary>
    public static Exponent Of(BigInteger value)
    {
        var rest = BigInteger.Remainder(value, Group.Q);
        return new(rest.Sign < 0 ? rest + Group.Q : rest);
    }

    /// <summary>The big-endian number of some bytes, modulo q (the way every digest becomes a challenge).</summary>
    public static Exponent OfBytes(ReadOnlySpan<byte> bigEndian) => Of(new BigInteger(bigEndian, isUnsigned: true, isBigEndian: true));

    /// <summary>x^-1 mod q. <exception cref="DivideByZeroException">For zero, which has no inverse.</exception></summary>
    public Exponent Inverse() => Value.IsZero ? throw new DivideByZeroException() : new(BigInteger.ModPow(Value, Group.Q - 2, Group.Q));

    public static Exponent operator +(Exponent a, Exponent b) => Of(a.Value + b.Value);

    public static Exponent operator -(Exponent a, Exponent b) => Of(a.Value - b.Value);

    public static Exponent operator *(Exponent a, Exponent b) => Of(a.Value * b.Value);

    public static Exponent operator -(Exponent a) => Of(-a.Value);

    /// <summary>The number in base 10.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
