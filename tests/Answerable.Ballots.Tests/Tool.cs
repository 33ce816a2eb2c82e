using System.Diagnostics;

namespace Answerable.Ballots.Tests;

/// <summary>Runs Debian's <c>belenios-tool</c>, the independent program. Where it is missing the test fails, and says what to install.</summary>
internal static class Tool
{
    /// <summary>Runs a command in a folder; returns its exit code, its output, and what it said.</summary>
    public static (int Code, string Output, string Said) Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("belenios-tool", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException("belenios-tool is missing: apt-get install belenios-tool.");
        }
        using (process)
        {
            var said = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, said.Result);
        }
    }

    /// <summary>Whether <c>election verify</c> accepts an archive, with what it said.</summary>
    public static (bool Accepts, string Said) Verify(byte[] archive, string uuid)
    {
        using var folder = new ToolFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, uuid + ".bel"), archive);
        var (code, _, said) = Run(folder.Path, "election", "verify", "--dir", folder.Path);
        return (code == 0 && said.Contains("all checks passed", StringComparison.Ordinal), said);
    }
}

/// <summary>A folder that goes with the test.</summary>
internal sealed class ToolFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("answerable-ballots-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
