using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Answerable.Domain;
using Microsoft.Data.Sqlite;

namespace Answerable.Server.Storage;

/// <summary>A numbered script of a provider. The number means the same in both.</summary>
/// <param name="Hash">SHA-256 of the text; one that was applied never changes.</param>
internal sealed record SchemaScript(int Number, string Name, string Sql)
{
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
}

/// <summary>The scripts that make the schema, and the table in which a database notes those that it has seen.</summary>
internal static class SchemaScripts
{
    private const string Table =
        "CREATE TABLE IF NOT EXISTS storage_script (number integer PRIMARY KEY, name text NOT NULL, hash text NOT NULL, applied_at text " +
        "NOT NULL)";
    private const string Insert = "INSERT INTO storage_script (number, name, hash, applied_at) VALUES (@number, @name, @hash, @at)";

    /// <summary>Whether a table is made from the others: no room maps it, no backup holds it.</summary>
    public static bool IsDerived(string table) => table.StartsWith("search_", StringComparison.Ordinal);

    /// <summary>In order of number.</summary>
    public static IReadOnlyList<SchemaScript> Of(Provider provider)
    {
        var assembly = typeof(SchemaScripts).Assembly;
        var prefix = $"Schema.{provider.ToString().ToLowerInvariant()}.";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
                .Select(n =>
                    new SchemaScript(int.Parse(n.AsSpan(prefix.Length, 4), CultureInfo.InvariantCulture), n[prefix.Length..],
                        Read(assembly, n)))
                .OrderBy(s => s.Number),
        ];
    }

    /// <summary>Number of the newest script.</summary>
    public static int Last(Provider provider) => Of(provider)[^1].Number;

    /// <summary>The hashes of what the database has seen, by number; empty for one that the product has never opened.</summary>
    public static async Task<Dictionary<int, string>> Applied(DbConnection connection, CancellationToken cancel)
    {
        var applied = new Dictionary<int, string>();
        if (!(await Tables(connection, cancel)).Contains("storage_script")) return applied;
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, hash FROM storage_script";
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) applied[rows.GetInt32(0)] = rows.GetString(1);
        return applied;
    }

    /// <summary>Number of the last script that the database has seen; 0 for one that the product has never opened.</summary>
    public static async Task<int> LastApplied(DbConnection connection, CancellationToken cancel) =>
        (await Applied(connection, cancel)).Keys.DefaultIfEmpty().Max();

    /// <summary>For verbs that look at a database as it is: one that is not there is not made by looking.</summary>
    /// <exception cref="Refused">There is none, or the product has never started on it.</exception>
    public static async Task RequireMade(DatabaseSetting setting, CancellationToken cancel)
    {
        var none = StorageRefusals.None(setting.File ?? setting.Provider.ToString());
        if (setting.File is { } file) Require.That(File.Exists(file), none);
        await using var connection = setting.Connection();
        await connection.OpenAsync(cancel);
        Require.That(await LastApplied(connection, cancel) > 0, none);
    }

    public static async Task<bool> HasTables(DbConnection connection, CancellationToken cancel) =>
        (await Tables(connection, cancel)).Any(t => t != "storage_script");

    /// <summary>The tables of the database, or of PostgreSQL's current schema.</summary>
    public static async Task<IReadOnlyList<string>> Tables(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = connection is SqliteConnection
            ? "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@'"
            : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()";
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var tables = new List<string>();
        while (await rows.ReadAsync(cancel)) tables.Add(rows.GetString(0));
        return tables;
    }

    /// <summary>Runs one script and notes it, in the transaction at hand.</summary>
    public static async Task Apply(DbConnection connection, SchemaScript script, DateTimeOffset at, CancellationToken cancel)
    {
        await Execute(connection, Table, cancel);
        await Execute(connection, script.Sql, cancel);
        await Execute(connection, Insert, cancel, ("number", script.Number), ("name", script.Name), ("hash", script.Hash),
            ("at", at.ToString("O", CultureInfo.InvariantCulture)));
    }

    /// <summary>Within the connection's transaction, if it has one: both providers see to that.</summary>
    public static async Task Execute(
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
