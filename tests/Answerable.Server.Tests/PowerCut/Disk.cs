namespace Answerable.Server.Tests.PowerCut;

/// <summary>
/// Files of a folder as a disk holds them behind a cache. What is written, made or removed waits in the cache until it is synced: bytes
/// with their file, names with their folder. A cut of power leaves what was synced, and of the rest nothing or any part.
/// </summary>
internal sealed class Disk
{
    /// <summary>One file or folder, by whatever name.</summary>
    private sealed class Node(bool isFolder)
    {
        public bool IsFolder => isFolder;

        public byte[] Synced { get; set; } = [];

        /// <summary>Not synced yet: bytes at an offset, or no bytes and a new length.</summary>
        public List<(long Offset, byte[]? Bytes)> Waiting { get; } = [];
    }

    private readonly string root;
    private readonly Dictionary<string, Node> names = [];
    private readonly Dictionary<string, Node> syncedNames = [];
    private readonly List<(string Path, Node? Node)> waitingNames = [];
    private readonly Dictionary<(string Path, int Call), int> syncing = [];

    /// <summary>A disk on which these files of the folder are synced.</summary>
    public Disk(string root, IReadOnlyDictionary<string, byte[]> files)
    {
        this.root = root;
        foreach (var (name, bytes) in files)
            names[Path.Combine(root, name)] = syncedNames[Path.Combine(root, name)] = new(false) { Synced = bytes };
    }

    public bool Holds(string path) => path == root || path.StartsWith(root + "/", StringComparison.Ordinal);

    public void Make(string path, bool isFolder)
    {
        if (!names.ContainsKey(path)) Name(path, new(isFolder));
    }

    public void Remove(string path) => Name(path, null);

    public void Write(string path, long offset, byte[] bytes) => The(path).Waiting.Add((offset, bytes));

    public void SetLength(string path, long length) => The(path).Waiting.Add((length, null));

    /// <summary>From here on a sync is at work: what comes after this is not in it.</summary>
    public void BeginSync(string path, int call) =>
        syncing[(path, call)] = IsFolder(path) ? waitingNames.Count : The(path).Waiting.Count;

    /// <summary>The sync has returned: what waited when it began is safe.</summary>
    public void EndSync(string path, int call)
    {
        if (!syncing.Remove((path, call), out var count)) return;
        if (IsFolder(path)) SyncNames(path, count);
        else
        {
            var node = The(path);
            // Another sync of the same file may have done it meanwhile.
            count = Math.Min(count, node.Waiting.Count);
            node.Synced = Applied(node.Synced, node.Waiting.Take(count));
            node.Waiting.RemoveRange(0, count);
        }
    }

    /// <summary>What is there when nothing is lost, as a process that was killed leaves it.</summary>
    public Dictionary<string, byte[]> Kept() => Files(names, node => Applied(node.Synced, node.Waiting));

    /// <summary>What is there when everything that waited is lost.</summary>
    public Dictionary<string, byte[]> Dropped() => Files(syncedNames, node => node.Synced);

    /// <summary>What is there when any part of what waited is lost: each sector of each write by itself, names from some one on.</summary>
    public Dictionary<string, byte[]> Torn(Random random, int sector)
    {
        var some = new Dictionary<string, Node>(syncedNames);
        foreach (var (path, node) in waitingNames.Take(random.Next(waitingNames.Count + 1))) Set(some, path, node);
        return Files(some, node => Applied(node.Synced, Surviving(node.Waiting, random, sector)));
    }

    private static IEnumerable<(long Offset, byte[]? Bytes)> Surviving(List<(long Offset, byte[]? Bytes)> waiting, Random random,
        int sector)
    {
        foreach (var (offset, bytes) in waiting)
        {
            if (bytes is null && random.Next(2) == 0) yield return (offset, null);
            for (var at = 0; bytes is not null && at < bytes.Length;)
            {
                var length = (int)Math.Min(sector - ((offset + at) % sector), bytes.Length - at);
                if (random.Next(2) == 0) yield return (offset + at, bytes[at..(at + length)]);
                at += length;
            }
        }
    }

    private static byte[] Applied(byte[] before, IEnumerable<(long Offset, byte[]? Bytes)> changes)
    {
        using var file = new MemoryStream();
        file.Write(before);
        foreach (var (offset, bytes) in changes)
        {
            if (bytes is null)
            {
                file.SetLength(offset);
                continue;
            }
            // A hole reads as zeros.
            if (file.Length < offset) file.SetLength(offset);
            file.Position = offset;
            file.Write(bytes);
        }
        return file.ToArray();
    }

    /// <summary>Files whose folders are there too, by their names below the root.</summary>
    private Dictionary<string, byte[]> Files(Dictionary<string, Node> of, Func<Node, byte[]> content) => of
        .Where(n => !n.Value.IsFolder && Folders(n.Key).All(of.ContainsKey))
        .ToDictionary(n => Path.GetRelativePath(root, n.Key), n => content(n.Value));

    private IEnumerable<string> Folders(string path)
    {
        for (var folder = Path.GetDirectoryName(path)!; folder != root; folder = Path.GetDirectoryName(folder)!) yield return folder;
    }

    private void SyncNames(string folder, int count)
    {
        for (var i = 0; i < Math.Min(count, waitingNames.Count);)
        {
            var (path, node) = waitingNames[i];
            if (Path.GetDirectoryName(path) != folder) { i++; continue; }
            Set(syncedNames, path, node);
            waitingNames.RemoveAt(i);
            count--;
        }
    }

    private void Name(string path, Node? node)
    {
        Set(names, path, node);
        waitingNames.Add((path, node));
    }

    private static void Set(Dictionary<string, Node> of, string path, Node? node)
    {
        if (node is null) of.Remove(path);
        else of[path] = node;
    }

    private bool IsFolder(string path) => path == root || (names.TryGetValue(path, out var node) && node.IsFolder);

    private Node The(string path) => names.TryGetValue(path, out var node) ? node
        : throw new InvalidOperationException($"{path} was written and never made.");
}
