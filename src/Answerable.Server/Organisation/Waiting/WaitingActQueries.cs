using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>An act that waits, as the administrations see it.</summary>
/// <param name="Post">The post or leading group with its unit; null for an invitation.</param>
/// <param name="Member">The post that would be seated.</param>
/// <param name="Groups">Leading groups in which whoever takes the post would sit.</param>
/// <param name="Rights">Rights that come with it.</param>
/// <param name="MayDecide">Whether the reader may confirm or refuse it.</param>
/// <param name="MayTakeBack">Whether the reader asked for it.</param>
/// <param name="From">From when it is to hold; null: from its confirmation.</param>
/// <param name="Until">The end that is asked for.</param>
internal sealed record WaitingActView(WaitingActId Id, WaitingActKind Kind, PostId? PostId, string? Post, string? Member, PersonId PersonId,
    string Person, string Asker, DateTimeOffset AskedAt, IReadOnlyList<string> Groups, IReadOnlyList<Right> Rights, bool MayDecide,
    bool MayTakeBack, DateTimeOffset? From, DateTimeOffset? Until);

/// <summary>What waits for another administration; the three administrations over its unit see it.</summary>
internal sealed class WaitingActQueries(Db db, TimeProvider clock)
{
    public IQueryable<WaitingAct> VisibleTo(Actor by) => by.IsSystem ? db.Set<WaitingAct>()
        : db.Set<WaitingAct>().Within(w => w.UnitPath, by.Over(Right.SystemAdministration, Right.SecurityAdministration, Right.Audit));

    public Task<WaitingAct?> Load(Actor by, WaitingActId id) => VisibleTo(by).FirstOrDefaultAsync(w => w.Id == id);

    /// <summary>Whether an own appointment of the actor to this post waits, or begins on a later day.</summary>
    public async Task<bool> AsksFor(Actor by, PostId post)
    {
        var (person, now) = (by.Person, clock.ReadNow());
        return await db.Set<Appointment>().AnyAsync(a => a.PostId == post && a.PersonId == person && !a.IsOver(now))
            || await db.Set<WaitingAct>().AnyAsync(w => w.PostId == post && w.MemberId == null && w.PersonId == person
                && w.DecidedAt == null);
    }

    /// <summary>What is not decided, the oldest first.</summary>
    /// <param name="post">Only what is about this post.</param>
    /// <param name="person">Only invitations of this person.</param>
    public async Task<IReadOnlyList<WaitingActView>> Open(Actor by, PostId? post = null, PersonId? person = null)
    {
        if (!by.Rights.Any(r => Administrations.IsOne(r.Right))) return [];
        var open = VisibleTo(by).Where(w => w.DecidedAt == null);
        if (post is not null) open = open.Where(w => w.PostId == post);
        if (person is not null) open = open.Where(w => w.PersonId == person && w.Kind == WaitingActKind.Invitation);
        var found = await (from w in open
                           join about in db.Set<Person>() on w.PersonId equals about.Id
                           join asker in db.Set<Person>() on w.AskedBy equals asker.Id
                           orderby w.AskedAt, w.Id
                           select new
                           {
                               Act = w,
                               Post = db.Set<Post>().Where(p => p.Id == w.PostId)
                                   .Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => u.Name + " " + p.Name).FirstOrDefault(),
                               Member = db.Set<Post>().Where(p => p.Id == w.MemberId).Select(p => p.Name).FirstOrDefault(),
                               Person = about.Name, Asker = asker.Name,
                           }).AsNoTracking().ToListAsync();
        var now = clock.ReadNow();
        var posts = found.Where(f => f.Act.MemberId is null).Select(f => f.Act.PostId).OfType<PostId>().ToList();
        var groups = posts.Count == 0 ? [] : await (from m in db.Set<Membership>()
                                                    join p in db.Set<Post>() on m.CollectiveId equals p.Id
                                                    where posts.Contains(m.MemberId) && !m.IsOver(now)
                                                    orderby p.Code
                                                    select new { m.MemberId, p.Name }).ToListAsync();
        var rights = posts.Count == 0 ? [] : await db.Set<StandingRight>().Where(r => posts.Contains(r.PostId) && !r.IsOver(now))
            .Select(r => new { r.PostId, r.Right }).ToListAsync();
        return found.ConvertAll(f => new WaitingActView(f.Act.Id, f.Act.Kind, f.Act.PostId, f.Post, f.Member, f.Act.PersonId, f.Person,
            f.Asker, f.Act.AskedAt, [.. groups.Where(g => g.MemberId == f.Act.PostId).Select(g => g.Name).Distinct()],
            [.. rights.Where(r => r.PostId == f.Act.PostId).Select(r => r.Right).Distinct().Order()],
            !f.Act.AgainstDeciding(by).Any(), !f.Act.AgainstTakingBack(by).Any(),
            f.Act.From, f.Act.Until));
    }
}
