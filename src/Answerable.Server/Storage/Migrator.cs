using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Answerable.Server.Storage;

/// <summary>Applies the numbered SQL scripts of the provider that the database has not seen, each in a transaction.</summary>
internal sealed class Migrator(Db db, DatabaseSetting setting, TimeProvider clock)
{
    private const string Table = "CREATE TABLE IF NOT EXISTS storage_script (number integer PRIMARY KEY, name text NOT NULL, hash text NOT NULL, applied_at text NOT NULL)";
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
        if (setting.Provider == Provider.Sqlite
            && new SqliteConnectionStringBuilder(setting.ConnectionString).DataSource is { Length: > 0 } file && file != ":memory:")
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await db.Database.OpenConnectionAsync(cancel);
        if (setting.Provider == Provider.Postgres) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({LockKey})", cancel);
        try
        {
            await db.Database.ExecuteSqlRawAsync(Table, cancel);
            var applied = await db.Database.SqlQueryRaw<AppliedScript>("SELECT number, hash FROM storage_script")
                .ToDictionaryAsync(s => s.Number, s => s.Hash, cancel);
            foreach (var (number, name, sql) in Scripts(setting.Provider))
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
                if (applied.TryGetValue(number, out var before))
                {
                    if (before != hash) throw new InvalidOperationException($"Schema script {name} was changed after it had been applied.");
                    continue;
                }
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                await Execute(sql, cancel);
                var at = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
                await db.Database.ExecuteSqlAsync($"INSERT INTO storage_script (number, name, hash, applied_at) VALUES ({number}, {name}, {hash}, {at})", cancel);
                await transaction.CommitAsync(cancel);
            }
        }
        finally
        {
            if (setting.Provider == Provider.Postgres) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({LockKey})",
                CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task Execute(string sql, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction!);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private sealed record AppliedScript(int Number, string Hash);
}
