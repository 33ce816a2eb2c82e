using Answerable.Domain;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Reading;

/// <summary>Copies an object with everything that hangs on it, whatever tables the rooms have: rows that name it, rows that name those,
/// and so on.</summary>
internal sealed class Copies(House house)
{
    private static readonly string[] Shared = ["ledger_", "organisation_", "people_", "policies_", "storage_", "obligations_tally"];

    /// <param name="original">The object.</param>
    /// <param name="instead">What the copy names instead of what the original names.</param>
    /// <param name="stop">Tables of which nothing is copied.</param>
    public Task<Guid> Of(Guid original, IReadOnlyDictionary<Guid, Guid>? instead = null, params string[] stop) => house.Scope(async s =>
    {
        var db = s.GetRequiredService<Db>();
        var rows = await Rows(db, stop);
        var names = (instead ?? new Dictionary<Guid, Guid>()).ToDictionary();
        var copied = new Dictionary<Guid, Guid> { [original] = Ids.New(house.Clock.GetUtcNow()) };
        var taken = new List<EntityEntry>();
        for (var more = true; more;)
        {
            var next = rows.Where(r => !taken.Contains(r) && Guids(r).Any(g => copied.ContainsKey(g.Value))).ToList();
            foreach (var row in next)
                if (Guids(row).FirstOrDefault(g => g.Name == "Id") is { Name: not null } id) copied.TryAdd(id.Value,
                    Ids.New(house.Clock.GetUtcNow()));
            taken.AddRange(next);
            more = next.Count > 0;
        }
        foreach (var (from, to) in copied) names[from] = to;
        await Write(taken, names);
        return copied[original];
    });

    private static async Task<List<EntityEntry>> Rows(Db db, string[] stop)
    {
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.GetTableName() is { } name && !Shared.Any(p => name.StartsWith(p,
            StringComparison.Ordinal)) && !stop.Contains(name)))
            await (Task)typeof(Copies).GetMethod(nameof(Load),
                System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!.MakeGenericMethod(type.ClrType)
                    .Invoke(null, [db])!;
        return [.. db.ChangeTracker.Entries()];
    }

    private static Task Load<T>(Db db) where T : class => db.Set<T>().LoadAsync();

    private Task Write(List<EntityEntry> rows, Dictionary<Guid, Guid> names) => house.Scope(async s =>
    {
        var db = s.GetRequiredService<Db>();
        // What the mapping cannot say as a key, and whatever stands on it, is written after what it refers to.
        var later = new HashSet<string>();
        foreach (var row in rows.Select(r => r.Metadata.GetTableName()!).Where(t => RowReferences.From(db.Model, t).Any())) later.Add(row);
        for (var before = -1; before != later.Count;)
        {
            before = later.Count;
            later.UnionWith(rows.Where(r => r.Metadata.GetForeignKeys().Any(k => later.Contains(k.PrincipalEntityType.GetTableName()!)))
                .Select(r => r.Metadata.GetTableName()!));
        }
        foreach (var row in rows.Where(r => !later.Contains(r.Metadata.GetTableName()!))) Copy(row);
        await db.SaveChangesAsync();
        foreach (var row in rows.Where(r => later.Contains(r.Metadata.GetTableName()!))) Copy(row);
        await db.SaveChangesAsync();

        void Copy(EntityEntry row)
        {
            var values = row.CurrentValues.Clone();
            foreach (var (name, value) in Guids(row))
                if (names.TryGetValue(value,
                    out var other)) values[name] = row.Property(name).Metadata.GetTypeMapping().Converter is { } converter
                    ? converter.ConvertFromProvider(other) : other;
            var copy = db.Entry(values.ToObject());
            copy.State = EntityState.Added;
            copy.CurrentValues.SetValues(values);
        }
    });

    private static IEnumerable<(string Name, Guid Value)> Guids(EntityEntry row)
    {
        foreach (var property in row.Properties)
        {
            var value = property.Metadata.GetTypeMapping().Converter is { } converter && property.CurrentValue is not null
                ? converter.ConvertToProvider(property.CurrentValue) : property.CurrentValue;
            if (value is Guid id) yield return (property.Metadata.Name, id);
        }
    }
}
