using System.Numerics;
using Answerable.Ballots;

namespace Answerable.Bench;

/// <summary>
/// The fast arithmetic, which on the way counts the Montgomery products and squarings that its methods take for the
/// exponents at hand. Tables, made once an election, are not counted.
/// </summary>
internal sealed class CountingArithmetic(LibcryptoArithmetic fast) : IArithmetic
{
    public long Products { get; private set; }

    public long Squarings { get; private set; }

    public Element Multiply(Element a, Element b)
    {
        Products += 2;
        return fast.Multiply(a, b);
    }

    public Element Divide(Element a, Element b)
    {
        Products += 2;
        return fast.Divide(a, b);
    }

    public Element Power(Element x, Exponent e) => fast.Power(x, e);

    public Element Power(Element x, Secret e) => fast.Power(x, e);

    public Secret MultiplyAdd(Secret a, Secret b, Secret c) => fast.MultiplyAdd(a, b, c);

    public bool IsMember(Element x) => fast.IsMember(x);

    public IFixedBase FixedBase(Element x) => fast.FixedBase(x);

    public Element[] Commitments(IFixedBase g, IFixedBase? y, Element x, ReadOnlySpan<Commitment> wanted, bool membership,
        out bool isMember)
    {
        // Into Montgomery form once, and out of it for each commitment.
        Products += 1 + wanted.Length;
        Squarings += LibcryptoChain.Squarings;
        foreach (var w in wanted) Products += LibcryptoChain.Products(w.Challenge.Value) + Table(w.OnGenerator) + Table(w.OnKey);
        if (membership) Products += LibcryptoChain.Products(Group.Q);
        return fast.Commitments(g, y, x, wanted, membership, out isMember);
    }

    private static int Table(Exponent e) => e.Value.ToByteArray(isUnsigned: true).Count(b => b != 0);
}
