using System.Data.Common;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;

namespace Answerable.Server.Tests.Storage;

/// <summary>A database as the first schema left it: see <c>Stored/README.md</c>.</summary>
internal static partial class StoredDatabase
{
    /// <summary>What the migrator of that time noted about its one script; these never change again.</summary>
    private const string SqliteHash = "fa2e53a52a2d6c48f027fd88a75ff8c38efd6bc551b141d09e1e33239d1ba273";
    private const string PostgresHash = "37bf1388d7a2fae3e7e7e63f35c7c67faec3d93f7cb2d921499b1980d7a91700";

    private static readonly string[] Written = ["storage_script", "storage_protection_key", "obligations_span", "obligations_tally_delta"];

    private static Provider Provider => TestDatabase.IsPostgres ? Provider.Postgres : Provider.Sqlite;

    /// <summary>Makes the first schema in an empty database and puts the stored rows into it.</summary>
    public static async Task Fill(DbConnection connection)
    {
        await SchemaTests.Execute(connection, SchemaScripts.Of(Provider)[0].Sql);
        await SchemaTests.Execute(connection, $"""
            CREATE TABLE storage_script (number integer PRIMARY KEY, name text NOT NULL, hash text NOT NULL, applied_at text NOT NULL);
            INSERT INTO storage_script (number, name, hash, applied_at)
            VALUES (1, '0001-first.sql', '{(TestDatabase.IsPostgres ? PostgresHash : SqliteHash)}', '2026-06-17T08:00:00.0000000+00:00');
            """);
        if (TestDatabase.IsPostgres) await SchemaTests.Execute(connection, "SET TIME ZONE 'UTC'");
        // The one thing that the two spell apart: counts of each grade.
        var rows = TestDatabase.IsPostgres ? ListOfNumbers().Replace(Rows(), "'{$1}'") : Rows();
        await SchemaTests.Execute(connection, rows);
    }

    /// <summary>How many rows each table holds, but for those in which upgrading is expected to write.</summary>
    public static async Task<IReadOnlyList<string>> Counts(DbConnection connection)
    {
        var tables = await Catalogue.Rows(connection, TestDatabase.IsPostgres
            ? "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
            : "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@'");
        var counts = new List<string>();
        foreach (var table in tables.Select(r => r[0]).Except(Written).Order())
            counts.Add($"{table}: {(await Catalogue.Rows(connection, $"SELECT CAST(count(*) AS text) FROM {table}"))[0][0]}");
        return counts;
    }

    private static string Rows()
    {
        using var packed = typeof(StoredDatabase).Assembly.GetManifestResourceStream("Stored.0001.sql.gz")!;
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"'\[([0-9,]+)\]'")]
    private static partial Regex ListOfNumbers();
}
