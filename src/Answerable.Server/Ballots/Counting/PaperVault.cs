using System.Security.Cryptography;
using System.Text;
using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>
/// Seals the papers of an entry into one blob for the database, and opens it. They are shuffled at each write, so that nothing tells in
/// which order they were typed, and encrypted with AES-256-GCM under a key that lies elsewhere (<see cref="PaperKeys"/>) and is
/// destroyed once the count stands: then neither the database file, nor its log, nor any backup holds a paper that can be read.
/// </summary>
internal sealed class PaperVault(PaperKeys keys)
{
    private const byte Format = 1;

    private const int KeyAt = 1, NonceAt = 17, NonceLength = 12, TextAt = NonceAt + NonceLength, TagLength = 16;

    /// <summary>Whether so old a key that no entry needs was left behind, rather than just made by another server.</summary>
    private static readonly TimeSpan LeftBehind = TimeSpan.FromMinutes(10);

    /// <summary>Puts the papers into an entry that was read.</summary>
    /// <returns>Whether they could be read; without their key they are as good as not typed.</returns>
    public bool Open(CountEntry entry)
    {
        var papers = entry.SealedPapers is not { } blob ? [] : Read(entry, blob);
        entry.Open(papers ?? []);
        return papers is not null;
    }

    /// <summary>Seals the papers of an entry that is about to be saved.</summary>
    /// <returns>The keys that are of no use once it is saved.</returns>
    public IReadOnlyList<PaperKeyId> Seal(CountEntry entry)
    {
        var before = KeyOf(entry);
        if (entry.Papers.Count == 0)
        {
            entry.Seal(null);
            return before is { } unused ? [unused] : [];
        }
        // Another key than before where that was lost, or where the papers were cleared and may be typed by another request already.
        var id = before is { } known && keys.Find(known) is not null ? known : new PaperKeyId(entry.Id, Ids.Random());
        entry.Seal(Write(entry, id, keys.Find(id) ?? keys.Make(id)));
        return before is { } other && other != id ? [other] : [];
    }

    public void Destroy(IEnumerable<PaperKeyId> unused) => keys.Destroy(unused);

    /// <summary>The key under which an entry's papers are stored, or null.</summary>
    public static PaperKeyId? KeyOf(CountEntry entry) => entry.SealedPapers is { } blob && blob[0] == Format
        ? new(entry.Id, new(blob.AsSpan(KeyAt, NonceAt - KeyAt))) : null;

    /// <summary>Destroys what a stop between the count and the end of its act has left: keys that no entry needs any more.</summary>
    public async Task Sweep(Db db, TimeProvider clock, CancellationToken cancel = default)
    {
        var all = keys.All();
        if (all.Count == 0) return;
        var ids = all.Select(k => k.Id.Entry).Distinct().ToList();
        var entries = await db.Set<CountEntry>().AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        var now = clock.ReadNow();
        keys.Destroy(from key in all
                     let entry = entries.GetValueOrDefault(key.Id.Entry)
                     where entry is null || KeyOf(entry) != key.Id
                     where entry?.State == CountEntryState.Agreed || key.MadeAt < now - LeftBehind
                     select key.Id);
    }

    private static byte[] Write(CountEntry entry, PaperKeyId id, byte[] key)
    {
        var papers = entry.Papers.ToArray();
        RandomNumberGenerator.Shuffle(papers.AsSpan());
        var text = Encoding.ASCII.GetBytes(string.Join('\n', papers));
        var blob = new byte[TextAt + text.Length + TagLength];
        blob[0] = Format;
        id.Key.TryWriteBytes(blob.AsSpan(KeyAt));
        RandomNumberGenerator.Fill(blob.AsSpan(NonceAt, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(blob.AsSpan(NonceAt, NonceLength), text, blob.AsSpan(TextAt, text.Length), blob.AsSpan(TextAt + text.Length),
            entry.Id.Value.ToByteArray());
        return blob;
    }

    private string[]? Read(CountEntry entry, byte[] blob)
    {
        if (KeyOf(entry) is not { } id || blob.Length < TextAt + TagLength || keys.Find(id) is not { } key) return null;
        var text = new byte[blob.Length - TextAt - TagLength];
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(blob.AsSpan(NonceAt, NonceLength), blob.AsSpan(TextAt, text.Length), blob.AsSpan(TextAt + text.Length), text,
                entry.Id.Value.ToByteArray());
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        return Encoding.ASCII.GetString(text).Split('\n');
    }
}
