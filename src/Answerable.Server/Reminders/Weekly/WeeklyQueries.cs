using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Records;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reminders;

/// <summary>A line of the sheet.</summary>
/// <param name="Title">Empty where the reader may not see what it is about.</param>
/// <param name="Holder">Null where nobody holds the post, or a leading group owes it.</param>
/// <param name="DaysLate">Days since it was due; 0 where it is not late.</param>
/// <param name="Returns">How often it was sent back.</param>
/// <param name="ReturnedAt">The last time.</param>
/// <param name="Levels">How many units above have been told that it is late.</param>
internal sealed record WeeklyLine(string Kind, string Title, PostId OwnerId, string Post, string Unit, string? Holder, bool IsGroup,
    DateOnly DueOn, int DaysLate, int Returns, DateTimeOffset? ReturnedAt, int Levels);

/// <summary>Somebody to call, and about what.</summary>
internal sealed record WeeklyCall(string Post, string Unit, string? Holder, bool IsGroup, int Late, int LongestDays, int Returned,
    int Levels);

/// <summary>One page for who heads a unit.</summary>
/// <param name="Leader">The post at the head of the unit, where there is one.</param>
/// <param name="Own">What that post owes first.</param>
internal sealed record WeeklySheet(DirectoryPost? Leader, Trio Counts, IReadOnlyList<WeeklyLine> Late, IReadOnlyList<WeeklyLine> Returned,
    int ReturnedCount, IReadOnlyList<WeeklyCall> Calls, IReadOnlyList<WeeklyLine> Own, int OwnCount);

/// <summary>
/// What the head of a unit reads once a week on paper: of what the unit's subtree owes the longest overdue and the most often returned, and
/// whom to call. For who oversees that unit; of what they may not see, no title.
/// </summary>
internal sealed class WeeklyQueries(Db db, TallyQueries tally, ObjectReader objects, UnitHeads heads, PostDirectory directory)
{
    /// <summary>Lines that fit on the page.</summary>
    public const int MostLate = 8, MostReturned = 4, MostCalls = 4, MostOwn = 3;

    /// <summary>So often something was sent back that stands on the sheet.</summary>
    public const int LeastReturns = 2;

    private sealed record Row(ObligationId Id, string Kind, string Subject, PostId OwnerId, DateOnly DueOn, string ObjectKind,
        Guid ObjectId, int Returns, DateTimeOffset? ReturnedAt)
    {
        public ObjectRef About => new(ObjectKind, ObjectId);
    }

    public async Task<WeeklySheet> Of(Actor by, LookedAt unit, DateOnly today, DateTimeOffset now, Words t)
    {
        if (!by.HasAny(unit.Path, RightSets.Overseeing)) throw new NotVisible();
        var counts = await tally.Below(unit.Path, today);
        var late = await Late(unit, counts, today);
        var (returned, returnedCount) = await Returned(unit, now);
        var head = (await heads.Of([unit.Path], now)).TryGetValue(unit.Path, out var found) ? found : (PostId?)null;
        var (own, ownCount) = await Own(by, head, unit.Path);
        List<Row> all = [.. late, .. returned, .. own];
        var seen = await objects.Seen(by, all.Select(r => r.About));
        var names = await objects.Names(seen, t);
        var posts = await directory.Posts([.. all.Select(r => r.OwnerId), .. head is { } leader ? [leader] : Array.Empty<PostId>()], now);
        var told = await Told([.. late.Select(l => l.Id)]);
        List<WeeklyLine> lateLines = [.. late.Select(Line)], returnedLines = [.. returned.Select(Line)];
        return new(head is { } h ? posts[h] : null, counts, lateLines, returnedLines, returnedCount, Calls(lateLines, returnedLines),
            [.. own.Select(Line)], ownCount);

        string Titled(ObjectRef about, string subject) => OwedMatter.Titled(about.Kind, subject, names.GetValueOrDefault(about));

        WeeklyLine Line(Row r) => new(r.Kind, seen.Contains(r.About) ? Titled(r.About, r.Subject) : "", r.OwnerId,
            posts[r.OwnerId].Name, posts[r.OwnerId].Unit, posts[r.OwnerId].Holders.FirstOrDefault(), posts[r.OwnerId].IsCollective, r.DueOn,
            Math.Max(0, today.DayNumber - r.DueOn.DayNumber), r.Returns, r.ReturnedAt, told.GetValueOrDefault(r.Id));
    }

