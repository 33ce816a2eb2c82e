namespace Answerable.Ballots;

/// <summary>An election whose set-up was verified: what ballots and decryptions are checked against.</summary>
/// <param name="Fingerprint">φ.</param>
/// <param name="Weights">The weight of each listed credential.</param>
public sealed record ElectionSetup(Election Election, string Fingerprint, Trustees Trustees, IReadOnlyDictionary<Element, long> Weights,
    Bases Bases) : IDisposable
{
    public IArithmetic Arithmetic => Bases.Arithmetic;

    /// <summary>Verifies the three records of the Setup event.</summary>
    /// <exception cref="BrokenRuleException">When one of them breaks a rule.</exception>
    public static ElectionSetup Verify(byte[] election, byte[] trustees, byte[] credentials, IArithmetic arithmetic, Checks checks)
    {
        var parsed = checks.Parse<Election>(election, "election");
        checks.Held(Rule.ElectionGroup);
        checks.Require(parsed.Version == 1, Rule.ElectionVersion, "version");
        checks.Require(parsed.Uuid.Length >= 14 && Base58.Holds(parsed.Uuid), Rule.ElectionUuid, "uuid");
        QuestionShape(parsed.Questions, checks);
        checks.Key(arithmetic.IsMember(parsed.PublicKey), parsed.PublicKey, "public_key");
        var parts = checks.Parse<Trustees>(trustees, "trustees");
        var bases = new Bases(arithmetic, parsed.PublicKey);
        try
        {
            var key = new TrusteeCheck(bases.G, arithmetic, checks).Key(parts);
            checks.Require(key == parsed.PublicKey, Rule.ElectionKey, "public_key");
            var weights = Listed(checks.Parse<PublicCredentials>(credentials, "credentials").Items, arithmetic, checks);
            return new(parsed, Ballots.Fingerprint.Base64(election), parts, weights, bases);
        }
        catch
        {
            bases.Dispose();
            throw;
        }
    }

    public void Dispose() => Bases.Dispose();

    private static void QuestionShape(IReadOnlyList<Question> questions, Checks checks)
    {
        checks.Require(questions.Count > 0, Rule.QuestionShape, "questions");
        for (var i = 0; i < questions.Count; i++)
            checks.Require(questions[i] is { Answers.Count: >= 2, Minimum: 1, Maximum: 1 }, Rule.QuestionShape, $"questions[{i}]");
    }

    private static Dictionary<Element, long> Listed(IReadOnlyList<PublicCredential> items, IArithmetic arithmetic, Checks checks)
    {
        var members = new bool[items.Count];
        Parallel.For(0, items.Count, i => members[i] = arithmetic.IsMember(items[i].Key));
        var weights = new Dictionary<Element, long>(items.Count);
        Int128 total = 0;
        for (var i = 0; i < items.Count; i++)
        {
            var (key, weight) = items[i];
            checks.Key(members[i], key, $"credentials[{i}]");
            total += weight ?? 1;
            checks.Require(weight is null == items[0].Weight is null && total <= long.MaxValue, Rule.CredentialWeight, $"credentials[{i}]");
            checks.Require(weights.TryAdd(key, weight ?? 1), Rule.CredentialUnique, $"credentials[{i}]");
        }
        return weights;
    }
}
