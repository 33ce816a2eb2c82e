namespace Answerable.Ballots;

/// <summary>
/// Arithmetic in <see cref="Group"/>. Two implementations agree value for value: <see cref="LibcryptoArithmetic"/>
/// is fast and keeps secrets; <see cref="BigIntegerArithmetic"/> runs anywhere and is the oracle of the tests.
/// Implementations may be used by several threads at once.
/// </summary>
public interface IArithmetic
{
    /// <summary>a b mod p.</summary>
    Element Multiply(Element a, Element b);

    /// <summary>a / b mod p. <exception cref="DivideByZeroException">When b is no unit modulo p.</exception></summary>
    Element Divide(Element a, Element b);

    /// <summary>x^e mod p for a public exponent; time depends on it.</summary>
    Element Power(Element x, Exponent e);

    /// <summary>x^e mod p in time that does not depend on e. x must be a member of the group.</summary>
    Element Power(Element x, Secret e);

    /// <summary>a b + c mod q, in time that depends on none of them.</summary>
    Secret MultiplyAdd(Secret a, Secret b, Secret c);

    /// <summary>Whether 0 &lt; x &lt; p and x^q = 1 mod p.</summary>
    bool IsMember(Element x);

    /// <summary>Tables for many powers of one element by public exponents.</summary>
    IFixedBase FixedBase(Element x);

    /// <summary>
    /// The commitments x^Challenge g^OnGenerator y^OnKey, all over one chain of squarings of x, and on the same
    /// chain whether x is a member. y may be null when every OnKey is zero.
    /// </summary>
    /// <param name="isMember">Whether x is in the group; true without a look when <paramref name="membership"/> is false.</param>
    Element[] Commitments(IFixedBase g, IFixedBase? y, Element x, ReadOnlySpan<Commitment> wanted, bool membership, out bool isMember);
}

/// <summary>One commitment to compute again from a proof: x^Challenge g^OnGenerator y^OnKey.</summary>
public readonly record struct Commitment(Exponent Challenge, Exponent OnGenerator, Exponent OnKey);

/// <summary>Powers of one element, made quick by tables. Belongs to the arithmetic that made it.</summary>
public interface IFixedBase : IDisposable
{
    /// <summary>The element.</summary>
    Element Base { get; }

    /// <summary>Base^e mod p; time depends on e.</summary>
    Element Power(Exponent e);
}

/// <summary>Chooses an implementation.</summary>
public static class Arithmetic
{
    private static readonly Lazy<IArithmetic> best =
        new(() => LibcryptoArithmetic.IsAvailable ? new LibcryptoArithmetic() : new BigIntegerArithmetic());

    /// <summary>Over libcrypto 3 where it can be loaded, else over <see cref="System.Numerics.BigInteger"/>. One for the process.</summary>
    public static IArithmetic Best => best.Value;
}
