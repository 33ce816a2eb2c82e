namespace Answerable.Ballots;

/// <summary>
/// A trustee's verification key X = g^x with proof of possession, challenge = H(<c>pok|GROUP|X|</c>; g^w) (section 4.5).
/// <paramref name="Signature"/> belongs to a Pedersen member's key in the form that later versions want.
/// </summary>
public sealed record TrusteePublicKey(Proof Pok, Element PublicKey, Proof? Signature = null, string? Name = null)
    : ICanonical<TrusteePublicKey>
{
    /// <summary>X and its proof for a private key.</summary>
    public static TrusteePublicKey Of(Secret x, IArithmetic arithmetic, IRandomness random, string? name = null)
    {
        var key = arithmetic.Power(Group.G, x);
        return new(Proof.Of(x, Prefix(key), arithmetic, random), key, Name: name);
    }

    /// <summary>Whether X is in the group and its holder knows x.</summary>
    public bool Holds(IFixedBase g, IArithmetic arithmetic, out bool isMember) =>
        Pok.Holds(PublicKey, Prefix(PublicKey), g, arithmetic, membership: true, out isMember);

    public static TrusteePublicKey Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"pok\":"u8);
        var pok = Proof.Read(ref reader);
        reader.Expect(",\"public_key\":"u8);
        var key = reader.Element();
        Proof? signature = reader.Next(",\"signature\":"u8) ? Proof.Read(ref reader) : null;
        var name = reader.Next(",\"name\":"u8) ? reader.Text() : null;
        reader.Expect("}"u8);
        return new(pok, key, signature, name);
    }

    public void Write(CanonicalWriter to)
    {
        to.Raw("{\"pok\":"u8).Value(Pok).Raw(",\"public_key\":"u8).Number(PublicKey);
        if (Signature is { } signature) to.Raw(",\"signature\":"u8).Value(signature);
        if (Name is not null) to.Raw(",\"name\":"u8).Text(Name);
        to.Raw("}"u8);
    }

    private static string Prefix(Element key) => $"pok|{Group.Name}|{key}|";
}
