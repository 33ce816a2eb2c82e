using Answerable.Server.Backups;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Answerable.Server.Tests.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Answerable.Server.Tests.Backups;

/// <summary>Making backups, spoiling them, putting them back, and reading databases without the product's own reader.</summary>
internal static class TestBackup
{
    public static async Task<byte[]> Of(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        using var stream = new MemoryStream();
        await scope.ServiceProvider.GetRequiredService<MakeBackup>().Run(stream);
        return stream.ToArray();
    }

    public static async Task Restore(TestDatabase database, byte[] backup, bool replace = false)
    {
        var setting =
            new DatabaseSetting(TestDatabase.IsPostgres ? Provider.Postgres : Provider.Sqlite, database.ConnectionString, database.Folder);
        await new RestoreBackup(setting, new FakeClock(World.Start)).Run(new MemoryStream(backup), replace);
        database.Close();
    }

    public static async Task<BackupManifest> Manifest(byte[] backup)
    {
        using var file = await BackupFile.Open(new MemoryStream(backup));
        return file.Manifest;
    }

    /// <summary>The backup with one stream changed.</summary>
    /// <param name="tell">Whether the manifest is made to agree, as somebody would who means it.</param>
    public static byte[] Changed(byte[] backup, string entry, Func<string, string> change, bool tell = false)
    {
        using var stream = new MemoryStream();
        stream.Write(backup);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var changed = change(Read(zip, entry));
            Write(zip, entry, changed);
            if (tell)
            {
                var manifest = JsonSerializer.Deserialize<BackupManifest>(Read(zip, BackupManifest.Entry), BackupManifest.Json)!;
                var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(changed)));
                var tables = manifest.Tables.Select(t => t.Entry == entry ? t with { Sha256 = hash } : t).ToList();
                Write(zip, BackupManifest.Entry, JsonSerializer.Serialize(manifest with { Tables = tables }, BackupManifest.Json));
            }
        }
        return stream.ToArray();
    }

    /// <summary>Every row of every table that is not made from others as the database itself writes it, in order; but for what ends
    /// sessions, which is another after each restore.</summary>
    public static async Task<SortedDictionary<string, List<string>>> Rows(TestDatabase database)
    {
        var found = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        await using (var connection = database.Connect())
        {
            await connection.OpenAsync();
            foreach (var table in (await SchemaScripts.Tables(connection, default)).Where(t => !SchemaScripts.IsDerived(t)))
            {
                var columns = connection is NpgsqlConnection ? $"CAST({table} AS text)"
                    : (await Catalogue.Rows(connection,
                        $"SELECT group_concat('quote(\"' || name || '\")', ' || '','' || ') FROM pragma_table_info('{table}')"))[0][0];
                found[table] =
                    [.. (await Catalogue.Rows(connection, $"SELECT {columns} FROM \"{table}\"")).Select(r => r[0])
                        .Order(StringComparer.Ordinal)];
            }
            var stamps = (await Catalogue.Rows(connection, "SELECT DISTINCT security_stamp FROM people_account")).Select(r => r[0]);
            foreach (var stamp in stamps.Where(s => s.Length > 0))
                found["people_account"] = [.. found["people_account"].Select(r => r.Replace(stamp, "", StringComparison.Ordinal))];
        }
        database.Close();
        return found;
    }

    private static string Read(ZipArchive zip, string entry)
    {
        using var reader = new StreamReader(zip.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    private static void Write(ZipArchive zip, string entry, string text)
    {
        zip.GetEntry(entry)!.Delete();
        using var to = zip.CreateEntry(entry).Open();
        to.Write(Encoding.UTF8.GetBytes(text));
    }
}
