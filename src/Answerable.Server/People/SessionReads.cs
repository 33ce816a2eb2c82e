using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>What set-up named, as every request needs it.</summary>
internal sealed record OrganisationRow(string Zone, string Vocabulary, bool IsDemo, string RootPath);

/// <summary>The organisation, the person's name, and the posts that the person holds or stands in for now, held ones first.</summary>
/// <param name="Stamp">Of the person's account: sessions begun under another one have ended.</param>
internal sealed record SignedIn(OrganisationRow Organisation, string Name, string? Stamp, IReadOnlyList<OwnPost> Posts);

/// <summary>
/// What every request reads about who is asking, anew each time so that a right given or taken acts at once.
/// The queries are compiled once: three of them a request, and they are small.
/// </summary>
internal sealed class SessionReads
{
    private sealed record PersonRow(string Zone, string Vocabulary, bool IsDemo, string RootPath, string Name, string? Stamp,
        PostId? Post, string? PostName, AppointmentKind? Kind, UnitId? Unit, string? UnitName, string? UnitCode, string? UnitPath);

    private sealed record Seat(PostId Collective, PostId Member);

    private readonly Func<Db, IAsyncEnumerable<OrganisationRow>> organisation = EF.CompileAsyncQuery((Db db) =>
        from s in db.Set<OrganisationSettings>()
        join u in db.Set<Unit>() on s.RootUnitId equals u.Id
        select new OrganisationRow(s.Zone, s.Vocabulary, s.IsDemo, u.Path));

    private readonly Func<Db, PersonId, DateTimeOffset, IAsyncEnumerable<PersonRow>> person = EF.CompileAsyncQuery((Db db, PersonId id, DateTimeOffset now) =>
        from s in db.Set<OrganisationSettings>()
        join root in db.Set<Unit>() on s.RootUnitId equals root.Id
        from who in db.Set<Person>().Where(p => p.Id == id)
        join account in db.Set<Account>() on who.Id equals account.PersonId into accounts
        from account in accounts.DefaultIfEmpty()
        join a in db.Set<Appointment>().Where(a => a.IsInForce(now)) on who.Id equals a.PersonId into held
        from a in held.DefaultIfEmpty()
        join p in db.Set<Post>() on a.PostId equals p.Id into posts
        from p in posts.DefaultIfEmpty()
        join u in db.Set<Unit>() on p.UnitId equals u.Id into units
        from u in units.DefaultIfEmpty()
        orderby a.Kind descending, p.UnitPath, p.Code
        select new PersonRow(s.Zone, s.Vocabulary, s.IsDemo, root.Path, who.Name, account.SecurityStamp, (PostId?)p.Id, p.Name, (AppointmentKind?)a.Kind, (UnitId?)u.Id, u.Name, u.Code, u.Path));

    private readonly Func<Db, PostId, DateTimeOffset, IAsyncEnumerable<HeldRight>> rights = EF.CompileAsyncQuery((Db db, PostId post, DateTimeOffset now) =>
        from r in db.Set<StandingRight>()
        where r.PostId == post && r.IsInForce(now)
        select new HeldRight(r.Right, r.UnitPath));

    private readonly Func<Db, PersonId, DateTimeOffset, IAsyncEnumerable<Seat>> seats = EF.CompileAsyncQuery((Db db, PersonId person, DateTimeOffset now) =>
        from a in db.Set<Appointment>()
        join m in db.Set<Membership>() on a.PostId equals m.MemberId
        where a.PersonId == person && a.IsInForce(now) && m.IsInForce(now)
        select new Seat(m.CollectiveId, m.MemberId));

    /// <summary>Null before set-up.</summary>
    public async Task<OrganisationRow?> Organisation(Db db) => await organisation(db).SingleOrDefaultAsync();

    /// <summary>Null when there is no such person, or no organisation.</summary>
    public async Task<SignedIn?> Person(Db db, PersonId id, DateTimeOffset now)
    {
        var rows = await person(db, id, now).ToListAsync();
        if (rows.Count == 0) return null;
        var posts = from r in rows
                    where r.Post is not null
                    select new OwnPost(r.Post!.Value, r.PostName!, r.Unit!.Value, r.UnitName!, r.Kind == AppointmentKind.Acting, r.UnitCode!, r.UnitPath!);
        return new(new(rows[0].Zone, rows[0].Vocabulary, rows[0].IsDemo, rows[0].RootPath), rows[0].Name, rows[0].Stamp, [.. posts]);
    }

    /// <summary>The person in one of the posts, with the rights the post holds now and the seats it has.</summary>
    public async Task<Actor> Actor(Db db, PersonId person, OwnPost post, IReadOnlyList<OwnPost> own, DateTimeOffset now)
    {
        var held = await rights(db, post.Id, now).ToListAsync();
        var taken = await seats(db, person, now).ToListAsync();
        return Domain.Actor.In(person, post.Id, post.UnitId, post.UnitPath, held,
            own.Select(p => p.Id).Concat(taken.Select(s => s.Collective)).ToHashSet(),
            taken.Where(s => s.Member == post.Id).Select(s => s.Collective).ToHashSet());
    }

    /// <summary>The person in the post, or in the first of theirs.</summary>
    public async Task<Actor> Actor(Db db, PersonId person, PostId? post, DateTimeOffset now)
    {
        var own = (await Person(db, person, now))?.Posts ?? [];
        return await Actor(db, person, post is null ? own[0] : own.Single(p => p.Id == post), own, now);
    }
}
