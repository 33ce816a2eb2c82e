namespace Answerable.Ballots;

/// <summary>One part of the election's key: a single trustee who must decrypt, or a Pedersen group of whom t must (section 4.7).</summary>
public abstract record Trustee : ICanonical<Trustee>
{
    /// <summary>The keys of its members, in their order.</summary>
    public abstract IReadOnlyList<TrusteePublicKey> Keys { get; }

    public static Trustee Read(ref CanonicalReader reader)
    {
        Trustee trustee;
        if (reader.Next("[\"Single\","u8)) trustee = new SingleTrustee(TrusteePublicKey.Read(ref reader));
        else
        {
            reader.Expect("[\"Pedersen\","u8);
            trustee = new PedersenTrustees(ThresholdParameters.Read(ref reader));
        }
        reader.Expect("]"u8);
        return trustee;
    }

    public abstract void Write(CanonicalWriter to);
}

/// <summary>A trustee without whom nothing is decrypted.</summary>
public sealed record SingleTrustee(TrusteePublicKey Key) : Trustee
{
    public override IReadOnlyList<TrusteePublicKey> Keys => [Key];

    public override void Write(CanonicalWriter to) => to.Raw("[\"Single\","u8).Value(Key).Raw("]"u8);
}

/// <summary>A group of trustees of whom a threshold decrypts.</summary>
public sealed record PedersenTrustees(ThresholdParameters Parameters) : Trustee
{
    public override IReadOnlyList<TrusteePublicKey> Keys => Parameters.VerificationKeys;

    public override void Write(CanonicalWriter to) => to.Raw("[\"Pedersen\","u8).Value(Parameters).Raw("]"u8);
}

/// <summary>All parts of the election's key.</summary>
public sealed record Trustees(IReadOnlyList<Trustee> Items) : ICanonical<Trustees>
{
    /// <summary>Every trustee's key; the owner of a partial decryption is a place in this list, from 1.</summary>
    public IReadOnlyList<TrusteePublicKey> Keys => [.. Items.SelectMany(i => i.Keys)];

    public static Trustees Read(ref CanonicalReader reader) => new(reader.List(Trustee.Read));

    public void Write(CanonicalWriter to) => to.List(Items);
}
