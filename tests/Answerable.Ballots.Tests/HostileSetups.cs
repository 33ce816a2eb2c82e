using System.Text;

namespace Answerable.Ballots.Tests;

/// <summary>An archive that breaks one rule, and whether <c>belenios-tool</c> 2.0 accepts it all the same.</summary>
internal sealed record Hostile(string Name, Rule Rule, bool ToolAccepts, Func<byte[]> Archive, VerifierOptions? Options = null);

/// <summary>Hostile set-ups.</summary>
internal static class HostileSetups
{
    private static readonly Element Foreign = new(Group.P - Group.G.Value);

    public static IEnumerable<Hostile> All(Func<Attacker> on)
    {
        yield return new("the canonical form has a space", Rule.Canonical, false,
            () => on().Rewrite(EventType.Setup, 0, r => Replaced(r, "\"version\":1,", "\"version\": 1,")).Join());
        yield return new("version 2", Rule.ElectionVersion, false, () => Election(on(), e => e with { Version = 2 }));
        yield return new("another group", Rule.ElectionGroup, false, () => Election(on(), e => e with { GroupName = "RFC-3526-2048" }));
        yield return new("a short identifier", Rule.ElectionUuid, false, () => Election(on(), e => e with { Uuid = "abc" }));
        yield return new("no question", Rule.QuestionShape, false, () => Election(on(), e => e with { Questions = [] }));
        yield return new("two of two answers", Rule.QuestionShape, false,
            () => Election(on(), e => e with { Questions = [e.Questions[0] with { Maximum = 2 }] }));
        yield return new("one answer", Rule.QuestionShape, false,
            () => Election(on(), e => e with { Questions = [e.Questions[0] with { Answers = ["A"] }] }));
        yield return new("an election key outside the group", Rule.Membership, false,
            () => Election(on(), e => e with { PublicKey = Foreign }));
        yield return new("an election key of somebody else", Rule.ElectionKey, false,
            () => Election(on(), e => e with { PublicKey = Group.G }));
        yield return new("no trustees", Rule.TrusteeShape, false, () => on().Change<Trustees>(EventType.Setup, 1, _ => new([])).Join());
        yield return new("a threshold above the size", Rule.TrusteeShape, false, () => on().Ceremony(c => c with { Threshold = 4 }).Join());
        yield return new("a member without a key", Rule.TrusteeShape, false,
            () => on().Ceremony(c => c with { VerificationKeys = [.. c.VerificationKeys.Take(2)] }).Join());
        yield return new("coefficients of another degree", Rule.TrusteeShape, false, () => Coefficients(on(), a => [.. a, Group.G]));
        yield return new("a single key without its proof", Rule.KeyPossession, false, () => on().Change<Trustees>(EventType.Setup, 1, t =>
            new([new SingleTrustee(((SingleTrustee)t.Items[0]).Key with { Pok = Wrong(t.Keys[0].Pok) }), t.Items[1]])).Join());
        yield return new("a certificate that is not signed", Rule.CertificateSignature, false, () =>
            on().Ceremony(c => c with { Certificates = [Wrong(c.Certificates[0]), .. c.Certificates.Skip(1)] }).Join());
        yield return new("an encryption key outside the group", Rule.Membership, true,
            () => Certificate(on(), k => k with { Encryption = Foreign }));
        yield return new("a certificate for another place", Rule.CeremonyContext, true,
            () => Certificate(on(), k => k with { Context = k.Context! with { Index = 2 } }));
        yield return new("coefficients that are not signed", Rule.CoefficientSignature, false, () =>
            on().Ceremony(c => c with { Coefficients = [Wrong(c.Coefficients[0]), .. c.Coefficients.Skip(1)] }).Join());
        yield return new("a coefficient outside the group", Rule.Membership, false, () => Coefficients(on(), a => [a[0], Foreign]));
        yield return new("verification keys in another order", Rule.VerificationKey, false, () =>
            on().Ceremony(c => c with { VerificationKeys = [c.VerificationKeys[1], c.VerificationKeys[0], c.VerificationKeys[2]] }).Join());
        yield return new("a ceremony half in the later form", Rule.CeremonyForm, true,
            () => on().Ceremony(c => c with { Signatures = null }).Join());
        yield return new("a ceremony that a member did not sign", Rule.CeremonySignature, true, () =>
            on().Ceremony(c => c with { Signatures = [.. c.Signatures!.Take(2), Wrong(c.Signatures![2])] }).Join());
        yield return new("a ceremony signed over the coefficients of all", Rule.CeremonySignature, true, () => on().Ceremony(c => c with
        {
            Signatures = [.. c.Signatures!.Select((_, i) => on().SignedBy(i, SignedByAll(c)).Signature)],
        }).Join());
        yield return new("a key that its member did not sign", Rule.KeySignature, true, () => on().Ceremony(c => c with
        {
            VerificationKeys =
                [.. c.VerificationKeys.Take(2), c.VerificationKeys[2] with { Signature = Wrong(c.VerificationKeys[2].Signature!.Value) }],
        }).Join());
        yield return new("a credential listed twice", Rule.CredentialUnique, false, () => Credentials(on(), l => [l[0], .. l]));
        yield return new("a credential without weight", Rule.CredentialWeight, true,
            () => Credentials(on(), l => [.. l.Take(3), l[3] with { Weight = 0 }]));
        yield return new("weights for some", Rule.CredentialWeight, true,
            () => Credentials(on(), l => [.. l.Take(3), l[3] with { Weight = 1 }]));
        yield return new("a credential outside the group", Rule.Membership, false, () => Credentials(on(), l => [.. l, new(Foreign)]));
    }

