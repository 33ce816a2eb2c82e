namespace Answerable.Ballots.Tests;

/// <summary>
/// Set-ups with the element 1 = g^0 where a key or a credential belongs. It is in the group, and everybody can prove to hold its private
/// number 0, so that every other rule holds. The keys of trustees added to an election multiply to 1 and leave its key as it is.
/// </summary>
internal static class NeutralElements
{
    private static readonly SeededRandomness Random = new(21);
    private static readonly Exponent Seven = Exponent.Of(7), Five = Exponent.Of(5), Three = Exponent.Of(3);

    public static IEnumerable<Hostile> All(Func<Attacker> on)
    {
        yield return Case("an election key of 1", () => Cancelling(on()));
        yield return Case("a single trustee's key of 1", () => Joined(on(), Single(Exponent.Zero)));
        yield return Case("a group's key of 1", () => Joined(on(), Ceremony([Seven, Five], [-Seven, Three])));
        yield return Case("a member's verification key of 1", () =>
            Joined(on(), Ceremony([Seven, -Seven], [Five, -Five]), Single(-(Seven + Five))));
        yield return Case("a certificate with a key of 1 to check signatures with", () =>
            Joined(on(), Ceremony(Exponent.Zero, Three, [Seven]), Single(-Seven)));
        yield return Case("a certificate with a key of 1 to encrypt to", () =>
            Joined(on(), Ceremony(Three, Exponent.Zero, [Seven]), Single(-Seven)));
        yield return Case("a credential of 1, with which anybody votes", () => Voted(on()));
    }

    private static Hostile Case(string name, Func<byte[]> archive) => new(name, Rule.NeutralElement, true, archive);

    /// <summary>Two trustees whose keys cancel: whatever is sealed to their product is open. Nobody voted yet.</summary>
    private static byte[] Cancelling(Attacker on)
    {
        on.Parts.RemoveRange(1, on.Parts.Count - 1);
        on.Change<Trustees>(EventType.Setup, 1, _ => new([Single(Seven), Single(-Seven)]));
        return on.Change<Election>(EventType.Setup, 0, e => e with { PublicKey = Element.One }).Join();
    }

    private static byte[] Joined(Attacker on, params Trustee[] more) =>
        Closed(on.Change<Trustees>(EventType.Setup, 1, t => new([.. t.Items, .. more])));

    private static byte[] Voted(Attacker on)
    {
        on.Change<PublicCredentials>(EventType.Setup, 2, l => PublicCredentials.Sorted([.. l.Items, new(Element.One)]));
        using var nothing = Secret.Of(Exponent.Zero);
        using var bases = new Bases(Arithmetic.Best, on.Simulation.Keys.PublicKey);
        var ballot = new BallotMaker(on.Simulation.Election, on.Simulation.Phi, bases, Random).Make(nothing, on.Simulation.Choices());
        on.Parts.Insert(1, new(EventType.Ballot, [Canonical.Bytes(ballot)]));
        return Closed(on);
    }

    /// <summary>Up to the end of voting: the count is not what these archives are about.</summary>
    private static byte[] Closed(Attacker on) => ArchiveText.Until(on.Parts, EventType.EndBallots, on.Simulation.Timestamp);

    private static SingleTrustee Single(Exponent x)
    {
        using var secret = Secret.Of(x);
        return new(TrusteePublicKey.Of(secret, Arithmetic.Best, Random));
    }

    private static PedersenTrustees Ceremony(params Exponent[][] polynomials) => Ceremony(Three, Five, polynomials);

    /// <summary>A ceremony in the later form whose members, with these two private keys, drew these polynomials.</summary>
    private static PedersenTrustees Ceremony(Exponent signing, Exponent decryption, params Exponent[][] polynomials)
    {
        var (arithmetic, size, threshold) = (Arithmetic.Best, polynomials.Length, polynomials[0].Length);
        using Secret sk = Secret.Of(signing), dk = Secret.Of(decryption);
        var (verification, encryption) = (arithmetic.Power(Group.G, signing), arithmetic.Power(Group.G, decryption));
        List<SignedMessage> certificates = [.. polynomials.Select((_, i) =>
            Signed(new CertificateKeys(KeyCeremony.Context(size, threshold, i + 1), verification, encryption)))];
        List<Coefficients> coefficients = [.. polynomials.Select(a => new Coefficients([.. a.Select(k => arithmetic.Power(Group.G, k))]))];
        List<TrusteePublicKey> keys = [.. polynomials.Select((_, j) => Key(polynomials, j + 1, sk))];
        List<Proof> signatures = [.. coefficients.Select(c =>
            SignedMessage.Of(ThresholdParameters.SignedText(certificates, c.Items), sk, arithmetic, Random).Signature)];
        return new(new(threshold, certificates, [.. coefficients.Select(Signed)], signatures, keys));

        SignedMessage Signed<T>(T content) where T : ICanonical<T> => SignedMessage.Of(content, sk, arithmetic, Random);
    }

    private static TrusteePublicKey Key(Exponent[][] polynomials, int index, Secret sk)
    {
        var at = Exponent.Of(index);
        var value = polynomials.Aggregate(Exponent.Zero, (sum, a) => sum + a.Reverse().Aggregate(Exponent.Zero, (f, k) => f * at + k));
        using var share = Secret.Of(value);
        var key = TrusteePublicKey.Of(share, Arithmetic.Best, Random);
        return key with { Signature = SignedMessage.Of(key.PublicKey.ToString(), sk, Arithmetic.Best, Random).Signature };
    }
}
