using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Requests;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Requests;

/// <summary>A calendar month.</summary>
internal readonly record struct Month(DateOnly First)
{
    private const int InYear = 12;

    public DateOnly Last => new(First.Year, First.Month, DateTime.DaysInMonth(First.Year, First.Month));

    public static Month Of(DateOnly day) => new(new(day.Year, day.Month, 1));

    /// <summary>The month so many months before, or after where negative.</summary>
    public Month Before(int months)
    {
        var count = (First.Year * InYear) + First.Month - 1 - months;
        return new(new(count / InYear, (count % InYear) + 1, 1));
    }
}

/// <summary>Posts whose month takes up to so many minutes.</summary>
/// <param name="From">Least minutes.</param>
/// <param name="Until">Most minutes; null for no end.</param>
public sealed record LoadBand(int From, int? Until, int Posts, bool IsOver);

/// <summary>A post that would be beyond the limit.</summary>
/// <param name="Has">Minutes of the month without what is asked.</param>
public sealed record OverPost(string Unit, string Post, int Has, int Then, int Beyond);

/// <summary>What the month asks of posts: minutes of all that falls due in it and is not waived, done or not, in both lines.</summary>
internal sealed class MonthLoad(Db db)
{
    /// <summary>Posts beyond the limit that are named.</summary>
    public const int Named = 20;

    private sealed record Loaded(PostId Id, int Minutes);

    /// <summary>How many of the posts have so many minutes already; one grouped statement.</summary>
    public async Task<IReadOnlyDictionary<int, int>> Of(IQueryable<Post> posts, Month month)
    {
        var (first, last) = (month.First, month.Last);
        var loads = posts.Select(p => new
        {
            Minutes = db.Set<Obligation>().Where(o => o.OwnerId == p.Id && o.DueOn >= first && o.DueOn <= last && o.Minutes > 0
                && o.State != ObligationState.Waived).Sum(o => o.Minutes),
        });
        var counts = loads.GroupBy(l => l.Minutes).Select(g => new { g.Key, Count = g.Count() });
        return await counts.ToDictionaryAsync(g => g.Key, g => g.Count);
    }

    /// <summary>The first of the posts that would be beyond the limit, by unit.</summary>
    /// <param name="adding">Minutes that come to each.</param>
    public Task<List<OverPost>> Beyond(IQueryable<Post> posts, Month month, int adding, int limit)
    {
        var (first, last) = (month.First, month.Last);
        return posts.Select(p => new
        {
            Post = p,
            Minutes = db.Set<Obligation>().Where(o => o.OwnerId == p.Id && o.DueOn >= first && o.DueOn <= last && o.Minutes > 0
                && o.State != ObligationState.Waived).Sum(o => o.Minutes),
        }).Where(l => l.Minutes + adding > limit).OrderBy(l => l.Post.UnitPath).ThenBy(l => l.Post.Code).Take(Named)
            .Select(l => new OverPost(db.Set<Unit>().Where(u => u.Id == l.Post.UnitId).Select(u => u.Name).First(), l.Post.Name, l.Minutes,
                l.Minutes + adding, l.Minutes + adding - limit)).ToListAsync();
    }

    /// <summary>How many posts would be beyond the limit; none where there is none.</summary>
    public static int Over(IReadOnlyDictionary<int, int> loads, int adding, int limit) =>
        limit == 0 ? 0 : loads.Where(l => l.Key + adding > limit).Sum(l => l.Value);

    /// <summary>Posts by what their month would ask: quarters of the limit, and what is beyond it.</summary>
    public static IReadOnlyList<LoadBand> Bands(IReadOnlyDictionary<int, int> loads, int adding, int limit)
    {
        var step = Math.Max(1, (limit == 0 ? Domain.Policies.RoundPolicy.OurRequestMinutes : limit) / 4);
        int[] ends = [step, 2 * step, 3 * step, limit == 0 ? 4 * step : limit];
        var bands = new List<LoadBand>();
        var from = 0;
        foreach (var end in ends)
        {
            bands.Add(new(from, end, Between(from, end), false));
            from = end + 1;
        }
        bands.Add(new(from, null, Between(from, int.MaxValue), limit > 0));
        return bands;

        int Between(int least, int most) => loads.Where(l => l.Key + adding >= least && l.Key + adding <= most).Sum(l => l.Value);
    }
}
