using System.Runtime.InteropServices;

namespace Answerable.Server.Storage;

/// <summary>Files that hold the organisation's data are their owner's alone; SQLite gives its log and index the rights of the
/// file.</summary>
internal static partial class PrivateFile
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes an empty file where there is none, with its folder; one that is there keeps its rights, which the operator
    /// chose.</summary>
    public static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (!File.Exists(path)) Create(path).Dispose();
    }

    /// <summary>A folder that is its owner's alone, made where there is none; then its own name survives a power cut, too.</summary>
    public static DirectoryInfo Folder(string path)
    {
        var missing = new List<DirectoryInfo>();
        for (var at = new DirectoryInfo(path); at is { Exists: false }; at = at.Parent) missing.Add(at);
        var folder = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, Mine | UnixFileMode.UserExecute);
        foreach (var made in missing)
            if (made.Parent is { } parent) FlushFolder(parent.FullName);
        return folder;
    }

    /// <summary>Makes sure that what was written to a file survives a power cut. .NET's own way keeps silent when the disk fails.</summary>
    /// <exception cref="IOException">The disk did not take it.</exception>
    public static void FlushFile(FileStream file)
    {
        file.Flush(flushToDisk: OperatingSystem.IsWindows());
        if (!OperatingSystem.IsWindows() && !Synced(file.SafeFileHandle.DangerousGetHandle().ToInt32()))
            throw new IOException($"{file.Name} cannot be written to the disk.");
    }

    /// <summary>Makes sure that the names of a folder's files survive a power cut; Windows keeps them by itself.</summary>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Native.Open(path, 0);
        if (handle < 0) throw new IOException($"{path} cannot be opened.");
        var isSynced = Synced(handle);
        _ = Native.Close(handle);
        if (!isSynced) throw new IOException($"{path} cannot be written to the disk.");
    }

    /// <summary>Whether the disk took it; a file system that knows no such thing (EINVAL, ENOTSUP) is no disk that fails.</summary>
    private static bool Synced(int handle) => Native.FSync(handle) == 0 || Marshal.GetLastPInvokeError() is 22 or 45 or 95;

    /// <summary>A new file.</summary>
    /// <exception cref="IOException">There is one already, or it cannot be written.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Mine;
        return new(path, options);
    }

    /// <summary>.NET opens no folder, and only an open one can be written to the disk.</summary>
    private static partial class Native
    {
        [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
        internal static partial int Open(string path, int flags);

        [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
        internal static partial int FSync(int handle);

        [LibraryImport("libc", EntryPoint = "close")]
        internal static partial int Close(int handle);
    }
}
