using System.Data.Common;
using Answerable.Domain;

namespace Answerable.Server.Storage;

/// <summary>Applies the numbered SQL scripts of the provider that the database has not seen, each in a transaction.</summary>
internal sealed class Migrator(DatabaseSetting setting, TimeProvider clock)
{
    private const long LockKey = 0x414E5357;

    /// <summary>Creates the file or checks the connection, then brings the schema up to date.</summary>
    /// <exception cref="Refused">The database is not the product's, was made by a later version, or has a script that was changed
    /// since.</exception>
    public async Task Run(CancellationToken cancel = default)
    {
        if (setting.File is { } file) PrivateFile.Make(file);
        // A connection of its own: the model takes longer to build than a current schema to check, and is built meanwhile.
        await using var connection = setting.Connection();
        await connection.OpenAsync(cancel);
        if (setting.Provider == Provider.Sqlite) await SchemaScripts.Execute(connection, SqlitePragmas.Sql, cancel);
        else await SchemaScripts.Execute(connection, $"SELECT pg_advisory_lock({LockKey})", cancel);
        try
        {
            await Apply(connection, cancel);
        }
        finally
        {
            if (setting.Provider == Provider.Postgres)
                await SchemaScripts.Execute(connection, $"SELECT pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    private async Task Apply(DbConnection connection, CancellationToken cancel)
    {
        var applied = await SchemaScripts.Applied(connection, cancel);
        Require.That(applied.Count > 0 || !await SchemaScripts.HasTables(connection, cancel), StorageRefusals.Foreign);
        var isChanged = false;
        foreach (var script in SchemaScripts.Of(setting.Provider))
        {
            if (applied.Remove(script.Number, out var before))
            {
                Require.That(before == script.Hash, StorageRefusals.ChangedScript(script.Name));
                continue;
            }
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await SchemaScripts.Apply(connection, script, clock.GetUtcNow(), cancel);
            await transaction.CommitAsync(cancel);
            isChanged = true;
        }
        // What a script wipes does not stay in the log.
        if (isChanged && setting.Provider == Provider.Sqlite)
            await SchemaScripts.Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)", cancel);
        Require.That(applied.Count == 0, StorageRefusals.LaterVersion);
    }
}
