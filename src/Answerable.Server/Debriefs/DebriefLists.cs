using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Debriefs;

/// <summary>A debrief in a list.</summary>
/// <param name="FiledOn">Of the newest version.</param>
public sealed record DebriefRow(DebrieferId Id, int Order, string Round, string Post, string Unit, string? Holder, DebriefMode Mode,
    ReportProgress Report, DateOnly DueOn, DateOnly? FiledOn, DateOnly? FiledDueOn, int? Characters)
{
    public bool IsLate => FiledOn > FiledDueOn;

    public bool IsOwed => Report is ReportProgress.None or ReportProgress.Returned;
}

/// <summary>A round in whose debriefs there is something to see.</summary>
internal sealed record RoundChoice(RoundId Id, string Title);

/// <summary>Lists of debriefs, a round at a time, in the round's order.</summary>
internal sealed class DebriefLists(Db db, DebriefQueries debriefs)
{
    public const int PageSize = 50, MaxRounds = 12;

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
        var own = debriefs.VisibleTo(by).Where(d => posts.Contains(d.PostId)
            && db.Set<Round>().Any(r => r.Id == d.RoundId && r.State != RoundState.Archived));
        return [.. (await Due(await Rows(own, now).Take(PageSize).ToListAsync())).OrderBy(r => r.DueOn)];
    }

    /// <summary>Reports of others that the actor may draft and that are not filed, soonest first.</summary>
    public async Task<List<DebriefRow>> ToDraft(Actor by, DateTimeOffset now, int take)
    {
        if (by.Over(Right.Draft).Count == 0) return [];
        var posts = RoundQueries.PostsOf(by);
        var open = db.Set<Debriefer>().Where(SubtreeFilter.IsWithin<Debriefer>(d => d.UnitPath, by.Over(Right.Draft))).Where(d =>
            !posts.Contains(d.PostId) && (d.Report == ReportProgress.None || d.Report == ReportProgress.Returned)
            && db.Set<Round>().Any(r => r.Id == d.RoundId && r.State != RoundState.Draft && r.State != RoundState.Archived));
        return [.. (await Due(await Rows(open, now).Take(PageSize).ToListAsync())).OrderBy(r => r.DueOn).Take(take)];
    }

    /// <param name="after">The place in the round's order after which to go on.</param>
    public async Task<List<DebriefRow>> Of(Actor by, RoundId round, ReportProgress? report, int after, DateTimeOffset now, int take = PageSize + 1) =>
        await Due(await Rows(Filtered(by, round, report).Where(d => d.Order > after).OrderBy(d => d.Order).Take(take), now).ToListAsync());

    /// <summary>Exact to 1,000; 1,001 stands for more.</summary>
    public Task<int> Count(Actor by, RoundId round, ReportProgress? report) => Filtered(by, round, report).Take(1001).CountAsync();

    private IQueryable<Debriefer> Filtered(Actor by, RoundId round, ReportProgress? report) =>
        debriefs.VisibleTo(by).Where(d => d.RoundId == round && (report == null || d.Report == report));

    private IQueryable<DebriefRow> Rows(IQueryable<Debriefer> debriefers, DateTimeOffset now) =>
        from d in debriefers.AsNoTracking()
        join r in db.Set<Round>() on d.RoundId equals r.Id
        join p in db.Set<Post>() on d.PostId equals p.Id
        join u in db.Set<Unit>() on d.UnitId equals u.Id
        join a in db.Set<Appointment>().Where(a => a.IsInForce(now) && a.Kind == AppointmentKind.Holder)
            on d.PostId equals a.PostId into held
        from a in held.DefaultIfEmpty()
        join person in db.Set<Person>() on a.PersonId equals person.Id into persons
        from person in persons.DefaultIfEmpty()
        join debrief in db.Set<Debrief>() on d.Id equals debrief.DebrieferId into begun
        from debrief in begun.DefaultIfEmpty()
        join v in db.Set<FiledVersion>().Where(v => !db.Set<FiledVersion>().Any(x => x.DebriefId == v.DebriefId && x.Number > v.Number))
            on debrief.Id equals v.DebriefId into filed
        from v in filed.DefaultIfEmpty()
        orderby d.Order
        select new DebriefRow(d.Id, d.Order, r.Title, p.Name, u.Name, person.Name, d.Mode, d.Report, r.ReportDueOn,
            v == null ? null : v.FiledOn, v == null ? null : v.DueOn, v == null ? null : v.Characters);

    /// <summary>A return may have moved the date.</summary>
    private async Task<List<DebriefRow>> Due(List<DebriefRow> rows)
    {
        var ids = rows.ConvertAll(r => r.Id.Value);
        var due = await db.Set<Obligation>().Where(o => ids.Contains(o.ObjectId) && o.Kind == DebriefKinds.File.Code)
            .Select(o => new { o.ObjectId, o.DueOn }).ToListAsync();
        return rows.ConvertAll(r => due.Find(o => o.ObjectId == r.Id.Value) is { } found ? r with { DueOn = found.DueOn } : r);
    }
}
