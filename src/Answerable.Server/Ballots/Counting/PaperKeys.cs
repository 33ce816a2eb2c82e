using System.Security.Cryptography;
using Answerable.Domain.Ballots;
using Answerable.Server.Storage;

namespace Answerable.Server.Ballots;

/// <summary>A key of an entry's papers, by the name of its file.</summary>
internal readonly record struct PaperKeyId(CountEntryId Entry, Guid Key)
{
    public override string ToString() => $"{Entry.Value:N}.{Key:N}";

    public static PaperKeyId? Read(string name) => name.Split('.') is [var entry, var key]
        && Guid.TryParseExact(entry, "N", out var e) && Guid.TryParseExact(key, "N", out var k) ? new(new(e), k) : null;
}

/// <summary>
/// Keys of the papers that tellers type in, a file each, in a folder that is neither in the database nor in its log nor in a backup:
/// without its file, what was typed can be read in none of them. Several servers share the folder.
/// </summary>
internal sealed class PaperKeys(string folder)
{
    /// <summary>Names the folder; it is <c>papers</c> in the data folder where nothing names it.</summary>
    public const string FolderSetting = "ANSWERABLE_PAPERS";

    private const int Length = 32;

    /// <summary>The key, or null where its file is not there any more.</summary>
    public byte[]? Find(PaperKeyId id)
    {
        try
        {
            return File.ReadAllBytes(At(id)) is { Length: Length } key ? key : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Makes a key; it is on the disk when this returns, before anything is kept that needs it.</summary>
    public byte[] Make(PaperKeyId id)
    {
        PrivateFile.Folder(folder);
        var key = RandomNumberGenerator.GetBytes(Length);
        using (var file = PrivateFile.Create(At(id)))
        {
            file.Write(key);
            PrivateFile.FlushFile(file);
        }
        PrivateFile.FlushFolder(folder);
        return key;
    }

    /// <summary>Overwrites and removes keys; one that is gone already is as good.</summary>
    public void Destroy(IEnumerable<PaperKeyId> ids)
    {
        var any = false;
        foreach (var path in ids.Select(At).Where(File.Exists))
        {
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
            {
                file.Write(RandomNumberGenerator.GetBytes(Length));
                PrivateFile.FlushFile(file);
            }
            File.Delete(path);
            any = true;
        }
        if (any) PrivateFile.FlushFolder(folder);
    }

    /// <summary>Every key with the time at which it was made.</summary>
    public IReadOnlyList<(PaperKeyId Id, DateTimeOffset MadeAt)> All() => !Directory.Exists(folder) ? []
        : [.. from file in new DirectoryInfo(folder).EnumerateFiles()
              let id = PaperKeyId.Read(file.Name)
              where id is not null
              select (id.Value, new DateTimeOffset(file.LastWriteTimeUtc))];

    private string At(PaperKeyId id) => Path.Combine(folder, id.ToString());
}
