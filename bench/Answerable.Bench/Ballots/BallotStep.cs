using System.Globalization;
using System.Numerics;
using Answerable.Ballots;

namespace Answerable.Bench;

/// <summary>One step of the count, in a process of its own, over an archive that it reads entry by entry.</summary>
internal static class BallotStep
{
    public const string Tally = "tally", Decrypt = "decrypt", Result = "result";

    /// <param name="keys">The folder of private keys, to which decryptions are written.</param>
    /// <returns>0; a difference from what the archive holds is an exception.</returns>
    public static int Run(string step, string archive, string keys)
    {
        using var stream = File.OpenRead(archive);
        var count = new Count(step == Tally);
        count.Read(new ArchiveReader(stream));
        switch (step)
        {
            case Tally:
                Same(Canonical.Bytes(count.Added!.Product()), count.Published!);
                break;
            case Decrypt:
                foreach (var owner in count.Decryptions.Keys)
                    File.WriteAllBytes(FileOf(keys, owner, "pd"), Canonical.Bytes(DecryptFor(count, keys, owner)));
                break;
            case Result:
                var decryptions =
                    count.Decryptions.Keys.ToDictionary(o => o,
                        o => Canonical.Parse<PartialDecryption>(File.ReadAllBytes(FileOf(keys, o, "pd"))));
                var factors = Combination.Factors(count.Trustees!, decryptions, Arithmetic.Best);
                Same(Canonical.Bytes(
                    Combination.Result(Canonical.Parse<EncryptedTally>(count.Published!), factors, count.Ballots, Arithmetic.Best)),
                        count.Result!);
                break;
            default:
                throw new ArgumentException($"There is no step '{step}'.", nameof(step));
        }
        return 0;
    }

    /// <summary>A trustee's decryption. Its proofs are new each time, its factors are those that the archive holds.</summary>
    private static PartialDecryption DecryptFor(Count count, string keys, long owner)
    {
        using var key =
            Secret.Of(
                Exponent.Of(
                    BigInteger.Parse(File.ReadAllText(FileOf(keys, owner, "privkey")).Trim().Trim('"'), CultureInfo.InvariantCulture)));
        var made =
            PartialDecryption.Of(Canonical.Parse<EncryptedTally>(count.Published!), key, count.Phi!, Arithmetic.Best,
                SystemRandomness.Instance);
        Same(Canonical.Bytes(count.Decryptions[owner] with { Proofs = made.Proofs }), Canonical.Bytes(made));
        return made;
    }

    private static string FileOf(string folder, long owner, string ending) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{owner}.{ending}"));

    private static void Same(ReadOnlySpan<byte> computed, ReadOnlySpan<byte> published)
    {
        if (!computed.SequenceEqual(published)) throw new InvalidOperationException("What was computed is not what the archive holds.");
    }

    /// <summary>What the steps need of an archive that was verified before; a ballot is forgotten once it is counted.</summary>
    private sealed class Count(bool ballots)
    {
        private readonly List<byte[]> records = [];

        public Tally? Added { get; private set; }

        public Trustees? Trustees { get; private set; }

        /// <summary>φ.</summary>
        public string? Phi { get; private set; }

        public long Ballots { get; private set; }

        public byte[]? Published { get; private set; }

        public byte[]? Result { get; private set; }

        public SortedDictionary<long, PartialDecryption> Decryptions { get; } = [];

        public void Read(ArchiveReader reader)
        {
            while (reader.Next() is { } entry)
            {
                if (!entry.IsEvent) records.Add(entry.Content);
                else
                {
                    Act(Canonical.Parse<ArchiveEvent>(entry.Content).Type);
                    records.Clear();
                }
            }
        }

        private void Act(EventType type)
        {
            switch (type)
            {
                case EventType.Setup:
                    Phi = Fingerprint.Base64(records[0]);
                    Trustees = Canonical.Parse<Trustees>(records[1]);
                    Added = new(Canonical.Parse<Election>(records[0]).Questions, Arithmetic.Best);
                    break;
                case EventType.Ballot:
                    Ballots++;
                    if (ballots) Added!.Add(Canonical.Parse<Ballot>(records[0]), weight: 1);
                    break;
                case EventType.EncryptedTally:
                    Published = records[0];
                    break;
                case EventType.PartialDecryption:
                    Decryptions[Canonical.Parse<OwnedPartialDecryption>(records[1]).Owner] = Canonical.Parse<PartialDecryption>(records[0]);
                    break;
                case EventType.Result:
                    Result = records[0];
                    break;
            }
        }
    }
}
