using Answerable.Server.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Answerable.Server.Tests;

/// <summary>How the database would run a statement.</summary>
internal static partial class QueryPlans
{
    /// <summary>The steps of the plan, whatever the values; a small table is not scanned only because it is small.</summary>
    public static Task<List<string>> Plan(this House house, string statement) => house.Read(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        if (db.Provider == Provider.Postgres)
        {
            command.CommandText = "SET enable_seqscan = off; SET enable_bitmapscan = off; SET plan_cache_mode = force_generic_plan";
            await command.ExecuteNonQueryAsync();
            command.CommandText = $"PREPARE explained AS {Positions(statement)}";
            await command.ExecuteNonQueryAsync();
        }
        command.CommandText = db.Provider == Provider.Sqlite
            ? $"EXPLAIN QUERY PLAN {statement}"
            : $"EXPLAIN EXECUTE explained({string.Join(", ", Names(statement).Select(_ => "NULL"))})";
        if (command is SqliteCommand sqlite)
            foreach (var name in Names(statement)) sqlite.Parameters.AddWithValue(name, "x");
        var steps = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) steps.Add(reader.GetString(db.Provider == Provider.Sqlite ? 3 : 0).Trim());
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres) NpgsqlConnection.ClearPool(postgres);
        return steps;
    });

    private static List<string> Names(string statement) => [.. Parameter().Matches(statement).Select(m => m.Value).Distinct()];

    private static string Positions(string statement)
    {
        var names = Names(statement);
        return Parameter().Replace(statement, m => $"${names.IndexOf(m.Value) + 1}");
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"@\w+")]
    private static partial System.Text.RegularExpressions.Regex Parameter();
}
