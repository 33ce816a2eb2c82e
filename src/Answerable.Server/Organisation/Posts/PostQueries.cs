using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

internal sealed record PostView(PostId Id, string Code, string Name, string Kind, bool IsCollective, UnitId UnitId, string UnitName,
    string UnitPath, string UnitLevel);

/// <param name="Holder">Null for a vacant post and for a leading group.</param>
/// <param name="HolderUntil">The planned end of the holder's term; null where none is known.</param>
public sealed record PostRowView(PostId Id, string Code, string Name, string Kind, bool IsCollective, UnitId UnitId, string UnitName,
    string UnitPath, string? Holder, string? StandIn, DateTimeOffset? HolderUntil)
{
    public bool IsVacant => Holder is null && !IsCollective;
}

/// <param name="DelegatedBy">The holder by whose act a stand-in acts.</param>
public sealed record AppointmentView(AppointmentId Id, PersonId PersonId, string Person, AppointmentKind Kind, DateTimeOffset From,
    DateTimeOffset? Until, PersonId? DelegatedBy = null) : ISpan;

public sealed record SeatView(MembershipId Id, PostId PostId, string Post, string Unit, string? Holder, DateTimeOffset From);

internal sealed record RightView(StandingRightId Id, Right Right, string Unit, string UnitCode, string UnitPath, DateTimeOffset From);

/// <summary>Posts and who is in them. Everybody who is signed in sees them: they are the organisation's directory.</summary>
internal sealed class PostQueries(Db db)
{
    public IQueryable<Post> VisibleTo(Actor by) => by.IsSystem || by.Person is not null ? db.Set<Post>() : db.Set<Post>().Where(p => false);

    public Task<Post?> Load(Actor by, PostId id) => VisibleTo(by).FirstOrDefaultAsync(p => p.Id == id);

