using Answerable.Domain;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Storage.Checks;

/// <summary>What a start looks at before it serves: little, because every start waits for it.</summary>
internal static class StartCheck
{
    /// <summary>Whether the last process that used this file ended without closing it: its log is still there.</summary>
    public static bool WasLeftOpen(DatabaseSetting setting) =>
        setting.File is { } file && new FileInfo(file + "-wal") is { Exists: true, Length: > 0 };

    /// <summary>After an unclean stop: reads every page of the file.</summary>
    /// <exception cref="Refused">The file is damaged.</exception>
    public static async Task Pages(DatabaseSetting setting, CancellationToken cancel)
    {
        await using var connection = setting.Connection();
        try
        {
            await connection.OpenAsync(cancel);
            var found = await Catalogue.Rows(connection, "PRAGMA quick_check(1)");
            Require.That(found is [["ok"]], StorageRefusals.Damaged(found[0][0]));
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SqliteErrors.Corrupt)
        {
            throw new Refused(StorageRefusals.Damaged(e.Message));
        }
    }

    /// <summary>Every table and column that the product will ask for is there.</summary>
    /// <exception cref="Refused">Some are not; the sentence names them.</exception>
    public static async Task Columns(Db db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var rows = await Catalogue.Rows(db.Database.GetDbConnection(), db.Provider == Provider.Sqlite
            ? "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_xinfo(t.name) c WHERE t.type = 'table'"
            : "SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = current_schema()");
        var there = rows.Select(r => $"{r[0]}.{r[1]}").ToHashSet();
        var missing =
            db.Model.GetRelationalModel().Tables.SelectMany(t => t.Columns).Select(c => $"{c.Table.Name}.{c.Name}").Except(there).ToList();
        Require.That(missing.Count == 0, StorageRefusals.Lacking(string.Join(", ", missing.Take(5))));
    }
}
