using Answerable.Domain;
using Answerable.Domain.Requests;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Requests;

/// <summary>What a request took those who said so.</summary>
/// <param name="Said">How many said so, where there are ten.</param>
public sealed record SpentMedian(int Minutes, int Said);

/// <summary>
/// Minutes that posts said they spent. They are counted in steps beside the request, with nothing of who said them or when, and are read
/// as a median of ten or more: no other reading of them exists.
/// </summary>
internal sealed class SpentQueries(Db db)
{
    /// <summary>Requests of the same sort that are looked through for a median.</summary>
    private const int Looked = 20;

    /// <summary>Counts what was said, in the transaction at hand.</summary>
    public Task Count(RequestId request, int minutes) => db.Database.ExecuteSqlAsync($"""
        INSERT INTO requests_spent (request_id, minutes, count) VALUES ({request.Value}, {SpentMinutes.StepOf(minutes)}, 1)
        ON CONFLICT (request_id, minutes) DO UPDATE SET count = requests_spent.count + 1
        """);

    /// <summary>The median of a request; null under ten.</summary>
    public async Task<SpentMedian?> Of(RequestId request) =>
        Median(await db.Set<SpentMinutes>().AsNoTracking().Where(s => s.RequestId == request).ToListAsync());

    /// <summary>The median of the newest request of the same kind to the same kind of post, of the same unit, that has one.</summary>
    public async Task<SpentMedian?> Suggested(Request of)
    {
        var (unit, kind, postKind, id) = (of.UnitId, of.Kind, of.PostKind, of.Id);
        var earlier = db.Set<Request>().Where(r => r.UnitId == unit && r.SentAt != null && r.Kind == kind && r.PostKind == postKind
            && r.Id != id).OrderByDescending(r => r.SentAt).Select(r => new { r.Id, r.SentAt }).Take(Looked);
        var said = await (from s in db.Set<SpentMinutes>().AsNoTracking()
                          join r in earlier on s.RequestId equals r.Id
                          select new { Spent = s, r.SentAt }).ToListAsync();
        return said.GroupBy(s => (s.SentAt, s.Spent.RequestId)).OrderByDescending(g => g.Key.SentAt)
            .Select(g => Median([.. g.Select(s => s.Spent)])).FirstOrDefault(m => m is not null);
    }

    private static SpentMedian? Median(IReadOnlyCollection<SpentMinutes> said) =>
        SpentMinutes.Median(said.Select(s => (s.Minutes, s.Count))) is { } median ? new(median, said.Sum(s => s.Count)) : null;
}
