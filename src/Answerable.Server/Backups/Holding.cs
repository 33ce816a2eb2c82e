using System.Data.Common;
using System.Globalization;
using Answerable.Server.Storage;

namespace Answerable.Server.Backups;

/// <summary>Whether a database holds something.</summary>
internal static class Holding
{
    /// <summary>Whether any of these tables has a row, but for the product's own housekeeping, which a first start writes.</summary>
    public static async Task<bool> Rows(DbConnection connection, IEnumerable<string> tables, CancellationToken cancel)
    {
        foreach (var table in tables.Where(t => !t.StartsWith("storage_", StringComparison.Ordinal) && !SchemaScripts.IsDerived(t)))
            if (await Number(connection, $"SELECT count(*) FROM (SELECT 1 FROM \"{table}\" LIMIT 1) AS first", cancel) > 0) return true;
        return false;
    }

    public static async Task<long> Number(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }
}
