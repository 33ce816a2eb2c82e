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
    /// <summary>Rows read at a time.</summary>
    private const int PartSize = 2000;

    private static readonly Right[] Administering = [.. Enum.GetValues<Right>().Where(Administrations.IsApart)];

    /// <summary>Path of the unit over whose subtree the actor may invite.</summary>
    /// <exception cref="Refused">There is no such unit, or the actor may not invite there.</exception>
    public async Task<string> Subtree(Actor by, string code)
    {
        Require.Allowed(Person.AgainstInviting(by));
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
    /// In order of unit and post, as many as are invited at once and no more, however many there are: read a part at a time, until there
    /// are enough.
    /// </summary>
    public async Task<Invitees> Find(Actor by, string path, bool again, DateTimeOffset now)
    {
        var root = await db.Set<OrganisationSettings>().Join(db.Set<Unit>(), s => s.RootUnitId, u => u.Id, (_, u) => u.Path).SingleAsync();
        var (people, met, leftOut) = (new List<(Row Row, List<string> Units)>(), new HashSet<PersonId>(), 0);
        for (Row? last = null; people.Count <= InvitePeople.Most;)
        {
            var rows = await Part(path, last, again, now);
            var found = rows.Where(r => met.Add(r.Id)).ToList();
            var units = await Units(found.ConvertAll(r => r.Id), now);
            foreach (var row in found)
                if (Person.AgainstInviting(by, [.. units[row.Id]]).Any()) leftOut++;
                else people.Add((row, [.. units[row.Id]]));
            if (rows.Count < PartSize) break;
            last = rows[^1];
        }
        var hasMore = people.Count > InvitePeople.Most;
        if (hasMore) people.RemoveRange(InvitePeople.Most, people.Count - InvitePeople.Most);
        var administer = await Administer(people.ConvertAll(p => p.Row.Id), now);
        return new([.. people.Select(p => new Invitee(p.Row.Id, p.Row.Code, p.Row.Name, p.Row.Post, p.Row.Unit, p.Units,
            administer.Contains(p.Row.Id)))], leftOut, hasMore, root);
    }

    /// <summary>A post of the subtree with who holds it.</summary>
    private sealed record Row(PersonId Id, string Code, string Name, string Post, string PostCode, string Unit, string UnitPath);

    /// <summary>The rows after another one. Joined from the posts on, so that a roster just imported, of which the database knows no
    /// numbers yet, is gone through by its indexes.</summary>
    private Task<List<Row>> Part(string path, Row? last, bool again, DateTimeOffset now)
    {
        var posts = db.Set<Post>().Within(p => p.UnitPath, [path]);
        var (unit, code, person) = (last?.UnitPath, last?.PostCode, last?.Code);
        return (from p in posts
                join a in db.Set<Appointment>() on p.Id equals a.PostId
                where a.IsInForce(now)
                join who in db.Set<Person>() on a.PersonId equals who.Id
                where !db.Set<Account>().Any(x => x.PersonId == who.Id)
                    && (again || !db.Set<Invitation>().Any(i => i.PersonId == who.Id && i.UsedAt == null && i.ExpiresAt > now))
                    && (unit == null || string.Compare(p.UnitPath, unit) > 0 || (p.UnitPath == unit && (string.Compare(p.Code, code) > 0
                        || (p.Code == code && string.Compare(who.Code, person) > 0))))
                join u in db.Set<Unit>() on p.UnitId equals u.Id
                orderby p.UnitPath, p.Code, who.Code
                select new Row(who.Id, who.Code, who.Name, p.Name, p.Code, u.Name, p.UnitPath)).Take(PartSize).ToListAsync();
    }

    /// <summary>Units of every post of these people.</summary>
    private async Task<ILookup<PersonId, string>> Units(List<PersonId> ids, DateTimeOffset now) =>
        (await (from a in db.Set<Appointment>()
                where ids.Contains(a.PersonId) && a.IsInForce(now)
                join p in db.Set<Post>() on a.PostId equals p.Id
                select new { a.PersonId, p.UnitPath }).Distinct().ToListAsync()).ToLookup(u => u.PersonId, u => u.UnitPath);

    private async Task<HashSet<PersonId>> Administer(List<PersonId> ids, DateTimeOffset now) =>
        (await (from a in db.Set<Appointment>()
                join r in db.Set<StandingRight>() on a.PostId equals r.PostId
                where ids.Contains(a.PersonId) && Administering.Contains(r.Right) && !a.IsOver(now) && !r.IsOver(now)
                select a.PersonId).Distinct().ToListAsync()).ToHashSet();

    private IQueryable<Person> Without(string path, bool again, DateTimeOffset now)
    {
        var posts = db.Set<Post>().Within(p => p.UnitPath, [path]);
        var without = db.Set<Person>().Where(p => !db.Set<Account>().Any(a => a.PersonId == p.Id)
            && db.Set<Appointment>().Any(a => a.PersonId == p.Id && a.IsInForce(now) && posts.Any(x => x.Id == a.PostId)));
        return again ? without
            : without.Where(p => !db.Set<Invitation>().Any(i => i.PersonId == p.Id && i.UsedAt == null && i.ExpiresAt > now));
    }
}
