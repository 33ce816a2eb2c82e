using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Answerable.Domain;
using Answerable.Server.Storage;

namespace Answerable.Server.Backups;

/// <summary>A backup opened for reading, every byte of which has been checked before any of it is used.</summary>
internal sealed partial class BackupFile : IDisposable
{
    private readonly ZipArchive zip;

    private BackupFile(ZipArchive zip, BackupManifest manifest, string sha256) => (this.zip, Manifest, Sha256) = (zip, manifest, sha256);

    public BackupManifest Manifest { get; }

    /// <summary>Of the manifest, which names the hash of every stream: it stands for the whole backup.</summary>
    public string Sha256 { get; }

    /// <summary>Reads the manifest and compares every stream with it.</summary>
    /// <exception cref="Refused">It is no backup, comes from a later version, or is damaged; the sentence names the stream.</exception>
    public static async Task<BackupFile> Open(Stream stream, CancellationToken cancel = default)
    {
        ZipArchive zip;
        try { zip = new(stream, ZipArchiveMode.Read, leaveOpen: true); }
        catch (InvalidDataException) { throw new Refused(BackupRefusals.NotABackup); }
        try
        {
            var (manifest, sha256) = await Read(zip, cancel);
            foreach (var table in manifest.Tables) await Check(zip, table.Entry, table.Sha256, cancel);
            foreach (var content in manifest.Contents) await Check(zip, content.Entry, content.Sha256, cancel);
            return new(zip, manifest, sha256);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    /// <summary>The rows of a table, in the order of its columns.</summary>
    /// <exception cref="Refused">A row does not hold what the manifest says of its columns.</exception>
    public async IAsyncEnumerable<object?[]> Rows(BackupTable table, Provider to)
    {
        await using var entry = zip.GetEntry(table.Entry)!.Open();
        await foreach (var row in JsonSerializer.DeserializeAsyncEnumerable<JsonElement[]>(entry, topLevelValues: true))
            yield return Values(row, table, to);
    }

    /// <summary>The bytes of a content that the manifest names.</summary>
    public Stream Content(BackupContent content) => zip.GetEntry(content.Entry)!.Open();

    public void Dispose() => zip.Dispose();

    private static object?[] Values(JsonElement[]? row, BackupTable table, Provider to)
    {
        Require.That(row?.Length == table.Columns.Count, BackupRefusals.Damaged(table.Entry));
        try
        {
            return [.. row!.Select((v, i) => BackupValue.Read(v, table.Columns[i].Kind, to))];
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or JsonException)
        {
            throw new Refused(BackupRefusals.Damaged(table.Entry));
        }
    }

    private static async Task<(BackupManifest Manifest, string Sha256)> Read(ZipArchive zip, CancellationToken cancel)
    {
        Require.That(zip.GetEntry(BackupManifest.Entry) is not null, BackupRefusals.NotABackup);
        try
        {
            await using var entry = zip.GetEntry(BackupManifest.Entry)!.Open();
            using var bytes = new MemoryStream();
            await entry.CopyToAsync(bytes, cancel);
            var manifest = JsonSerializer.Deserialize<BackupManifest>(bytes.ToArray(), BackupManifest.Json);
            Require.That(manifest is { Tables.Count: > 0, Contents: not null, Missing: not null }
                && manifest.Tables.All(IsNamedWell) && manifest.Contents.All(c => Hash().IsMatch(c?.Sha256 ?? "")),
                BackupRefusals.Damaged(BackupManifest.Entry));
            Require.That(manifest!.Format is >= 1 and <= BackupManifest.CurrentFormat, BackupRefusals.FromLaterVersion);
            return (manifest, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())));
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            throw new Refused(BackupRefusals.Damaged(BackupManifest.Entry));
        }
    }

    private static async Task Check(ZipArchive zip, string name, string sha256, CancellationToken cancel)
    {
        var damaged = BackupRefusals.Damaged(name);
        try
        {
            Require.That(zip.GetEntry(name) is not null, damaged);
            await using var entry = zip.GetEntry(name)!.Open();
            Require.That(Convert.ToHexStringLower(await SHA256.HashDataAsync(entry, cancel)) == sha256, damaged);
        }
        catch (InvalidDataException)
        {
            throw new Refused(damaged);
        }
    }

    /// <summary>Names of tables and columns go into statements.</summary>
    private static bool IsNamedWell(BackupTable? table) =>
        table is { Name: not null, Columns.Count: > 0 } && table.Columns.All(c => c?.Name is not null)
        && table.Columns.Select(c => c.Name).Append(table.Name).All(n => Name().IsMatch(n));

    /// <summary>Names of contents become names of files.</summary>
    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Hash();

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$")]
    private static partial Regex Name();
}
