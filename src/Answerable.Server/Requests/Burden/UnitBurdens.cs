using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Requests;
using Answerable.Server.Difficulties;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Requests;

/// <summary>In which line something is asked of a unit.</summary>
public enum BurdenSide { Above, Guide, Own, Below }

/// <summary>What one unit asks of another's posts in a month.</summary>
/// <param name="Papers">Papers to be written; <paramref name="Others"/> are neither papers nor meetings.</param>
/// <param name="NextDue">The earliest date of what is open; null where all is done.</param>
public sealed record AskingUnit(Guid UnitId, string Unit, BurdenSide Side, int Papers, int Meetings, int Others, int Minutes,
    DateOnly? NextDue)
{
    public int Count => Papers + Meetings + Others;
}

/// <summary>What a month asked of a unit's posts, in minutes.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Over">Minutes beyond the limit of all its posts together.</param>
public sealed record BurdenMonth(DateOnly Month, int Above, int Guide, int Own, int Below, int Over)
{
    public int All => Above + Guide + Own + Below;
}

/// <summary>A request that was moved or made lighter before it came.</summary>
public sealed record EasedRequest(Guid ReplyId, string Matter, string Unit, ShownEase Ease);

/// <summary>What the unit asked of others in the month.</summary>
public sealed record AskedOfOthers(Guid Id, string Matter, int Posts, int Minutes, DateOnly DueOn);

/// <summary>What the unit asked upward.</summary>
public sealed record AskedUpward(Guid Id, string Title, string AskedUnit, DateTimeOffset AskedAt, DifficultyState State);

/// <summary>What is asked of a unit's own posts in a month, by whom, and what it asks itself.</summary>
/// <param name="Posts">Posts of the unit that are not closed.</param>
/// <param name="Limit">Minutes of all of them in a month; 0 for no limit.</param>
/// <param name="Eased">As far as the reader sees what was asked.</param>
public sealed record UnitBurden(Guid UnitId, string Unit, DateOnly Month, int Posts, int Limit, IReadOnlyList<AskingUnit> Asking,
    IReadOnlyList<BurdenMonth> Months, IReadOnlyList<EasedRequest> Eased, IReadOnlyList<AskedOfOthers> Asked,
    IReadOnlyList<AskedUpward> Upward)
{
    public int Minutes => Asking.Sum(a => a.Minutes);
}

/// <summary>Readings of what is asked of one unit: a fixed number of statements, whatever is asked of it.</summary>
internal sealed class UnitBurdens(Db db, RequestQueries requests, DifficultyQueries difficulties, KindsOwed kinds)
{
    /// <summary>Months that are shown, and rows of each list beside them.</summary>
    public const int Shown = 6, Rows = 10;

    private const string Format = "yyyy-MM";

