using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>For which day the sums are kept: on another one rows are read until the job has begun it.</summary>
internal sealed class TakeUpDay(Db db, OrganisationStrands strands, OrganisationZone zone, TimeProvider clock)
{
    /// <summary>A list is taken up, begins or ends for every post of its kind beneath its unit and every post charged with it.</summary>
    private const string OfLists = """
        SELECT p.unit_id FROM organisation_post p JOIN duties_list l ON l.post_kind = p.kind AND p.unit_path >= l.unit_path
            AND p.unit_path < substr(l.unit_path, 1, length(l.unit_path) - 1) || '0'
        WHERE l.state = 'Issued' AND ((l.period_from > {0} AND l.period_from <= {1}) OR (l.period_until >= {0} AND l.period_until < {1}))
        UNION SELECT c.unit_id FROM duties_charge c JOIN duties_list l ON l.id = c.list_id
        WHERE (l.period_from > {0} AND l.period_from <= {1}) OR (l.period_until >= {0} AND l.period_until < {1})
        UNION SELECT l.unit_id FROM duties_list l
        WHERE (l.period_from > {0} AND l.period_from <= {1}) OR (l.period_until >= {0} AND l.period_until < {1})
        UNION SELECT c.unit_id FROM duties_charge c WHERE c.acknowledge_by >= {0} AND c.acknowledge_by < {1}
        UNION SELECT t.unit_id FROM duties_task t WHERE t.take_up_by >= {0} AND t.take_up_by < {1}
        """;

    private const string OfAppointments = """
        SELECT p.unit_id FROM organisation_post p JOIN organisation_appointment a ON a.post_id = p.id
        WHERE (a."from" > {0} AND a."from" <= {1}) OR (a.until > {0} AND a.until <= {1})
        """;

    private const string Everything = """
        SELECT unit_id FROM organisation_post UNION SELECT unit_id FROM duties_list UNION SELECT unit_id FROM duties_task
        """;

    public Task<DateOnly> Day(CancellationToken cancel) => db.Set<TakeUpKept>().Select(k => k.Day).SingleAsync(cancel);

    /// <summary>Null where the sums are of another day, or of other strands: rows are read.</summary>
    public async Task<TakeUpKept?> Today(DateOnly today) =>
        await db.Set<TakeUpKept>().AsNoTracking().SingleOrDefaultAsync() is { } kept && kept.Day == today && kept.Strands == await Strands()
            ? kept : null;

    /// <summary>The duties of these units on the day of the sums.</summary>
    public async Task<TakeUpScope> Kept(IReadOnlyList<string> paths, CancellationToken cancel) =>
        new(db, paths, await Day(cancel), clock.ReadNow(), await Codes());

    /// <summary>The duties of a whole subtree on the day of the sums.</summary>
    public async Task<TakeUpScope> Kept(string path, CancellationToken cancel) =>
        new(db, path, await Day(cancel), clock.ReadNow(), await Codes());

    /// <summary>Begins today: what the clock alone changed since the day before is counted anew; with other strands all is.</summary>
    public async Task Begin(CancellationToken cancel)
    {
        var (now, codes) = (clock.ReadNow(), await Strands());
        var today = await zone.On(now);
        if (await db.Set<TakeUpKept>().AsNoTracking().SingleOrDefaultAsync(cancel) is { } same && same.Day == today
            && same.Strands == codes) return;
        await db.InTransaction(async () =>
        {
            // No batch is counted for one day and kept for another.
            if (db.Provider == Provider.Postgres)
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({FoldTakeUp.LockKey})", cancel);
            var kept = await db.Set<TakeUpKept>().SingleOrDefaultAsync(cancel);
            if (kept is null || kept.Day > today || kept.Strands != codes) await All(cancel);
            else
            {
                await TakeUpMarks.Units(db, OfLists, [kept.Day, today], cancel);
                await TakeUpMarks.Units(db, OfAppointments, [kept.At.UtcDateTime, now.UtcDateTime], cancel);
            }
            if (kept is null) db.Add(kept = new());
            (kept.Day, kept.At, kept.Strands) = (today, now, codes);
            await db.SaveChangesAsync(cancel);
        }, cancel);
    }

    /// <summary>Nothing is known any more: every unit is counted anew.</summary>
    public async Task All(CancellationToken cancel)
    {
        await db.Set<TakeUpOwn>().ExecuteDeleteAsync(cancel);
        await db.Set<TakeUpSum>().ExecuteDeleteAsync(cancel);
        await db.Set<TakeUpPending>().ExecuteDeleteAsync(cancel);
        await TakeUpMarks.Units(db, Everything, [], cancel);
    }

    private async Task<List<string>> Codes() => [.. (await strands.Required()).Select(s => s.Code)];

    private async Task<string> Strands() => string.Join(',', await Codes());
}
