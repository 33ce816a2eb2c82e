using System.Data.Common;
using System.Diagnostics;

namespace Answerable.Bench.Probe;

/// <summary>Counts the SQL statements that run through EF: those of a batch singly, and none that a command on the bare connection
/// runs.</summary>
internal sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Source = "Microsoft.EntityFrameworkCore",
        Executed = "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted";

    private static long ran;
    private static int started;

    public static long Ran => Interlocked.Read(ref ran);

    public static void Start()
    {
        if (Interlocked.Exchange(ref started, 1) == 0) DiagnosticListener.AllListeners.Subscribe(new Statements());
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Source) value.Subscribe(this, name => name == Executed);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value?.GetType().GetProperty("Command")?.GetValue(value.Value) is not DbCommand command) return;
        Interlocked.Add(ref ran, command.CommandText.Split(';').Count(s => s.Trim().Length > 0));
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
