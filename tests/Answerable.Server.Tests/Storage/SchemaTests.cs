using System.Data.Common;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Storage;

public sealed class SchemaTests
{
    [Fact]
    public async Task The_scripts_and_the_mappings_describe_the_same_schema()
    {
        using var scripted = TestDatabase.Empty();
        await using var app = House.Build(scripted, new FakeClock(World.Start));
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().Run();
        await AssertAsMapped(scope.ServiceProvider.GetRequiredService<Db>());
    }

    /// <summary>The database of this context has the schema that the mappings describe; if not, the failure lists what differs.</summary>
    internal static async Task AssertAsMapped(Db db)
    {
        await db.Database.OpenConnectionAsync();
        // What is made from other tables is mapped by no room.
        var scripted = (await Catalogue.Read(db.Database.GetDbConnection())).Where(f => !SchemaScripts.IsDerived(f)).ToHashSet();
        var differences = Catalogue.Differences(await Mapped(), scripted, "only the mappings have", "only the scripts have");
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    /// <summary>What a database made from the mappings says about itself.</summary>
    private static async Task<IReadOnlySet<string>> Mapped()
    {
        using var database = TestDatabase.Empty();
        await using var connection = await Opened(database);
        await Execute(connection, SchemaVerb.Script(TestDatabase.IsPostgres ? Provider.Postgres : Provider.Sqlite));
        var facts = await Catalogue.Read(connection);
        Assert.True(facts.Count > 500);
        return facts;
    }

    internal static async Task<DbConnection> Opened(TestDatabase database)
    {
        var connection = database.Connect();
        await connection.OpenAsync();
        return connection;
    }

    internal static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
