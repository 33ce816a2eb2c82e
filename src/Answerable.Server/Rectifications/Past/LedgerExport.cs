using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rectifications;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>The rectification ledger as offices keep it, of what the reader sees and has filtered; the import takes it in again.</summary>
internal sealed class LedgerExport(Db db, RectificationLists lists)
{
    /// <summary>Rows that are read at once.</summary>
    private const int Chunk = 200;

    public async IAsyncEnumerable<string?[]> Rows(Actor by, RectificationFilter filter, Words words, DateOnly today, DateTimeOffset now)
    {
        var ids = await lists.Ids(by, filter, today);
        for (var at = 0; at < ids.Count; at += Chunk)
        {
            var some = ids.GetRange(at, Math.Min(Chunk, ids.Count - at));
            var found = await RectificationQueries.Whole(db.Set<Rectification>().AsNoTracking()).Where(r => some.Contains(r.Id))
                .ToDictionaryAsync(r => r.Id);
            var which = found.Values.Select(r => r.FindingId).ToList();
            var findings = await db.Set<Finding>().AsNoTracking().Where(f => which.Contains(f.Id)).ToDictionaryAsync(f => f.Id);
            var posts = await Posts([.. found.Values.SelectMany(r => new[] { r.OwnerPostId, r.VerifierPostId }).Distinct()], now);
            foreach (var id in some.Where(found.ContainsKey))
                yield return Row(++number, found[id], findings[found[id].FindingId], posts, words);
        }
    }

    private int number;

    private sealed record Named(string Code, string Post, string Unit, IReadOnlyList<string> Holders)
    {
        public string Person(Words words) => Holders.Count > 0 ? words.Names(Holders) : Post;
    }

    private static string?[] Row(int number, Rectification r, Finding f, Dictionary<PostId, Named> posts, Words words)
    {
        var (owner, verifier, zone) = (posts[r.OwnerPostId], posts[r.VerifierPostId], words.Zone);
        var judged = r.Steps.OrderBy(s => s.Number).LastOrDefault(s => s.Kind is StepKind.Verified or StepKind.Returned);
        var progress = r.Steps.OrderBy(s => s.Number)
            .LastOrDefault(s => s.Kind is StepKind.TakenOver or StepKind.Progressed or StepKind.Claimed && s.Text.Length > 0);
        return
        [
            number.ToString(CultureInfo.InvariantCulture), f.CorrectedText ?? f.Text, f.Goal,
            string.Join('\n', r.MeasuresInForce().OrderBy(m => m.Number).Select(m => m.Text)), LayoutTable.Day(r.DueOn), f.Leader,
            owner.Unit, owner.Person(words), progress?.Text, r.CloseCondition, words[$"Rectifications.kind.{r.Kind}"],
            verifier.Person(words), judged?.Text, r.ClosedAt is { } closed ? LayoutTable.Day(Dates.On(closed, zone)) : "",
            LayoutTable.Day(f.Source == FindingSource.Past ? f.FoundOn : Dates.On(f.RaisedAt, zone)), f.StrandCode, owner.Code,
            verifier.Code,
        ];
    }

    private async Task<Dictionary<PostId, Named>> Posts(List<PostId> ids, DateTimeOffset now)
    {
        var posts = await db.Set<Post>().AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Code, p.Name, Unit = db.Set<Unit>().Where(u => u.Id == p.UnitId).Select(u => u.Name).First() })
            .ToListAsync();
        var held = (await (from a in db.Set<Appointment>()
                           join x in db.Set<Person>() on a.PersonId equals x.Id
                           where ids.Contains(a.PostId) && a.IsInForce(now) && a.Kind == AppointmentKind.Holder
                           orderby x.Code
                           select new { a.PostId, x.Name }).ToListAsync()).ToLookup(h => h.PostId, h => h.Name);
        return posts.ToDictionary(p => p.Id, p => new Named(p.Code, p.Name, p.Unit, [.. held[p.Id]]));
    }
}

internal static class LedgerEndpoints
{
    public static void MapLedger(this WebApplication app)
    {
        foreach (var format in new[] { "csv", "xlsx" })
        {
            app.MapGet($"/rectifications/ledger.{format}", (HttpRequest request, Session session, ListAddresses addresses,
                LedgerExport export) => File(format, request, session, addresses, export)).ExcludeFromDescription();
            app.MapGet($"/rectifications/import/sample.{format}", (Session session) => Sample(format, session)).ExcludeFromDescription();
        }
    }

    private static async Task<IResult> File(string format, HttpRequest request, Session session, ListAddresses addresses,
        LedgerExport export)
    {
        var filter = RectificationFilter.Read(await addresses.Read(RectificationFilter.Path, request.Query), session.Words);
        var rows = export.Rows(session.Actor, filter, session.Words, session.Today, session.Now);
        return LayoutTable.File($"rectification-ledger.{format}", session.Words, LedgerFile.Columns, rows);
    }

    private static IResult Sample(string format, Session session)
    {
        if (!ImportPastFindings.MaySomewhere(session.Actor)) throw new NotVisible();
        var words = session.Words;
        var row = LedgerFile.Columns.Select(c => c switch
        {
            "number" => "1",
            "rectify_by" => LayoutTable.Day(session.Today),
            "found_on" => LayoutTable.Day(session.Today),
            "rectification_type" => words["Rectifications.kind.StagedFix"],
            _ => words.Has($"Rectifications.sample.{c}") ? words[$"Rectifications.sample.{c}"] : "",
        });
        return SampleFile.Of($"sample-rectification-ledger.{format}", LedgerFile.Columns, [[.. row]]);
    }
}
