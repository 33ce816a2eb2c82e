using System.Collections.Concurrent;
using System.Numerics;
using static Answerable.Ballots.LibcryptoScratch;

namespace Answerable.Ballots;

/// <summary>
/// Arithmetic over libcrypto 3. Public exponents go through tables and shared chains of squarings; secret exponents
/// through <c>BN_mod_exp_mont_consttime</c>, lengthened by 2q so that every one of them has the same number of words.
/// Working numbers are kept for the next caller; those that held a secret are wiped first.
/// </summary>
public sealed class LibcryptoArithmetic : IArithmetic
{
    private readonly ConcurrentBag<LibcryptoScratch> free = [];
    private readonly nint p = New(), q = New(), twoQ = New(), montP = Checked(Libcrypto.BN_MONT_CTX_new()),
        montQ = Checked(Libcrypto.BN_MONT_CTX_new());

    /// <exception cref="DllNotFoundException">When libcrypto 3 is not installed; see <see cref="IsAvailable"/>.</exception>
    public LibcryptoArithmetic()
    {
        var scratch = Rent();
        Load(p, Group.P);
        Load(q, Group.Q);
        Load(twoQ, 2 * Group.Q);
        Checked(Libcrypto.BN_MONT_CTX_set(montP, p, scratch.Context));
        Checked(Libcrypto.BN_MONT_CTX_set(montQ, q, scratch.Context));
        Load(OneMontgomery, BigInteger.One);
        ToMontgomery(OneMontgomery, scratch);
        Return(scratch);
    }

    /// <summary>Whether libcrypto 3 can be loaded on this machine.</summary>
    public static bool IsAvailable { get; } = Libcrypto.CanLoad();

    /// <summary>1 in Montgomery form.</summary>
    internal nint OneMontgomery { get; } = New();

    public Element Multiply(Element a, Element b)
    {
        var scratch = Rent();
        Load(scratch.A, a.Value);
        Load(scratch.B, b.Value);
        ToMontgomery(scratch.A, scratch);
        Multiply(scratch.A, scratch.A, scratch.B, scratch);
        return Done(scratch.A, scratch);
    }

    public Element Divide(Element a, Element b)
    {
        if ((b.Value % Group.P).IsZero) throw new DivideByZeroException();
        var scratch = Rent();
        Load(scratch.A, a.Value);
        Load(scratch.B, b.Value);
        Checked(Libcrypto.BN_mod_inverse(scratch.B, scratch.B, p, scratch.Context));
        ToMontgomery(scratch.A, scratch);
        Multiply(scratch.A, scratch.A, scratch.B, scratch);
        return Done(scratch.A, scratch);
    }

    public Element Power(Element x, Exponent e)
    {
        var scratch = Rent();
        Load(scratch.A, x.Value);
        Load(scratch.B, e.Value);
        Checked(Libcrypto.BN_mod_exp_mont(scratch.A, scratch.A, scratch.B, p, scratch.Context, montP));
        return Done(scratch.A, scratch);
    }

    public Element Power(Element x, Secret e)
    {
        var scratch = Rent();
        Load(scratch.A, x.Value);
        Libcrypto.MarkSecret(scratch.C);
        Load(scratch.C, e.Bytes);
        Checked(Libcrypto.BN_add(scratch.C, scratch.C, twoQ));
        Checked(Libcrypto.BN_mod_exp_mont_consttime(scratch.A, scratch.A, scratch.C, p, scratch.Context, montP));
        var result = LibcryptoScratch.Element(scratch.A);
        scratch.Wipe();
        Return(scratch);
        return result;
    }

    public Secret MultiplyAdd(Secret a, Secret b, Secret c)
    {
        var scratch = Rent();
        Load(scratch.A, a.Bytes);
        Load(scratch.B, b.Bytes);
        Load(scratch.C, c.Bytes);
        Checked(Libcrypto.BN_to_montgomery(scratch.A, scratch.A, montQ, scratch.Context));
        Checked(Libcrypto.BN_mod_mul_montgomery(scratch.A, scratch.A, scratch.B, montQ, scratch.Context));
        Checked(Libcrypto.BN_mod_add_quick(scratch.A, scratch.A, scratch.C, q));
        var result = Secret.Of(Exponent.Zero);
        Store(scratch.A, result.Bytes);
        scratch.Wipe();
        Return(scratch);
        return result;
    }

    public bool IsMember(Element x)
    {
        if (!x.InRange) return false;
        var scratch = Rent();
        Load(scratch.A, x.Value);
        Checked(Libcrypto.BN_mod_exp_mont(scratch.A, scratch.A, q, p, scratch.Context, montP));
        return Done(scratch.A, scratch).Value.IsOne;
    }

    public IFixedBase FixedBase(Element x) => new LibcryptoFixedBase(this, x);

    public Element[] Commitments(IFixedBase g, IFixedBase? y, Element x, ReadOnlySpan<Commitment> wanted, bool membership,
        out bool isMember)
    {
        isMember = false;
        var results = new Element[wanted.Length];
        if (membership && !x.InRange) return results;
        var scratch = Rent();
        var chain = new LibcryptoChain(this, scratch, x);
        foreach (var commitment in wanted) chain.Add(commitment.Challenge.Value);
        if (membership) chain.Add(Group.Q);
        chain.Run();
        for (var i = 0; i < wanted.Length; i++)
        {
            var power = chain.Power(i);
            ((LibcryptoFixedBase)g).MultiplyInto(power, wanted[i].OnGenerator, scratch);
            ((LibcryptoFixedBase?)y)?.MultiplyInto(power, wanted[i].OnKey, scratch);
            FromMontgomery(power, scratch);
            results[i] = LibcryptoScratch.Element(power);
        }
        isMember = !membership || Libcrypto.BN_cmp(chain.Power(wanted.Length), OneMontgomery) == 0;
        Return(scratch);
        return results;
    }

    internal LibcryptoScratch Rent() => free.TryTake(out var scratch) ? scratch : new();

    internal void Return(LibcryptoScratch scratch) => free.Add(scratch);

    internal void Multiply(nint result, nint a, nint b, LibcryptoScratch scratch) =>
        Checked(Libcrypto.BN_mod_mul_montgomery(result, a, b, montP, scratch.Context));

    internal void ToMontgomery(nint number, LibcryptoScratch scratch) =>
        Checked(Libcrypto.BN_to_montgomery(number, number, montP, scratch.Context));

    internal void FromMontgomery(nint number, LibcryptoScratch scratch) =>
        Checked(Libcrypto.BN_from_montgomery(number, number, montP, scratch.Context));

    private Element Done(nint number, LibcryptoScratch scratch)
    {
        var result = LibcryptoScratch.Element(number);
        Return(scratch);
        return result;
    }
}