    /// <summary>What the head of the unit owes first, where the reader may know it, with how much it is.</summary>
    private async Task<(List<Row> Rows, int Count)> Own(Actor by, PostId? head, string unitPath)
    {
        if (head is not { } post || !(by.ActsAs(post) || by.HasAny(unitPath, RightSets.Overseeing))) return ([], 0);
        var open = db.Set<Obligation>().AsNoTracking().Where(o => o.OwnerId == post && o.State == ObligationState.Open);
        return (await open.OrderBy(o => o.DueOn).ThenBy(o => o.Id).Take(MostOwn)
            .Select(o => new Row(o.Id, o.Kind, o.Subject, o.OwnerId, o.DueOn, o.ObjectKind, o.ObjectId, 0, null)).ToListAsync(),
            await open.CountToLimit());
    }

    /// <summary>The longest overdue: read along the due dates of the whole organisation or along the places of the subtree, whichever has
    /// fewer rows.</summary>
    private async Task<List<Row>> Late(LookedAt unit, Trio here, DateOnly today)
    {
        if (here.Late == 0) return [];
        var root = UnitPath.SelfAndAncestors(unit.Path).First();
        var everywhere = root == unit.Path ? here : await tally.Below(root, today);
        var (start, end) = (unit.Path, UnitPath.End(unit.Path));
        var open = db.Set<Obligation>().AsNoTracking().Where(o => o.State == ObligationState.Open && o.DueOn < today);
        // Adding nothing to a text keeps its index out.
        open = everywhere.Late <= here.Open
            ? open.Where(o => string.Compare(o.UnitPath + "", start) >= 0 && string.Compare(o.UnitPath + "", end) < 0)
            : open.Where(o => string.Compare(o.UnitPath, start) >= 0 && string.Compare(o.UnitPath, end) < 0);
        return await open.OrderBy(o => o.DueOn).ThenBy(o => o.UnitPath).ThenBy(o => o.Id).Take(MostLate)
            .Select(o => new Row(o.Id, o.Kind, o.Subject, o.OwnerId, o.DueOn, o.ObjectKind, o.ObjectId, 0, null)).ToListAsync();
    }

    /// <summary>What was done and sent back at least twice and is owed again, the most often first, with how many they are.</summary>
    private async Task<(List<Row> Rows, int Count)> Returned(LookedAt unit, DateTimeOffset now)
    {
        var (start, end) = (unit.Path, UnitPath.End(unit.Path));
        var often = db.Set<ObligationSpan>().Where(s => s.State == ObligationState.Discharged && s.IsOver(now))
            .GroupBy(s => s.ObligationId).Where(g => g.Count() >= LeastReturns)
            .Select(g => new { Id = g.Key, Times = g.Count(), Last = g.Max(s => s.Until) });
        var rows = from r in often
                   join o in db.Set<Obligation>() on r.Id equals o.Id
                   where o.State == ObligationState.Open && string.Compare(o.UnitPath + "", start) >= 0
                       && string.Compare(o.UnitPath + "", end) < 0
                   select new { o, r.Times, r.Last };
        var found = await rows.OrderByDescending(x => x.Times).ThenBy(x => x.o.DueOn).ThenBy(x => x.o.Id).Take(MostReturned)
            .Select(x => new Row(x.o.Id, x.o.Kind, x.o.Subject, x.o.OwnerId, x.o.DueOn, x.o.ObjectKind, x.o.ObjectId, x.Times, x.Last))
            .ToListAsync();
        return (found, await rows.Take(Pages.CountLimit + 1).CountAsync());
    }

    /// <summary>How many units above each was told to.</summary>
    private async Task<Dictionary<ObligationId, int>> Told(List<ObligationId> ids) => (await db.Set<Reminder>().AsNoTracking()
        .Where(r => ids.Contains(r.ObligationId) && r.Step < 0).GroupBy(r => r.ObligationId)
        .Select(g => new { g.Key, Step = g.Min(r => r.Step) }).ToListAsync()).ToDictionary(t => t.Key, t => -t.Step);

    private static List<WeeklyCall> Calls(List<WeeklyLine> late, List<WeeklyLine> returned) =>
    [
        .. late.Concat(returned).GroupBy(l => l.OwnerId).Select(g => new WeeklyCall(g.First().Post, g.First().Unit, g.First().Holder,
            g.First().IsGroup, late.Count(l => l.OwnerId == g.Key), g.Max(l => l.DaysLate), returned.Count(r => r.OwnerId == g.Key),
            g.Max(l => l.Levels)))
            .OrderByDescending(c => c.Levels).ThenByDescending(c => c.LongestDays).ThenByDescending(c => c.Returned)
            .ThenBy(c => c.Unit, StringComparer.Ordinal).ThenBy(c => c.Post, StringComparer.Ordinal).Take(MostCalls),
    ];
}
