using System.Diagnostics;
using System.Text;

namespace Answerable.Ballots.Browser.Tests;

/// <summary>Debian's belenios-tool 2.0, an independent implementation, run in a folder of its own; its later versions judge what it
/// holds.</summary>
internal sealed class ReferenceTool : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("answerable-booth-").FullName;

    /// <summary>The archive that the tool made in the folder.</summary>
    public string Archive => Directory.GetFiles(Folder, "*.bel").Single();

    public async Task Write(string name, string content) =>
        await File.WriteAllTextAsync(Path.Combine(Folder, name), content, new UTF8Encoding(false));

    /// <summary>Runs the tool and gives its output; what it says on failure fails the test.</summary>
    public async Task<string> Run(string command, string input = "", string? program = null)
    {
        var start = new ProcessStartInfo(program ?? Environment.GetEnvironmentVariable("BELENIOS_TOOL") ?? "belenios-tool", command)
        {
            WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{start.FileName} {command}: {await errors}{await output}");
        return await output;
    }

    /// <summary>Appends an event with the records before it, the last of them its payload.</summary>
    public Task Append(string type, params string[] records) =>
        Run($"archive add-event --type={type}", string.Concat(records.Select(record => record + "\n")));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
