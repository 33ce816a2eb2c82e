namespace Answerable.Ballots;

/// <summary>
/// The two proofs of a question that allows a blank vote (section 4.13), where choice 0 says "blank" and Σ is the
/// product of the others. Blank: m_0 = 0 or m_Σ = 0, hashed with <c>bproof0|S|</c>. Overall: m_0 = 1 or m_Σ is one of
/// the values, hashed with <c>bproof1|S|</c>.
/// </summary>
public static class BlankProof
{
    /// <summary>Whether both hold that m_0 or m_Σ is zero.</summary>
    public static bool Holds(string s, Ciphertext zero, Ciphertext sum, ReadOnlySpan<Proof> proof, Bases bases) =>
        Check($"bproof0|{s}|", zero, 0, sum, [0], proof, bases);

    /// <summary>Whether m_0 = 1 or the sum is one of the values.</summary>
    public static bool OverallHolds(string s, Ciphertext zero, Ciphertext sum, ReadOnlySpan<Proof> proof, ReadOnlySpan<int> values,
        Bases bases) =>
        Check($"bproof1|{s}|", zero, 1, sum, values, proof, bases);

    /// <summary>Proves that m_0 or m_Σ is zero.</summary>
    public static Proof[] Prove(string s, Secret r0, Secret m0, Secret rSum, Secret mSum, bool isBlank, Bases bases, IRandomness random) =>
        Branch.Prove([new(r0, m0, 0), new(rSum, mSum, 0)], isBlank ? 1 : 0, $"bproof0|{s}|", bases, random);

    /// <summary>Proves that m_0 = 1 or the sum is one of the values.</summary>
    /// <param name="truth">The place of the true statement: 0 for a blank vote, else 1 + the place of the sum among the values.</param>
    public static Proof[] ProveOverall(string s, Secret r0, Secret m0, Secret rSum, Secret mSum, ReadOnlySpan<int> values, int truth,
        Bases bases, IRandomness random)
    {
        var branches = new Branch[values.Length + 1];
        branches[0] = new(r0, m0, 1);
        for (var j = 0; j < values.Length; j++) branches[j + 1] = new(rSum, mSum, values[j]);
        return Branch.Prove(branches, truth, $"bproof1|{s}|", bases, random);
    }

    private static bool Check(string prefix, Ciphertext zero, int claim, Ciphertext sum, ReadOnlySpan<int> values,
        ReadOnlySpan<Proof> proof, Bases bases)
    {
        var first = Branch.Commitments(bases, zero, proof[..1], [claim], membership: false, out _, out _);
        var others = Branch.Commitments(bases, sum, proof[1..], values, membership: false, out _, out _);
        return Challenge.Of(prefix, [.. first, .. others]) == Branch.Sum(proof.ToArray());
    }
}
