using System.Diagnostics;

namespace Answerable.Server.Tests;

/// <summary>The built executable serving the house's database in a process of its own, to be killed.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process process;

    private Child(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    public static Task<Child> Serve(House house) => Serve(house.ConnectionString, house.Folder);

    /// <param name="jobs">Whether the server does by itself what it does by itself.</param>
    /// <param name="under">A program that runs the server as its last words say, and has itself replaced by it.</param>
    public static async Task<Child> Serve(string database, string folder, bool jobs = true, params string[] under)
    {
        var process = Process.Start(Start([.. under, .. Product], database, folder, jobs))!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Split(' ').FirstOrDefault(w => w.StartsWith("http://", StringComparison.Ordinal)) is not { } address) continue;
            // Read on, so that the pipe never fills.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new(process, new(address));
        }
        throw new InvalidOperationException("The executable ended before it served.");
    }

    /// <summary>Runs a verb of the executable to its end.</summary>
    public static Task<(int Code, string Said)> Run(string database, string folder, params string[] verb) =>
        Run(database, folder, [], verb);

    /// <param name="under">A program that runs the executable as its last words say, and has itself replaced by it.</param>
    public static async Task<(int Code, string Said)> Run(string database, string folder, string[] under, params string[] verb)
    {
        using var process = Process.Start(Start([.. under, .. Product, .. verb], database, folder, jobs: false))!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    private static string[] Product => ["dotnet", Path.Combine(AppContext.BaseDirectory, "answerable.dll")];

    private static ProcessStartInfo Start(string[] command, string database, string folder, bool jobs)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ANSWERABLE_DATABASE"] = database;
        start.Environment["ANSWERABLE_DATA"] = folder;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        if (!jobs) start.Environment[Schedule.Setting] = "off";
        return start;
    }

    /// <param name="answers">Sees what the server answers.</param>
    public async Task<Visitor> SignedIn(string code, DelegatingHandler? answers = null)
    {
        var visitor = new Visitor(Address, "en", answers);
        await visitor.Get("/sign-in");
        await visitor.Submit("sign-in", ("code", code), ("password", World.Password));
        Assert.Equal("/", visitor.Path);
        return visitor;
    }

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Ends it as an operator does, with leave to finish.</summary>
    public async Task Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }
}
