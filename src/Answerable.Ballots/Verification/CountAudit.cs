namespace Answerable.Ballots;

/// <summary>Verifies what follows the end of voting: the tally, the partial decryptions, the result.</summary>
internal sealed class CountAudit(ElectionSetup setup, BallotBox box, Checks checks)
{
    private readonly EncryptedTally tally = box.Tally;
    private readonly Dictionary<long, PartialDecryption> decryptions = [];

    /// <summary>The verified result.</summary>
    public ElectionResult? Result { get; private set; }

    /// <summary>The EncryptedTally event: records encrypted_tally and sized.</summary>
    public void Tally(EventStep step, long minimum)
    {
        var published = checks.Parse<EncryptedTally>(step.Records[0].Content, "encrypted tally");
        var sized = checks.Parse<SizedEncryptedTally>(step.Records[1].Content, "sized tally");
        checks.Require(sized.Ballots == box.Counted, Rule.TallyBallots, $"num_tallied {sized.Ballots}, counted {box.Counted}");
        checks.Require(sized.Weight == box.Weight, Rule.TallyWeight, $"total_weight {sized.Weight}, counted {box.Weight}");
        checks.Require(published.Questions.Count == tally.Questions.Count, Rule.TallyProduct, "encrypted_tally");
        for (var i = 0; i < tally.Questions.Count; i++)
            checks.Require(published.Questions[i].SequenceEqual(tally.Questions[i]), Rule.TallyProduct, $"encrypted_tally[{i}]");
        checks.Require(box.Counted >= minimum, Rule.MinimumBallots, $"{box.Counted} of at least {minimum}");
    }

    /// <summary>A PartialDecryption event: records partial decryption and owned.</summary>
    public void Decryption(EventStep step)
    {
        var decryption = checks.Parse<PartialDecryption>(step.Records[0].Content, "partial decryption");
        var owner = checks.Parse<OwnedPartialDecryption>(step.Records[1].Content, "owned decryption").Owner;
        var keys = setup.Trustees.Keys;
        checks.Require(owner >= 1 && owner <= keys.Count, Rule.DecryptionOwner, $"owner {owner} of {keys.Count}");
        checks.Require(decryptions.TryAdd(owner, decryption), Rule.DecryptionOnce, $"owner {owner}");
        int[] shape = [.. tally.Questions.Select(q => q.Count)];
        checks.Require(
            decryption.Factors.Select(q => q.Count).SequenceEqual(shape) && decryption.Proofs.Select(q => q.Count).SequenceEqual(shape),
                Rule.DecryptionShape, $"owner {owner}");
        var key = keys[(int)owner - 1].PublicKey;
        for (var i = 0; i < shape.Length; i++)
            for (var j = 0; j < shape[i]; j++)
            {
                var holds = PartialDecryption.Holds(
                    decryption.Proofs[i][j], decryption.Factors[i][j], tally.Questions[i][j].Alpha, key, setup.Fingerprint, setup.Bases.G,
                        setup.Arithmetic, out var isMember);
                checks.Require(isMember, Rule.Membership, $"owner {owner}, decryption_factors[{i}][{j}]");
                checks.Require(holds, Rule.DecryptionProof, $"owner {owner}, decryption_proofs[{i}][{j}]");
            }
    }

    /// <summary>The Result event: g^count F = beta for every choice.</summary>
    public void Outcome(EventStep step)
    {
        var result = checks.Parse<ElectionResult>(step.Records[0].Content, "result");
        checks.Require(Combination.IsComplete(setup.Trustees, decryptions.Keys.ToHashSet()), Rule.ResultTrustees,
            $"owners {string.Join(", ", decryptions.Keys)}");
        checks.Require(
            result.Questions.Count == tally.Questions.Count
                && result.Questions.Zip(tally.Questions).All(p => p.First.Count == p.Second.Count), Rule.ResultShape, "result");
        for (var i = 0; i < result.Questions.Count; i++)
            checks.Require(result.Questions[i].Sum(c => (decimal)c) == box.Weight, Rule.ResultSum, $"result[{i}]");
        var factors = Combination.Factors(setup.Trustees, decryptions, setup.Arithmetic);
        for (var i = 0; i < result.Questions.Count; i++)
            for (var j = 0; j < result.Questions[i].Count; j++)
                checks.Require(
                    setup.Arithmetic.Multiply(setup.Bases.G.Power(Exponent.Of(result.Questions[i][j])),
                        factors[i][j]) == tally.Questions[i][j].Beta,
                    Rule.ResultCount, $"result[{i}][{j}]");
        Result = result;
    }
}
