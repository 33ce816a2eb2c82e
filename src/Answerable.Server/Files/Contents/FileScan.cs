using System.ComponentModel;
using System.Diagnostics;
using Answerable.Domain;
using Answerable.Domain.Files;

namespace Answerable.Server.Files;

/// <summary>
/// The operator's command that looks into each file before it is kept: <c>ANSWERABLE_SCAN</c>, with <c>{file}</c> where the file's
/// path goes. It answers 0 for a good one and 1 for a bad one, as clamscan does; whatever else it answers, the file is not taken.
/// </summary>
internal sealed partial class FileScan(IConfiguration configuration, ILogger<FileScan> log)
{
    private const string Place = "{file}";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly string[] command = configuration["ANSWERABLE_SCAN"]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>False where the operator has named no command.</summary>
    /// <exception cref="Refused">Something was found, or the command did not answer.</exception>
    public async Task<bool> Run(string path, CancellationToken cancel)
    {
        if (command.Length == 0) return false;
        switch (await Answer(path, cancel))
        {
            case 0: return true;
            case 1: throw new Refused(FileRefusals.Infected);
            default: throw new Refused(FileRefusals.NotScanned);
        }
    }

    private async Task<int?> Answer(string path, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var part in command.Skip(1)) start.ArgumentList.Add(part.Replace(Place, path, StringComparison.Ordinal));
        if (!command.Any(p => p.Contains(Place, StringComparison.Ordinal))) start.ArgumentList.Add(path);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Longest);
        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
            try
            {
                await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
                await process.WaitForExitAsync(limit.Token);
                return process.ExitCode;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or OperationCanceledException)
        {
            cancel.ThrowIfCancellationRequested();
            Failed(log, e.Message);
            return null;
        }
    }

    /// <summary>Without the name of the file.</summary>
    [LoggerMessage(Level = LogLevel.Error, Message = "The command that looks into files did not answer: {Problem}")]
    private static partial void Failed(ILogger log, string problem);
}
