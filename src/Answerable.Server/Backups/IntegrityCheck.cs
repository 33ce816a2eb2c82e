using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Microsoft.Data.Sqlite;

namespace Answerable.Server.Backups;

/// <summary>
/// Every page, index, reference and value can be read and agrees: SQLite's own checks, and on both databases a reading of every row
/// as a backup reads it.
/// </summary>
internal sealed class IntegrityCheck(DatabaseSetting setting, MakeBackup backup) : ICheck
{
    public string Name => "integrity";

    public async Task<Checked> Run(CancellationToken cancel)
    {
        var findings = new Findings();
        await using var connection = setting.Connection();
        await connection.OpenAsync(cancel);
        if (connection is SqliteConnection)
        {
            foreach (var row in await Catalogue.Rows(connection, "PRAGMA integrity_check"))
                if (row[0] != "ok") findings.Say(row[0]);
            const string references = "SELECT \"table\", \"rowid\" || '', parent FROM pragma_foreign_key_check";
            foreach (var row in await Catalogue.Rows(connection, references))
                findings.Say($"{row[0]}, row {row[1]}: refers to a row of {row[2]} that is not there");
        }
        var manifest = await backup.Run(Stream.Null, withContents: false, cancel: cancel);
        findings.Look(manifest.Tables.Sum(t => t.Rows));
        return findings.Found;
    }
}
