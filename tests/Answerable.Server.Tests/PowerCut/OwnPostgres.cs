using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Answerable.Server.Tests.PowerCut;

/// <summary>A PostgreSQL server of a test's own, as durable as it ships, to be killed and started again.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("answerable-postgres-").FullName;
    private readonly int port = FreePort();

    private string Data => Path.Combine(folder, "data");

    public string ConnectionString => $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Timeout=5";

    public static async Task<OwnPostgres> Start()
    {
        var own = new OwnPostgres();
        if (Environment.IsPrivilegedProcess) await Run("chown", "postgres", own.folder);
        await own.Program("initdb", "-D", own.Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await own.StartAgain();
        return own;
    }

    public Task StartAgain() => Program("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(folder, "log"), "-o",
        $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on -c synchronous_commit=on", "start");

    /// <summary>Ends the server and every process of it at once, without leave to finish anything.</summary>
    public async Task Kill()
    {
        var main = int.Parse((await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0], CultureInfo.InvariantCulture);
        var all = Directory.GetDirectories("/proc").Select(p => int.TryParse(Path.GetFileName(p), out var id) ? id : 0)
            .Where(id => id > 0 && ParentOf(id) == main).Prepend(main).ToList();
        // The main process first: it must not take notice of what becomes of the others.
        foreach (var id in all) await Run("kill", "-KILL", $"{id}");
        while (all.Exists(id => ParentOf(id) is not null)) await Task.Delay(20);
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid"))) await Program("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The process that started it; null when it is gone, or has ended and only its name is left.</summary>
    private static int? ParentOf(int id)
    {
        try
        {
            var after = File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1].Split(' ');
            return after[0] == "Z" ? null : int.Parse(after[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A program of the newest PostgreSQL here, by whom it lets itself be run.</summary>
    private Task Program(string name, params string[] args)
    {
        var program = Path.Combine(Directory.GetDirectories("/usr/lib/postgresql")
            .OrderBy(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture)).Last(), "bin", name);
        return Environment.IsPrivilegedProcess ? Run("runuser", ["-u", "postgres", "--", program, .. args]) : Run(program, args);
    }

    private static async Task Run(string program, params string[] args)
    {
        // Into a file of nobody: a server that goes on would hold a pipe open.
        string[] quiet = ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. args];
        using var process = Process.Start(new ProcessStartInfo("sh", quiet) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 && program != "kill") throw new InvalidOperationException($"{program} {string.Join(' ', args)} failed.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
