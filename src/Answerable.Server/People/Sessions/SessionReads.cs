using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>What set-up named, as every request needs it.</summary>
/// <param name="Words">The organisation's own file of words; null where the vocabulary's count.</param>
internal sealed record OrganisationRow(string Zone, string Vocabulary, bool IsDemo, string RootPath, string? Words);

/// <summary>The organisation, the person's name, and the posts that the person holds or stands in for, held ones first.</summary>
/// <param name="Stamp">Of the person's account: sessions begun under another one have ended.</param>
internal sealed record SignedIn(OrganisationRow Organisation, string Name, string? Stamp, IReadOnlyList<OwnPost> Posts);

/// <summary>
/// Reads who is asking as it is at one instant, and until when nothing of it begins or ends by itself.
/// What has not begun or not ended yet is read too, because the clock alone changes who somebody is.
/// The queries are compiled once: they are small, and asked whenever nothing is kept.
/// </summary>
internal sealed class SessionReads
{
    private sealed record PersonRow(string Zone, string Vocabulary, bool IsDemo, string RootPath, string? Words, string Name, string? Stamp,
        PostId? Post, string? PostName, AppointmentKind? Kind, UnitId? Unit, string? UnitName, string? UnitCode, string? UnitPath,
        string? UnitLevel, DateTimeOffset? From, DateTimeOffset? Until);

    private sealed record RightRow(Right Right, string UnitPath, DateTimeOffset From, DateTimeOffset? Until);

    private sealed record Seat(PostId Collective, PostId Member, DateTimeOffset HeldFrom, DateTimeOffset? HeldUntil, DateTimeOffset From,
        DateTimeOffset? Until);

    private sealed record Marks(Guid Mark, Guid Tree);

    private readonly Func<Db, IAsyncEnumerable<Marks>> mark = EF.CompileAsyncQuery((Db db) =>
        from g in db.Set<Generation>()
        from t in db.Set<Tree>()
        select new Marks(g.Mark, t.Mark));

    private readonly Func<Db, IAsyncEnumerable<OrganisationRow>> organisation = EF.CompileAsyncQuery((Db db) =>
        from s in db.Set<OrganisationSettings>()
        join u in db.Set<Unit>() on s.RootUnitId equals u.Id
        select new OrganisationRow(s.Zone, s.Vocabulary, s.IsDemo, u.Path, s.Words));

    private readonly Func<Db, PersonId, DateTimeOffset, IAsyncEnumerable<PersonRow>> person =
        EF.CompileAsyncQuery((Db db, PersonId id, DateTimeOffset now) =>
        from s in db.Set<OrganisationSettings>()
        join root in db.Set<Unit>() on s.RootUnitId equals root.Id
        from who in db.Set<Person>().Where(p => p.Id == id)
        join account in db.Set<Account>() on who.Id equals account.PersonId into accounts
        from account in accounts.DefaultIfEmpty()
        join a in db.Set<Appointment>().Where(a => !a.IsOver(now)) on who.Id equals a.PersonId into held
        from a in held.DefaultIfEmpty()
        join p in db.Set<Post>() on a.PostId equals p.Id into posts
        from p in posts.DefaultIfEmpty()
        join u in db.Set<Unit>() on p.UnitId equals u.Id into units
        from u in units.DefaultIfEmpty()
        orderby a.Kind descending, p.UnitPath, p.Code
        select new PersonRow(s.Zone, s.Vocabulary, s.IsDemo, root.Path, s.Words, who.Name, account.SecurityStamp, (PostId?)p.Id, p.Name,
            (AppointmentKind?)a.Kind, (UnitId?)u.Id, u.Name, u.Code, u.Path, u.Level, (DateTimeOffset?)a.From, a.Until));

    private readonly Func<Db, PostId, DateTimeOffset, IAsyncEnumerable<RightRow>> rights = EF.CompileAsyncQuery(
        (Db db, PostId post, DateTimeOffset now) =>
        from r in db.Set<StandingRight>()
        where r.PostId == post && !r.IsOver(now)
        select new RightRow(r.Right, r.UnitPath, r.From, r.Until));

    private readonly Func<Db, PersonId, DateTimeOffset, IAsyncEnumerable<Seat>> seats =
        EF.CompileAsyncQuery((Db db, PersonId person, DateTimeOffset now) =>
        from a in db.Set<Appointment>()
        join m in db.Set<Membership>() on a.PostId equals m.MemberId
        where a.PersonId == person && !a.IsOver(now) && !m.IsOver(now)
        select new Seat(m.CollectiveId, m.MemberId, a.From, a.Until, m.From, m.Until));

