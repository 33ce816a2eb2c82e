using System.Globalization;

namespace Answerable.Server.Tests.PowerCut;

/// <summary>What a recorded call means for the disk or for whoever waits for an answer.</summary>
internal enum StepKind { Change, SyncBegins, SyncEnds, Answers }

/// <summary>One step of a recorded run.</summary>
/// <param name="Line">Where it stands in the record.</param>
/// <param name="Path">The file or folder concerned.</param>
/// <param name="Status">For an answer, its status.</param>
/// <param name="Apply">What it does to the disk.</param>
internal sealed record Step(int Line, StepKind Kind, string Path, int Status, Action<Disk> Apply)
{
    /// <summary>Calls that write, of those that matter for these files: a record that holds another one was not understood.</summary>
    public const string Traced = "openat,mkdir,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,rename,renameat,renameat2," +
        "unlink,unlinkat,rmdir,link,linkat,fsync,fdatasync,sync_file_range,fallocate,copy_file_range,sendfile,sendto,sendmsg";

    /// <summary>The steps in which calls changed these files or answered, in their order.</summary>
    public static List<Step> Of(IEnumerable<SystemCall> calls, Disk disk) => [.. calls.SelectMany(c => Of(c, disk)).OrderBy(s => s.Line)];

    private static IEnumerable<Step> Of(SystemCall call, Disk disk)
    {
        if (call.Name is "sendto" or "sendmsg" or "write" or "writev" && call.Beginning(9) is "HTTP/1.1 ")
        {
            // The first byte may leave as soon as the call is entered.
            yield return new(call.Begun, StepKind.Answers, "", int.Parse(call.Beginning(12)[9..], CultureInfo.InvariantCulture), _ => { });
            yield break;
        }
        var path = call.Name switch
        {
            "openat" => call.Opened,
            "mkdir" or "unlink" or "rmdir" or "rename" or "link" or "truncate" => call.Path,
            "renameat" or "renameat2" or "linkat" or "unlinkat" => System.IO.Path.Combine(call.File, call.Path),
            _ => call.File,
        };
        // The index of the log lies in memory and is made anew by whoever opens the file.
        if (!disk.Holds(path) || path.EndsWith("-shm", StringComparison.Ordinal) || call.Result < 0) yield break;
        Step Change(Action<Disk> apply) => new(call.Done, StepKind.Change, path, 0, apply);
        switch (call.Name)
        {
            case "openat":
                if (call.Arguments.Contains("O_CREAT", StringComparison.Ordinal)) yield return Change(d => d.Make(path, isFolder: false));
                if (call.Arguments.Contains("O_TRUNC", StringComparison.Ordinal)) yield return Change(d => d.SetLength(path, 0));
                break;
            case "mkdir": yield return Change(d => d.Make(path, isFolder: true)); break;
            case "unlink": yield return Change(d => d.Remove(path)); break;
            case "ftruncate": yield return Change(d => d.SetLength(path, call.Numbers[0])); break;
            case "pwrite64":
                var bytes = call.Bytes()[..(int)call.Result];
                yield return Change(d => d.Write(path, call.Numbers[1], bytes));
                break;
            case "fsync" or "fdatasync":
                yield return new(call.Begun, StepKind.SyncBegins, path, 0, d => d.BeginSync(path, call.Begun));
                yield return new(call.Done, StepKind.SyncEnds, path, 0, d => d.EndSync(path, call.Begun));
                break;
            default: throw new InvalidOperationException($"The replay does not know what {call.Name} does to {path}.");
        }
    }
}
