using System.Linq.Expressions;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Recordings;
using Answerable.Server.Ledger;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Records;

/// <summary>The signed paper from which a line was recorded, by whom, and what the signer said to it.</summary>
public sealed record RecordedLine(RecordingId Id, string Reference, DateOnly SignedOn, string Clerk, RecordingObjection Objection);

/// <summary>A line as shown: who did what, in which post, when.</summary>
public sealed record ShownLine(LineId Id, DateTimeOffset At, string Act, string? Person, string? Post, string? ActingFor, string? Verb,
    string ObjectKind, Guid ObjectId, string? Unit, RecordedLine? Recorded = null)
{
    public ObjectRef Object => new(ObjectKind, ObjectId);

    /// <summary>Whether the reader may see the object; of another one only its kind and the time are here.</summary>
    public bool IsSeen { get; private init; } = true;

    /// <summary>For whoever may not see the object.</summary>
    public ShownLine Hidden() => new(Id, At, "", null, null, null, null, ObjectKind, default, null) { IsSeen = false };
}

/// <summary>Readings of the ledger: here the lines of a subtree, for an auditor.</summary>
internal sealed partial class LedgerQueries(Db db, ObjectReader objects)
{
    /// <summary>Lines that an export reads at once.</summary>
    private const int AtOnce = 1000;

    /// <summary>Lines that a page with a filter looks through: a rare one may take several pages, none takes longer than this.</summary>
    public const int Window = 10_000;

    /// <summary>The unit whose subtree an auditor reads: the one asked for, or the first over which the post has the right.</summary>
    public async Task<LookedAt> Unit(Actor by, LookedAt? asked)
    {
        var paths = by.Over(Right.Audit);
        var unit = asked ?? await db.Set<Unit>().Where(u => paths.Contains(u.Path)).OrderBy(u => u.Path)
            .Select(u => new LookedAt(u.Id, u.Name, u.Code, u.Path)).FirstOrDefaultAsync();
        return unit is not null && by.Has(Right.Audit, unit.Path) ? unit : throw new NotVisible();
    }

    /// <summary>Lines of a subtree's units for an auditor, newest first. They are not counted: they grow without end.</summary>
    /// <param name="after">Key of the last line of the page before.</param>
    public async Task<PageOf<ShownLine>> Page(Actor by, LookedAt unit, LedgerFilter filter, string? after)
    {
        var before = PageKey.Read<Guid>(after) is { } id ? new LineId(id) : (LineId?)null;
        var (lines, last) = await Lines(by, unit, filter, before, Pages.Size + 1);
        var page = Pages.Of(lines, Pages.NotCounted, Key);
        // What was looked through held no whole page: the next one goes on behind it.
        return page.Next is null && last is { } far ? page with { Next = PageKey.Write(far.Value) } : page;
    }

    /// <summary>The same without end, for export: read by and by, so that nothing holds a connection or the whole ledger.</summary>
    public async IAsyncEnumerable<ShownLine> All(Actor by, LookedAt unit, LedgerFilter filter)
    {
        for (LineId? before = null; ;)
        {
            var (lines, last) = await Lines(by, unit, filter, before, AtOnce);
            foreach (var line in lines) yield return line;
            before = lines.Count == AtOnce ? lines[^1].Id : last;
            if (before is null) yield break;
        }
    }

    private static string Key(ShownLine line) => PageKey.Write(line.Id.Value);

    /// <summary>Whether a sheet does not hold them all.</summary>
    public Task<bool> IsTooLong(LookedAt unit) => UnitPath.Depth(unit.Path) == 1
        ? db.Set<Line>().Skip(Sheet.MaxRows).AnyAsync()
        : db.Set<SubtreeLine>().Where(s => s.UnitId == unit.Id).Skip(Sheet.MaxRows).AnyAsync();

