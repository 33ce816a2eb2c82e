using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Answerable.Ballots.Tests;

/// <summary>The fast arithmetic agrees with the plain one, value for value.</summary>
public sealed class ArithmeticTests
{
    private static readonly LibcryptoArithmetic Fast = new();
    private static readonly BigIntegerArithmetic Plain = new();
    private static readonly IFixedBase FastG = Fast.FixedBase(Group.G), PlainG = Plain.FixedBase(Group.G);

    private static readonly BigInteger[] Edges =
        [BigInteger.One, 2, Group.Q - 1, Group.P - 1, Group.P - 2, Group.P >> 1, Group.G.Value, Group.P - Group.G.Value];

    private static Gen<BigInteger> Number(int bytes) =>
        Gen.Choose(0, 255).ArrayOf(bytes).Select(draw => new BigInteger([.. draw.Select(d => (byte)d)], isUnsigned: true));

    /// <summary>Elements of the group, numbers outside it, and edges.</summary>
    private static Arbitrary<Element> Elements => Gen.OneOf(
        Number(256).Select(n => n % (Group.P - 1) + 1), Number(32).Select(e => BigInteger.ModPow(Group.G.Value, e, Group.P)),
            Gen.Elements(Edges)).Select(n => new Element(n)).ToArbitrary();

    private static Arbitrary<Exponent> Exponents => Gen.OneOf(
        Number(32).Select(Exponent.Of), Gen.Elements(0, 1, 2, 15, 16, 255, 256).Select(n => Exponent.Of(n)),
            Gen.Elements(1, 2).Select(n => Exponent.Of(-n))).ToArbitrary();

    [Fact]
    public void Libcrypto_3_is_there_and_chosen() => Assert.IsType<LibcryptoArithmetic>(Arithmetic.Best);

    [Fact]
    public void The_group_is_what_the_specification_says()
    {
        Assert.Equal(2048, Group.P.GetBitLength());
        Assert.Equal(256, Group.Q.GetBitLength());
        Assert.True(BigInteger.Remainder(Group.P - 1, Group.Q).IsZero);
        Assert.True(Fast.IsMember(Group.G) && Plain.IsMember(Group.G) && !Group.G.Value.IsOne);
    }

    [Fact]
    public void Products_quotients_and_powers_agree() => Prop.ForAll(Elements, Elements, Exponents, (a, b, e) =>
    {
        Assert.Equal(Plain.Multiply(a, b), Fast.Multiply(a, b));
        Assert.Equal(Plain.Divide(a, b), Fast.Divide(a, b));
        Assert.Equal(Plain.Power(a, e), Fast.Power(a, e));
        Assert.Equal(Plain.IsMember(a), Fast.IsMember(a));
        Assert.Equal(Plain.Power(Group.G, e), FastG.Power(e));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Powers_by_secrets_agree_on_members() => Prop.ForAll(Exponents, Exponents, Exponents, (a, b, c) =>
    {
        using Secret x = Secret.Of(a), y = Secret.Of(b), z = Secret.Of(c);
        Assert.Equal(Plain.Power(Group.G, a), Fast.Power(Group.G, x));
        Assert.Equal(a * b + c, Fast.MultiplyAdd(x, y, z).Reveal());
        Assert.Equal(a * b + c, Plain.MultiplyAdd(x, y, z).Reveal());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Commitments_on_one_chain_agree() => Prop.ForAll(Elements, Exponents, Exponents, (x, c, r) =>
    {
        Commitment[] wanted =
            [new(c, r, Exponent.Zero), new(r, Exponent.Zero, c), new(c + r, -c, -r), new(Exponent.Zero, Exponent.Zero, Exponent.Zero)];
        var y = new Element(BigInteger.ModPow(Group.G.Value, 7, Group.P));
        using IFixedBase fastY = Fast.FixedBase(y), plainY = Plain.FixedBase(y);
        var fast = Fast.Commitments(FastG, fastY, x, wanted, membership: true, out var fastMember);
        Assert.Equal(Plain.Commitments(PlainG, plainY, x, wanted, membership: true, out var plainMember), fast);
        Assert.Equal(plainMember, fastMember);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Fact]
    public void Exponents_are_reduced_and_inverted() => Prop.ForAll(Number(40).ToArbitrary(), n =>
    {
        var e = Exponent.Of(n);
        Assert.Equal(n % Group.Q, e.Value);
        Assert.True(e == Exponent.Zero || e * e.Inverse() == Exponent.One);
        Assert.Equal(Exponent.Zero, e + -e);
        var digest = new byte[32];
        var low = n & ((BigInteger.One << 256) - 1);
        low.TryWriteBytes(digest.AsSpan(32 - low.GetByteCount(isUnsigned: true)), out _, isUnsigned: true, isBigEndian: true);
        Assert.Equal(Exponent.Of(low), Secret.OfDigest(digest).Reveal());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_secret_is_zero_after_its_disposal()
    {
        var secret = Secret.Random(SystemRandomness.Instance);
        Assert.NotEqual(Exponent.Zero, secret.Reveal());
        secret.Dispose();
        Assert.Equal(Exponent.Zero, secret.Reveal());
    }

    [Fact]
    public void A_whole_election_of_one_seed_is_the_same_to_the_last_byte_on_both()
    {
        SimulationPlan plan = new(2, 1, 2, Absent: 0, Revotes: 1, Singles: 1, Threshold: 1, Members: 2, Blank: true);
        using Made fast = new(plan, seed: 5, Fast), plain = new(plan, seed: 5, Plain);
        Assert.Equal(plain.Archive, fast.Archive);
        Assert.Null(fast.Verify(new(Arithmetic: Plain)).Fault);
        Assert.Null(plain.Verify(new(Arithmetic: Fast)).Fault);
    }
}
