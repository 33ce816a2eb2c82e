namespace Answerable.Ballots;

/// <summary>
/// Proof that a ciphertext encrypts one of M_0, …, M_k (section 4.12):
/// sum of c_j = H(<c>prove|S|alpha,beta|</c>; A_0, B_0, …, A_k, B_k).
/// An individual proof is over 0, 1 with S = <c>φ|credential</c>; an overall proof is over the product of the choices,
/// with S followed by every alpha and beta.
/// </summary>
public static class IntervalProof
{
    /// <summary>The values of a single choice.</summary>
    public static ReadOnlySpan<int> ZeroOrOne => [0, 1];

    /// <summary>Proves that the ciphertext of (r, m) holds one of the values.</summary>
    /// <param name="truth">The place of m among the values.</param>
    public static Proof[] Prove(string s, Ciphertext about, Secret r, Secret m, ReadOnlySpan<int> values, int truth, Bases bases,
        IRandomness random)
    {
        var branches = new Branch[values.Length];
        for (var j = 0; j < branches.Length; j++) branches[j] = new(r, m, values[j]);
        return Branch.Prove(branches, truth, Prefix(s, about), bases, random);
    }

    /// <summary>Whether the proof holds; on the way, whether alpha and beta are in the group.</summary>
    public static bool Holds(string s, Ciphertext about, ReadOnlySpan<Proof> proof, ReadOnlySpan<int> values, Bases bases, bool membership,
        out bool alphaIsMember, out bool betaIsMember)
    {
        var commitments = Branch.Commitments(bases, about, proof, values, membership, out alphaIsMember, out betaIsMember);
        return alphaIsMember && betaIsMember && Challenge.Of(Prefix(s, about), commitments) == Branch.Sum(proof.ToArray());
    }

    private static string Prefix(string s, Ciphertext about) => $"prove|{s}|{about.Alpha},{about.Beta}|";
}
