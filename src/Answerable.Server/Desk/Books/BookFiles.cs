using Answerable.Domain;
using Answerable.Domain.Desk;
using Answerable.Domain.People;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Desk;

/// <summary>The workbooks as the answer to the form that makes them; a file is kept nowhere.</summary>
internal static class BookFiles
{
    public const string Path = "/desk/books/files";

    public static void MapBooks(this WebApplication app) =>
        app.MapPost(Path, async ([FromForm(Name = "unit_code")] string? unit, [FromForm] string? below, HttpContext http, Session session,
            MakeBook make) =>
        {
            http.Items[Way.Item] = new Way("/desk/books", "Desk.books");
            var (name, content) = await make.Run(session.Actor, unit ?? "", below is not null, session.Words);
            return Results.File(content, name.EndsWith(".zip", StringComparison.Ordinal) ? "application/zip" : Sheet.ContentType, name);
        }).ExcludeFromDescription();
}

/// <summary>A workbook as a row.</summary>
internal sealed record BookLine(string UnitCode, string Unit, string MadeBy, DateTimeOffset MadeAt, int Rows, string Hash,
    DateTimeOffset? TakenAt, int TakenRows);

/// <summary>Readings of workbooks, for who records over their units, and for who oversees those.</summary>
internal sealed class BookQueries(Db db)
{
    private static readonly Right[] Seeing = [.. RightSets.Overseeing, Right.Record];

    public IQueryable<UnitBook> VisibleTo(Actor by) =>
        db.Set<UnitBook>().Where(SubtreeFilter.IsWithin<UnitBook>(b => b.UnitPath, by.Over(Seeing)));

    public Task<List<BookLine>> Lately(Actor by)
    {
        var books = db.Set<UnitBook>().Where(SubtreeFilter.IsWithin<UnitBook>(b => b.UnitPath, by.Over(Right.Record)));
        var lines = from b in books
                    join u in db.Set<Unit>() on b.UnitId equals u.Id
                    join p in db.Set<Person>() on b.MadeById equals p.Id
                    orderby b.Id descending
                    select new BookLine(u.Code, u.Name, p.Name, b.MadeAt, b.Rows, b.Hash, b.TakenAt, b.TakenRows);
        return lines.Take(DeskQueries.Few).ToListAsync();
    }

    public Task<Dictionary<Guid, string>> Names(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(UnitBookId.Of).ToList();
        return db.Set<UnitBook>().Where(b => which.Contains(b.Id)).Join(db.Set<Unit>(), b => b.UnitId, u => u.Id,
            (b, u) => new { b.Id, u.Name }).ToDictionaryAsync(b => b.Id.Value, b => b.Name);
    }

    public Task<HashSet<Guid>> Seen(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(UnitBookId.Of).ToList();
        return VisibleTo(by).Where(b => which.Contains(b.Id)).Select(b => b.Id).Values();
    }
}
