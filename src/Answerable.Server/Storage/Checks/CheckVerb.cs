using System.CommandLine;
using Answerable.Server.Shell;

namespace Answerable.Server.Storage.Checks;

/// <summary><c>answerable check</c>: looks, says, changes nothing; the server may go on meanwhile.</summary>
internal static class CheckVerb
{
    public static Command Make()
    {
        var command = new Command("check", "Look whether what is stored is whole and agrees with itself; nothing is changed.");
        command.SetAction((_, cancel) => VerbRun.OnWhatIsThere((services, words) =>
            Run(services.GetServices<ICheck>(), words, Console.Out, cancel), cancel));
        return command;
    }

    /// <returns>0 when all is well, 1 when something is not.</returns>
    internal static async Task<int> Run(IEnumerable<ICheck> checks, Words words, TextWriter print, CancellationToken cancel)
    {
        var well = true;
        foreach (var check in checks)
        {
            var found = await check.Run(cancel);
            var name = words[$"Shell.check.{check.Name}"];
            await print.WriteLineAsync(found.Wrong == 0
                ? words["Shell.check-well", ("what", name), ("n", found.Looked)]
                : words["Shell.check-wrong", ("what", name), ("n", found.Looked), ("wrong", found.Wrong)]);
            foreach (var told in found.Told) await print.WriteLineAsync($"  {told}");
            if (found.Wrong > found.Told.Count)
                await print.WriteLineAsync($"  {words["Shell.check-more", ("n", found.Wrong - found.Told.Count)]}");
            well &= found.Wrong == 0;
        }
        return well ? 0 : 1;
    }
}