    public Task<PostView?> Find(Actor by, PostId id) =>
        VisibleTo(by).Where(p => p.Id == id)
            .Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) =>
            new PostView(p.Id, p.Code, p.Name, p.Kind, p.IsCollective, u.Id, u.Name, u.Path, u.Level)).FirstOrDefaultAsync();

    /// <summary>Posts of a subtree in order of unit and code.</summary>
    /// <param name="unread">Members of the rows that are not queried.</param>
    public async Task<PageOf<PostRowView>> Below(Actor by, PostFilter filter, string? after, DateTimeOffset now,
        IReadOnlySet<string> unread)
    {
        var all = Filtered(by, filter, now);
        var rest = PageKey.Read<string, string>(after) is var (path, code)
            ? all.Where(p => string.Compare(p.UnitPath, path) > 0 || (p.UnitPath == path && string.Compare(p.Code, code) > 0)) : all;
        return await Rows(rest, now, unread).Page(await all.CountToLimit(), p => PageKey.Write(p.UnitPath, p.Code));
    }

    /// <summary>Every post of the list, for a file.</summary>
    public IQueryable<PostRowView> All(Actor by, PostFilter filter, DateTimeOffset now, IReadOnlySet<string> unread) =>
        Rows(Filtered(by, filter, now), now, unread);

    /// <summary>The posts of one unit.</summary>
    public Task<List<PostRowView>> InUnit(Actor by, UnitId unit, DateTimeOffset now) =>
        Rows(VisibleTo(by).Where(p => p.UnitId == unit), now, Projection.Whole).Take(Pages.CountLimit).ToListAsync();

    /// <summary>Kinds of posts in a subtree.</summary>
    public Task<List<string>> Kinds(string path)
    {
        var end = UnitPath.End(path);
        return db.Set<Post>().Where(p => string.Compare(p.UnitPath, path) >= 0 && string.Compare(p.UnitPath, end) < 0 && p.Kind != "")
            .Select(p => p.Kind).Distinct().OrderBy(k => k).Take(20).ToListAsync();
    }

    /// <summary>Who holds the post or stands in, now or later, for an act.</summary>
    public Task<List<Appointment>> Current(PostId post, DateTimeOffset now) =>
        db.Set<Appointment>().Where(a => a.PostId == post && !a.IsOver(now)).ToListAsync();

    /// <summary>One of the post's, for an act.</summary>
    public Task<Appointment?> Appointment(PostId post, AppointmentId id) =>
        db.Set<Appointment>().FirstOrDefaultAsync(a => a.Id == id && a.PostId == post);

    /// <summary>Holders and stand-ins, those of now first, then newest first; whoever was named and never began is left out.</summary>
    public Task<List<AppointmentView>> History(PostId post, DateTimeOffset now) =>
        (from a in db.Set<Appointment>()
         join p in db.Set<Person>() on a.PersonId equals p.Id
         where a.PostId == post && !a.IsOver(a.From)
         orderby a.IsInForce(now) descending, a.From descending
         select new AppointmentView(a.Id, p.Id, p.Name, a.Kind, a.From, a.Until, a.DelegatedBy)).Take(100).ToListAsync();

    /// <summary>Member posts of a leading group.</summary>
    public Task<List<SeatView>> Seats(PostId body, DateTimeOffset now) =>
        (from m in db.Set<Membership>()
         join p in db.Set<Post>() on m.MemberId equals p.Id
         join u in db.Set<Unit>() on p.UnitId equals u.Id
         where m.CollectiveId == body && m.IsInForce(now)
         orderby p.UnitPath, p.Code
         select new SeatView(m.Id, p.Id, p.Name, u.Name,
             (from a in db.Set<Appointment>()
              join x in db.Set<Person>() on a.PersonId equals x.Id
              where a.PostId == p.Id
             && a.Kind == AppointmentKind.Holder && a.IsInForce(now)
              select x.Name).FirstOrDefault(), m.From)).ToListAsync();

    /// <summary>Leading groups in which the post has a seat.</summary>
    public Task<List<SeatView>> SeatsOf(PostId member, DateTimeOffset now) =>
        (from m in db.Set<Membership>()
         join p in db.Set<Post>() on m.CollectiveId equals p.Id
         join u in db.Set<Unit>() on p.UnitId equals u.Id
         where m.MemberId == member && m.IsInForce(now)
         orderby p.UnitPath, p.Code
         select new SeatView(m.Id, p.Id, p.Name, u.Name, null, m.From)).ToListAsync();

    public Task<List<RightView>> Rights(PostId post, DateTimeOffset now) =>
        (from r in db.Set<StandingRight>()
         join u in db.Set<Unit>() on r.UnitId equals u.Id
         where r.PostId == post && r.IsInForce(now)
         orderby u.Path, r.Right
         select new RightView(r.Id, r.Right, u.Name, u.Code, u.Path, r.From)).ToListAsync();

    private IQueryable<Post> Filtered(Actor by, PostFilter filter, DateTimeOffset now)
    {
        var end = UnitPath.End(filter.Path);
        var posts = VisibleTo(by)
            .Where(p => string.Compare(p.UnitPath, filter.Path) >= 0 && string.Compare(p.UnitPath, end) < 0 && p.ClosedAt == null);
        if (filter.Kind is not null) posts = posts.Where(p => p.Kind == filter.Kind);
        if (filter.Vacant) posts = posts.Where(p => !p.IsCollective
            && !db.Set<Appointment>().Any(a => a.PostId == p.Id && a.Kind == AppointmentKind.Holder && a.IsInForce(now)));
        if (filter.EndsBy is { } last) posts = posts.Where(p => db.Set<Appointment>().Any(a => a.PostId == p.Id
            && a.Kind == AppointmentKind.Holder && a.IsInForce(now) && a.Until <= last));
        return posts;
    }

    private IQueryable<PostRowView> Rows(IQueryable<Post> posts, DateTimeOffset now, IReadOnlySet<string> unread) =>
        posts.OrderBy(p => p.UnitPath)
            .ThenBy(p => p.Code).SelectWithout(p => new PostRowView(p.Id, p.Code, p.Name, p.Kind, p.IsCollective, p.UnitId,
            db.Set<Unit>().Where(u => u.Id == p.UnitId).Select(u => u.Name).First(), p.UnitPath,
            db.Set<Appointment>().Where(a => a.PostId == p.Id && a.Kind == AppointmentKind.Holder && a.IsInForce(now))
                .Join(db.Set<Person>(), a => a.PersonId, x => x.Id, (_, x) => x.Name).FirstOrDefault(),
            db.Set<Appointment>().Where(a => a.PostId == p.Id && a.Kind == AppointmentKind.Acting && a.IsInForce(now))
                .Join(db.Set<Person>(), a => a.PersonId, x => x.Id, (_, x) => x.Name).FirstOrDefault(),
            db.Set<Appointment>().Where(a => a.PostId == p.Id && a.Kind == AppointmentKind.Holder && a.IsInForce(now))
                .Select(a => a.Until).FirstOrDefault()), unread);
}
