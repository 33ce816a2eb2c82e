using System.Collections.Concurrent;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Microsoft.Data.Sqlite;

namespace Answerable.Server.Tests.PowerCut;

/// <summary>What a database holds that was opened after a cut, as SQLite makes it whole again.</summary>
/// <param name="Damage">What SQLite itself finds wrong.</param>
/// <param name="Rows">Every row of every table, with the table's name before it.</param>
/// <param name="Lines">Lines of the ledger: identifier, act, object, identifier of the object's line before.</param>
/// <param name="Keys">Files of the keys of papers, by name.</param>
internal sealed record Stored(IReadOnlyList<string> Damage, HashSet<string> Rows, IReadOnlyList<Stored.Line> Lines,
    IReadOnlyDictionary<string, string> Keys)
{
    /// <summary>All columns of a table as one text; the schema is the same in every cut.</summary>
    private static readonly ConcurrentDictionary<string, string> Columns = new();

    internal sealed record Line(string Id, string Act, Guid Object, string? Previous);

    /// <summary>Keys that papers in the database are sealed with.</summary>
    public required IReadOnlyList<string> NeededKeys { get; init; }

    /// <param name="spoil">Something to do to the database first, as a test of what is read here.</param>
    public static async Task<Stored> Read(IReadOnlyDictionary<string, byte[]> files, string? spoil = null)
    {
        var folder = Directory.CreateTempSubdirectory("answerable-cut-").FullName;
        try
        {
            foreach (var (name, bytes) in files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
                await File.WriteAllBytesAsync(Path.Combine(folder, name), bytes);
            }
            return await Open(folder, spoil);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Reads the database in a folder where it lies.</summary>
    public static async Task<Stored> Open(string folder, string? spoil = null)
    {
        await using var connection =
            new SqliteConnection($"Data Source={Path.Combine(folder, "answerable.db")};Mode=ReadWrite;Pooling=False");
        var papers = Path.Combine(folder, "papers");
        var keys = (Directory.Exists(papers) ? Directory.GetFiles(papers) : [])
            .ToDictionary(f => Path.GetFileName(f)!, f => Convert.ToHexString(File.ReadAllBytes(f)));
        try
        {
            await connection.OpenAsync();
            // Nobody cuts the power of the test.
            await SchemaScripts.Execute(connection, $"PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; {spoil}", default);
            var damage = (await Catalogue.Rows(connection, "PRAGMA integrity_check")).Select(r => r[0]).Where(r => r != "ok")
                .Concat((await Catalogue.Rows(connection, "PRAGMA foreign_key_check")).Select(r => $"a row of {r[0]} refers to nothing"))
                .ToList();
            var lines = await Catalogue.Rows(connection, "SELECT id, act, object_id, coalesce(previous_id, '') FROM ledger_line");
            var needed = await Catalogue.Rows(connection,
                "SELECT id, hex(substr(sealed_papers, 2, 16)) FROM ballots_entry WHERE sealed_papers IS NOT NULL");
            return new(damage, await All(connection),
                [.. lines.Select(l => new Line(l[0], l[1], Guid.Parse(l[2]), l[3].Length == 0 ? null : l[3]))], keys)
            { NeededKeys = [.. needed.Select(n => $"{Guid.Parse(n[0]):N}.{new Guid(Convert.FromHexString(n[1])):N}")] };
        }
        catch (SqliteException e)
        {
            return new([e.Message], [], [], keys) { NeededKeys = [] };
        }
    }

    private static async Task<HashSet<string>> All(SqliteConnection connection)
    {
        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in (await SchemaScripts.Tables(connection, default)).Where(t => !SchemaScripts.IsDerived(t)))
        {
            if (!Columns.TryGetValue(table, out var columns))
                Columns[table] = columns = (await Catalogue.Rows(connection,
                    $"SELECT group_concat('quote(\"' || name || '\")', ' || '','' || ') FROM pragma_table_info('{table}')"))[0][0];
            foreach (var row in await Catalogue.Rows(connection, $"SELECT {columns} FROM \"{table}\"")) rows.Add($"{table}: {row[0]}");
        }
        return rows;
    }
}