    private sealed record GuidedRow(GuidanceId Id, UnitId Unit, string Path, bool SeesDuties, bool MayIssue, bool Inspects,
        DateTimeOffset From, DateTimeOffset? Until);

    private readonly Func<Db, UnitId, DateTimeOffset, IAsyncEnumerable<GuidedRow>> guided = EF.CompileAsyncQuery(
        (Db db, UnitId guide, DateTimeOffset now) =>
        from g in db.Set<Guidance>()
        where g.GuideId == guide && !g.IsOver(now)
        select new GuidedRow(g.Id, g.UnitId, g.UnitPath, g.SeesDuties, g.MayIssue, g.Inspects, g.From, g.Until));

    private readonly Func<Db, UnitId, IAsyncEnumerable<LookedAt>> unit = EF.CompileAsyncQuery((Db db, UnitId id) =>
        db.Set<Unit>().Where(u => u.Id == id).Select(u => new LookedAt(u.Id, u.Name, u.Code, u.Path, u.Level)));

    /// <summary>The mark under which everything else here was last changed.</summary>
    public async Task<Guid> Mark(Db db)
    {
        var marks = await mark(db).SingleAsync();
        db.TreeRead ??= marks.Tree;
        return marks.Mark;
    }

    /// <summary>Null before set-up.</summary>
    public async Task<OrganisationRow?> Organisation(Db db) => await organisation(db).SingleOrDefaultAsync();

    /// <summary>Null when there is no such unit.</summary>
    public async Task<LookedAt?> Unit(Db db, UnitId id) => await unit(db, id).SingleOrDefaultAsync();

    /// <summary>Null when there is no such person, or no organisation.</summary>
    public async Task<Lasting<SignedIn?>> Person(Db db, PersonId id, DateTimeOffset now)
    {
        var rows = await person(db, id, now).ToListAsync();
        if (rows.Count == 0) return new(null, Period.From(now));
        var period = Period.From(now);
        var posts = new List<OwnPost>();
        foreach (var r in rows.Where(r => r.Post is not null))
            if (period.Meets(r.From!.Value, r.Until))
                posts.Add(new(r.Post!.Value, r.PostName!, r.Unit!.Value, r.UnitName!, r.Kind == AppointmentKind.Acting, r.UnitCode!,
                    r.UnitPath!, r.UnitLevel!));
        return new(new(new(rows[0].Zone, rows[0].Vocabulary, rows[0].IsDemo, rows[0].RootPath, rows[0].Words),
            rows[0].Name, rows[0].Stamp, posts),
            period);
    }

    /// <summary>The person in one of the posts, with the rights the post holds now and the seats it has.</summary>
    public async Task<Lasting<Actor>> Actor(Db db, PersonId person, OwnPost post, IReadOnlyList<OwnPost> own, DateTimeOffset now)
    {
        var period = Period.From(now);
        var held = (await rights(db, post.Id, now).ToListAsync())
            .Where(r => period.Meets(r.From, r.Until)).Select(r => new HeldRight(r.Right, r.UnitPath)).ToList();
        var taken = (await seats(db, person, now).ToListAsync())
            .Where(s => period.Meets(s.HeldFrom, s.HeldUntil) & period.Meets(s.From, s.Until)).ToList();
        var guides = (await guided(db, post.UnitId, now).ToListAsync())
            .Where(g => period.Meets(g.From, g.Until))
            .Select(g => new GuidedUnit(g.Id, g.Unit, g.Path, g.SeesDuties, g.MayIssue, g.Inspects)).ToList();
        return new(Domain.Actor.In(person, post.Id, post.UnitId, post.UnitPath, held,
            own.Select(p => p.Id).Concat(taken.Select(s => s.Collective)).ToHashSet(),
            taken.Where(s => s.Member == post.Id).Select(s => s.Collective).ToHashSet(), guides), period);
    }

    /// <summary>The person in the post, or in the first of theirs.</summary>
    public async Task<Actor> Actor(Db db, PersonId person, PostId? post, DateTimeOffset now)
    {
        var own = (await Person(db, person, now)).Value?.Posts ?? [];
        return (await Actor(db, person, post is null ? own[0] : own.Single(p => p.Id == post), own, now)).Value;
    }
}
