using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>The register of terms of a subtree: what the directory shows everybody, in the columns of offices.</summary>
internal sealed class TermExport(Db db)
{
    public async IAsyncEnumerable<string?[]> Rows(string path, Words words, DateTimeOffset now)
    {
        var rows = from p in db.Set<Post>().AsNoTracking().Within(p => p.UnitPath, [path])
                   where !p.IsCollective
                   join u in db.Set<Unit>() on p.UnitId equals u.Id
                   join a in db.Set<Appointment>().Where(a => a.IsInForce(now) && a.Kind == AppointmentKind.Holder)
                       on p.Id equals a.PostId into holders
                   from a in holders.DefaultIfEmpty()
                   join x in db.Set<Person>() on a.PersonId equals x.Id into persons
                   from x in persons.DefaultIfEmpty()
                   orderby p.UnitPath, p.Code
                   select new
                   {
                       Unit = u.Name, UnitCode = u.Code, u.Level, Post = p.Name, p.Code, Holder = x.Name,
                       From = (DateTimeOffset?)a.From, a.Until,
                   };
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            var start = row.From is { } from ? Dates.On(from, words.Zone) : (DateOnly?)null;
            var end = row.Until is { } until ? Dates.LastDay(until, words.Zone) : (DateOnly?)null;
            yield return [row.Unit, row.Holder, words.Level(row.Level), LayoutTable.Day(start),
                start is { } s && end is { } e ? TermFile.Years(s, e) : "", LayoutTable.Day(end), row.Post, row.UnitCode, row.Code];
        }
    }
}

internal static class TermEndpoints
{
    public static void MapTerms(this WebApplication app)
    {
        foreach (var format in new[] { "csv", "xlsx" })
        {
            app.MapGet($"/posts/terms.{format}", async (Guid? unit, UnitQueries units, TermExport export, Session session) =>
            {
                var id = unit is { } asked ? new UnitId(asked) : session.Unit?.Id ?? await units.RootId();
                var found = await units.Find(session.Actor, id) ?? throw new NotVisible();
                return LayoutTable.File($"terms.{format}", session.Words, TermFile.Columns,
                    export.Rows(found.Path, session.Words, session.Now));
            }).ExcludeFromDescription();
            app.MapGet($"/posts/terms/sample.{format}", (Session session) => Sample(format, session)).ExcludeFromDescription();
        }
    }

    private static IResult Sample(string format, Session session)
    {
        if (session.Actor.Over(Right.SystemAdministration, Right.SecurityAdministration).Count == 0) throw new NotVisible();
        var words = session.Words;
        var (start, end) = (session.Today.AddYears(-1), session.Today.AddYears(4));
        return SampleFile.Of($"sample-terms.{format}", TermFile.Columns,
        [
            [words["Organisation.sample-unit-below"], words["Organisation.sample-person"], words.Level("township"), LayoutTable.Day(start),
                TermFile.Years(start, end), LayoutTable.Day(end), words["Organisation.sample-head"], "SAMPLE-1", "SAMPLE-1-head"],
        ]);
    }
}
