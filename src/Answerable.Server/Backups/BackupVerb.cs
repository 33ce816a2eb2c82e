using System.CommandLine;
using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Backups;

/// <summary><c>answerable backup FILE</c>: while the server runs or not.</summary>
internal static class BackupVerb
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("file") { Description = "The backup to write; there must be none of that name." };
        var command =
            new Command("backup", "Write every table into one file, as it stands at one instant; the server may go on meanwhile.") { file };
        command.SetAction((result, cancel) => VerbRun.OnWhatIsThere((services, words) =>
            Run(services.GetRequiredService<MakeBackup>(), words, result.GetRequiredValue(file), Console.Out, cancel), cancel));
        return command;
    }

    /// <summary>Writes beside and takes the name when all is written, so that no half backup bears it.</summary>
    internal static async Task<int> Run(MakeBackup backup, Words words, FileInfo file, TextWriter print, CancellationToken cancel)
    {
        Require.That(!file.Exists, BackupRefusals.Exists(file.FullName));
        var part = file.FullName + ".part";
        File.Delete(part);
        try
        {
            BackupManifest manifest;
            await using (var stream = PrivateFile.Create(part))
            {
                manifest = await backup.Run(stream, cancel: cancel);
                PrivateFile.FlushFile(stream);
            }
            File.Move(part, file.FullName);
            PrivateFile.FlushFolder(file.DirectoryName!);
            await print.WriteLineAsync(
                words["Backups.written", ("file", file.FullName), ("tables", manifest.Tables.Count),
                    ("rows", manifest.Tables.Sum(t => t.Rows)), ("files", manifest.Contents.Count)]);
            if (manifest.Missing.Count == 0) return 0;
            await print.WriteLineAsync(words["Backups.contents-missing", ("n", manifest.Missing.Count)]);
            return 1;
        }
        finally
        {
            File.Delete(part);
        }
    }
}
