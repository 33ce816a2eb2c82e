namespace Answerable.Ballots;

/// <summary>What a member sends in the second step: private shares for each member, and the signed coefficients.</summary>
public sealed record CeremonyPolynomial(IReadOnlyList<EncryptedMessage> Secrets, SignedMessage Coefficients);

/// <summary>What a member sends in the last step: the key to decrypt with, encrypted to itself, its verification key, and its signature
/// over all certificates and its own coefficients.</summary>
public sealed record CeremonyOutput(EncryptedMessage DecryptionKey, TrusteePublicKey PublicKey, Proof Signature);

/// <summary>
/// One member's part in a Pedersen key ceremony (sections 3.1.1 and 4.6), in the form that later versions want too.
/// Steps: certificates, polynomials, outputs. The server only carries the messages.
/// </summary>
public sealed class KeyCeremony : IDisposable
{
    private readonly TrusteeSeed seed;
    private readonly int index, threshold;
    private readonly IReadOnlyList<SignedMessage> certificates;
    private readonly List<CertificateKeys> keys = [];
    private readonly IArithmetic arithmetic;
    private readonly IRandomness random;
    private readonly IFixedBase g;

    /// <summary>Checks the certificates of all.</summary>
    /// <param name="index">The own number, from 1.</param>
    /// <exception cref="BrokenRuleException">When a certificate is not valid, or the own one is not in its place.</exception>
    public KeyCeremony(TrusteeSeed seed, int index, int threshold, IReadOnlyList<SignedMessage> certificates, IArithmetic arithmetic,
        IRandomness random)
    {
        (this.seed, this.index, this.threshold, this.certificates, this.arithmetic, this.random) =
            (seed, index, threshold, certificates, arithmetic, random);
        g = arithmetic.FixedBase(Group.G);
        for (var i = 0; i < certificates.Count; i++)
        {
            var content = certificates[i].Content<CertificateKeys>();
            Require(arithmetic.IsMember(content.Verification) && arithmetic.IsMember(content.Encryption), Rule.Membership, $"certs[{i}]");
            Require(content.Verification != Element.One && content.Encryption != Element.One, Rule.NeutralElement, $"certs[{i}]");
            Require(certificates[i].Holds(content.Verification, g, arithmetic), Rule.CertificateSignature, $"certs[{i}]");
            Require(content.Context == Context(certificates.Count, threshold, i + 1), Rule.CeremonyContext, $"certs[{i}]");
            keys.Add(content);
        }
        Require(
            threshold >= 1 && threshold <= certificates.Count && index >= 1 && index <= certificates.Count
            && keys[index - 1].Verification == arithmetic.Power(Group.G, seed.SigningKey)
                && keys[index - 1].Encryption == arithmetic.Power(Group.G, seed.DecryptionKey),
            Rule.TrusteeShape, "the own certificate");
    }

    /// <summary>The context of a member's certificate.</summary>
    public static CertificateContext Context(int size, int threshold, int index) => new(Group.Name, size, threshold, index);

    /// <summary>Draws f_i(x) = a_i0 + a_i1 x + … and shares it: f_i(j) to each member j, g^a_ik to all.</summary>
    public CeremonyPolynomial Polynomial()
    {
        Secret[] a = [.. Enumerable.Range(0, threshold).Select(_ => Secret.Random(random))];
        try
        {
            List<EncryptedMessage> secrets = [.. keys.Select((key, j) => Share(a, j + 1, key.Encryption))];
            var coefficients = new Coefficients([.. a.Select(k => arithmetic.Power(Group.G, k))]);
            return new(secrets, SignedMessage.Of(coefficients, seed.SigningKey, arithmetic, random));
        }
        finally
        {
            foreach (var k in a) k.Dispose();
        }
    }

