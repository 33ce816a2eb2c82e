using System.Globalization;

namespace Answerable.Ballots;

/// <summary>What election to make up.</summary>
/// <param name="Voters">Credentials on the list.</param>
/// <param name="Absent">How many of them do not vote.</param>
/// <param name="Revotes">How many of those who vote do so twice.</param>
/// <param name="Singles">Trustees who all must decrypt.</param>
/// <param name="Threshold">t of a Pedersen group; 0 for no group.</param>
/// <param name="Members">m of the group.</param>
/// <param name="Blank">Whether questions allow a blank vote.</param>
/// <param name="Weights">Whether credentials have weights, 1 to 3.</param>
public sealed record SimulationPlan(
    int Voters, int Questions, int Answers, int Absent = 0, int Revotes = 0, int Singles = 1, int Threshold = 0, int Members = 0,
        bool Blank = false, bool Weights = false)
{
    /// <summary>Whether the numbers fit together.</summary>
    public bool IsPossible =>
        Absent >= 0 && Absent <= Voters && Revotes >= 0 && Revotes <= Voters - Absent && Questions >= 1 && Answers >= 2
        && Singles >= 0 && (Threshold == 0 ? Members == 0 && Singles > 0 : Threshold >= 1 && Threshold <= Members);
}

/// <summary>
/// Runs a whole election: keys, credentials, ballots, tally, decryption, result. For tests and benchmarks; a real
/// election never has all its secrets in one process.
/// </summary>
public sealed class Simulation : IDisposable
{
    private readonly IArithmetic arithmetic;
    private readonly IRandomness random;
    private readonly List<int[][]> counted = [];
    private readonly Bases bases;

    public Simulation(SimulationPlan plan, IArithmetic? arithmetic = null, IRandomness? random = null, long timestamp = 1_700_000_000)
    {
        if (!plan.IsPossible) throw new ArgumentException("The numbers of the plan do not fit together.", nameof(plan));
        (Plan, this.arithmetic, this.random, Timestamp) =
            (plan, arithmetic ?? Arithmetic.Best, random ?? SystemRandomness.Instance, timestamp);
        Keys = new SimulatedTrustees(plan, this.arithmetic, this.random);
        var uuid = new string(Base58.Random(14, this.random));
        Credentials = [.. Enumerable.Range(0, plan.Voters).Select(_ => Credential.Random(this.random))];
        Weights = [.. Enumerable.Range(0, plan.Voters).Select(i => plan.Weights ? 1L + i % 3 : 1)];
        List<Question> questions = [.. Enumerable.Range(1, plan.Questions).Select(q =>
            new Question(Named("Question", q), [.. Enumerable.Range(1, plan.Answers).Select(a => Named("Answer", a))], plan.Blank))];
        Election = new(1, "A made-up election", "Simulation", Group.Name, Keys.PublicKey, questions, uuid, "Nobody", "Nobody");
        Records =
            [Canonical.Bytes(Election), Canonical.Bytes(Keys.Trustees),
                Canonical.Bytes(PublicCredentials.Sorted(Credentials.Select((c, i) =>
            new PublicCredential(c.Public(uuid, this.arithmetic), plan.Weights ? Weights[i] : null))))];
        Phi = Fingerprint.Base64(Records[0]);
        bases = new(this.arithmetic, Keys.PublicKey);
    }

    public SimulationPlan Plan { get; }

    public long Timestamp { get; }

    public SimulatedTrustees Keys { get; }

    public Election Election { get; }

    /// <summary>φ.</summary>
    public string Phi { get; }

    public IReadOnlyList<Credential> Credentials { get; }

    public IReadOnlyList<long> Weights { get; }

    /// <summary>The records of election, trustees and credentials.</summary>
    public IReadOnlyList<byte[]> Records { get; }

    /// <summary>The counts that the ballots written so far must give.</summary>
    public ElectionResult Expected => new([.. Election.Questions.Select((q, i) =>
        (IReadOnlyList<long>)[.. Enumerable.Range(0, q.Choices)
            .Select(j => counted.Select((choice, voter) => choice[i][j] * Weights[voter]).Sum())])]);

    /// <summary>Writes the whole archive.</summary>
    /// <param name="progress">Told the number of ballots made so far.</param>
    public void Write(Stream to, Action<int>? progress = null)
    {
        var writer = new ArchiveWriter(to, Timestamp);
        writer.Setup(Records[0], Records[1], Records[2]);
        var tally = new Tally(Election.Questions, arithmetic);
        var (voting, made) = (Plan.Voters - Plan.Absent, 0);
        for (var voter = 0; voter < voting; voter++)
        {
            // Those who vote again do so at once; that their first vote is replaced does not depend on when.
            if (voter < Plan.Revotes) Cast(voter, Choices());
            counted.Add(Choices());
            tally.Add(Cast(voter, counted[voter]), Weights[voter]);
        }
        writer.EndBallots();
        var product = tally.Product();
        var weight = Weights.Take(voting).Sum();
        writer.Tally(Canonical.Bytes(product), voting, weight);
        var decryptions = Keys.Decrypt(product, Phi);
        foreach (var (owner, decryption) in decryptions) writer.PartialDecryption(Canonical.Bytes(decryption), owner);
        writer.Result(
            Canonical.Bytes(Combination.Result(product, Combination.Factors(Keys.Trustees, decryptions, arithmetic), weight, arithmetic)));

        Ballot Cast(int voter, int[][] choices)
        {
            var ballot = MakeBallot(voter, choices);
            writer.Ballot(Canonical.Bytes(ballot));
            progress?.Invoke(++made);
            return ballot;
        }
    }

    /// <summary>A ballot of a voter.</summary>
    public Ballot MakeBallot(int voter, int[][] choices)
    {
        using var secret = Credentials[voter].Secret(Election.Uuid);
        return new BallotMaker(Election, Phi, bases, random).Make(secret, choices);
    }

    /// <summary>A valid answer to every question, drawn at random.</summary>
    public int[][] Choices() => [.. Election.Questions.Select(q => Pick(q.Choices))];

    public void Dispose()
    {
        bases.Dispose();
        Keys.Dispose();
        foreach (var credential in Credentials) credential.Dispose();
    }

    private int[] Pick(int choices)
    {
        Span<byte> draw = stackalloc byte[4];
        random.Fill(draw);
        var chosen = (int)(BitConverter.ToUInt32(draw) % (uint)choices);
        return [.. Enumerable.Range(0, choices).Select(c => c == chosen ? 1 : 0)];
    }

    private static string Named(string word, int number) => string.Create(CultureInfo.InvariantCulture, $"{word} {number}");
}
