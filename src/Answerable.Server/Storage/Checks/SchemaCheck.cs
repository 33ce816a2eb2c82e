using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Answerable.Server.Storage.Checks;

/// <summary>The database has the schema that the scripts make, no more and no less.</summary>
internal sealed class SchemaCheck(DatabaseSetting setting) : ICheck
{
    private const string Beside = "answerable_check";

    public string Name => "schema";

    public async Task<Checked> Run(CancellationToken cancel)
    {
        var findings = new Findings();
        await using var connection = setting.Connection();
        await connection.OpenAsync(cancel);
        var (actual, wanted) = (await Catalogue.Read(connection), await Wanted(connection, cancel));
        findings.Look(wanted.Count);
        foreach (var difference in Catalogue.Differences(actual, wanted, "only the database has", "only the scripts make"))
            findings.Say(difference);
        return findings.Found;
    }

    /// <summary>What the scripts make, told by a database that has seen nothing else.</summary>
    private static async Task<IReadOnlySet<string>> Wanted(DbConnection connection, CancellationToken cancel)
    {
        if (connection is SqliteConnection)
        {
            await using var memory = new SqliteConnection("Data Source=:memory:");
            await memory.OpenAsync(cancel);
            foreach (var script in SchemaScripts.Of(Provider.Sqlite)) await SchemaScripts.Execute(memory, script.Sql, cancel);
            return await Catalogue.Read(memory);
        }
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await SchemaScripts.Execute(connection, $"CREATE SCHEMA {Beside}; SET LOCAL search_path TO {Beside}", cancel);
        foreach (var script in SchemaScripts.Of(Provider.Postgres)) await SchemaScripts.Execute(connection, script.Sql, cancel);
        var facts = await Catalogue.Read(connection);
        await transaction.RollbackAsync(cancel);
        return facts;
    }
}
