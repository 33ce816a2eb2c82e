using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Answerable.Server.Tests.PowerCut;

/// <summary>A PostgreSQL server of a test's own, as durable as it ships, to be killed and started again.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("answerable-postgres-").FullName;
    private readonly int port = FreePort();

    private string Data => Path.Combine(folder, "data");

    public string ConnectionString => $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Timeout=5";

    /// <summary>A new connection of the test's own: one of before a kill is none any more.</summary>
    public async Task<NpgsqlConnection> Open()
    {
        var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    public static async Task<OwnPostgres> Start()
    {
        var own = new OwnPostgres();
        if (Environment.IsPrivilegedProcess) await own.Run("chown", "postgres", own.folder);
        await own.Program("initdb", "-D", own.Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await own.StartAgain();
        return own;
    }

    public Task StartAgain() => Program("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(folder, "log"), "-o",
        $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on -c synchronous_commit=on", "start");

    /// <summary>Ends the server and every process of it at once, without leave to finish anything.</summary>
    public async Task Kill()
    {
        var lockFile = Path.Combine(Data, "postmaster.pid");
        var main = int.Parse((await File.ReadAllLinesAsync(lockFile))[0], CultureInfo.InvariantCulture);
        // The main process first: it must not take notice of what becomes of the others. Then all that it still started.
        for (var left = Processes().OrderBy(id => id != main).ToList(); left.Count > 0; left = [.. Processes()])
        {
            await Run("kill", ["-KILL", .. left.Select(id => $"{id}")]);
            await Task.Delay(20);
        }
        // Where nobody takes note of the end of processes without a parent, their numbers seem to be at work still.
        File.Delete(lockFile);
    }

    public async ValueTask DisposeAsync()
    {
        // After a kill that was the last thing there is none to stop.
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            await Record.ExceptionAsync(() => Program("pg_ctl", "-D", Data, "-m", "immediate", "stop"));
        Directory.Delete(folder, recursive: true);
        File.Delete(folder + ".said");
    }

    /// <summary>Every process of the server, known by the folder that it works in; one that has ended works in none.</summary>
    private IEnumerable<int> Processes()
    {
        foreach (var process in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out var id)) continue;
            string? works = null;
            try
            {
                works = new FileInfo(Path.Combine(process, "cwd")).LinkTarget;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It is gone, or somebody else's.
            }
            if (works == Data) yield return id;
        }
    }

    /// <summary>A program of the newest PostgreSQL here, by whom it lets itself be run.</summary>
    private Task Program(string name, params string[] args)
    {
        var program = Path.Combine(Directory.GetDirectories("/usr/lib/postgresql")
            .OrderBy(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture)).Last(), "bin", name);
        return Environment.IsPrivilegedProcess ? Run("runuser", ["-u", "postgres", "--", program, .. args]) : Run(program, args);
    }

    private async Task Run(string program, params string[] args)
    {
        // Into a file: a server that goes on would hold a pipe open.
        var said = folder + ".said";
        string[] quiet = ["-c", $"exec \"$0\" \"$@\" >{said} 2>&1", program, .. args];
        using var process = Process.Start(new ProcessStartInfo("sh", quiet) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode == 0 || program == "kill") return;
        var log = Path.Combine(folder, "log");
        throw new InvalidOperationException($"{program} {string.Join(' ', args)} failed: {await File.ReadAllTextAsync(said)}" +
            (File.Exists(log) ? string.Join('\n', (await File.ReadAllLinesAsync(log)).TakeLast(10)) : ""));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