    /// <summary>A month as an address has it; that of today where it has none that can be read.</summary>
    public static Month Read(string? text, DateOnly today) => Month.Of(DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture,
        DateTimeStyles.None, out var month) && month.Year is >= 1900 and <= 2999 ? month : today);

    /// <summary>A month as an address has it.</summary>
    public static string Write(Month month) => month.First.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Null where there is no such unit, or it is not for the actor to read.</summary>
    public async Task<UnitBurden?> Of(Actor by, UnitId id, Month month, DateOnly today, DateTimeOffset now)
    {
        var unit = await db.Set<Unit>().Where(u => u.Id == id).Select(u => new { u.Name, u.Path }).FirstOrDefaultAsync();
        if (unit is null || !BurdenQueries.MayRead(by, id, unit.Path)) return null;
        var path = unit.Path;
        var posts = await db.Set<Post>().CountAsync(p => p.UnitPath == path && p.ClosedAt == null);
        var limit = posts * (await requests.Limits(path, now)).Limit;
        var owed = await Owed(path, month.Before(Shown - 1).First, month.Last);
        var guides = (await db.Set<Guidance>().Where(g => g.UnitPath == path).Select(g => g.GuideId).Distinct().ToListAsync()).ToHashSet();
        var asking = owed.Select(o => o.By).Distinct().ToList();
        var names = await db.Set<Unit>().Where(u => asking.Contains(u.Id)).Select(u => new { u.Id, u.Name, u.Code, u.Path })
            .ToDictionaryAsync(u => u.Id);
        var forms = kinds.All.ToDictionary(k => k.Code, k => k.Form);
        var current = owed.Where(o => o.Month == month).GroupBy(o => o.By).OrderBy(g => Side(g.Key)).ThenBy(g => names[g.Key].Code,
            StringComparer.Ordinal).Select(g => new AskingUnit(g.Key.Value, names[g.Key].Name, Side(g.Key),
                Count(g, ObligationForm.Paper), Count(g, ObligationForm.Meeting), Count(g, ObligationForm.Other), g.Sum(o => o.Minutes),
                g.Min(o => o.NextDue))).ToList();
        return new(id.Value, unit.Name, month.First, posts, limit, current,
            [.. Enumerable.Range(0, Shown).Reverse().Select(n => Sum(month.Before(n)))], await Eased(by, path, month),
            await Asked(by, id, month), await Upward(by, path));

        BurdenSide Side(UnitId from) => from == id ? BurdenSide.Own : guides.Contains(from) ? BurdenSide.Guide
            : UnitPath.IsWithin(names[from].Path, path) ? BurdenSide.Below : BurdenSide.Above;
        int Count(IEnumerable<OwedSum> all, ObligationForm form) =>
            all.Where(o => forms.GetValueOrDefault(o.Kind) == form).Sum(o => o.Count);
        BurdenMonth Sum(Month of)
        {
            var sides = owed.Where(o => o.Month == of).ToLookup(o => Side(o.By), o => o.Minutes);
            var all = sides.Sum(s => s.Sum());
            return new(of.First, sides[BurdenSide.Above].Sum(), sides[BurdenSide.Guide].Sum(), sides[BurdenSide.Own].Sum(),
                sides[BurdenSide.Below].Sum(), limit == 0 ? 0 : Math.Max(0, all - limit));
        }
    }

    private sealed record OwedSum(UnitId By, string Kind, Month Month, int Minutes, int Count, DateOnly? NextDue);

    private async Task<List<OwedSum>> Owed(string path, DateOnly first, DateOnly last)
    {
        ObligationState[] counted = [ObligationState.Open, ObligationState.Discharged];
        var sums = await db.Set<Obligation>().Where(o => counted.Contains(o.State) && o.UnitPath == path && o.DueOn >= first
            && o.DueOn <= last).GroupBy(o => new { o.OwedToId, o.Kind, o.DueOn.Year, o.DueOn.Month }).Select(g => new
            {
                g.Key, Minutes = g.Sum(o => o.Minutes), Count = g.Count(),
                NextDue = g.Min(o => o.State == ObligationState.Open ? (DateOnly?)o.DueOn : null),
            }).ToListAsync();
        return sums.ConvertAll(s => new OwedSum(s.Key.OwedToId, s.Key.Kind, new(new(s.Key.Year, s.Key.Month, 1)), s.Minutes, s.Count,
            s.NextDue));
    }

    private async Task<List<EasedRequest>> Eased(Actor by, string path, Month month)
    {
        var (first, last, seen) = (month.First, month.Last, requests.RepliesVisibleTo(by));
        var eased = from r in seen
                    join q in db.Set<Request>() on r.RequestId equals q.Id
                    join e in db.Set<RequestEase>() on q.Id equals e.RequestId
                    join u in db.Set<Unit>() on q.UnitId equals u.Id
                    where r.UnitPath == path && r.DueOn >= first && r.DueOn <= last && e.Kind != RequestEaseKind.Refused
                    orderby e.At, e.Id
                    select new { Reply = r.Id, q.Matter, Unit = u.Name, e };
        return [.. (await eased.AsNoTracking().Take(Rows).ToListAsync()).Select(x => new EasedRequest(x.Reply.Value, x.Matter, x.Unit,
            new(x.e.Kind, x.e.At, x.e.FromDay, x.e.ToDay, x.e.Why, x.e.FromItems, x.e.ToItems, x.e.FromMinutes, x.e.ToMinutes)))];
    }

    private Task<List<AskedOfOthers>> Asked(Actor by, UnitId unit, Month month)
    {
        var (first, last) = (month.First, month.Last);
        return requests.VisibleTo(by).Where(r => r.UnitId == unit && r.State == RequestState.Sent && r.DueOn >= first && r.DueOn <= last)
            .OrderByDescending(r => r.SentAt).Take(Rows).Select(r => new AskedOfOthers(r.Id.Value, r.Matter, r.Posts, r.Minutes,
                r.DueOn!.Value)).ToListAsync();
    }

    private Task<List<AskedUpward>> Upward(Actor by, string path) => difficulties.VisibleTo(by).Where(d => d.UnitPath == path)
        .OrderByDescending(d => d.Id).Take(Rows).Select(d => new AskedUpward(d.Id.Value, d.Title,
            db.Set<Post>().Where(p => p.Id == d.AskedPostId).Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => u.Name).First(),
            d.AskedAt, d.State)).ToListAsync();
}
