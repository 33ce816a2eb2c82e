using System.Data.Common;

namespace Answerable.Server.Storage.Checks;

/// <summary>The schema as PostgreSQL's catalogue tells it.</summary>
internal static class PostgresCatalogue
{
    private const string Ours = "c.relnamespace = current_schema()::regnamespace AND c.relname <> 'storage_script'";

    private const string Columns = $"""
        SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END,
            CASE WHEN a.attcollation <> t.typcollation THEN (SELECT collname FROM pg_collation WHERE oid = a.attcollation)::text END,
            pg_get_expr(d.adbin, d.adrelid),
            CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END,
            CASE a.attgenerated WHEN 's' THEN 'and stored' WHEN 'v' THEN 'when read' END
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND {Ours}
        """;

    /// <summary>Primary, foreign and unique keys and checks; whether a column may be null is told with the column.</summary>
    private const string Constraints = $"""
        SELECT c.relname, k.conname, pg_get_constraintdef(k.oid)
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE k.contype <> 'n' AND {Ours}
        """;

    private const string Indexes = $"""
        SELECT c.relname, pg_get_indexdef(i.indexrelid) || CASE WHEN i.indisvalid THEN '' ELSE ' (not valid)' END
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relkind IN ('r', 'p') AND {Ours}
        """;

    private const string Others = $"""
        SELECT c.relname, pg_get_triggerdef(t.oid)
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND {Ours}
        UNION ALL SELECT c.relname, 'a view: ' || pg_get_viewdef(c.oid) FROM pg_class c WHERE c.relkind IN ('v', 'm') AND {Ours}
        UNION ALL SELECT c.relname, 'a table of ours' FROM pg_class c WHERE c.relkind IN ('r', 'p') AND {Ours}
        """;

    public static async Task<IReadOnlySet<string>> Read(DbConnection connection)
    {
        var facts = new HashSet<string>();
        foreach (var r in await Catalogue.Rows(connection, Columns))
        {
            var rest = Told("collated", r[4]) + Told("default", r[5]) + Told("identity", r[6]) + Told("computed", r[7]);
            facts.Add($"{r[0]}.{r[1]}: {r[2]}, {r[3]}{rest}");
        }
        foreach (var r in await Catalogue.Rows(connection, Constraints)) facts.Add($"{r[0]}: constraint {r[1]} {r[2]}");
        foreach (var r in await Catalogue.Rows(connection, Indexes)) facts.Add($"{r[0]}: {r[1]}");
        foreach (var r in await Catalogue.Rows(connection, Others)) facts.Add($"{r[0]}: {r[1]}");
        // Definitions name the schema that they stand in, which is no difference.
        var schema = (await Catalogue.Rows(connection, "SELECT current_schema()::text"))[0][0] + ".";
        return facts.Select(f => f.Replace(schema, "", StringComparison.Ordinal)).ToHashSet();
    }

    private static string Told(string what, string value) => value.Length == 0 ? "" : $", {what} {value}";
}
