using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using Answerable.Domain;
using Answerable.Server.Files;

namespace Answerable.Server.Backups;

/// <summary>
/// Contents of files on their way into a backup and out of it. No row that names one is ever taken away, so whatever the snapshot names
/// is still there when it is read.
/// </summary>
internal sealed class ContentsOfBackup(FileStore store, DbConnection connection)
{
    private readonly List<BackupContent> written = [];
    private readonly List<string> missing = [];

    public IReadOnlyList<BackupContent> Written => written;

    /// <summary>Those that are not there, or are not what their name says.</summary>
    public IReadOnlyList<string> Missing => missing;

    /// <summary>Adds each content that the snapshot names.</summary>
    public async Task Write(ZipArchive zip, DbTransaction snapshot, CancellationToken cancel)
    {
        foreach (var sha256 in await Named(snapshot, cancel))
        {
            // Read twice: what is damaged is left out and named, and does not spoil a backup of everything else.
            if (await store.IsWhole(sha256, cancel) is not true || store.Open(sha256) is not { } content)
            {
                missing.Add(sha256);
                continue;
            }
            await using (content)
            {
                var one = new BackupContent(sha256, content.Length);
                await using (var entry = zip.CreateEntry(one.Entry, CompressionLevel.NoCompression).Open())
                    await content.CopyToAsync(entry, cancel);
                written.Add(one);
            }
        }
    }

    /// <summary>Puts the contents of a backup into the store, each checked once more as it is written.</summary>
    /// <exception cref="Refused">One is not what its name says; those before it stay, and no row names them.</exception>
    public static async Task PutBack(BackupFile backup, FileStore store, CancellationToken cancel)
    {
        foreach (var content in backup.Manifest.Contents)
        {
            if (await store.IsWhole(content.Sha256, cancel) is true) continue;
            var waiting = store.Begin();
            try
            {
                await using (var from = backup.Content(content)) await from.CopyToAsync(waiting, cancel);
                waiting.Position = 0;
                var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(waiting, cancel));
                Require.That(hash == content.Sha256, BackupRefusals.Damaged(content.Entry));
                await store.Keep(waiting, content.Sha256);
            }
            finally
            {
                FileStore.Drop(waiting);
            }
        }
    }

    private async Task<List<string>> Named(DbTransaction snapshot, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (snapshot, "SELECT DISTINCT sha256 FROM files_file ORDER BY sha256");
        var named = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) named.Add(rows.GetString(0));
        return named;
    }
}
