using System.Diagnostics;

namespace Answerable.Ballots.Tests;

/// <summary>Runs <c>belenios-tool</c>, the independent program, in Debian's version 2.0 or another. Where it is missing the test fails,
/// and says what to install.</summary>
internal static class Tool
{
    /// <summary>Debian's, of version 2.0.</summary>
    public const string Debian = "belenios-tool";

    /// <summary>Runs a command of Debian's in a folder; returns its exit code, its output, and what it said.</summary>
    public static (int Code, string Output, string Said) Run(string folder, params string[] arguments) =>
        RunAs(Debian, folder, "", arguments);

    /// <summary>Runs a command of any version in a folder, with lines to read.</summary>
    public static (int Code, string Output, string Said) RunAs(string program, string folder, string input, params string[] arguments)
    {
        var start =
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder, RedirectStandardInput = true,
                RedirectStandardOutput = true, RedirectStandardError = true
            };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException($"{program} is missing. Debian's version: apt-get install belenios-tool.");
        }
        using (process)
        {
            var said = process.StandardError.ReadToEndAsync();
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, said.Result);
        }
    }

    /// <summary>Whether <c>election verify</c> accepts an archive, with what it said.</summary>
    public static (bool Accepts, string Said) Verify(byte[] archive, string uuid, string program = Debian)
    {
        using var folder = new ToolFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, uuid + ".bel"), archive);
        var (code, _, said) = RunAs(program, folder.Path, "", "election", "verify", "--dir", folder.Path);
        return (code == 0 && said.Contains("all checks passed", StringComparison.Ordinal), said);
    }
}

/// <summary>A folder that goes with the test.</summary>
internal sealed class ToolFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("answerable-ballots-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
