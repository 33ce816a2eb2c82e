using System.Diagnostics;

namespace Answerable.Server.Tests;

/// <summary>The built executable serving the house's database in a process of its own, to be killed.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process process;

    private Child(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<Child> Serve(House house)
    {
        var start =
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "answerable.dll")])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true
            };
        start.Environment["ANSWERABLE_DATABASE"] = house.ConnectionString;
        start.Environment["ANSWERABLE_DATA"] = house.Folder;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        var process = Process.Start(start)!;
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

    public async Task<Visitor> SignedIn(string code)
    {
        var visitor = new Visitor(Address, "en");
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

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }
}
