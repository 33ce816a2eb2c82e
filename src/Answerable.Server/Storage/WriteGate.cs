namespace Answerable.Server.Storage;

/// <summary>
/// One writer at a time in front of SQLite, which has one write lock: waiting here is fair and short, waiting there is neither.
/// PostgreSQL needs none. One per database.
/// </summary>
internal sealed class WriteGate(DatabaseSetting setting) : IDisposable
{
    private readonly SemaphoreSlim? semaphore = setting.Provider == Provider.Sqlite ? new(1, 1) : null;

    public async Task<IDisposable?> EnterAsync(CancellationToken cancel)
    {
        if (semaphore is null) return null;
        await semaphore.WaitAsync(cancel);
        return new Pass(semaphore);
    }

    public void Dispose() => semaphore?.Dispose();

    private sealed class Pass(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
