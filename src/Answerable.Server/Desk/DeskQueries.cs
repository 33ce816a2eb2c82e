using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Recordings;
using Answerable.Server.Organisation;
using Answerable.Server.Recordings;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Desk;

/// <summary>A signed paper as a row, and with what was said to it.</summary>
public sealed record PaperRow(RecordingId Id, string Reference, DateOnly SignedOn, string Signer, string Post, string Unit, string Clerk,
    DateTimeOffset BegunAt, DateTimeOffset? FinishedAt, RecordingObjection Objection, int Lines);

/// <summary>One signed paper for its page.</summary>
public sealed record ShownPaper(PaperRow Row, string? Note, string? ObjectionText, DateTimeOffset? ObjectedAt, string? Answerer,
    DateOnly? AnswerDue, string? Answer, DateTimeOffset? AnsweredAt, string? AnsweredBy, DateOnly LastDay, int Version, Acts Acts);

/// <summary>A post beneath the desk with what it owes.</summary>
public sealed record OpenBeneath(PostId Id, string Code, string Post, string Unit, int Open, int Late, DateOnly First);

/// <summary>Somebody who may have signed in a post.</summary>
public sealed record InPost(PersonId Id, string Name, AppointmentKind Kind, DateTimeOffset From);

/// <summary>What the desk shows in one look.</summary>
internal sealed class DeskQueries(Db db, RecordingQueries recordings, Tenures tenures, OrganisationZone zone)
{
    /// <summary>Rows that the desk shows of each.</summary>
    public const int Few = 12;

    /// <summary>What is looked through for the posts that owe first, and for papers of late.</summary>
    private const int Window = 300;

    /// <summary>Papers that were signed in the reader's name.</summary>
    public async Task<PageOf<PaperRow>> Mine(Actor by, string? after)
    {
        var person = by.Person;
        var mine = db.Set<Recording>().Where(r => r.SignerId == person);
        var before = PageKey.Read<Guid>(after) is { } last ? mine.Where(Before(last)) : mine;
        return await Rows(before).Page(await mine.CountToLimit(), r => PageKey.Write(r.Id.Value));
    }

    /// <summary>How many of them the signer may still object to.</summary>
    public async Task<int> CountMine(Actor by, DateTimeOffset now, TimeZoneInfo organisation)
    {
        var calendar = new Calendar(organisation);
        var (person, today) = (by.Person, calendar.On(now));
        var since = OrganisationZone.StartOf(calendar.Before(today, PaperDays.MostObjection), organisation);
        var lately = await db.Set<Recording>().Where(r => r.SignerId == person && (r.FinishedAt ?? r.BegunAt) >= since)
            .OrderByDescending(r => r.Id).Take(Window).Select(r => new { r.BegunAt, r.FinishedAt, r.ObjectionDays }).ToListAsync();
        return lately.Count(r => Recording.LastDay(calendar, r.BegunAt, r.FinishedAt, r.ObjectionDays) >= today);
    }

    /// <summary>Papers beneath the desk, the newest first.</summary>
    public Task<List<PaperRow>> Lately(Actor by) => Rows(Beneath(by)).Take(Few).ToListAsync();

    /// <summary>Those that a signer objected to and nobody has answered.</summary>
    public Task<List<PaperRow>> Objected(Actor by) =>
        Rows(Beneath(by).Where(r => r.Objection == RecordingObjection.Open)).Take(Few).ToListAsync();

