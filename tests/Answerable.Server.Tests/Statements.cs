using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Answerable.Server.Tests;

/// <summary>The SQL statements that a house sends, while somebody listens.</summary>
internal sealed class Statements : DbCommandInterceptor
{
    private ConcurrentQueue<string>? heard;

    /// <summary>What is sent in the meantime, in order.</summary>
    public async Task<IReadOnlyList<string>> During(Func<Task> work)
    {
        var all = heard = new();
        try
        {
            await work();
        }
        finally
        {
            heard = null;
        }
        return [.. all];
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData,
        InterceptionResult<DbDataReader> result) => Hear(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default) => new(Hear(command, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData,
        InterceptionResult<int> result) => Hear(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            new(Hear(command, result));

    private T Hear<T>(DbCommand command, T result)
    {
        heard?.Enqueue(command.CommandText);
        return result;
    }
}
