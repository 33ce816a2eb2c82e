using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Debriefs;

/// <summary>A debrief in a list.</summary>
/// <param name="FiledOn">Of the newest version.</param>
public sealed record DebriefRow(DebrieferId Id, int Order, string Round, string Post, string Unit, string? Holder, DebriefMode Mode,
    ReportProgress Report,
    DateOnly DueOn, DateOnly? FiledOn, DateOnly? FiledDueOn, int? Characters, DateOnly? PartFrom, DateOnly? PartUntil)
{
    /// <summary>The post, with the days where it changed hands.</summary>
    public string Named => Part.Named(Post, PartFrom, PartUntil);

    public bool IsLate => FiledOn > FiledDueOn;

    public bool IsOwed => Report is ReportProgress.None or ReportProgress.Returned;
}

/// <summary>A round in whose debriefs there is something to see.</summary>
public sealed record RoundChoice(RoundId Id, string Title);

/// <summary>Lists of debriefs, a round at a time, in the round's order.</summary>
internal sealed class DebriefLists(Db db, DebriefQueries debriefs)
{
    public const int MaxRounds = 12;

    /// <summary>Newest rounds first.</summary>
    public Task<List<RoundChoice>> Rounds(Actor by)
    {
        var visible = debriefs.VisibleTo(by);
        return db.Set<Round>().Where(r => visible.Any(d => d.RoundId == r.Id)).OrderByDescending(r => r.MeetingOn).ThenBy(r => r.Title)
            .Take(MaxRounds).Select(r => new RoundChoice(r.Id, r.Title)).ToListAsync();
    }

    /// <summary>Whether the actor sees something of any debrief of the round.</summary>
    public Task<bool> Sees(Actor by, RoundId round) => debriefs.VisibleTo(by).AnyAsync(d => d.RoundId == round);

    /// <summary>What the actor's own post owes or has filed in rounds that are not archived.</summary>
    public async Task<List<DebriefRow>> Mine(Actor by, DateTimeOffset now)
    {
        var posts = RoundQueries.PostsOf(by);
        var own = debriefs.VisibleTo(by)
            .Where(Debriefer.AnsweredBy(posts, by.Person)).Where(d => db.Set<Round>().Any(r => r.Id == d.RoundId
                && r.State != RoundState.Archived));
        return [.. (await Rows(own, now, Projection.Whole).Take(Pages.Size).ToListAsync()).OrderBy(r => r.DueOn)];
    }

    /// <summary>Reports of others that the actor may draft and that are not filed, soonest first.</summary>
    public async Task<List<DebriefRow>> ToDraft(Actor by, DateTimeOffset now, int take)
    {
        if (by.Over(Right.Draft).Count == 0) return [];
        var posts = RoundQueries.PostsOf(by);
        var open = db.Set<Debriefer>().Where(RoundQueries.Drafted(by)).Where(d =>
            !posts.Contains(d.PostId) && (d.Report == ReportProgress.None || d.Report == ReportProgress.Returned)
            && db.Set<Round>().Any(r => r.Id == d.RoundId && r.State != RoundState.Draft && r.State != RoundState.Archived));
        return [.. (await Rows(open, now, Projection.Whole).Take(Pages.Size).ToListAsync()).OrderBy(r => r.DueOn).Take(take)];
    }

    /// <summary>The reports of a post, as far as the actor may see them, newest round first.</summary>
    /// <param name="during">Only those due on one of these days.</param>
    public async Task<List<DebriefRow>> OfPost(Actor by, PostId post, DateTimeOffset now, int take, HeldDays? during = null)
    {
        var all = debriefs.VisibleTo(by).Where(d => d.PostId == post);
        if (during is { From: var from, Until: var until })
            all = all.Where(d => db.Set<Round>().Any(r => r.Id == d.RoundId && r.ReportDueOn >= from && r.ReportDueOn <= until));
        var newest = await all.OrderByDescending(d => d.Id).Take(take).Select(d => d.Id)
            .ToListAsync();
        var rows = await Rows(db.Set<Debriefer>().Where(d => newest.Contains(d.Id)), now, Projection.Whole).ToListAsync();
        return [.. rows.OrderByDescending(r => r.Id.Value)];
    }