    /// <summary>Posts beneath the desk that owe something, whoever is due first at the top.</summary>
    public async Task<List<OpenBeneath>> Open(Actor by, DateOnly today)
    {
        var owed = await db.Set<Obligation>().Where(SubtreeFilter.IsWithin<Obligation>(o => o.UnitPath, by.Over(Right.Record)))
            .Where(o => o.State == ObligationState.Open).OrderBy(o => o.DueOn).ThenBy(o => o.Id).Take(Window)
            .Join(db.Set<Post>(), o => o.OwnerId, p => p.Id, (o, p) => new { o.DueOn, Post = p })
            .Join(db.Set<Unit>(), o => o.Post.UnitId, u => u.Id,
                (o, u) => new { o.DueOn, o.Post.Id, o.Post.Code, o.Post.Name, Unit = u.Name }).ToListAsync();
        var posts = owed.GroupBy(o => o.Id).Select(g => new OpenBeneath(g.Key, g.First().Code, g.First().Name, g.First().Unit, g.Count(),
            g.Count(o => o.DueOn < today), g.Min(o => o.DueOn)));
        return [.. posts.OrderBy(o => o.First).ThenBy(o => o.Code, StringComparer.Ordinal).Take(Few)];
    }

    /// <summary>Who is in the post now, for the paper that is taken up.</summary>
    public Task<List<InPost>> In(PostId post, DateTimeOffset now) =>
        (from a in db.Set<Appointment>()
         join p in db.Set<Person>() on a.PersonId equals p.Id
         where a.PostId == post && a.IsInForce(now)
         orderby a.Kind descending, a.From
         select new InPost(p.Id, p.Name, a.Kind, a.From)).Take(Few).ToListAsync();

    /// <summary>The code of a post.</summary>
    public Task<string?> Code(PostId post) => db.Set<Post>().Where(p => p.Id == post).Select(p => (string?)p.Code).FirstOrDefaultAsync();

    /// <summary>A post by its code; null where there is none.</summary>
    public Task<PostId?> Post(string code) =>
        db.Set<Post>().Where(p => p.Code == code && p.ClosedAt == null).Select(p => (PostId?)p.Id).FirstOrDefaultAsync();

    /// <summary>One paper with what may be done with it; null where it is not visible.</summary>
    public async Task<ShownPaper?> One(Actor by, RecordingId id, DateTimeOffset now)
    {
        var found = await recordings.VisibleTo(by).AsNoTracking().FirstOrDefaultAsync(r => r.Id == id);
        if (found is null) return null;
        var row = await Rows(db.Set<Recording>().Where(r => r.Id == id)).SingleAsync();
        var calendar = await zone.Calendar();
        var held = await tenures.Since([found.ClerkPostId, found.PostId], found.BegunAt);
        var answerer = await db.Set<Post>().Where(p => p.Id == found.AnswererPostId)
            .Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => u.Name + " " + p.Name).FirstOrDefaultAsync();
        var answered = await db.Set<Person>().Where(p => p.Id == found.AnsweredById).Select(p => p.Name).FirstOrDefaultAsync();
        return new(row, found.Note, found.ObjectionText, found.ObjectedAt, answerer, found.AnswerDue(calendar), found.Answer,
            found.AnsweredAt, answered, found.LastDay(calendar), found.Version, found.Acts(by, calendar, held, now));
    }

    private IQueryable<Recording> Beneath(Actor by) =>
        db.Set<Recording>().Where(SubtreeFilter.IsWithin<Recording>(r => r.UnitPath, by.Over(Right.Record)));

    private static System.Linq.Expressions.Expression<Func<Recording, bool>> Before(Guid last)
    {
        var id = new RecordingId(last);
        return r => r.Id < id;
    }

    private IQueryable<PaperRow> Rows(IQueryable<Recording> papers) =>
        from r in papers
        join signer in db.Set<Person>() on r.SignerId equals signer.Id
        join clerk in db.Set<Person>() on r.ClerkId equals clerk.Id
        join p in db.Set<Post>() on r.PostId equals p.Id
        join u in db.Set<Unit>() on p.UnitId equals u.Id
        orderby r.Id descending
        select new PaperRow(r.Id, r.Reference, r.SignedOn, signer.Name, p.Name, u.Name, clerk.Name, r.BegunAt, r.FinishedAt, r.Objection,
            db.Set<Ledger.Line>().Count(l => l.RecordingId == r.Id));
}
