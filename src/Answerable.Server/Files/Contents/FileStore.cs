using System.Security.Cryptography;
using Answerable.Server.Storage;

namespace Answerable.Server.Files;

/// <summary>
/// Contents of files in a folder beside the database, each under its SHA-256: one that is there is whole, and the same content lies there
/// once. A content comes before the row that names it, so whatever is killed in between leaves what the sweep takes away, never a row
/// without content.
/// </summary>
internal sealed class FileStore(DatabaseSetting setting, TimeProvider clock)
{
    /// <summary>How long what no row names may lie there: longer than any upload lasts.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private const string Incoming = "incoming", Outgoing = ".gone";

    private readonly string folder = setting.FilesFolder;

    /// <summary>Where a request's body waits while it comes in.</summary>
    public string IncomingFolder => Path.Combine(folder, Incoming);

    /// <summary>Lets bodies of requests that are too large for memory wait here, where only the owner reads them and the sweep finds what
    /// a killed process left; where the operator has named another folder, that one stays.</summary>
    public void TakeBodies()
    {
        const string setting = "ASPNETCORE_TEMP";
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(setting))) return;
        Environment.SetEnvironmentVariable(setting, PrivateFile.Folder(IncomingFolder).FullName);
    }

    /// <summary>An empty file in which a content waits until it is known what it is.</summary>
    public FileStream Begin()
    {
        PrivateFile.Folder(IncomingFolder);
        return PrivateFile.Create(Path.Combine(IncomingFolder, Answerable.Domain.Ids.Random().ToString("N")));
    }

    /// <summary>Closes what waited and gives it its name; whole and on the disk, or not there.</summary>
    /// <param name="sha256">Of all that was written.</param>
    public async Task Keep(FileStream waiting, string sha256)
    {
        var path = PathOf(sha256);
        PrivateFile.FlushFile(waiting);
        await waiting.DisposeAsync();
        File.SetLastWriteTimeUtc(waiting.Name, clock.GetUtcNow().UtcDateTime);
        PrivateFile.Folder(Path.GetDirectoryName(path)!);
        // Also where one is there already: it may be damaged, and its age is that of the newest.
        File.Move(waiting.Name, path, overwrite: true);
        PrivateFile.FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Takes away what waited and is not kept.</summary>
    public static void Drop(FileStream waiting)
    {
        waiting.Dispose();
        File.Delete(waiting.Name);
    }

    /// <summary>The content; null where there is none.</summary>
    public FileStream? Open(string sha256)
    {
        try
        {
            return new(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether the content is there, and is what its name says.</summary>
    public async Task<bool?> IsWhole(string sha256, CancellationToken cancel)
    {
        await using var content = Open(sha256);
        return content is null ? null : Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel)) == sha256;
    }

    /// <summary>Takes away what came to nothing: uploads that ended before they were whole, and contents that no row names.</summary>
    /// <param name="named">Which of some contents a row names.</param>
    /// <returns>How many were taken away.</returns>
    public async Task<int> Sweep(Func<IReadOnlyList<string>, Task<IReadOnlySet<string>>> named)
    {
        const int atOnce = 500;
        if (!Directory.Exists(folder)) return 0;
        var (before, gone) = ((clock.GetUtcNow() - Kept).UtcDateTime, 0);
        foreach (var left in Files(IncomingFolder).Where(f => f.LastWriteTimeUtc < before))
        {
            left.Delete();
            gone++;
        }
        var old = Directory.EnumerateDirectories(folder).Where(d => Path.GetFileName(d) != Incoming).SelectMany(Files)
            .Where(f => f.LastWriteTimeUtc < before || f.Name.EndsWith(Outgoing, StringComparison.Ordinal));
        foreach (var some in old.Chunk(atOnce))
        {
            var wanted = await named([.. some.Select(f => f.Name)]);
            foreach (var file in some.Where(f => !wanted.Contains(f.Name))) gone += await TakeAway(file, before, named);
        }
        return gone;
    }

    /// <summary>Out of reach first: a content that came again in the meantime, with a row to follow, is put back.</summary>
    private static async Task<int> TakeAway(FileInfo file, DateTime before, Func<IReadOnlyList<string>, Task<IReadOnlySet<string>>> named)
    {
        var (path, hash) = (file.FullName, file.Name.Replace(Outgoing, "", StringComparison.Ordinal));
        var aside = Path.Combine(file.DirectoryName!, hash + Outgoing);
        if (path != aside) File.Move(path, aside, overwrite: true);
        if (File.GetLastWriteTimeUtc(aside) >= before || (await named([hash])).Contains(hash))
        {
            var home = Path.Combine(file.DirectoryName!, hash);
            if (!File.Exists(home)) File.Move(aside, home);
            else File.Delete(aside);
            return 0;
        }
        File.Delete(aside);
        return 1;
    }

    private static IEnumerable<FileInfo> Files(string path) =>
        Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles() : [];

    private string PathOf(string sha256) => Path.Combine(folder, sha256[..2], sha256);
}
