using System.Numerics;

namespace Answerable.Ballots;

/// <summary>
/// Arithmetic over <see cref="BigInteger"/>, line by line as the specification writes it. Slow, and not fit for real
/// secrets: its time depends on them and its memory cannot be cleared. It is the oracle of the tests, and lets an
/// archive be verified where libcrypto 3 is missing.
/// </summary>
public sealed class BigIntegerArithmetic : IArithmetic
{
    public Element Multiply(Element a, Element b) => new(a.Value * b.Value % Group.P);

    public Element Divide(Element a, Element b)
    {
        if ((b.Value % Group.P).IsZero) throw new DivideByZeroException();
        return new(a.Value * BigInteger.ModPow(b.Value, Group.P - 2, Group.P) % Group.P);
    }

    public Element Power(Element x, Exponent e) => new(BigInteger.ModPow(x.Value, e.Value, Group.P));

    public Element Power(Element x, Secret e) => Power(x, e.Reveal());

    public Secret MultiplyAdd(Secret a, Secret b, Secret c) => Secret.Of(a.Reveal() * b.Reveal() + c.Reveal());

    public bool IsMember(Element x) => x.InRange && BigInteger.ModPow(x.Value, Group.Q, Group.P).IsOne;

    public IFixedBase FixedBase(Element x) => new Plain(this, x);

    public Element[] Commitments(IFixedBase g, IFixedBase? y, Element x, ReadOnlySpan<Commitment> wanted, bool membership,
        out bool isMember)
    {
        isMember = !membership || IsMember(x);
        var results = new Element[wanted.Length];
        for (var i = 0; i < wanted.Length; i++)
        {
            results[i] = Multiply(Power(x, wanted[i].Challenge), g.Power(wanted[i].OnGenerator));
            if (y is not null) results[i] = Multiply(results[i], y.Power(wanted[i].OnKey));
        }
        return results;
    }

    private sealed class Plain(BigIntegerArithmetic arithmetic, Element x) : IFixedBase
    {
        public Element Base => x;

        public Element Power(Exponent e) => arithmetic.Power(x, e);

        public void Dispose()
        {
        }
    }
}
