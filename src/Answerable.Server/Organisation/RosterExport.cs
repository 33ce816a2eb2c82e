using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation.Importing;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>Units, and posts with people and rights, of a subtree as CSV with the columns of the import.</summary>
internal sealed class RosterExport(Db db, UnitQueries units)
{
    public static readonly string[] UnitColumns = ["code", "parent_code", "name", "level"];
    public static readonly string[] PostColumns =
        ["unit_code", "post_code", "post", "kind", "person_code", "person", "since", "rights", "member_post", "until"];

    /// <summary>Codes of persons are sign-in names and rights are theirs to know: only administrators of the unit export posts.</summary>
    public static bool MayExportPosts(Actor by, string path) =>
        by.HasAny(path, Right.SystemAdministration, Right.SecurityAdministration, Right.Audit);

    public async IAsyncEnumerable<string?[]> Units(Actor by, string path)
    {
        await foreach (var unit in units.Subtree(by, path)) yield return [unit.Code, Parent(unit), unit.Name, unit.Level];
    }

    public async IAsyncEnumerable<string?[]> Posts(Actor by, string path, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (!MayExportPosts(by, path)) throw new NotVisible();
        var end = UnitPath.End(path);
        var posts = db.Set<Post>().AsNoTracking().Where(p => string.Compare(p.UnitPath, path) >= 0 && string.Compare(p.UnitPath, end) < 0
            && p.ClosedAt == null);
        var rights =
            (await posts.Join(db.Set<StandingRight>(), p => new { PostId = p.Id, p.UnitId }, r => new { r.PostId, r.UnitId }, (p, r) => r)
                .Where(r => r.IsInForce(now)).Select(r => new { r.PostId, r.Right }).ToListAsync()).ToLookup(r => r.PostId, r => r.Right);
        var rows = from p in posts
                   join u in db.Set<Unit>() on p.UnitId equals u.Id
                   join m in db.Set<Membership>().Where(m => m.IsInForce(now)) on p.Id equals m.CollectiveId into members
                   from m in members.DefaultIfEmpty()
                   join a in db.Set<Appointment>().Where(a => a.IsInForce(now) && a.Kind == AppointmentKind.Holder) on m == null ? p.Id
                       : m.MemberId equals a.PostId into holders
                   from a in holders.DefaultIfEmpty()
                   join x in db.Set<Person>() on a.PersonId equals x.Id into persons
                   from x in persons.DefaultIfEmpty()
                   join seat in db.Set<Post>() on m.MemberId equals seat.Id into seats
                   from seat in seats.DefaultIfEmpty()
                   orderby p.UnitPath, p.Code
                   select new
                   {
                       p.Id, Seat = seat.Code, Unit = u.Code, p.Code, p.Name, p.Kind, Person = x.Code, PersonName = x.Name,
                       Since = m == null ? (DateTimeOffset?)a.From : m.From, Until = m == null ? a.Until : null
                   };
        await foreach (var row in rows.AsAsyncEnumerable())
            yield return [row.Unit, row.Code, row.Name, row.Kind, row.Person, row.PersonName,
                row.Person is null || row.Since is null ? "" : Iso(Dates.On(row.Since.Value, zone)), PostRow.Join(rights[row.Id]), row.Seat,
                row.Until is { } until ? Iso(Dates.LastDay(until, zone)) : ""];
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Parent(UnitView unit) => new StoredUnit(default, unit.Code, unit.Name, unit.Level, unit.Path).ParentCode;
}

internal static class RosterExportEndpoints
{
    public static void MapRosterExport(this WebApplication app)
    {
        app.MapGet("/units.csv", async (Guid? unit, UnitQueries units, RosterExport export, Session session) =>
            CsvExport.Stream("units.csv", RosterExport.UnitColumns, export.Units(session.Actor, await PathOf(unit, units, session)),
                row => row));
        app.MapGet("/posts.csv", async (Guid? unit, UnitQueries units, RosterExport export, Session session) =>
        {
            var path = await PathOf(unit, units, session);
            if (!RosterExport.MayExportPosts(session.Actor, path)) throw new NotVisible();
            return CsvExport.Stream("posts.csv", RosterExport.PostColumns,
                export.Posts(session.Actor, path, session.Words.Zone, session.Now), row => row);
        });
    }

    private static async Task<string> PathOf(Guid? unit, UnitQueries units, Session session)
    {
        if (unit is null) return session.Unit?.Path ?? throw new NotVisible();
        return (await units.Find(session.Actor, new(unit.Value)))?.Path ?? throw new NotVisible();
    }
}
