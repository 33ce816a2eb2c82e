namespace Answerable.Ballots;

/// <summary>
/// One alternative of a proof "this or that": that a ciphertext encrypts M. The prover of a disjunction makes up
/// every alternative but the true one (sections 4.12 and 4.13).
/// </summary>
/// <param name="R">The ciphertext's randomness.</param>
/// <param name="M">What the ciphertext holds.</param>
/// <param name="Claim">What this alternative says that it holds.</param>
internal readonly record struct Branch(Secret R, Secret M, int Claim)
{
    /// <summary>
    /// The commitments A_j = g^r_j alpha^c_j, B_j = y^r_j (beta / g^M_j)^c_j of the verifier, for several claims about
    /// one ciphertext: A_0, B_0, A_1, B_1, ….
    /// </summary>
    public static Element[] Commitments(Bases bases, Ciphertext about, ReadOnlySpan<Proof> proofs, ReadOnlySpan<int> claims,
        bool membership, out bool alphaIsMember, out bool betaIsMember)
    {
        Span<Commitment> onAlpha = new Commitment[proofs.Length], onBeta = new Commitment[proofs.Length];
        for (var j = 0; j < proofs.Length; j++)
        {
            onAlpha[j] = new(proofs[j].Challenge, proofs[j].Response, Exponent.Zero);
            onBeta[j] = new(proofs[j].Challenge, Exponent.Of(-claims[j] * proofs[j].Challenge.Value), proofs[j].Response);
        }
        var a = bases.Arithmetic.Commitments(bases.G, null, about.Alpha, onAlpha, membership, out alphaIsMember);
        var b = bases.Arithmetic.Commitments(bases.G, bases.Y, about.Beta, onBeta, membership, out betaIsMember);
        var both = new Element[2 * proofs.Length];
        for (var j = 0; j < proofs.Length; j++) (both[2 * j], both[2 * j + 1]) = (a[j], b[j]);
        return both;
    }

    /// <summary>
    /// Proves a disjunction of which alternative <paramref name="truth"/> holds. A made-up alternative has random c_j
    /// and r_j, and as the prover knows r its commitments are powers of g and y alone: A_j = g^(r_j + r c_j),
    /// B_j = y^(r_j + r c_j) g^((m - M_j) c_j). The true one is computed in the same steps with c_j = 0.
    /// </summary>
    public static Proof[] Prove(ReadOnlySpan<Branch> branches, int truth, string prefix, Bases bases, IRandomness random)
    {
        var (arithmetic, y) = (bases.Arithmetic, bases.Y.Base);
        var proofs = new Proof[branches.Length];
        var commitments = new Element[2 * branches.Length];
        var sum = Exponent.Zero;
        using var one = Secret.Of(Exponent.One);
        using var zero = Secret.Of(Exponent.Zero);
        using var w = Secret.Random(random);
        for (var j = 0; j < branches.Length; j++)
        {
            using var drawnC = Secret.Random(random);
            using var drawnR = Secret.Random(random);
            var (c, r) = j == truth ? (zero, w) : (drawnC, drawnR);
            using var minusClaim = Secret.Of(Exponent.Of(-branches[j].Claim));
            using var difference = arithmetic.MultiplyAdd(one, branches[j].M, minusClaim);
            using var onG = arithmetic.MultiplyAdd(difference, c, zero);
            using var onBoth = arithmetic.MultiplyAdd(branches[j].R, c, r);
            commitments[2 * j] = arithmetic.Power(Group.G, onBoth);
            commitments[2 * j + 1] = arithmetic.Multiply(arithmetic.Power(y, onBoth), arithmetic.Power(Group.G, onG));
            if (j == truth) continue;
            proofs[j] = new(c.Reveal(), r.Reveal());
            sum += proofs[j].Challenge;
        }
        proofs[truth] = Proof.Answer(w, branches[truth].R, Challenge.Of(prefix, commitments) - sum, arithmetic);
        return proofs;
    }

    /// <summary>The sum of the challenges, which a valid disjunction hashes to.</summary>
    public static Exponent Sum(IEnumerable<Proof> proofs) => proofs.Aggregate(Exponent.Zero, (sum, proof) => sum + proof.Challenge);
}
