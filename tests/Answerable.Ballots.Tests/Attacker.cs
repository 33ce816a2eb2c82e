namespace Answerable.Ballots.Tests;

/// <summary>
/// Changes an election as somebody could who holds every secret of it and makes every hash right again, so that only
/// the rule under test stands in the way.
/// </summary>
internal sealed class Attacker(Made made)
{
    private readonly IRandomness random = new SeededRandomness(99);

    public List<Part> Parts { get; } = [.. ArchiveText.Split(made.Archive)];

    public Simulation Simulation => made.Simulation;

    public byte[] Join() => ArchiveText.Join(Parts);

    /// <summary>Changes a record of the n-th event of a kind.</summary>
    public Attacker Change<T>(EventType type, int record, Func<T, T> change, int nth = 0) where T : ICanonical<T> =>
        Rewrite(type, record, r => Canonical.Bytes(change(Canonical.Parse<T>(r))), nth);

    /// <summary>Changes the bytes of a record.</summary>
    public Attacker Rewrite(EventType type, int record, Func<byte[], byte[]> change, int nth = 0)
    {
        var part = Parts.Where(p => p.Type == type).ElementAt(nth);
        part.Records[record] = change(part.Records[record]);
        if (record < part.Records.Count - 1) ArchiveText.Refer(part);
        return this;
    }

    /// <summary>Changes a ballot and signs it again with its voter's credential.</summary>
    public Attacker Ballot(Func<Ballot, Ballot> change, int nth = 0) =>
        Change<Ballot>(EventType.Ballot, 0, b => Signed(change(b), Owner(b)), nth);

    public Attacker Answer(Func<Answer, Answer> change) => Ballot(b => b with { Answers = [change(b.Answers[0]), .. b.Answers.Skip(1)] });

    public Attacker Trustees(Func<PedersenTrustees, Trustee> change) =>
        Change<Trustees>(EventType.Setup, 1, t => new([t.Items[0], change((PedersenTrustees)t.Items[1])]));

    public Attacker Ceremony(Func<ThresholdParameters, ThresholdParameters> change) =>
        Trustees(t => new PedersenTrustees(change(t.Parameters)));

    public Ballot Signed(Ballot ballot, Credential credential)
    {
        using var secret = credential.Secret(made.Uuid);
        return ballot with { Signature = BallotSignature.Sign(ballot.UnsignedHash(), secret, Arithmetic.Best, random) };
    }

    /// <summary>Signs a message as a member of the group.</summary>
    public SignedMessage SignedBy(int member, string message)
    {
        using var seed = TrusteeSeed.Parse(Simulation.Keys.Seeds.Where(s => s is not null).ElementAt(member))!;
        return SignedMessage.Of(message, seed.SigningKey, Arithmetic.Best, random);
    }

    private Credential Owner(Ballot ballot) =>
        Simulation.Credentials.Single(c => c.Public(made.Uuid, Arithmetic.Best) == ballot.Credential);
}
