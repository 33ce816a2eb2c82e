using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>What becomes of a row of a register.</summary>
internal enum TermFate { New, Same, Refused }

/// <summary>A row with the post whose term it is.</summary>
/// <param name="Stored">The last day as it stands; null where none is known.</param>
internal sealed record PlannedTerm(TermRow Said, string? PostName, DateOnly? Stored, TermFate Fate, IReadOnlyList<Refusal> Problems);

/// <summary>Takes the planned ends of terms from a register, all rows or none: who fills posts there does it, and nobody their
/// own.</summary>
internal sealed class ImportTerms(Db db, UnitQueries units, RightsHeld rights, OrganisationZone zone, TimeProvider clock)
{
    /// <summary>Every row with what would become of it; nothing is written.</summary>
    public async Task<IReadOnlyList<PlannedTerm>> Preview(Actor by, UnitId unit, TermFile file) =>
        await Plan(by, await PathOf(by, unit), file, clock.ReadNow(), tracked: false);

    /// <returns>How many ends were taken.</returns>
    public async Task<int> Run(Actor by, UnitId unit, TermFile file)
    {
        var path = await PathOf(by, unit);
        Require.None(Post.AgainstFilling(by, path));
        var taken = 0;
        await db.InTransaction(async () =>
        {
            await rights.Hold();
            var rows = await Plan(by, path, file, clock.ReadNow(), tracked: true);
            var bad = rows.Count(r => r.Fate == TermFate.Refused);
            Require.That(bad == 0, LayoutRefusals.BadRows(bad, rows.Count));
            taken = rows.Count(r => r.Fate == TermFate.New);
            Require.That(taken > 0, TermRefusals.NothingNew);
            await db.SaveChangesAsync();
        });
        return taken;
    }

    private async Task<string> PathOf(Actor by, UnitId unit) => (await units.Find(by, unit) ?? throw new NotVisible()).Path;

    private async Task<List<PlannedTerm>> Plan(Actor by, string path, TermFile file, DateTimeOffset now, bool tracked)
    {
        var (rows, known) = (new List<PlannedTerm>(), new HashSet<PostId>());
        foreach (var said in file.Rows)
        {
            var problems = said.Problems.ToList();
            var found = await Find(said, path, now);
            // A vacant post has no term: its row says nothing.
            if (found.Count == 0 && said.Holder.Length == 0 && said.End is null) rows.Add(new(said, null, null, TermFate.Same, []));
            else if (found.Count == 1 && !known.Add(found[0].Post)) rows.Add(Refused(TermRefusals.SeveralTerms(found[0].Code)));
            else if (found.Count == 1) rows.Add(await Planned(by, said, found[0], problems, now, tracked));
            else rows.Add(Refused(found.Count == 0 ? TermRefusals.NoTerm(said.UnitCode ?? said.Unit, said.Holder)
                : TermRefusals.SeveralTerms(string.Join(", ", found.Select(f => f.Code)))));

            PlannedTerm Refused(Refusal why) => new(said, null, null, TermFate.Refused, [.. problems, why]);
        }
        return rows;
    }

    private sealed record Held(PostId Post, string Code, string Name, AppointmentId Appointment, DateTimeOffset From,
        DateTimeOffset? Until);

    private async Task<List<Held>> Find(TermRow said, string path, DateTimeOffset now)
    {
        var posts = db.Set<Post>().AsNoTracking().Within(p => p.UnitPath, [path]).Where(p => !p.IsCollective);
        if (said.PostCode is { } code) posts = posts.Where(p => p.Code == code);
        if (said.UnitCode is { } unit) posts = posts.Where(p => db.Set<Unit>().Any(u => u.Id == p.UnitId && u.Code == unit));
        else if (said.Unit.Length > 0) posts = posts.Where(p => db.Set<Unit>().Any(u => u.Id == p.UnitId && u.Name == said.Unit));
        return await (from p in posts
                      join a in db.Set<Appointment>() on p.Id equals a.PostId
                      join x in db.Set<Person>() on a.PersonId equals x.Id
                      where a.Kind == AppointmentKind.Holder && a.IsInForce(now) && x.Name == said.Holder
                      orderby p.Code
                      select new Held(p.Id, p.Code, p.Name, a.Id, a.From, a.Until)).Take(6).ToListAsync();
    }

    private async Task<PlannedTerm> Planned(Actor by, TermRow said, Held held, List<Refusal> problems, DateTimeOffset now, bool tracked)
    {
        var calendar = await zone.Calendar();
        var stored = held.Until is { } until ? calendar.On(until.AddMilliseconds(-1)) : (DateOnly?)null;
        if (said.Start is { } start && start != calendar.On(held.From)) problems.Add(TermRefusals.OtherStart(calendar.On(held.From)));
        if (problems.Count == 0 && said.End == stored) return new(said, held.Name, stored, TermFate.Same, []);
        var post = await Tracked(db.Set<Post>(), tracked).SingleAsync(p => p.Id == held.Post);
        var all = await Tracked(db.Set<Appointment>(), tracked).Where(a => a.PostId == held.Post && !a.IsOver(now)).ToListAsync();
        try
        {
            if (problems.Count == 0)
                post.PlanEnd(by, all.Single(a => a.Id == held.Appointment), await zone.EndOf(said.End), all, now);
        }
        catch (Refused refused)
        {
            problems.AddRange(refused.Refusals.Select(r => r.At("term_end")));
        }
        return new(said, held.Name, stored, problems.Count == 0 ? TermFate.New : TermFate.Refused, problems);
    }

    private static IQueryable<T> Tracked<T>(IQueryable<T> all, bool tracked) where T : class => tracked ? all : all.AsNoTracking();
}
