using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>Somebody without an account, with the first of their posts in the subtree and the units of all of them.</summary>
/// <param name="Waits">Holds an administration: a second administrator confirms the invitation.</param>
internal sealed record Invitee(PersonId Id, string Code, string Name, string Post, string Unit, IReadOnlyCollection<string> UnitPaths,
    bool Waits);

/// <summary>Whom an invitation of a subtree reaches.</summary>
internal sealed record Invitees(IReadOnlyList<Invitee> People, int LeftOut, bool HasMore, string Root);

/// <summary>How many of a subtree have no account, to the limit of counting.</summary>
/// <param name="Invited">Of those, how many have an invitation that still works.</param>
internal sealed record InviteeCounts(int All, int Invited);

/// <summary>Who of a subtree may be invited: whoever holds a post there and has no account.</summary>
internal sealed class InviteeQueries(Db db)
{
    /// <summary>Appointments read at most: few hold more posts than this in the same subtree.</summary>
    private const int MostRows = 4 * InvitePeople.Most;

    private static readonly Right[] Administering = [.. Enum.GetValues<Right>().Where(Administrations.IsOne)];

    /// <summary>Path of the unit over whose subtree the actor may invite.</summary>
    /// <exception cref="Refused">There is no such unit, or the actor may not invite there.</exception>
    public async Task<string> Subtree(Actor by, string code)
    {
        Require.Allowed(Person.AgainstInviting(by, [.. by.Over(Right.SecurityAdministration)]));
        var wanted = code.Trim();
        var path = await db.Set<Unit>().Where(u => u.Code == wanted).Select(u => u.Path).FirstOrDefaultAsync();
        if (path is null) throw new Refused(PeopleRefusals.UnknownUnit(wanted).At("unit"));
        Require.Allowed(Person.AgainstInviting(by, [path]));
        return path;
    }

    public async Task<InviteeCounts> Count(string path, DateTimeOffset now) =>
        new(await Without(path, true, now).CountToLimit(), await Without(path, true, now).Where(p =>
            db.Set<Invitation>().Any(i => i.PersonId == p.Id && i.UsedAt == null && i.ExpiresAt > now)).CountToLimit());

    /// <summary>
    /// In order of unit and post, as many as are invited at once and no more, however many there are: neither the rows nor the people left
    /// out are read beyond that.
    /// </summary>
    public async Task<Invitees> Find(Actor by, string path, bool again, DateTimeOffset now)
    {
        var root = await db.Set<OrganisationSettings>().Join(db.Set<Unit>(), s => s.RootUnitId, u => u.Id, (_, u) => u.Path).SingleAsync();
        var (all, may) = (Without(path, again, now), Reachable(by, Without(path, again, now), now));
        var rows = await (from p in db.Set<Post>().Within(p => p.UnitPath, [path])
                          join a in db.Set<Appointment>() on p.Id equals a.PostId
                          where a.IsInForce(now)
                          join person in may on a.PersonId equals person.Id
                          join u in db.Set<Unit>() on p.UnitId equals u.Id
                          orderby p.UnitPath, p.Code, person.Code
                          select new { person.Id, person.Code, person.Name, Post = p.Name, Unit = u.Name })
            .Take(MostRows + 1).ToListAsync();
        var people = rows.Take(MostRows).DistinctBy(r => r.Id).ToList();
        var hasMore = people.Count > InvitePeople.Most || rows.Count > MostRows;
        if (people.Count > InvitePeople.Most) people.RemoveRange(InvitePeople.Most, people.Count - InvitePeople.Most);
        var ids = people.ConvertAll(p => p.Id);
        var units = (await (from a in db.Set<Appointment>()
                            where ids.Contains(a.PersonId) && a.IsInForce(now)
                            join p in db.Set<Post>() on a.PostId equals p.Id
                            select new { a.PersonId, p.UnitPath }).Distinct().ToListAsync()).ToLookup(u => u.PersonId, u => u.UnitPath);
        var administer = (await (from a in db.Set<Appointment>()
                                 join r in db.Set<StandingRight>() on a.PostId equals r.PostId
                                 where ids.Contains(a.PersonId) && Administering.Contains(r.Right) && !a.IsOver(now) && !r.IsOver(now)
                                 select a.PersonId).Distinct().ToListAsync()).ToHashSet();
        return new([.. people.Select(p => new Invitee(p.Id, p.Code, p.Name, p.Post, p.Unit, [.. units[p.Id]], administer.Contains(p.Id)))],
            await all.CountToLimit() - await may.CountToLimit(), hasMore, root);
    }

    /// <summary>As <see cref="Person.AgainstInviting"/> says: every post of theirs lies where the actor may invite.</summary>
    private IQueryable<Person> Reachable(Actor by, IQueryable<Person> people, DateTimeOffset now)
    {
        if (by.IsSystem) return people;
        var mine = db.Set<Post>().Within(p => p.UnitPath, by.Over(Right.SecurityAdministration));
        return people.Where(p => !db.Set<Appointment>()
            .Any(a => a.PersonId == p.Id && a.IsInForce(now) && !mine.Any(x => x.Id == a.PostId)));
    }

    private IQueryable<Person> Without(string path, bool again, DateTimeOffset now)
    {
        var posts = db.Set<Post>().Within(p => p.UnitPath, [path]);
        var without = db.Set<Person>().Where(p => !db.Set<Account>().Any(a => a.PersonId == p.Id)
            && db.Set<Appointment>().Any(a => a.PersonId == p.Id && a.IsInForce(now) && posts.Any(x => x.Id == a.PostId)));
        return again ? without
            : without.Where(p => !db.Set<Invitation>().Any(i => i.PersonId == p.Id && i.UsedAt == null && i.ExpiresAt > now));
    }
}
