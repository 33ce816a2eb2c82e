using System.CommandLine;
using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Backups;

/// <summary><c>answerable restore FILE</c>: into the database that the settings name, of either kind, with the server stopped.</summary>
internal static class RestoreVerb
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("file") { Description = "A backup that answerable backup has written, from either database." };
        var replace = new Option<bool>("--replace") { Description = "Put it in place of what the database holds now." };
        var command =
            new Command("restore", "Put a backup into the database that the settings name; stop the server first.") { file, replace };
        command.SetAction((result, cancel) => VerbRun.AsItIs((services, words) => Run(
            services.GetRequiredService<RestoreBackup>(), words, result.GetRequiredValue(file), result.GetValue(replace), Console.Out,
                cancel)));
        return command;
    }

    internal static async Task<int> Run(
        RestoreBackup restore, Words words, FileInfo file, bool replace, TextWriter print, CancellationToken cancel)
    {
        Require.That(file.Exists, BackupRefusals.NoFile(file.FullName));
        await using var stream = file.OpenRead();
        var manifest = await restore.Run(stream, replace, cancel: cancel);
        await print.WriteLineAsync(words["Backups.restored",
            ("at", words.Time(manifest.MadeAt)), ("tables", manifest.Tables.Count), ("rows", manifest.Tables.Sum(t => t.Rows)),
            ("files", manifest.Contents.Count)]);
        return 0;
    }
}
