using Answerable.Domain;
using Answerable.Server.Ledger;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Records;

/// <summary>An object and others whose lines belong to its story.</summary>
/// <param name="Kind">Kind of the object, where others have the same identifier, as a round and its meeting.</param>
/// <param name="All">Every object of the story, where they are too many to be named one by one.</param>
internal sealed record LedgerStory(Guid ObjectId, string? Kind, IReadOnlyList<Guid> Also, IQueryable<Guid>? All);

/// <summary>The lines of an object may be seen by whoever may see the object; the caller has checked that.</summary>
internal sealed partial class LedgerQueries
{
    /// <summary>A page of a story's lines, the newest first.</summary>
    /// <param name="after">Key of the last line of the page before.</param>
    public async Task<PageOf<ShownLine>> Page(LedgerStory story, string? after, int size)
    {
        LineId? before = PageKey.Read<Guid>(after) is { } last ? new(last) : null;
        return await Shown(Before(Lines(story), before)).Page(await Lines(story).CountToLimit(), l => PageKey.Write(l.Id.Value), size);
    }

    /// <summary>What was done last to each of these objects; the caller has checked that the reader may see them.</summary>
    public async Task<Dictionary<ObjectRef, ShownLine>> Newest(IReadOnlyCollection<ObjectRef> about)
    {
        var ids = about.Select(o => o.Id).Distinct().ToList();
        // The last of an object's lines is the one that no other names as the one before it.
        var last = db.Set<Line>().Where(l => ids.Contains(l.ObjectId) && !db.Set<Line>().Any(n => n.PreviousId == l.Id));
        return (await Shown(last).ToListAsync()).GroupBy(l => l.Object).ToDictionary(g => g.Key, g => g.First());
    }

    /// <summary>What was recorded last from a signed paper of each of these objects; the caller has checked that the reader may see
    /// them.</summary>
    public async Task<Dictionary<ObjectRef, ShownLine>> NewestRecorded(IReadOnlyCollection<ObjectRef> about)
    {
        var ids = about.Select(o => o.Id).Distinct().ToList();
        var recorded = await Shown(db.Set<Line>().Where(l => ids.Contains(l.ObjectId) && l.RecordingId != null)).ToListAsync();
        return recorded.GroupBy(l => l.Object).ToDictionary(g => g.Key, g => g.First());
    }

    /// <summary>Newest lines of an object after an instant; the caller has checked that the reader may see it.</summary>
    public Task<List<ShownLine>> Since(ObjectRef about, DateTimeOffset at, int take)
    {
        var (kind, id) = about;
        return Shown(db.Set<Line>().Where(l => l.ObjectId == id && l.ObjectKind == kind && l.At > at)).Take(take).ToListAsync();
    }

    /// <summary>The newest lines of these objects before an instant, so many at most; the caller has checked that the reader may see
    /// them.</summary>
    public async Task<List<ShownLine>> Before(IReadOnlyCollection<ObjectRef> about, DateTimeOffset end, int take)
    {
        var lines = Of(about).Where(l => l.At < end).OrderByDescending(l => l.Id).Take(take);
        return (await Shown(lines).ToListAsync()).FindAll(l => about.Contains(l.Object));
    }

    /// <summary>How many lines these objects have had since an instant.</summary>
    public Task<int> CountSince(IReadOnlyCollection<ObjectRef> about, DateTimeOffset at) => Of(about).CountAsync(l => l.At >= at);

    private IQueryable<Line> Of(IReadOnlyCollection<ObjectRef> about)
    {
        var (ids, kinds) = (about.Select(o => o.Id).Distinct().ToList(), about.Select(o => o.Kind).Distinct().ToList());
        return db.Set<Line>().Where(l => ids.Contains(l.ObjectId) && kinds.Contains(l.ObjectKind));
    }

    /// <summary>Those of the lines that this person wrote, the newest first.</summary>
    public Task<List<ShownLine>> Own(Actor by, IReadOnlyCollection<LineId> lines)
    {
        var person = by.Person;
        return Shown(db.Set<Line>().Where(l => lines.Contains(l.Id) && l.PersonId == person)).ToListAsync();
    }

    /// <summary>Newest lines that were recorded from a signed paper; the caller has checked that the reader may see the paper.</summary>
    public async Task<List<ShownLine>> RecordedFrom(RecordingId paper, Actor by)
    {
        var newest = db.Set<Line>().Where(l => l.RecordingId == paper).OrderByDescending(l => l.Id).Take(Pages.Size);
        var lines = await Shown(newest).ToListAsync();
        var seen = await objects.Seen(by, lines.Select(l => l.Object));
        return lines.ConvertAll(l => seen.Contains(l.Object) ? l : l.Hidden());
    }

    private IQueryable<Line> Lines(LedgerStory story)
    {
        var (only, kind) = (story.ObjectId, story.Kind);
        List<Guid> ids = [.. story.Also.Prepend(only).Distinct()];
        var lines = story.All is { } all ? db.Set<Line>().Where(l => all.Contains(l.ObjectId))
            : ids.Count == 1 ? db.Set<Line>().Where(l => l.ObjectId == only)
            : db.Set<Line>().Where(l => ids.Contains(l.ObjectId));
        return kind is null ? lines : lines.Where(l => l.ObjectKind == kind || l.ObjectId != only);
    }
}
