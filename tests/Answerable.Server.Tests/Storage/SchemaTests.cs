using System.Data.Common;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Storage;

public sealed class SchemaTests
{
    [Fact]
    public async Task The_scripts_and_the_mappings_describe_the_same_schema()
    {
        using var scripted = TestDatabase.Empty();
        using var mapped = TestDatabase.Empty();
        await using var app = House.Build(scripted, new FakeClock(World.Start));
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().Run();
        await using var other = House.Build(mapped, new FakeClock(World.Start));
        await using var otherScope = other.Services.CreateAsyncScope();
        await CreateFromMappings(otherScope.ServiceProvider.GetRequiredService<Db>());
        var expected = await Describe(otherScope.ServiceProvider.GetRequiredService<Db>());
        var actual = await Describe(scope.ServiceProvider.GetRequiredService<Db>());
        Assert.NotEmpty(expected);
        Assert.Equal(expected, actual);
    }

    private static async Task CreateFromMappings(Db db)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = SchemaVerb.Script(db.Provider);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> Describe(Db db)
    {
        var sql = db.Provider == Provider.Sqlite
            ? "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'storage_script' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            : """
              SELECT table_name || '.' || column_name || ' ' || data_type || coalesce('(' || character_maximum_length || ')', '') || ' ' || is_nullable || ' ' || coalesce(collation_name, '')
              FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'storage_script'
              UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'storage_script'
              UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'storage_script'
              ORDER BY 1
              """;
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }
}
