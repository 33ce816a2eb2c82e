namespace Answerable.Ballots.Tests;

/// <summary>Hostile ballots.</summary>
internal static class HostileBallots
{
    public static IEnumerable<Hostile> All(Func<Attacker> on, Func<Attacker> onBlank)
    {
        yield return new("a stray EndBallots between ballots", Rule.EventOrder, true,
            () => Inserted(Open(on()), 3, new(EventType.EndBallots, [])));
        yield return new("an old ballot replayed after a re-vote", Rule.BallotUnique, true, () => Inserted(Open(on()), 3, on().Parts[1]));
        yield return new("a response with q added", Rule.ExponentRange, false, () => on().Rewrite(EventType.Ballot, 0, r =>
        {
            var response = Canonical.Parse<Ballot>(r).Signature.Proof.Response;
            return HostileSetups.Replaced(r, $"\"{response}\"", $"\"{response.Value + Group.Q}\"");
        }).Join());
        yield return new("a number with a leading zero", Rule.Canonical, false,
            () => on().Rewrite(EventType.Ballot, 0, r => HostileSetups.Replaced(r, "\"alpha\":\"", "\"alpha\":\"0")).Join());
        yield return new("p - alpha", Rule.Membership, false, () => Choice(on(), c => c with { Alpha = new(Group.P - c.Alpha.Value) }));
        yield return new("p - beta", Rule.Membership, false, () => Choice(on(), c => c with { Beta = new(Group.P - c.Beta.Value) }));
        yield return new("a ballot for another election", Rule.BallotElection, false,
            () => on().Ballot(b => b with { ElectionUuid = "11111111111111" }).Join());
        yield return new("a ballot for another fingerprint", Rule.BallotElection, false,
            () => on().Ballot(b => b with { ElectionHash = Fingerprint.Base64([]) }).Join());
        yield return new("a credential that is not listed", Rule.BallotCredential, false, () => Stranger(on()));
        yield return new("a ballot without its last proof", Rule.BallotShape, false,
            () => on().Answer(a => a with { IndividualProofs = [.. a.IndividualProofs.SkipLast(1)] }).Join());
        yield return new("a blank proof where none belongs", Rule.BallotShape, false,
            () => on().Answer(a => a with { BlankProof = a.IndividualProofs[0] }).Join());
        yield return new("another hash signed", Rule.BallotHash, false,
            () => on().Change<Ballot>(EventType.Ballot, 0, b => b with { Signature = b.Signature with { Hash = Fingerprint.Base64([]) } })
                .Join());
        yield return new("signed by another voter", Rule.BallotSignature, false,
            () => on().Change<Ballot>(EventType.Ballot, 0, b => on().Signed(b, on().Simulation.Credentials[3])).Join());
        yield return new("a choice proved with another's proof", Rule.IndividualProof, false,
            () => on().Answer(a => a with { IndividualProofs = [a.IndividualProofs[1], a.IndividualProofs[0]] }).Join());
        yield return new("a sum without proof", Rule.OverallProof, false,
            () => on().Answer(a => a with { OverallProof = [HostileSetups.Wrong(a.OverallProof[0])] }).Join());
        yield return new("a blank sum without proof", Rule.OverallProof, false,
            () => onBlank().Answer(a => a with { OverallProof = [a.OverallProof[1], a.OverallProof[0]] }).Join());
        yield return new("a blank vote without proof", Rule.BlankProof, false,
            () => onBlank().Answer(a => a with { BlankProof = [a.BlankProof![1], a.BlankProof[0]] }).Join());
    }

    public static byte[] Inserted(Attacker on, int at, Part part)
    {
        on.Parts.Insert(at, part);
        return on.Join();
    }

    /// <summary>Before the count: whoever inserts a ballot event would count after it.</summary>
    private static Attacker Open(Attacker on)
    {
        var counted = on.Parts.FindIndex(p => p.Type == EventType.EncryptedTally);
        on.Parts.RemoveRange(counted, on.Parts.Count - counted);
        return on;
    }

    private static byte[] Choice(Attacker on, Func<Ciphertext, Ciphertext> change) =>
        on.Answer(a => a with { Choices = [change(a.Choices[0]), .. a.Choices.Skip(1)] }).Join();

    private static byte[] Stranger(Attacker on)
    {
        using var stranger = Credential.Random(new SeededRandomness(7));
        using var secret = stranger.Secret(on.Simulation.Election.Uuid);
        using var bases = new Bases(Arithmetic.Best, on.Simulation.Keys.PublicKey);
        var ballot =
            new BallotMaker(on.Simulation.Election, on.Simulation.Phi, bases, SystemRandomness.Instance).Make(secret,
                on.Simulation.Choices());
        return Inserted(on, 2, new(EventType.Ballot, [Canonical.Bytes(ballot)]));
    }
}