    /// <summary>These, whom the reader may see.</summary>
    public Task<List<DebriefRow>> Some(IReadOnlyList<DebrieferId> ids, DateTimeOffset now) =>
        Rows(db.Set<Debriefer>().Where(d => ids.Contains(d.Id)), now, Projection.Whole).ToListAsync();

    /// <summary>A round by its title, where there is something to see in its debriefs.</summary>
    public async Task<RoundChoice?> Round(Actor by, RoundId id) => !await Sees(by, id) ? null
        : await db.Set<Round>().Where(r => r.Id == id).Select(r => new RoundChoice(r.Id, r.Title)).FirstOrDefaultAsync();

    /// <summary>A page of a round's debriefs in its order.</summary>
    /// <param name="unread">Members of the rows that are not queried.</param>
    public async Task<PageOf<DebriefRow>> Page(Actor by, DebriefFilter filter, string? after, DateTimeOffset now,
        IReadOnlySet<string> unread)
    {
        var all = Filtered(by, filter);
        var rest = PageKey.Read<int>(after) is { } order ? all.Where(d => d.Order > order) : all;
        return await Rows(rest, now, unread).Page(await all.CountToLimit(), d => PageKey.Write(d.Order));
    }

    /// <summary>Every debrief of the list, for a file.</summary>
    public IQueryable<DebriefRow> All(Actor by, DebriefFilter filter, DateTimeOffset now, IReadOnlySet<string> unread) =>
        Rows(Filtered(by, filter), now, unread);

    private IQueryable<Debriefer> Filtered(Actor by, DebriefFilter filter)
    {
        var (round, report, path) = filter;
        var found = debriefs.VisibleTo(by).Where(d => d.RoundId == round && (report == null || d.Report == report));
        return path is null ? found : found.Within(d => d.UnitPath, [path]);
    }

    private IQueryable<DebriefRow> Rows(IQueryable<Debriefer> debriefers, DateTimeOffset now, IReadOnlySet<string> unread) =>
        debriefers.AsNoTracking().OrderBy(d => d.Order).SelectWithout(d => new DebriefRow(d.Id, d.Order,
            db.Set<Round>().Where(r => r.Id == d.RoundId).Select(r => r.Title).First(),
            db.Set<Post>().Where(p => p.Id == d.PostId).Select(p => p.Name).First(),
            db.Set<Unit>().Where(u => u.Id == d.UnitId).Select(u => u.Name).First(),
            d.HolderId != null ? db.Set<Person>().Where(p => p.Id == d.HolderId).Select(p => p.Name).FirstOrDefault()
            : db.Set<Appointment>().Where(a => a.PostId == d.PostId && a.Kind == AppointmentKind.Holder && a.IsInForce(now))
                .Join(db.Set<Person>(), a => a.PersonId, p => p.Id, (_, p) => p.Name).FirstOrDefault(),
            d.Mode, d.Report,
            // A return may have moved the date.
            db.Set<Obligation>().Where(o => o.ObjectId == (Guid)(object)d.Id && o.Kind == DebriefKinds.File.Code)
                .Select(o => (DateOnly?)o.DueOn).FirstOrDefault()
                ?? db.Set<Round>().Where(r => r.Id == d.RoundId).Select(r => r.ReportDueOn).First(),
            Newest.Where(v => (Guid)(object)v.DebriefId == (Guid)(object)d.Id).Select(v => (DateOnly?)v.FiledOn).FirstOrDefault(),
            Newest.Where(v => (Guid)(object)v.DebriefId == (Guid)(object)d.Id).Select(v => (DateOnly?)v.DueOn).FirstOrDefault(),
            Newest.Where(v => (Guid)(object)v.DebriefId == (Guid)(object)d.Id).Select(v => (int?)v.Characters).FirstOrDefault(),
            d.PartFrom, d.PartUntil), unread);

    /// <summary>The newest version of each debrief.</summary>
    private IQueryable<FiledVersion> Newest =>
        db.Set<FiledVersion>().Where(v => !db.Set<FiledVersion>().Any(x => x.DebriefId == v.DebriefId && x.Number > v.Number));
}