    /// <returns>Lines, and the last one that was looked through where there may be more behind it.</returns>
    private async Task<(List<ShownLine> Lines, LineId? Last)> Lines(Actor by, LookedAt unit, LedgerFilter filter, LineId? before, int take)
    {
        if (!by.Has(Right.Audit, unit.Path)) throw new NotVisible();
        var last = (LineId?)null;
        IQueryable<Line> found;
        if (filter.IsNone) found = Within(unit, filter, before, take);
        else
        {
            found = Within(unit, filter, before, Window).Where(Matches(filter));
            last = await Within(unit, filter, before, Window).OrderByDescending(l => l.Id).Select(l => (LineId?)l.Id).Skip(Window - 1)
                .FirstOrDefaultAsync();
        }
        var lines = await Shown(found).Take(take).ToListAsync();
        var seen = await objects.Seen(by, lines.Select(l => l.Object));
        var shown = lines.ConvertAll(l => seen.Contains(l.Object) ? l : l.Hidden());
        if (lines.Count == take) last = filter.NamesWho ? lines[^1].Id : null;
        return (filter.NamesWho ? shown.FindAll(l => l.IsSeen) : shown, last);
    }

    /// <summary>So many of the newest lines of a subtree and of the days asked for, before a given one.</summary>
    private IQueryable<Line> Within(LookedAt unit, LedgerFilter filter, LineId? before, int take)
    {
        var from = filter.From is { } first ? new LineId(Ids.Earliest(first)) : (LineId?)null;
        var end = filter.Until is { } until ? new LineId(Ids.Earliest(until)) : (LineId?)null;
        if (before is null || (end is { } e && e < before)) before = end;
        // The whole organisation needs no look at units, and includes what belongs to none.
        if (UnitPath.Depth(unit.Path) == 1)
        {
            var all = Before(db.Set<Line>(), before);
            return (from is { } start ? all.Where(l => l.Id > start) : all).OrderByDescending(l => l.Id).Take(take);
        }
        var ids = Newest(unit, from, before, take);
        return db.Set<Line>().Where(l => ids.Contains(l.Id));
    }

    private static Expression<Func<Line, bool>> Matches(LedgerFilter filter)
    {
        var (person, post, kind) = (filter.Person, filter.Post, filter.Kind);
        return l => (person == null || l.PersonId == person) && (post == null || l.PostId == post || l.ActingForId == post)
            && (kind == null || l.ObjectKind == kind);
    }

    /// <summary>The newest lines of a subtree: those that are folded, each found by its unit, and those that are not yet, which are
    /// few.</summary>
    private IQueryable<LineId> Newest(LookedAt unit, LineId? from, LineId? before, int take)
    {
        var (id, path, end) = (unit.Id, unit.Path, UnitPath.End(unit.Path));
        var folded = db.Set<SubtreeLine>().Where(s => s.UnitId == id).Select(s => s.LineId);
        var fresh = from f in db.Set<UnfoldedLine>()
                    join u in db.Set<Unit>() on f.UnitId equals u.Id
                    where string.Compare(u.Path, path) >= 0 && string.Compare(u.Path, end) < 0
                    select f.LineId;
        if (before is { } last) (folded, fresh) = (folded.Where(l => l < last), fresh.Where(l => l < last));
        if (from is { } first) (folded, fresh) = (folded.Where(l => l > first), fresh.Where(l => l > first));
        return folded.OrderByDescending(l => l).Take(take).Concat(fresh.OrderByDescending(l => l).Take(take))
            .OrderByDescending(l => l).Take(take);
    }

    private static IQueryable<Line> Before(IQueryable<Line> lines, LineId? before) =>
        before is { } last ? lines.Where(l => l.Id < last) : lines;

    private IQueryable<ShownLine> Shown(IQueryable<Line> lines) =>
        from line in lines
        join person in db.Set<Person>() on line.PersonId equals person.Id into persons
        from person in persons.DefaultIfEmpty()
        join post in db.Set<Post>() on line.PostId equals post.Id into posts
        from post in posts.DefaultIfEmpty()
        join other in db.Set<Post>() on line.ActingForId equals other.Id into others
        from other in others.DefaultIfEmpty()
        join unit in db.Set<Unit>() on line.UnitId equals unit.Id into units
        from unit in units.DefaultIfEmpty()
        join recording in db.Set<Recording>() on line.RecordingId equals recording.Id into recordings
        from recording in recordings.DefaultIfEmpty()
        join clerk in db.Set<Person>() on recording.ClerkId equals clerk.Id into clerks
        from clerk in clerks.DefaultIfEmpty()
        orderby line.Id descending
        select new ShownLine(line.Id, line.At, line.Act, person.Name, post.Name, other.Name, line.Verb, line.ObjectKind, line.ObjectId,
            unit.Name, line.RecordingId == null ? null : new RecordedLine(recording.Id, recording.Reference, recording.SignedOn,
                clerk.Name, recording.Objection));
}
