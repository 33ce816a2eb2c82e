using Answerable.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Answerable.Server.Storage;

/// <summary>
/// One row with a mark that is another one after every save that changed what sessions are read from, in the same transaction:
/// what a server keeps of it counts while the mark stands, whichever server or command made the change.
/// The mark is drawn at random, because a number that is counted up comes again when a backup is put back.
/// </summary>
internal sealed class Generation
{
    public const int TheOne = 1;

    private const string Annotation = "Answerable:NextGeneration";

    public int Id { get; set; } = TheOne;

    public Guid Mark { get; set; }

    /// <summary>Called by every save: gives a new mark when a table that is declared so was changed.</summary>
    public static void Take(Db db)
    {
        if (db.ChangeTracker.Entries().Any(e => Begins(e.Metadata) is { } except && Changes(e, except))) Next(db);
    }

    /// <summary>A new mark in the save at hand, for changes that the context does not track: bulk statements.</summary>
    public static void Next(Db db)
    {
        var row = db.Set<Generation>().Local.FirstOrDefault() ?? db.Attach(new Generation()).Entity;
        row.Mark = Ids.Random();
        // Also after a save that failed and was not undone.
        db.Entry(row).Property(r => r.Mark).IsModified = true;
    }

    /// <summary>Declares that sessions are read from the table.</summary>
    /// <param name="except">Columns that no session is read from and that change often.</param>
    internal static void Declare(IMutableEntityType table, IEnumerable<string> except) =>
        table.SetAnnotation(Annotation, string.Join(',', except));

    /// <summary>Null for a table that no session is read from; else its columns that do not count.</summary>
    internal static string? Begins(IReadOnlyEntityType table) => table.FindAnnotation(Annotation)?.Value as string;

    /// <summary>Whether a change counts; one that was not loaded first, so that nothing seems to differ, does.</summary>
    private static bool Changes(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry entry, string except)
    {
        if (entry.State is EntityState.Added or EntityState.Deleted) return true;
        if (entry.State != EntityState.Modified) return false;
        if (except.Length == 0) return true;
        var names = except.Split(',');
        var differing = entry.Properties.Where(p => !Equals(p.OriginalValue, p.CurrentValue)).Select(p => p.Metadata.Name).ToList();
        return differing.Count == 0 || differing.Exists(d => !names.Contains(d));
    }
}

internal static class GenerationMapping
{
    public static void Map(ModelBuilder builder) => builder.Entity<Generation>(g =>
    {
        g.ToTable("storage_generation");
        g.Property(x => x.Id).ValueGeneratedNever();
        g.HasData(new Generation());
    });

    /// <summary>Sessions are read from this table: a change begins a new generation.</summary>
    /// <param name="except">Properties that no session is read from and that change often.</param>
    public static void BeginsGeneration<T>(this EntityTypeBuilder<T> table, params string[] except) where T : class =>
        Generation.Declare(table.Metadata, except);
}
