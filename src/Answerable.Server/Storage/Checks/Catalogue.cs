using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Answerable.Server.Storage.Checks;

/// <summary>
/// What a database says about its own schema, a sentence a fact: tables, columns, keys, indexes, checks and whatever else it keeps.
/// A set, because a column that was added later stands elsewhere in the table than in a schema made at once.
/// </summary>
internal static class Catalogue
{
    /// <summary>Every fact but those about the table in which the migrator notes the scripts.</summary>
    public static async Task<IReadOnlySet<string>> Read(DbConnection connection) => connection is SqliteConnection sqlite
        ? await SqliteCatalogue.Read(sqlite)
        : await PostgresCatalogue.Read(connection);

    /// <summary>What only one of two schemas has, in order of table, so that both sides of a changed fact stand together.</summary>
    /// <param name="onlyOne">Said before what only the first has.</param>
    /// <param name="onlyOther">Said before what only the second has.</param>
    public static IReadOnlyList<string> Differences(IReadOnlySet<string> one, IReadOnlySet<string> other, string onlyOne,
        string onlyOther) =>
    [
        .. one.Except(other).Select(f => (Fact: f, Side: onlyOne)).Concat(other.Except(one).Select(f => (Fact: f, Side: onlyOther)))
            .OrderBy(d => d.Fact, StringComparer.Ordinal)
            .Select(d => $"{d.Side} {d.Fact}"),
    ];

    /// <summary>The rows of a query whose columns are all texts.</summary>
    public static async Task<List<string[]>> Rows(DbConnection connection, string sql, params string[] values)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (value, i) in values.Select((v, i) => (v, i)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"p{i}", value);
            command.Parameters.Add(parameter);
        }
        var rows = new List<string[]>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader, i))]);
        return rows;
    }

    private static string Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? "" : reader.GetString(column);
}
