using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Answerable.Server.Storage.Checks;

/// <summary>
/// The schema as SQLite's pragmas tell it; what no pragma tells (checks, the filter of an index) is read from the kept statement.
/// </summary>
internal static partial class SqliteCatalogue
{
    private const string Tables = """
        SELECT name, CASE WHEN wr THEN ', without row ids' ELSE '' END || CASE WHEN strict THEN ', strict' ELSE '' END
        FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@' AND name <> 'storage_script'
        """;

    private const string Columns = """
        SELECT name, type, CASE WHEN "notnull" THEN 'not null' ELSE 'null' END,
            CASE WHEN dflt_value IS NOT NULL THEN ', default ' || dflt_value END,
            CASE WHEN pk > 0 THEN ', part ' || pk || ' of the primary key' END, CASE WHEN hidden > 0 THEN ', computed' END
        FROM pragma_table_xinfo(@p0)
        """;

    private const string ForeignKeys = """
        SELECT id || '', "from", "table", "to", on_update, on_delete FROM pragma_foreign_key_list(@p0) ORDER BY id, seq
        """;

    /// <summary>What a key makes has a numbered name; its columns say all.</summary>
    private const string Indexes = """
        SELECT l.name, CASE WHEN l."unique" THEN 'unique ' ELSE '' END
            || CASE l.origin WHEN 'pk' THEN 'primary key' WHEN 'u' THEN 'key' ELSE 'index ' || l.name END, s.sql
        FROM pragma_index_list(@p0) l LEFT JOIN sqlite_schema s ON s.type = 'index' AND s.name = l.name
        """;

    private const string IndexColumns = """
        SELECT name, CASE WHEN "desc" THEN ' descending' ELSE '' END || CASE WHEN coll <> 'BINARY' THEN ' collated ' || coll ELSE '' END
        FROM pragma_index_xinfo(@p0) WHERE key ORDER BY seqno
        """;

    public static async Task<IReadOnlySet<string>> Read(SqliteConnection connection)
    {
        var facts = new HashSet<string>();
        foreach (var (table, options) in (await Catalogue.Rows(connection, Tables)).Select(r => (r[0], r[1])))
        {
            facts.Add($"{table}: a table of ours{options}");
            foreach (var r in await Catalogue.Rows(connection, Columns, table))
                facts.Add($"{table}.{r[0]}: {r[1]}, {r[2]}{r[3]}{r[4]}{r[5]}{CollationAndIdentity(connection, table, r[0])}");
            foreach (var key in (await Catalogue.Rows(connection, ForeignKeys, table)).GroupBy(r => r[0]).Select(g => g.ToList()))
            {
                var (from, to) = (string.Join(", ", key.Select(r => r[1])), string.Join(", ", key.Select(r => r[3])));
                facts.Add($"{table}: foreign key ({from}) to {key[0][2]} ({to}), on update {key[0][4]}, on delete {key[0][5]}");
            }
            foreach (var index in await Catalogue.Rows(connection, Indexes, table)) facts.Add($"{table}: {await Told(connection, index)}");
            var sql = await Catalogue.Rows(connection, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = @p0", table);
            foreach (var check in Checks(sql[0][0])) facts.Add($"{table}: check {check}");
        }
        const string virtuals = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%'";
        foreach (var table in await Catalogue.Rows(connection, virtuals)) facts.Add($"{table[0]}: {Plain(table[1])}");
        foreach (var other in await Catalogue.Rows(connection, "SELECT tbl_name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')"))
            facts.Add($"{other[0]}: {other[1]}");
        return facts;
    }

    /// <summary>What the pragma leaves out and the library knows.</summary>
    private static string CollationAndIdentity(SqliteConnection connection, string table, string column)
    {
        raw.sqlite3_table_column_metadata(connection.Handle, "main", table, column, out _, out var collation,
            out _, out _, out var numbered);
        return (collation == "BINARY" ? "" : $", collated {collation}") + (numbered == 0 ? "" : ", identity");
    }

    private static async Task<string> Told(SqliteConnection connection, string[] index)
    {
        var columns = await Catalogue.Rows(connection, IndexColumns, index[0]);
        // What is no column is an expression, which only the statement tells.
        var told = string.Join(", ", columns.Select(r => (r[0].Length == 0 ? index[2] : r[0]) + r[1]));
        var filter = Filter().Match(index[2]);
        return $"{index[1]} ({told})" + (filter.Success ? $" where {Plain(filter.Groups[1].Value)}" : "");
    }

    /// <summary>The condition in brackets after each CHECK that stands outside quotes.</summary>
    private static IEnumerable<string> Checks(string sql)
    {
        foreach (Match start in CheckStart().Matches(sql).Where(m => m.Groups["check"].Success))
        {
            var from = start.Index + start.Length;
            var (end, depth) = (from, 1);
            for (; depth > 0; end++) depth += sql[end] switch { '(' => 1, ')' => -1, _ => 0 };
            yield return Plain(sql[from..(end - 1)]);
        }
    }

    private static string Plain(string sql) => Spaces().Replace(sql.Replace("\"", ""), " ").Trim();

    [GeneratedRegex(@"\sWHERE\s+(.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Filter();

    [GeneratedRegex("""'[^']*'|"[^"]*"|(?<check>\bCHECK\s*\()""", RegexOptions.IgnoreCase)]
    private static partial Regex CheckStart();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
