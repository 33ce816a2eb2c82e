namespace Answerable.Ballots.Tests;

public sealed class CredentialTests
{
    [Fact]
    public void A_credential_reads_back_and_one_wrong_character_is_noticed()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            using var credential = Credential.Random(new SeededRandomness(seed));
            var text = credential.ToString();
            Assert.Matches("^([1-9A-HJ-NP-Za-km-z]{3}-){4}[1-9A-HJ-NP-Za-km-z]{3}$", text);
            using var again = Credential.Parse(text);
            Assert.Equal(text, again?.ToString());
            Assert.Null(Credential.Parse(text[..18] + (text[18] == 'A' ? 'B' : 'A')));
            Assert.Null(Credential.Parse(text.Replace('-', ' ')));
            Assert.Null(Credential.Parse("0" + text[1..]));
            Assert.Null(Credential.Parse(text.AsSpan(1)));
        }
    }

    [Fact]
    public void A_private_message_is_not_taken_from_or_for_somebody_else()
    {
        var (arithmetic, random) = (Arithmetic.Best, SystemRandomness.Instance);
        using TrusteeSeed a = TrusteeSeed.Random(random), b = TrusteeSeed.Random(random);
        Element Signs(TrusteeSeed s) => arithmetic.Power(Group.G, s.SigningKey);
        Element Reads(TrusteeSeed s) => arithmetic.Power(Group.G, s.DecryptionKey);
        var sent = Channel.Send(new SecretNumber(false, Exponent.Of(42)), a.SigningKey, Reads(b), arithmetic, random);
        Assert.Equal(Exponent.Of(42), Channel.Receive<SecretNumber>(sent, b.DecryptionKey, Reads(b), Signs(a), arithmetic).Value);
        Assert.Throws<ChannelException>(() => Channel.Receive<SecretNumber>(sent, a.DecryptionKey, Reads(b), Signs(a), arithmetic));
        Assert.Throws<ChannelException>(() => Channel.Receive<SecretNumber>(sent, b.DecryptionKey, Reads(a), Signs(a), arithmetic));
        Assert.Throws<ChannelException>(() => Channel.Receive<SecretNumber>(sent, b.DecryptionKey, Reads(b), Signs(b), arithmetic));
        var altered = sent with { Data = (sent.Data[0] == '0' ? '1' : '0') + sent.Data[1..] };
        Assert.Throws<ChannelException>(() => Channel.Receive<SecretNumber>(altered, b.DecryptionKey, Reads(b), Signs(a), arithmetic));
    }

    [Fact]
    public void A_member_refuses_a_share_that_its_senders_coefficients_do_not_give()
    {
        var (arithmetic, random) = (Arithmetic.Best, new SeededRandomness(8));
        using TrusteeSeed a = TrusteeSeed.Random(random), b = TrusteeSeed.Random(random);
        List<SignedMessage> certificates =
            [.. new[] { a, b }.Select((s, i) => s.Certificate(KeyCeremony.Context(2, 2, i + 1), arithmetic, random))];
        using KeyCeremony first = new(a, 1, 2, certificates, arithmetic, random), second = new(b, 2, 2, certificates, arithmetic, random);
        CeremonyPolynomial one = first.Polynomial(), other = first.Polynomial(), two = second.Polynomial();
        Assert.Equal(2,
            new[] { first.Finish([one, two]), second.Finish([one, two]) }.Select(o => o.PublicKey.PublicKey).Distinct().Count());
        var broken = Assert.Throws<BrokenRuleException>(() => second.Finish([one with { Coefficients = other.Coefficients }, two]));
        Assert.Equal((Rule.VerificationKey, "secrets[0]"), (broken.Rule, broken.Place));
        Assert.Throws<BrokenRuleException>(() => new KeyCeremony(b, 1, 2, certificates, arithmetic, random));
    }

    [Fact]
    public void A_member_refuses_a_certificate_with_the_element_1_for_a_key()
    {
        var (arithmetic, random) = (Arithmetic.Best, new SeededRandomness(8));
        using TrusteeSeed a = TrusteeSeed.Random(random), b = TrusteeSeed.Random(random);
        using var nothing = Secret.Of(Exponent.Zero);
        var own = a.Certificate(KeyCeremony.Context(2, 2, 1), arithmetic, random);
        var honest = arithmetic.Power(Group.G, b.SigningKey);
        foreach (var (verification, encryption, signing) in new[] { (Element.One, honest, nothing), (honest, Element.One, b.SigningKey) })
        {
            var other =
                SignedMessage.Of(new CertificateKeys(KeyCeremony.Context(2, 2, 2), verification, encryption), signing, arithmetic, random);
            var broken = Assert.Throws<BrokenRuleException>(() => new KeyCeremony(a, 1, 2, [own, other], arithmetic, random));
            Assert.Equal((Rule.NeutralElement, "certs[1]"), (broken.Rule, broken.Place));
        }
    }
}
