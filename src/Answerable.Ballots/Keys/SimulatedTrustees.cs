namespace Answerable.Ballots;

/// <summary>The trustees of a simulation: singles first, then the group, after a ceremony of all its members.</summary>
public sealed class SimulatedTrustees : IDisposable
{
    private readonly IArithmetic arithmetic;
    private readonly IRandomness random;
    private readonly List<Secret> keys = [];
    private readonly List<string?> seeds = [];
    private readonly List<EncryptedMessage?> encrypted = [];
    private readonly int threshold;

    internal SimulatedTrustees(SimulationPlan plan, IArithmetic arithmetic, IRandomness random)
    {
        (this.arithmetic, this.random) = (arithmetic, random);
        List<Trustee> parts = [];
        for (var i = 0; i < plan.Singles; i++)
        {
            keys.Add(Secret.Random(random));
            seeds.Add(null);
            encrypted.Add(null);
            parts.Add(new SingleTrustee(TrusteePublicKey.Of(keys[i], arithmetic, random)));
        }
        threshold = plan.Threshold;
        if (plan.Threshold > 0) parts.Add(new PedersenTrustees(Ceremony(plan.Threshold, plan.Members)));
        Trustees = new(parts);
        PublicKey = parts.Aggregate(Element.One, (y, part) => arithmetic.Multiply(y, SubKey(part)));
    }

    public Trustees Trustees { get; }

    /// <summary>y.</summary>
    public Element PublicKey { get; }

    /// <summary>Each trustee's private key, by owner - 1. A group member's is S_j, which decrypts like a single key.</summary>
    public IReadOnlyList<Secret> PrivateKeys => keys;

    /// <summary>Each group member's seed, by owner - 1; null for singles.</summary>
    public IReadOnlyList<string?> Seeds => seeds;

    /// <summary>Each group member's private key as the ceremony left it, encrypted to the member; null for singles.</summary>
    public IReadOnlyList<EncryptedMessage?> EncryptedKeys => encrypted;

    /// <summary>Who decrypts: every single, and the last t members of the group.</summary>
    public IReadOnlyList<int> Owners => [.. Enumerable.Range(1, keys.Count).Where(o => seeds[o - 1] is null || o > keys.Count - threshold)];

    /// <summary>The partial decryptions of those who decrypt.</summary>
    public SortedDictionary<long, PartialDecryption> Decrypt(EncryptedTally tally, string fingerprint)
    {
        var decryptions = new SortedDictionary<long, PartialDecryption>();
        foreach (var owner in Owners) decryptions[owner] = PartialDecryption.Of(tally, keys[owner - 1], fingerprint, arithmetic, random);
        return decryptions;
    }

    public void Dispose()
    {
        foreach (var key in keys) key.Dispose();
    }

    private Element SubKey(Trustee part) => part is PedersenTrustees group
        ? group.Parameters.Coefficients.Aggregate(Element.One, (y, c) => arithmetic.Multiply(y, c.Content<Coefficients>().Items[0]))
        : part.Keys[0].PublicKey;

    private ThresholdParameters Ceremony(int threshold, int size)
    {
        TrusteeSeed[] members = [.. Enumerable.Range(0, size).Select(_ => TrusteeSeed.Random(random))];
        List<SignedMessage> certificates =
            [.. members.Select((m, i) => m.Certificate(KeyCeremony.Context(size, threshold, i + 1), arithmetic, random))];
        KeyCeremony[] parts = [.. members.Select((m, i) => new KeyCeremony(m, i + 1, threshold, certificates, arithmetic, random))];
        List<CeremonyPolynomial> polynomials = [.. parts.Select(p => p.Polynomial())];
        List<CeremonyOutput> outputs = [.. parts.Select(p => p.Finish(polynomials))];
        for (var i = 0; i < size; i++)
        {
            keys.Add(KeyCeremony.Open(outputs[i].DecryptionKey, members[i], arithmetic));
            seeds.Add(members[i].ToString());
            encrypted.Add(outputs[i].DecryptionKey);
            parts[i].Dispose();
            members[i].Dispose();
        }
        return KeyCeremony.Publish(threshold, certificates, polynomials, outputs);
    }
}
