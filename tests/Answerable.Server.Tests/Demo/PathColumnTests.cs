using System.Data.Common;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Demo;

/// <summary>Columns that hold a unit's path are known by what stands in them, in a world where every room is at work.</summary>
[Collection(nameof(ChineseDemo))]
public sealed class PathColumnTests(ChineseDemo demo)
{
    [Fact]
    public async Task Every_column_that_holds_paths_of_units_is_declared_by_its_room()
    {
        await using var scope = demo.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var paths = (await db.Set<Unit>().Select(u => u.Path).ToListAsync()).ToHashSet();
        var declared = Declared(db);
        var (found, met) = (new List<string>(), 0);
        foreach (var (table, column) in Texts(db.Model))
        {
            var values = await Values(db, table, column);
            if (values.Count > 0) met++;
            if (values.Count > 0 && values.All(paths.Contains)) found.Add($"{table}.{column}");
        }
        Assert.True(met > 60, $"Only {met} columns of text hold anything.");
        Assert.Empty(found.Except(declared));
        Assert.True(found.Count >= 18, string.Join('\n', found));
    }

    [Fact]
    public void Nothing_else_is_declared()
    {
        using var scope = demo.App.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var declared = Declared(db);
        Assert.Equal(declared.Count, Rooms.All.Sum(r => r.PathColumns.Count));
        foreach (var room in Rooms.All)
            foreach (var column in room.PathColumns)
                Assert.StartsWith(room.Name.ToLowerInvariant() + "_", db.Model.FindEntityType(column.Entity)!.GetTableName(),
                    StringComparison.Ordinal);
        // What has no row in this world cannot be told by its values: it is told by its name.
        Assert.Empty(
            Texts(db.Model).Where(c => c.Column.EndsWith("path", StringComparison.Ordinal)).Select(c => $"{c.Table}.{c.Column}")
                .Except(declared));
    }

    private static HashSet<string> Declared(Db db) => [.. Rooms.All.SelectMany(r => r.PathColumns).Select(c =>
    {
        var entity = db.Model.FindEntityType(c.Entity)!;
        return $"{entity.GetTableName()}.{entity.FindProperty(c.Property)!.GetColumnName()}";
    })];

    /// <summary>Every column of text in the database.</summary>
    private static IEnumerable<(string Table, string Column)> Texts(IModel model) =>
        (from entity in model.GetEntityTypes()
         where entity.GetTableName() is not null
         from property in entity.GetProperties()
         where property.ClrType == typeof(string)
         select (entity.GetTableName()!, property.GetColumnName())).Distinct();

    private static async Task<List<string>> Values(Db db, string table, string column)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT DISTINCT \"{column}\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL LIMIT 1000";
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync()) values.Add(reader.GetString(0));
        return values;
    }
}
