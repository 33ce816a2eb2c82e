using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Answerable.Server.Search;

/// <summary>
/// What a save changes of what objects are found by: read off the entries that it writes, as kinds of object declare it, and written into
/// the index in the same transaction.
/// </summary>
internal sealed class ChangedTexts
{
    /// <summary>Objects that one save reads anew by itself; with more, the index catches up later.</summary>
    public const int MostAtOnce = 200;

    private readonly Dictionary<string, HashSet<Guid>> objects = [];
    private readonly List<(string Noun, Func<DbContext, Guid, IQueryable<Guid>> Found, Guid Changed)> toFind = [];

    /// <summary>From which identifier on all of a kind is noted to be read, because the transaction wrote it in bulk.</summary>
    public Dictionary<string, Guid> Swept { get; } = [];

    public bool IsEmpty => objects.Count + toFind.Count == 0;

    /// <summary>Called by every save, before it writes.</summary>
    public void Take(Db db)
    {
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            foreach (var (noun, watch) in SearchedKinds.WatchesOf(entry.Metadata.ClrType))
            {
                if (!Counts(entry, watch)) continue;
                if (watch.Own is { } own) Add(noun, IdOf(entry, own));
                else toFind.Add((noun, watch.Found!, IdOf(entry, "Id")));
            }
        }
    }

    /// <summary>Called in the transaction, after all was written.</summary>
    public async Task Write(Db db, CancellationToken cancel)
    {
        foreach (var (noun, found, changed) in toFind.Distinct())
            foreach (var id in await found(db, changed).ToListAsync(cancel)) Add(noun, id);
        foreach (var (noun, ids) in objects.OrderBy(o => o.Key, StringComparer.Ordinal))
            if (ids.Count <= MostAtOnce) await IndexWriter.Write(db, noun, SearchedKinds.Find(noun)!, [.. ids.Order()], cancel);
            else await PendingTexts.Note(db, noun, ids);
    }

    private void Add(string noun, Guid id)
    {
        if (objects.TryGetValue(noun, out var ids)) ids.Add(id);
        else objects[noun] = [id];
    }

    private static bool Counts(EntityEntry entry, SearchWatch watch) => entry.State == EntityState.Added ? watch.WhenAdded
        : entry.State == EntityState.Deleted || watch.Properties.Any(p => entry.Property(p) is { IsModified: true } changed
            && !Equals(changed.OriginalValue, changed.CurrentValue));

    private static Guid IdOf(EntityEntry entry, string property)
    {
        var value = entry.Property(property);
        return (Guid)(value.Metadata.GetTypeMapping().Converter is { } convert
            ? convert.ConvertToProvider(value.CurrentValue) : value.CurrentValue)!;
    }
}
