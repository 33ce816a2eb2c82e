using System.Text;

namespace Answerable.Ballots;

/// <summary>
/// What a Pedersen ceremony publishes (section 4.6.7). <paramref name="Signatures"/> is there in the form that versions
/// from 2.5.1 want: each member's signature over all certificates and its own coefficients.
/// </summary>
/// <param name="Threshold">t, the number of members who decrypt; the length of each list of coefficients.</param>
public sealed record ThresholdParameters(
    long Threshold, IReadOnlyList<SignedMessage> Certificates, IReadOnlyList<SignedMessage> Coefficients,
    IReadOnlyList<Proof>? Signatures, IReadOnlyList<TrusteePublicKey> VerificationKeys) : ICanonical<ThresholdParameters>
{
    /// <summary>What a member signs for <see cref="Signatures"/>: <c>certs_sig|</c> and the JSON of all certificates and of its own list
    /// of coefficients.</summary>
    public static string SignedText(IReadOnlyList<SignedMessage> certificates, IReadOnlyList<Element> own)
    {
        var to = new CanonicalWriter().Raw("certs_sig|{\"certs\":"u8).List(certificates);
        to.Raw(",\"coefexps\":"u8).List(own, a => to.Number(a)).Raw("}"u8);
        return Encoding.UTF8.GetString(to.Written);
    }

    public static ThresholdParameters Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"threshold\":"u8);
        var threshold = reader.Integer();
        reader.Expect(",\"certs\":"u8);
        var certificates = reader.List(SignedMessage.Read);
        reader.Expect(",\"coefexps\":"u8);
        var coefficients = reader.List(SignedMessage.Read);
        var signatures = reader.Next(",\"signatures\":"u8) ? reader.List(Proof.Read) : null;
        reader.Expect(",\"verification_keys\":"u8);
        var keys = reader.List(TrusteePublicKey.Read);
        reader.Expect("}"u8);
        return new(threshold, certificates, coefficients, signatures, keys);
    }

    public void Write(CanonicalWriter to)
    {
        to.Raw("{\"threshold\":"u8).Integer(Threshold).Raw(",\"certs\":"u8).List(Certificates).Raw(",\"coefexps\":"u8).List(Coefficients);
        if (Signatures is not null) to.Raw(",\"signatures\":"u8).List(Signatures);
        to.Raw(",\"verification_keys\":"u8).List(VerificationKeys).Raw("}"u8);
    }
}
