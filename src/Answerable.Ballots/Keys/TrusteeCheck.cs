namespace Answerable.Ballots;

/// <summary>Verifies the trustees record and computes the election's key from it.</summary>
internal sealed class TrusteeCheck(IFixedBase g, IArithmetic arithmetic, Checks checks)
{
    /// <summary>The product of the sub-keys. <exception cref="BrokenRuleException">When a part breaks a rule.</exception></summary>
    public Element Key(Trustees trustees)
    {
        checks.Require(trustees.Items.Count > 0, Rule.TrusteeShape, "trustees");
        var product = Element.One;
        for (var i = 0; i < trustees.Items.Count; i++)
        {
            var place = $"trustees[{i}]";
            var key = trustees.Items[i] switch
            {
                SingleTrustee single => Single(single.Key, place),
                PedersenTrustees group => new CeremonyCheck(group.Parameters, place, g, arithmetic, checks, Possession).Key(),
                _ => throw new BrokenRuleException(Rule.TrusteeShape, place),
            };
            product = arithmetic.Multiply(product, key);
        }
        return product;
    }

    private Element Single(TrusteePublicKey key, string place)
    {
        checks.Require(key.Signature is null, Rule.CeremonyForm, place);
        Possession(key, place);
        return key.PublicKey;
    }

    private void Possession(TrusteePublicKey key, string place)
    {
        var holds = key.Holds(g, arithmetic, out var isMember);
        checks.Key(isMember, key.PublicKey, $"{place}.public_key");
        checks.Require(holds, Rule.KeyPossession, $"{place}.pok");
    }
}
