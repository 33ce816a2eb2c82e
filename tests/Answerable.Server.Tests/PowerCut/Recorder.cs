using System.ComponentModel;

namespace Answerable.Server.Tests.PowerCut;

/// <summary>The built server at work in a folder of its own while strace writes down every call that changes a file or answers.</summary>
internal sealed class Recorder : IDisposable
{
    private readonly Dictionary<string, byte[]> before;
    private readonly string record;

    private Recorder(string folder, string record, Dictionary<string, byte[]> before, Child server) =>
        (Folder, this.record, this.before, Server) = (folder, record, before, server);

    public string Folder { get; }

    public Child Server { get; }

    public static string Database(string folder) => $"Data Source={Path.Combine(folder, "answerable.db")}";

    /// <summary>Starts the server on a copy of the house's files.</summary>
    public static async Task<Recorder> Start(House house)
    {
        var folder = CopyOf(house);
        var before = Directory.GetFiles(folder).ToDictionary(f => Path.GetFileName(f)!, File.ReadAllBytes);
        var record = folder + ".calls";
        // Strings of a page and more, in digits; the server itself is the process that was started, strace its child.
        string[] strace = ["strace", "-D", "--seccomp-bpf", "-f", "-y", "-xx", "-s", "200000", "-e", "signal=none",
            "-e", $"trace={Step.Traced}", "-o", record];
        // What the server does by itself would change the state between one act and the next.
        return new(folder, record, before, await Needing(() => Child.Serve(Database(folder), folder, jobs: false, strace)));
    }

    /// <summary>A new folder with the house's database, while the house goes on.</summary>
    public static string CopyOf(House house)
    {
        var folder = Directory.CreateTempSubdirectory("answerable-power-").FullName;
        house.Database.Close();
        File.Copy(Path.Combine(house.Folder, "answerable.db"), Path.Combine(folder, "answerable.db"));
        return folder;
    }

    /// <summary>Says in words that strace is missing.</summary>
    public static async Task<T> Needing<T>(Func<Task<T>> start)
    {
        try
        {
            return await start();
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("This test records calls of the system: install strace (Debian's name).", e);
        }
    }

    /// <summary>A disk as it was when the server started.</summary>
    public Disk Disk() => new(Folder, before);

    /// <summary>Stops the server and reads what it did.</summary>
    public async Task<List<Step>> Steps()
    {
        await Server.Stop();
        for (var tries = 0; !CallRecord.IsWhole(record, Server.Id); tries++)
        {
            if (tries > 600) throw new InvalidOperationException("strace did not write its record to the end.");
            await Task.Delay(50);
        }
        return Step.Of(CallRecord.Read(record), Disk());
    }

    public void Dispose()
    {
        Server.Dispose();
        Directory.Delete(Folder, recursive: true);
        File.Delete(record);
    }
}
