namespace Answerable.Ballots;

/// <summary>The payload of the Setup event: the hashes of the three records before it.</summary>
public sealed record SetupData(string Election, string Trustees, string Credentials) : ICanonical<SetupData>
{
    public static SetupData Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"election\":"u8);
        var election = reader.Hash();
        reader.Expect(",\"trustees\":"u8);
        var trustees = reader.Hash();
        reader.Expect(",\"credentials\":"u8);
        var credentials = reader.Hash();
        reader.Expect("}"u8);
        return new(election, trustees, credentials);
    }

    public void Write(CanonicalWriter to) => to.Raw("{\"election\":"u8).Text(Election).Raw(",\"trustees\":"u8).Text(Trustees)
        .Raw(",\"credentials\":"u8).Text(Credentials).Raw("}"u8);
}

/// <summary>For each question and choice, the product of the counted ballots' ciphertexts (section 4.16).</summary>
public sealed record EncryptedTally(IReadOnlyList<IReadOnlyList<Ciphertext>> Questions) : ICanonical<EncryptedTally>
{
    public static EncryptedTally Read(ref CanonicalReader reader) =>
        new(reader.List((ref r) => (IReadOnlyList<Ciphertext>)r.List(Ciphertext.Read)));

    public void Write(CanonicalWriter to) => to.List(Questions, q => to.List(q));
}

/// <summary>The payload of the EncryptedTally event.</summary>
/// <param name="Ballots">The number of ballots counted: the last one of each credential.</param>
/// <param name="Weight">The sum of their weights.</param>
/// <param name="Tally">The hash of the encrypted tally.</param>
public sealed record SizedEncryptedTally(long Ballots, long Weight, string Tally) : ICanonical<SizedEncryptedTally>
{
    public static SizedEncryptedTally Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"num_tallied\":"u8);
        var ballots = reader.Integer();
        reader.Expect(",\"total_weight\":"u8);
        var weight = reader.Integer();
        reader.Expect(",\"encrypted_tally\":"u8);
        var tally = reader.Hash();
        reader.Expect("}"u8);
        return new(ballots, weight, tally);
    }

    public void Write(CanonicalWriter to) => to.Raw("{\"num_tallied\":"u8).Integer(Ballots).Raw(",\"total_weight\":"u8).Integer(Weight)
        .Raw(",\"encrypted_tally\":"u8).Text(Tally).Raw("}"u8);
}

/// <summary>The payload of a PartialDecryption event.</summary>
/// <param name="Owner">The trustee's number, from 1, over all parts of the key in order.</param>
/// <param name="Payload">The hash of the partial decryption.</param>
public sealed record OwnedPartialDecryption(long Owner, string Payload) : ICanonical<OwnedPartialDecryption>
{
    public static OwnedPartialDecryption Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"owner\":"u8);
        var owner = reader.Integer();
        reader.Expect(",\"payload\":"u8);
        var payload = reader.Hash();
        reader.Expect("}"u8);
        return new(owner, payload);
    }

    public void Write(CanonicalWriter to) => to.Raw("{\"owner\":"u8).Integer(Owner).Raw(",\"payload\":"u8).Text(Payload).Raw("}"u8);
}

/// <summary>The counts, for each question and choice (section 4.19).</summary>
public sealed record ElectionResult(IReadOnlyList<IReadOnlyList<long>> Questions) : ICanonical<ElectionResult>
{
    public static ElectionResult Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"result\":"u8);
        var questions = reader.List((ref r) => (IReadOnlyList<long>)r.List((ref s) => s.Integer()));
        reader.Expect("}"u8);
        return new(questions);
    }

    public void Write(CanonicalWriter to) => to.Raw("{\"result\":"u8).List(Questions, q => to.List(q, c => to.Integer(c))).Raw("}"u8);
}
