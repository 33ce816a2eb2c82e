namespace Answerable.Ballots;

/// <summary>
/// One trustee's share of the decryption (section 4.18): f = alpha^x for each ciphertext of the tally, with the proof
/// that it is the x of X: challenge = H(<c>decrypt|φ|X|</c>; g^w, alpha^w).
/// </summary>
public sealed record PartialDecryption(IReadOnlyList<IReadOnlyList<Element>> Factors, IReadOnlyList<IReadOnlyList<Proof>> Proofs)
    : ICanonical<PartialDecryption>
{
    /// <summary>Decrypts a tally whose elements were checked to be in the group.</summary>
    /// <param name="fingerprint">φ of the election.</param>
    public static PartialDecryption Of(EncryptedTally tally, Secret x, string fingerprint, IArithmetic arithmetic, IRandomness random)
    {
        var prefix = Prefix(fingerprint, arithmetic.Power(Group.G, x));
        List<IReadOnlyList<Element>> factors = [];
        List<IReadOnlyList<Proof>> proofs = [];
        foreach (var question in tally.Questions)
        {
            factors.Add([.. question.Select(c => arithmetic.Power(c.Alpha, x))]);
            proofs.Add([.. question.Select(c => Prove(c.Alpha, x, prefix, arithmetic, random))]);
        }
        return new(factors, proofs);
    }

    /// <summary>
    /// Whether f = alpha^x for the x of <paramref name="key"/>, with A = g^response X^challenge and
    /// B = alpha^response f^challenge; on the way, whether f is in the group.
    /// </summary>
    public static bool Holds(Proof proof, Element factor, Element alpha, Element key, string fingerprint, IFixedBase g,
        IArithmetic arithmetic, out bool isMember)
    {
        var a = arithmetic.Commitments(g, null, key, [new(proof.Challenge, proof.Response, Exponent.Zero)], membership: false, out _)[0];
        var f = arithmetic.Commitments(g, null, factor, [new(proof.Challenge, Exponent.Zero, Exponent.Zero)], membership: true,
            out isMember)[0];
        return isMember
            && Challenge.Of(Prefix(fingerprint, key), a,
                arithmetic.Multiply(arithmetic.Power(alpha, proof.Response), f)) == proof.Challenge;
    }

    public static PartialDecryption Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"decryption_factors\":"u8);
        var factors = reader.List((ref r) => (IReadOnlyList<Element>)r.List((ref s) => s.Element()));
        reader.Expect(",\"decryption_proofs\":"u8);
        var proofs = reader.List((ref r) => (IReadOnlyList<Proof>)r.List(Proof.Read));
        reader.Expect("}"u8);
        return new(factors, proofs);
    }

    public void Write(CanonicalWriter to) => to.Raw("{\"decryption_factors\":"u8).List(Factors, q => to.List(q, f => to.Number(f)))
        .Raw(",\"decryption_proofs\":"u8).List(Proofs, q => to.List(q)).Raw("}"u8);

    private static Proof Prove(Element alpha, Secret x, string prefix, IArithmetic arithmetic, IRandomness random)
    {
        using var w = Secret.Random(random);
        return Proof.Answer(w, x, Challenge.Of(prefix, arithmetic.Power(Group.G, w), arithmetic.Power(alpha, w)), arithmetic);
    }

    private static string Prefix(string fingerprint, Element key) => $"decrypt|{fingerprint}|{key}|";
}
