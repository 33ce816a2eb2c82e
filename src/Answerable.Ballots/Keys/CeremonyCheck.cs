namespace Answerable.Ballots;

/// <summary>
/// Verifies what a Pedersen ceremony published (section 4.6.7), in the form of 2.0 or in the later form with contexts
/// and signatures, and computes its sub-key, the product of every A_i0.
/// </summary>
internal sealed class CeremonyCheck(ThresholdParameters published, string place, IFixedBase g, IArithmetic arithmetic, Checks checks,
    Action<TrusteePublicKey, string> possession)
{
    private readonly int size = published.Certificates.Count;
    private readonly List<CertificateKeys> certificates = [];
    private readonly List<IReadOnlyList<Element>> coefficients = [];

    public Element Key()
    {
        checks.Require(
            published.Threshold >= 1 && published.Threshold <= size && published.Coefficients.Count == size
                && published.VerificationKeys.Count == size,
            Rule.TrusteeShape, place);
        for (var i = 0; i < size; i++) Certificate(i);
        for (var i = 0; i < size; i++) Polynomial(i);
        for (var j = 0; j < size; j++) VerificationKey(j);
        LaterForm();
        var key = coefficients.Aggregate(Element.One, (product, a) => arithmetic.Multiply(product, a[0]));
        checks.Require(key != Element.One, Rule.NeutralElement, place);
        return key;
    }

    /// <summary>X_j as the coefficients give it: the product over i and k of A_ik^(j^k), by Horner's rule.</summary>
    public static Element VerificationKeyOf(IReadOnlyList<IReadOnlyList<Element>> coefficients, int index, IArithmetic arithmetic)
    {
        var key = Element.One;
        foreach (var a in coefficients)
        {
            var value = Element.One;
            for (var k = a.Count - 1; k >= 0; k--) value = arithmetic.Multiply(arithmetic.Power(value, Exponent.Of(index)), a[k]);
            key = arithmetic.Multiply(key, value);
        }
        return key;
    }

    private void Certificate(int i)
    {
        var at = $"{place}.certs[{i}]";
        var signed = published.Certificates[i];
        var keys = checks.Parse<CertificateKeys>(System.Text.Encoding.UTF8.GetBytes(signed.Message), at);
        checks.Key(arithmetic.IsMember(keys.Verification), keys.Verification, $"{at}.verification");
        checks.Key(arithmetic.IsMember(keys.Encryption), keys.Encryption, $"{at}.encryption");
        checks.Require(signed.Holds(keys.Verification, g, arithmetic), Rule.CertificateSignature, at);
        certificates.Add(keys);
    }

    private void Polynomial(int i)
    {
        var at = $"{place}.coefexps[{i}]";
        var signed = published.Coefficients[i];
        var list = checks.Parse<Coefficients>(System.Text.Encoding.UTF8.GetBytes(signed.Message), at).Items;
        checks.Require(list.Count == published.Threshold, Rule.TrusteeShape, at);
        for (var k = 0; k < list.Count; k++) checks.Require(arithmetic.IsMember(list[k]), Rule.Membership, $"{at}[{k}]");
        checks.Require(signed.Holds(certificates[i].Verification, g, arithmetic), Rule.CoefficientSignature, at);
        coefficients.Add(list);
    }

    private void VerificationKey(int j)
    {
        var at = $"{place}.verification_keys[{j}]";
        possession(published.VerificationKeys[j], at);
        checks.Require(VerificationKeyOf(coefficients, j + 1, arithmetic) == published.VerificationKeys[j].PublicKey, Rule.VerificationKey,
            at);
    }

    private void LaterForm()
    {
        var later = published.Signatures is not null;
        checks.Require(
            certificates.TrueForAll(c => c.Context is not null == later)
                && published.VerificationKeys.All(k => k.Signature is not null == later)
            && (published.Signatures is null || published.Signatures.Count == size), Rule.CeremonyForm, place);
        if (!later) return;
        for (var i = 0; i < size; i++)
        {
            var verification = certificates[i].Verification;
            checks.Require(certificates[i].Context == new CertificateContext(Group.Name, size, published.Threshold, i + 1),
                Rule.CeremonyContext, $"{place}.certs[{i}]");
            var text = ThresholdParameters.SignedText(published.Certificates, coefficients[i]);
            checks.Require(SignedMessage.Holds(text, published.Signatures![i], verification, g, arithmetic), Rule.CeremonySignature,
                $"{place}.signatures[{i}]");
            var key = published.VerificationKeys[i];
            checks.Require(SignedMessage.Holds(key.PublicKey.ToString(), key.Signature!.Value, verification, g, arithmetic),
                Rule.KeySignature, $"{place}.verification_keys[{i}]");
        }
    }
}
