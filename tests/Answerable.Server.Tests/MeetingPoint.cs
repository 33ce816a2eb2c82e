using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Answerable.Server.Tests;

/// <summary>Lines requests up: whoever has read the named words waits there until the others have read them, too.</summary>
internal sealed class MeetingPoint : DbCommandInterceptor
{
    /// <summary>Where only one may read at a time, nobody else comes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private Round? round;

    private sealed class Round(string words, int count)
    {
        private readonly HashSet<Guid> arrived = [];
        private readonly TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool HaveMet => met.Task.IsCompleted;

        public Task Wait(string command, Guid who)
        {
            if (!command.Contains(words, StringComparison.Ordinal)) return Task.CompletedTask;
            lock (arrived)
            {
                // The second time is after the meeting.
                if (!arrived.Add(who)) return Task.CompletedTask;
                if (arrived.Count == count) met.SetResult();
            }
            return Task.WhenAny(met.Task, Task.Delay(Patience));
        }
    }

    /// <summary>Runs the works at once; those that read the words wait for each other.</summary>
    /// <param name="words">Of a statement that each sends before it decides.</param>
    /// <returns>Whether all stood there together.</returns>
    public async Task<bool> At(string words, params Func<Task>[] works)
    {
        var mine = round = new(words, works.Length);
        try
        {
            await Task.WhenAll(works.Select(w => Task.Run(w)));
        }
        finally
        {
            round = null;
        }
        return mine.HaveMet;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData,
        DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (round is { } now && eventData.Context is { } context) await now.Wait(command.CommandText, context.ContextId.InstanceId);
        return result;
    }
}
