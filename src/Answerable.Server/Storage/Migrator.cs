using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Answerable.Server.Storage;

/// <summary>Applies the numbered SQL scripts of the provider that the database has not seen, each in a transaction.</summary>
internal sealed class Migrator(DatabaseSetting setting, TimeProvider clock)
{
    private const string Table = "CREATE TABLE IF NOT EXISTS storage_script (number integer PRIMARY KEY, name text NOT NULL, hash text NOT NULL, applied_at text NOT NULL)";
    private const string Insert = "INSERT INTO storage_script (number, name, hash, applied_at) VALUES (@number, @name, @hash, @at)";
    private const long LockKey = 0x414E5357;

    /// <summary>The scripts of a provider in order of number.</summary>
    public static IEnumerable<(int Number, string Name, string Sql)> Scripts(Provider provider)
    {
        var assembly = typeof(Migrator).Assembly;
        var prefix = $"Schema.{provider.ToString().ToLowerInvariant()}.";
        return assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
            .Select(n => (int.Parse(n.AsSpan(prefix.Length, 4), CultureInfo.InvariantCulture), n[prefix.Length..], Read(assembly, n)))
            .OrderBy(s => s.Item1);
    }

    /// <summary>Creates the file or checks the connection, then brings the schema up to date.</summary>
    /// <exception cref="InvalidOperationException">A script that was applied has since been changed.</exception>
    public async Task Run(CancellationToken cancel = default)
    {
        if (setting.Provider == Provider.Sqlite && new SqliteConnectionStringBuilder(setting.ConnectionString).DataSource is { Length: > 0 } file && file != ":memory:")
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        // A connection of its own: the model takes longer to build than a current schema to check, and is built meanwhile.
        await using var connection = setting.Connection();
        await connection.OpenAsync(cancel);
        if (setting.Provider == Provider.Sqlite) await Execute(connection, SqlitePragmas.Sql, cancel);
        else await Execute(connection, $"SELECT pg_advisory_lock({LockKey})", cancel);
        try
        {
            await Execute(connection, Table, cancel);
            var applied = await Applied(connection, cancel);
            foreach (var (number, name, sql) in Scripts(setting.Provider))
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
                if (applied.TryGetValue(number, out var before))
                {
                    if (before != hash) throw new InvalidOperationException($"Schema script {name} was changed after it had been applied.");
                    continue;
                }
                await using var transaction = await connection.BeginTransactionAsync(cancel);
                await Execute(connection, sql, cancel);
                var at = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
                await Execute(connection, Insert, cancel, ("number", number), ("name", name), ("hash", hash), ("at", at));
                await transaction.CommitAsync(cancel);
            }
        }
        finally
        {
            if (setting.Provider == Provider.Postgres) await Execute(connection, $"SELECT pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }

    private static async Task<Dictionary<int, string>> Applied(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, hash FROM storage_script";
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var applied = new Dictionary<int, string>();
        while (await rows.ReadAsync(cancel)) applied[rows.GetInt32(0)] = rows.GetString(1);
        return applied;
    }

    /// <summary>Within the connection's transaction, if it has one: both providers see to that.</summary>
    private static async Task Execute(
        DbConnection connection, string sql, CancellationToken cancel, params (string Name, object Value)[] values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
