using System.Data.Common;
using System.Security.Cryptography;
using Answerable.Domain;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Search;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Answerable.Server.Backups;

/// <summary>
/// Puts a backup back as one transaction: the schema as it was then, every row, then the scripts that came since, and a line of the
/// ledger that says so. Nothing of the target changes before the whole backup has been checked, or when anything fails.
/// </summary>
internal sealed class RestoreBackup(DatabaseSetting setting, TimeProvider clock)
{
    public const string Noun = "backup";

    /// <param name="replace">Whether a target that holds something may be emptied.</param>
    /// <param name="progress">Told of each table once it is stored.</param>
    /// <exception cref="Refused">The backup is no good, or the target holds something, is in use or is not the product's.</exception>
    public async Task<BackupManifest> Run(Stream from, bool replace, Action<BackupTable>? progress = null,
        CancellationToken cancel = default)
    {
        using var backup = await BackupFile.Open(from, cancel);
        Require.That(backup.Manifest.Schema <= SchemaScripts.Last(setting.Provider), BackupRefusals.FromLaterVersion);
        // Before the rows that name them; where those then do not come, nobody names them and the sweep takes them away.
        await ContentsOfBackup.PutBack(backup, new(setting, clock), cancel);
        IRestoreTarget target = setting.Provider == Provider.Sqlite ? new SqliteTarget(setting) : new PostgresTarget(setting);
        await using (target)
        {
            var db = await target.Begin(replace, cancel);
            await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
            {
                await target.Empty(db, cancel);
                await Fill(db, backup, progress, cancel);
                await target.Settle(db, cancel);
                await transaction.CommitAsync(cancel);
            }
            await target.Finish(db, cancel);
        }
        return backup.Manifest;
    }

    private async Task Fill(Db db, BackupFile backup, Action<BackupTable>? progress, CancellationToken cancel)
    {
        var (connection, manifest) = (db.Database.GetDbConnection(), backup.Manifest);
        foreach (var script in SchemaScripts.Of(setting.Provider).Where(s => s.Number <= manifest.Schema)) await Apply(script);
        var known = await SchemaScripts.Tables(connection, cancel);
        foreach (var table in manifest.Tables)
        {
            Require.That(known.Contains(table.Name), BackupRefusals.Damaged(table.Entry));
            await Load(db, backup, table, cancel);
            progress?.Invoke(table);
        }
        foreach (var script in SchemaScripts.Of(setting.Provider).Where(s => s.Number > manifest.Schema)) await Apply(script);
        await RecordRestore(db, backup, cancel);

        Task Apply(SchemaScript script) => SchemaScripts.Apply(connection, script, clock.GetUtcNow(), cancel);
    }

    private async Task Load(Db db, BackupFile backup, BackupTable table, CancellationToken cancel)
    {
        var connection = db.Database.GetDbConnection();
        // Scripts may have written a first row.
        await SchemaScripts.Execute(connection, $"DELETE FROM \"{table.Name}\"", cancel);
        var wide = setting.Provider == Provider.Postgres ? await PostgresTarget.WideColumns(connection, table.Name, cancel) : [];
        var columns = table.Columns.Select((c, i) =>
            new BulkColumn<object?[]>(c.Name, BackupValue.TypeOf(c.Kind, wide.Contains(c.Name)), row => row[i])).ToArray();
        try
        {
            var rows = backup.Rows(table, setting.Provider).ToBlockingEnumerable(cancel);
            await BulkInsert.Write(db, $"\"{table.Name}\"", columns, rows, null, cancel);
        }
        catch (DbException e)
        {
            throw new Refused([BackupRefusals.Damaged(table.Entry), BackupRefusals.NotTaken(e.Message)]);
        }
    }

    private async Task RecordRestore(Db db, BackupFile backup, CancellationToken cancel)
    {
        var (by, now) = (Actor.System(SystemVerbs.Restore), clock.ReadNow());
        var root = await db.Set<OrganisationSettings>().Select(s => (UnitId?)s.RootUnitId).SingleOrDefaultAsync(cancel);
        var body = new { madeAt = backup.Manifest.MadeAt, from = backup.Manifest.From.ToString(), manifest = backup.Sha256 };
        LedgerWriter.Add(db,
            new(new(Ids.New(now)), null, now, null, null, null, by.Verb, "backup.restored", new(Noun, Ids.New(now)), root, body));
        // Whoever is signed in signs in anew, wherever the keys of cookies lie: a sign-out after the backup stays one.
        var stamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
        await db.Set<Account>().ExecuteUpdateAsync(a => a.SetProperty(x => x.SecurityStamp, stamp), cancel);
        // What a server kept of another state of the same database does not count any more.
        Generation.Next(db);
        await db.SaveChangesAsync(cancel);
        // What is searched stands in no backup.
        await PendingTexts.NoteAll(db, cancel);
    }
}

/// <summary>A database into which a backup is put.</summary>
internal interface IRestoreTarget : IAsyncDisposable
{
    /// <summary>Makes sure that it may be filled, and opens the context of what is filled.</summary>
    /// <exception cref="Refused">It holds something, is in use or is not the product's.</exception>
    Task<Db> Begin(bool replace, CancellationToken cancel);

    /// <summary>In the transaction: takes away what it held.</summary>
    Task Empty(Db db, CancellationToken cancel);

    /// <summary>In the transaction, when all is stored.</summary>
    Task Settle(Db db, CancellationToken cancel);

    /// <summary>After the commit: puts it in its place.</summary>
    Task Finish(Db db, CancellationToken cancel);
}
