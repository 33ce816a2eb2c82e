using Answerable.Domain;
using Answerable.Domain.Organisation;

namespace Answerable.Server.Organisation.Importing;

/// <summary>
/// Lets one roster in at a time: each holds its files in memory. Left with whoever entered, however they leave; a server that stops
/// leaves nothing behind. Several servers hold each other off where they write.
/// </summary>
internal sealed class ImportGate : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>How long a second one waits before it is told.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(5);

    /// <returns>To be disposed of when done.</returns>
    /// <exception cref="Refused">Another is being read or written.</exception>
    public async Task<IDisposable> Enter(CancellationToken cancel = default)
    {
        Require.That(await one.WaitAsync(Patience, cancel), RosterRefusals.ImportRunning);
        return new Inside(one);
    }

    public void Dispose() => one.Dispose();

    private sealed class Inside(SemaphoreSlim one) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0) one.Release();
        }
    }
}
