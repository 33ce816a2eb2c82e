using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Policies;
using Answerable.Domain.Reminders;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reminders;

/// <summary>
/// Writes down whom the policy in force has reminded of what, once a day and for days that were missed. Only what is due on the days on
/// which a step falls is read. Running it twice, or on two servers at once, writes nothing twice.
/// </summary>
internal sealed class WriteReminders(Db db, UnitHeads heads, OrganisationZone zone, TimeProvider clock)
{
    /// <summary>Obligations that are read at once, and rows of one statement; each has seven parameters.</summary>
    private const int AtOnce = 1000, Chunk = 200;

    /// <summary>Days that are made up for where nothing ran; what fell before is past.</summary>
    public const int MostMissed = 60;

    private sealed record Due(ObligationId Id, PostId Owner, string Path);

    private sealed record Told(ObligationId Obligation, PostId Post, int Step, DateOnly DueOn, DateOnly Day);

    /// <returns>How many reminders were written.</returns>
    public async Task<int> Run(Actor by, CancellationToken cancel = default)
    {
        Require.That(by.IsSystem, ReminderRefusals.NotTheSystem);
        if (!await db.Set<OrganisationSettings>().AnyAsync(cancel)) return 0;
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var today = calendar.On(now);
        var progress = await db.Set<ReminderProgress>().AsNoTracking().FirstOrDefaultAsync(cancel);
        if (progress?.RemindedTo >= today) return 0;
        var first = progress is null ? today : calendar.After(progress.RemindedTo, 1);
        if (first < calendar.Before(today, MostMissed)) first = calendar.Before(today, MostMissed);
        var (steps, written) = (await StepsInForce.At(db, now, cancel), 0);
        for (var day = first; day <= today; day = calendar.After(day, 1))
        {
            foreach (var before in steps.Days)
            {
                var due = before < 0 ? calendar.Before(day, -before) : calendar.After(day, before);
                // Who was not told beforehand is told afterwards, by the steps of what is late.
                if (before < 0 || due >= today) written += await OfDueDate(due, before, day, steps, calendar, now, cancel);
            }
            await Reached(day, cancel);
        }
        return written;
    }

    private async Task<int> OfDueDate(DateOnly due, int before, DateOnly day, StepsInForce steps, Calendar calendar,
        DateTimeOffset now, CancellationToken cancel)
    {
        var (path, last, written) = ("", default(ObligationId), 0);
        while (true)
        {
            var part = await db.Set<Obligation>().AsNoTracking()
                .Where(o => o.State == ObligationState.Open && o.DueOn == due && string.Compare(o.UnitPath, path) >= 0
                    && (string.Compare(o.UnitPath, path) > 0 || o.Id > last))
                .OrderBy(o => o.UnitPath).ThenBy(o => o.Id).Select(o => new Due(o.Id, o.OwnerId, o.UnitPath)).Take(AtOnce)
                .ToListAsync(cancel);
            if (part.Count == 0) return written;
            // Of a day that was missed: what was not owed yet is reminded of by none of its steps.
            var owed = part.Where(d => calendar.On(Ids.MadeAt(d.Id.Value)) <= day).ToList();
            written += await Write(await Tell(owed, due, before, day, steps, now, cancel), now, cancel);
            if (part.Count < AtOnce) return written;
            (path, last) = (part[^1].Path, part[^1].Id);
        }
    }

    private async Task<List<Told>> Tell(List<Due> part, DateOnly due, int before, DateOnly day, StepsInForce steps, DateTimeOffset now,
        CancellationToken cancel)
    {
        var falling = part.SelectMany(d => steps.Of(d.Path).All.Where(s => s.DaysBefore == before).Select(s => (Of: d, Step: s))).ToList();
        var above = falling.Where(f => f.Step.Levels > 0).Select(f => Above(f.Of.Path, f.Step.Levels)).OfType<string>().Distinct().ToList();
        var headed = above.Count == 0 ? [] : await heads.Of(above, now, cancel);
        var told = new List<Told>();
        foreach (var (of, step) in falling)
        {
            var post = step.Levels == 0 ? of.Owner
                : Above(of.Path, step.Levels) is { } unit && headed.TryGetValue(unit, out var head) ? head : (PostId?)null;
            // Nobody above, or whoever is late heads that unit themselves.
            if (post is not { } to || (step.Levels > 0 && to == of.Owner)) continue;
            told.Add(new(of.Id, to, step.Number, due, day));
        }
        return told;
    }

    /// <summary>The unit so many levels above; null where there is none.</summary>
    private static string? Above(string path, int levels) => UnitPath.SelfAndAncestors(path).Reverse().ElementAtOrDefault(levels);

    private async Task<int> Write(List<Told> told, DateTimeOffset now, CancellationToken cancel)
    {
        if (told.Count == 0) return 0;
        var (ids, written) = (new IdRun(now), 0);
        await db.InTransaction(async () =>
        {
            foreach (var chunk in told.Chunk(Chunk))
            {
                var rows = string.Join(", ", chunk.Select((_, i) =>
                    $"({string.Join(", ", Enumerable.Range(i * 7, 7).Select(n => $"{{{n}}}"))})"));
                var sql = $"INSERT INTO reminders_reminder (id, obligation_id, post_id, step, due_on, day, at) VALUES {rows} "
                    + "ON CONFLICT DO NOTHING";
                written += await db.Database.ExecuteSqlRawAsync(sql, chunk.SelectMany(t => new object[]
                    {
                        ids.Next(), t.Obligation.Value, t.Post.Value, t.Step, t.DueOn, t.Day, now.UtcDateTime,
                    }), cancel);
            }
        }, cancel);
        return written;
    }

    /// <summary>All steps of the day are written down. Of two servers the later day counts.</summary>
    private async Task Reached(DateOnly day, CancellationToken cancel) =>
        await db.InTransaction(async () => await db.Database.ExecuteSqlAsync($"""
            INSERT INTO reminders_progress (id, reminded_to) VALUES (1, {day}) ON CONFLICT (id) DO UPDATE
            SET reminded_to = excluded.reminded_to WHERE reminders_progress.reminded_to < excluded.reminded_to
            """, cancel), cancel);
}