    /// <summary>Receives all shares, checks each against its sender's coefficients, and sums them to S_j.</summary>
    /// <exception cref="BrokenRuleException">When a member's message is not what it has to be; the place names the member.</exception>
    public CeremonyOutput Finish(IReadOnlyList<CeremonyPolynomial> polynomials)
    {
        Require(polynomials.Count == keys.Count, Rule.TrusteeShape, "coefexps");
        var sum = Exponent.Zero;
        for (var i = 0; i < keys.Count; i++)
        {
            var a = Checked(polynomials[i].Coefficients, i);
            Require(polynomials[i].Secrets.Count == keys.Count, Rule.TrusteeShape, $"secrets[{i}]");
            var share =
                Channel.Receive<SecretNumber>(polynomials[i].Secrets[index - 1], seed.DecryptionKey, keys[index - 1].Encryption,
                    keys[i].Verification, arithmetic);
            using var secret = Secret.Of(share.Value);
            Require(!share.IsDecryptionKey && arithmetic.Power(Group.G, secret) == CeremonyCheck.VerificationKeyOf([a], index, arithmetic),
                Rule.VerificationKey, $"secrets[{i}]");
            sum += share.Value;
        }
        using var s = Secret.Of(sum);
        var key = TrusteePublicKey.Of(s, arithmetic, random);
        var own = polynomials[index - 1].Coefficients.Content<Coefficients>().Items;
        return new(
            Channel.Send(new SecretNumber(true, sum), seed.SigningKey, keys[index - 1].Encryption, arithmetic, random),
            key with { Signature = SignedMessage.Of(key.PublicKey.ToString(), seed.SigningKey, arithmetic, random).Signature },
            SignedMessage.Of(ThresholdParameters.SignedText(certificates, own), seed.SigningKey, arithmetic, random).Signature);
    }

    /// <summary>What the ceremony publishes.</summary>
    public static ThresholdParameters Publish(int threshold, IReadOnlyList<SignedMessage> certificates,
        IReadOnlyList<CeremonyPolynomial> polynomials, IReadOnlyList<CeremonyOutput> outputs) =>
        new(threshold, certificates, [.. polynomials.Select(p => p.Coefficients)], [.. outputs.Select(o => o.Signature)],
            [.. outputs.Select(o => o.PublicKey)]);

    /// <summary>Opens the own decryption key S_j from what <see cref="Finish"/> encrypted, with the seed alone.</summary>
    public static Secret Open(EncryptedMessage decryptionKey, TrusteeSeed seed, IArithmetic arithmetic)
    {
        var (encryption, verification) = (arithmetic.Power(Group.G, seed.DecryptionKey), arithmetic.Power(Group.G, seed.SigningKey));
        return Secret.Of(Channel.Receive<SecretNumber>(decryptionKey, seed.DecryptionKey, encryption, verification, arithmetic).Value);
    }

    public void Dispose() => g.Dispose();

    private EncryptedMessage Share(Secret[] a, int j, Element recipient)
    {
        using var at = Secret.Of(Exponent.Of(j));
        var value = Secret.Of(Exponent.Zero);
        for (var k = a.Length - 1; k >= 0; k--)
        {
            var next = arithmetic.MultiplyAdd(value, at, a[k]);
            value.Dispose();
            value = next;
        }
        using (value) return Channel.Send(new SecretNumber(false, value.Reveal()), seed.SigningKey, recipient, arithmetic, random);
    }

    private IReadOnlyList<Element> Checked(SignedMessage coefficients, int i)
    {
        var list = coefficients.Content<Coefficients>().Items;
        Require(list.Count == threshold, Rule.TrusteeShape, $"coefexps[{i}]");
        Require(list.All(arithmetic.IsMember), Rule.Membership, $"coefexps[{i}]");
        Require(coefficients.Holds(keys[i].Verification, g, arithmetic), Rule.CoefficientSignature, $"coefexps[{i}]");
        return list;
    }

    private static void Require(bool holds, Rule rule, string place)
    {
        if (!holds) throw new BrokenRuleException(rule, place);
    }
}
