using System.Security.Cryptography;

namespace Answerable.Ballots;

/// <summary>A sealed ballot (section 4.15).</summary>
/// <param name="ElectionHash">φ, the fingerprint of the election record.</param>
/// <param name="Credential">The public credential that signs.</param>
public sealed record Ballot(string ElectionUuid, string ElectionHash, Element Credential, IReadOnlyList<Answer> Answers,
    BallotSignature Signature) : ICanonical<Ballot>
{
    private static ReadOnlySpan<byte> Signed => ",\"signature\":"u8;

    /// <summary>The hash that the signature signs: Base64 of SHA-256 of the ballot without its signature.</summary>
    public string UnsignedHash()
    {
        var to = new CanonicalWriter();
        WriteUnsigned(to);
        return Fingerprint.Base64(to.Raw("}"u8).Written);
    }

    /// <summary>
    /// The same of a canonical record, without writing it again: what stands before the signature. A string in a
    /// record has its quotation marks escaped, so the field's name occurs nowhere else.
    /// </summary>
    public static string UnsignedHash(ReadOnlySpan<byte> record)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(record[..record.LastIndexOf(Signed)]);
        hash.AppendData("}"u8);
        return Convert.ToBase64String(hash.GetHashAndReset()).TrimEnd('=');
    }

    public static Ballot Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"election_uuid\":"u8);
        var uuid = reader.Text();
        reader.Expect(",\"election_hash\":"u8);
        var hash = reader.Text();
        reader.Expect(",\"credential\":"u8);
        var credential = reader.Element();
        reader.Expect(",\"answers\":"u8);
        var answers = reader.List(Answer.Read);
        reader.Expect(Signed);
        var signature = BallotSignature.Read(ref reader);
        reader.Expect("}"u8);
        return new(uuid, hash, credential, answers, signature);
    }

    public void Write(CanonicalWriter to)
    {
        WriteUnsigned(to);
        to.Raw(Signed).Value(Signature).Raw("}"u8);
    }

    private void WriteUnsigned(CanonicalWriter to) =>
        to.Raw("{\"election_uuid\":"u8).Text(ElectionUuid).Raw(",\"election_hash\":"u8).Text(ElectionHash)
        .Raw(",\"credential\":"u8).Number(Credential).Raw(",\"answers\":"u8).List(Answers);
}

/// <summary>A Schnorr signature over a ballot (section 4.14): challenge = H(<c>sig|hash|</c>; g^w).</summary>
public sealed record BallotSignature(string Hash, Proof Proof) : ICanonical<BallotSignature>
{
    public static BallotSignature Sign(string hash, Secret credential, IArithmetic arithmetic, IRandomness random) =>
        new(hash, Proof.Of(credential, $"sig|{hash}|", arithmetic, random));

    /// <summary>Whether the credential signed the hash.</summary>
    public bool Holds(Element credential, IFixedBase g, IArithmetic arithmetic) =>
        Proof.Holds(credential, $"sig|{Hash}|", g, arithmetic, membership: false, out _);

    public static BallotSignature Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"hash\":"u8);
        var hash = reader.Text();
        reader.Expect(",\"proof\":"u8);
        var proof = Proof.Read(ref reader);
        reader.Expect("}"u8);
        return new(hash, proof);
    }

    public void Write(CanonicalWriter to) => to.Raw("{\"hash\":"u8).Text(Hash).Raw(",\"proof\":"u8).Value(Proof).Raw("}"u8);
}
