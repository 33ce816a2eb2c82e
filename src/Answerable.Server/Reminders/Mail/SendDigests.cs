using Answerable.Domain;
using Answerable.Domain.Reminders;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reminders;

/// <summary>Whether this process is sending already: a run that lasts longer than it is until the next opens no more connections.</summary>
internal sealed class SendTurn
{
    private int taken;

    public bool Begin() => Interlocked.Exchange(ref taken, 1) == 0;

    public void End() => Volatile.Write(ref taken, 0);
}

/// <summary>
/// Sends the mails that are noted, over a few connections. A row is taken in a transaction, for some minutes; the mail goes out; the row is
/// marked. Whatever is killed in between, somebody takes the row again when these minutes are over. Only where the server had the mail and
/// the mark was never written does it go out twice, under the same Message-ID; no other order of things loses none.
/// </summary>
internal sealed class SendDigests(IServiceScopeFactory scopes, MailServer server, SendTurn turn, TimeProvider clock,
    ILogger<SendDigests> log)
{
    /// <summary>Connections at once, and rows that one takes at once. One mail waits several times for the other side, so that one
    /// connection alone is slow.</summary>
    public const int Connections = 10, Taken = 20;

    /// <summary>Minutes until the next try, by tries before.</summary>
    private static readonly int[] Pauses = [1, 5, 15, 60];

    /// <summary>So long a taken row is nobody else's: longer than all that were taken with it may last together.</summary>
    internal static TimeSpan Lease(SmtpSetting setting) => TimeSpan.FromSeconds(setting.Seconds * Taken + 60);

    /// <returns>How many mails the server took.</returns>
    public async Task<int> Run(Actor by, CancellationToken cancel = default)
    {
        Require.That(by.IsSystem, ReminderRefusals.NotTheSystem);
        if (server.Setting is not { } setting) return 0;
        if (!turn.Begin()) return 0;
        try
        {
            using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var sent = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Work(setting, stopping, cancel)));
            return sent.Sum();
        }
        finally
        {
            turn.End();
        }
    }

    /// <param name="stopping">Ends all connections, where the server is found not to be there.</param>
    private async Task<int> Work(SmtpSetting setting, CancellationTokenSource stopping, CancellationToken cancel)
    {
        var sent = 0;
        using var sender = new MailSender(setting);
        while (!stopping.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            var (claim, now) = (Ids.Random(), clock.ReadNow());
            var rows = await Take(db, claim, now, now + Lease(setting), cancel);
            if (rows.Count == 0) break;
            var letters = new Dictionary<PersonId, Letter>();
            foreach (var day in rows.GroupBy(r => r.Day))
                foreach (var (person, letter) in await scope.ServiceProvider.GetRequiredService<DigestLetters>()
                    .Of([.. day.Select(r => r.PersonId)], day.Key, setting, now, cancel)) letters[person] = letter;
            foreach (var row in rows)
            {
                if (stopping.IsCancellationRequested) await Mark(db, row, claim, DigestState.Waiting, now, cancel);
                else if (!letters.TryGetValue(row.PersonId, out var letter)) await Mark(db, row, claim, DigestState.Dropped, now, cancel);
                else if (await One(db, sender, row, claim, letter, cancel) is { } answer)
                {
                    if (answer == MailAnswer.Taken) sent++;
                    if (answer == MailAnswer.NoServer) await stopping.CancelAsync();
                }
            }
        }
        return sent;
    }

    private async Task<MailAnswer?> One(Db db, MailSender sender, Digest row, Guid claim, Letter letter, CancellationToken cancel)
    {
        var result = await sender.Send(letter, cancel);
        var now = clock.ReadNow();
        // What the server has is marked also where the product is stopping.
        switch (result.Answer)
        {
            case MailAnswer.Taken: await Mark(db, row, claim, DigestState.Sent, now, CancellationToken.None); break;
            case MailAnswer.NoSuchAddress:
                await Mark(db, row, claim, DigestState.Failed, now, cancel);
                await db.InTransaction(async () => await db.Set<Mailbox>().Where(m => m.PersonId == row.PersonId && m.Address == letter.To)
                    .ExecuteUpdateAsync(m => m.SetProperty(x => x.Fault, result.Code).SetProperty(x => x.FaultAt, now), cancel), cancel);
                break;
            case MailAnswer.Refused: await Mark(db, row, claim, DigestState.Failed, now, cancel); break;
            default: await Mark(db, row, claim, DigestState.Waiting, Later(now, row.Attempts), cancel); break;
        }
        // Neither address nor text: a log is read by others.
        if (result.Answer != MailAnswer.Taken) log.LogWarning("A digest was not taken: {Answer} {Code}", result.Answer, result.Code);
        return result.Answer;
    }

    private static DateTimeOffset Later(DateTimeOffset now, int attempts) =>
        now.AddMinutes(Pauses[Math.Clamp(attempts - 1, 0, Pauses.Length - 1)]);

    /// <summary>Rows that nobody has now; whoever else asks at the same time gets others.</summary>
    private static async Task<List<Digest>> Take(Db db, Guid claim, DateTimeOffset now, DateTimeOffset until, CancellationToken cancel)
    {
        var others = db.Provider == Provider.Postgres ? "FOR UPDATE SKIP LOCKED" : "";
        var taken = 0;
        // An empty table costs no write transaction.
        if (!await db.Set<Digest>().AnyAsync(d => (d.State == DigestState.Waiting || d.State == DigestState.Sending) && d.NextAt <= now,
            cancel)) return [];
        var sql = $$"""
            UPDATE reminders_digest SET state = 'Sending', claim = {0}, next_at = {1}, attempts = attempts + 1 WHERE id IN (
                SELECT id FROM reminders_digest WHERE state IN ('Waiting', 'Sending') AND next_at <= {2} ORDER BY next_at, id
                LIMIT {{Taken}} {{others}})
            """;
        await db.InTransaction(async () =>
            taken = await db.Database.ExecuteSqlRawAsync(sql, [claim, until.UtcDateTime, now.UtcDateTime], cancel), cancel);
        return taken == 0 ? [] : await db.Set<Digest>().AsNoTracking().Where(d => d.Claim == claim && d.State == DigestState.Sending)
            .OrderBy(d => d.Id).ToListAsync(cancel);
    }

    /// <summary>Only while it is still this claim's: whoever took it since says what became of it.</summary>
    private static Task Mark(Db db, Digest row, Guid claim, DigestState state, DateTimeOffset at, CancellationToken cancel) =>
        db.InTransaction(async () => await db.Set<Digest>()
            .Where(d => d.Id == row.Id && d.State == DigestState.Sending && d.Claim == claim)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.State, state).SetProperty(x => x.NextAt, at)
                .SetProperty(x => x.SentAt, state == DigestState.Sent ? at : null), cancel), cancel);
}
