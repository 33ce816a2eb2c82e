using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation.Importing;

internal sealed record StoredPost(Guid Id, string Code, string UnitCode, string Name, string Kind)
{
    public bool IsCollective { get; init; }

    public string HolderCode { get; set; } = "";

    public string HolderName { get; set; } = "";

    public DateTimeOffset? HolderSince { get; set; }

    /// <summary>The planned end of the holder's term.</summary>
    public DateTimeOffset? HolderUntil { get; set; }

    /// <summary>Over the post's own unit.</summary>
    public List<Right> Rights { get; } = [];

    /// <summary>Over whatever unit.</summary>
    public HashSet<Right> Everywhere { get; } = [];

    /// <summary>Codes of those who hold the post or stand in for its holder.</summary>
    public List<string> PersonCodes { get; } = [];
}

/// <summary>An individual post that a person holds.</summary>
internal readonly record struct HeldPost(Guid PostId, string UnitCode, string Code, string Name, DateTimeOffset From);

/// <summary>What is stored about the posts and persons that a file names.</summary>
internal sealed class PostFacts
{
    public Dictionary<string, StoredPost> Posts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, (Guid Id, string Name)> Persons { get; } = new(StringComparer.Ordinal);

    /// <summary>How a code is spelled that is there already, or in a row above, by what codes are told apart by.</summary>
    public Dictionary<string, string> Spelled { get; } = new(StringComparer.Ordinal);

    /// <summary>Individual posts held now, by the person's code.</summary>
    public Dictionary<string, List<HeldPost>> Held { get; } = new(StringComparer.Ordinal);

    /// <summary>Rights of every post that the person holds or stands in for, by the person's code.</summary>
    public Dictionary<string, HashSet<Right>> Rights { get; } = new(StringComparer.Ordinal);

    public HashSet<(Guid Body, Guid Member)> Seats { get; } = [];

    /// <summary>Seats that wait for another administration.</summary>
    public HashSet<(Guid Body, Guid Member)> WaitingSeats { get; } = [];

    /// <summary>Who asks for which post and waits for another administration, or is named for it from a later day on.</summary>
    public HashSet<(Guid Post, Guid Person)> Asked { get; } = [];

    public static async Task<PostFacts> Load(Db db, PostRows rows, DateTimeOffset now)
    {
        var facts = new PostFacts();
        var persons = rows.All.Where(r => r.Reason is null).Select(r => r.PersonCode).Where(c => c.Length > 0)
            .ToHashSet(StringComparer.Ordinal);
        var names = persons.Select(Person.SignInName).ToHashSet(StringComparer.Ordinal);
        await facts.LoadPosts(db, now, rows.All.SelectMany(r => new[] { r.Code, r.MemberPost }).ToHashSet(StringComparer.Ordinal));
        await foreach (var person in db.Set<Person>().AsNoTracking().Select(p => new { p.Id, p.Code, p.Name }).AsAsyncEnumerable())
        {
            if (persons.Contains(person.Code)) facts.Persons[person.Code] = (person.Id.Value, person.Name);
            if (Person.SignInName(person.Code) is var name && names.Contains(name)) facts.Spelled[name] = person.Code;
        }
        await facts.LoadAppointments(db, now);
        return facts;
    }

    private async Task LoadPosts(Db db, DateTimeOffset now, HashSet<string> codes)
    {
        var posts =
            from p in db.Set<Post>()
                .AsNoTracking()
            join u in db.Set<Unit>() on p.UnitId equals u.Id
            select new StoredPost(p.Id.Value, p.Code, u.Code, p.Name,
                    p.Kind)
            { IsCollective = p.IsCollective };
        await foreach (var post in posts.AsAsyncEnumerable())
            if (codes.Contains(post.Code)) Posts[post.Code] = post;
        var bodies = db.Set<Membership>().AsNoTracking().Where(m => m.IsInForce(now)).Select(m => new { m.CollectiveId, m.MemberId });
        await foreach (var seat in bodies.AsAsyncEnumerable()) Seats.Add((seat.CollectiveId.Value, seat.MemberId.Value));
        var waiting = db.Set<WaitingAct>().AsNoTracking().Where(w => w.DecidedAt == null && w.PostId != null);
        await foreach (var act in waiting.AsAsyncEnumerable())
        {
            if (act.MemberId is { } member) WaitingSeats.Add((act.PostId!.Value.Value, member.Value));
            else Asked.Add((act.PostId!.Value.Value, act.PersonId.Value));
        }
    }

    private async Task LoadAppointments(Db db, DateTimeOffset now)
    {
        var byId = Posts.Values.ToDictionary(p => p.Id);
        var rights =
            (await db.Set<StandingRight>().AsNoTracking().Where(r => !r.IsOver(now)).Select(r => new { r.PostId, r.Right, r.UnitId })
                .ToListAsync()).ToLookup(r => r.PostId.Value);
        var appointments = from a in db.Set<Appointment>().AsNoTracking()
                           join p in db.Set<Post>() on a.PostId equals p.Id
                           join u in db.Set<Unit>() on p.UnitId equals u.Id
                           join person in db.Set<Person>() on a.PersonId equals person.Id
                           where !a.IsOver(now)
                           select new
                           {
                               a.PostId, a.PersonId, a.Kind, a.From, a.Until, IsInForce = a.IsInForce(now),
                               PersonCode = person.Code, PersonName = person.Name, UnitCode = u.Code,
                               p.Code, p.Name
                           };
        await foreach (var a in appointments.AsAsyncEnumerable())
        {
            var held = rights[a.PostId.Value].Select(r => r.Right).ToList();
            if (held.Count > 0) RightsOf(a.PersonCode).UnionWith(held);
            if (byId.TryGetValue(a.PostId.Value, out var post)) post.PersonCodes.Add(a.PersonCode);
            if (!a.IsInForce)
            {
                Asked.Add((a.PostId.Value, a.PersonId.Value));
                continue;
            }
            if (a.Kind == AppointmentKind.Holder && post is not null)
                (post.HolderCode, post.HolderName, post.HolderSince, post.HolderUntil) = (a.PersonCode, a.PersonName, a.From, a.Until);
            if (a.Kind == AppointmentKind.Holder && Persons.ContainsKey(a.PersonCode))
                HeldBy(a.PersonCode).Add(new(a.PostId.Value, a.UnitCode, a.Code, a.Name, a.From));
        }
        foreach (var right in rights.SelectMany(r => r))
            if (byId.TryGetValue(right.PostId.Value, out var post)) post.Everywhere.Add(right.Right);
        var own =
            from p in db.Set<Post>().AsNoTracking()
            join r in db.Set<StandingRight>() on new
            {
                PostId = p.Id,
                p.UnitId
            } equals new { r.PostId, r.UnitId }
            where r.IsInForce(now)
            select new { p.Id, r.Right };
        await foreach (var right in own.AsAsyncEnumerable())
            if (byId.TryGetValue(right.Id.Value, out var post)) post.Rights.Add(right.Right);
    }

    public List<HeldPost> HeldBy(string person) => Held.TryGetValue(person, out var found) ? found : Held[person] = [];

    public HashSet<Right> RightsOf(string person) => Rights.TryGetValue(person, out var found) ? found : Rights[person] = [];
}