    public static Proof Wrong(Proof proof) => proof with { Response = proof.Response + Exponent.One };

    public static byte[] Replaced(byte[] record, string old, string with)
    {
        var text = Encoding.UTF8.GetString(record);
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Replace(old, with, StringComparison.Ordinal));
    }

    /// <summary>What our ceremony had its members sign before: the text of 2.5.1 with the signed coefficients of every member.</summary>
    private static string SignedByAll(ThresholdParameters of)
    {
        var to =
            new CanonicalWriter().Raw("certs_sig|{\"certs\":"u8).List(of.Certificates).Raw(",\"coefexps\":"u8).List(of.Coefficients)
                .Raw("}"u8);
        return Encoding.UTF8.GetString(to.Written);
    }

    private static SignedMessage Wrong(SignedMessage message) => message with { Signature = Wrong(message.Signature) };

    private static byte[] Election(Attacker on, Func<Election, Election> change) => on.Change(EventType.Setup, 0, change).Join();

    private static byte[] Credentials(Attacker on, Func<IReadOnlyList<PublicCredential>, IReadOnlyList<PublicCredential>> change) =>
        on.Change<PublicCredentials>(EventType.Setup, 2, c => new(change(c.Items))).Join();

    private static byte[] Certificate(Attacker on, Func<CertificateKeys, CertificateKeys> change) => on.Ceremony(c =>
    {
        var message = Encoding.UTF8.GetString(Canonical.Bytes(change(c.Certificates[0].Content<CertificateKeys>())));
        return c with { Certificates = [on.SignedBy(0, message), .. c.Certificates.Skip(1)] };
    }).Join();

    private static byte[] Coefficients(Attacker on, Func<IReadOnlyList<Element>, IReadOnlyList<Element>> change) => on.Ceremony(c =>
    {
        var message = Encoding.UTF8.GetString(Canonical.Bytes(new Coefficients(change(c.Coefficients[0].Content<Coefficients>().Items))));
        return c with { Coefficients = [on.SignedBy(0, message), .. c.Coefficients.Skip(1)] };
    }).Join();
}
