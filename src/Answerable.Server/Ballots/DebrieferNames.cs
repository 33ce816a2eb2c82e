using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>A post as shown: its name, its unit, and who holds it or stands in now.</summary>
public sealed record NamedPost(PostId Id, string Code, string Name, string Unit, string? Person, bool IsCollective)
{
    /// <summary>Unit and post: seven county secretaries are told apart by it.</summary>
    public string Office => $"{Unit} {Name}";

    /// <summary>Unit, post and whoever holds it.</summary>
    public string Who => $"{Office} {Person}".TrimEnd();
}

/// <summary>A debriefer of a round in the round's order.</summary>
/// <param name="HolderId">Who held the post before and answers for the own days; null for whoever holds it.</param>
public sealed record NamedDebriefer(DebrieferId Id, NamedPost Post, PersonId? HolderId = null)
{
    /// <summary>Whether it is about the actor, in whatever post; a leading group is not hidden from its members.</summary>
    public bool IsAbout(Actor by) => HolderId is { } holder ? by.Person == holder : !Post.IsCollective && by.AllPosts.Contains(Post.Id);
}

/// <summary>Names of posts and debriefers for pages of one round.</summary>
internal sealed class DebrieferNames(Db db, TimeProvider clock)
{
    /// <summary>A page of the debriefers of a round on whom grades are decided, in its order.</summary>
    /// <param name="after">Key of the last one of the page before.</param>
    /// <param name="only">Those that are looked at, or null for all.</param>
    public async Task<PageOf<NamedDebriefer>> Page(RoundId round, string? after, int size = Pages.Size,
        IReadOnlyCollection<DebrieferId>? only = null)
    {
        var all = db.Set<Debriefer>().Where(d => d.RoundId == round).Where(Debriefer.Assessed);
        if (only is not null) all = all.Where(d => only.Contains(d.Id));
        var rest = all;
        if (PageKey.Read<int, Guid>(after) is var (order, last))
        {
            var from = new DebrieferId(last);
            rest = all.Where(d => d.Order > order || (d.Order == order && d.Id > from));
        }
        var page = await rest.OrderBy(d => d.Order).ThenBy(d => d.Id).AsNoTracking()
            .Page(await all.CountToLimit(), d => PageKey.Write(d.Order, d.Id.Value), size);
        var named = await Of(page.Rows);
        return page.Select(d => named[d.Id]);
    }

    /// <summary>Whether more than so many are graded in a round.</summary>
    public Task<bool> AreMoreThan(RoundId round, int many) =>
        db.Set<Debriefer>().Where(d => d.RoundId == round).Where(Debriefer.Assessed).OrderBy(d => d.Id).Skip(many).AnyAsync();

    /// <summary>Every debriefer on whom papers ask, in the round's order.</summary>
    public Task<IReadOnlyList<NamedDebriefer>> InRound(RoundId round) =>
        Debriefers(db.Set<Debriefer>().Where(d => d.RoundId == round).Where(Debriefer.Assessed));

    /// <summary>One debriefer.</summary>
    public async Task<NamedDebriefer> Named(DebrieferId id) => (await Debriefers(db.Set<Debriefer>().Where(d => d.Id == id)))[0];

    public Task<IReadOnlyDictionary<PostId, NamedPost>> Posts(IEnumerable<PostId> posts)
    {
        var ids = posts.Distinct().ToList();
        return Posts(db.Set<Post>().Where(p => ids.Contains(p.Id)));
    }

    private async Task<IReadOnlyList<NamedDebriefer>> Debriefers(IQueryable<Debriefer> which)
    {
        var debriefers = await which.OrderBy(d => d.Order).AsNoTracking().ToListAsync();
        var named = await Of(debriefers);
        return [.. debriefers.Select(d => named[d.Id])];
    }

    /// <summary>These debriefers, each by the post and whoever answers.</summary>
    public async Task<IReadOnlyDictionary<DebrieferId, NamedDebriefer>> Of(IReadOnlyCollection<Debriefer> debriefers)
    {
        var posts = await Posts(debriefers.Select(d => d.PostId));
        var holders = debriefers.Select(d => d.HolderId).OfType<PersonId>().Distinct().ToList();
        var persons = holders.Count == 0 ? []
            : await db.Set<Person>().Where(p => holders.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        return debriefers.ToDictionary(d => d.Id, d => new NamedDebriefer(d.Id, posts[d.PostId] with
        {
            // In files two parts of one post are told apart.
            Code = d.HolderId is { } former ? $"{posts[d.PostId].Code}/{persons[former].Code}" : posts[d.PostId].Code,
            Name = Part.Named(posts[d.PostId].Name, d.PartFrom, d.PartUntil),
            Person = d.HolderId is { } holder ? persons[holder].Name : posts[d.PostId].Person,
        }, d.HolderId));
    }

    private async Task<IReadOnlyDictionary<PostId, NamedPost>> Posts(IQueryable<Post> which)
    {
        var now = clock.ReadNow();
        var rows = await (from p in which
                          join u in db.Set<Unit>() on p.UnitId equals u.Id
                          join a in db.Set<Appointment>().Where(a => a.IsInForce(now)) on p.Id equals a.PostId into held
                          from a in held.DefaultIfEmpty()
                          join person in db.Set<Person>() on a.PersonId equals person.Id into persons
                          from person in persons.DefaultIfEmpty()
                          select new
                          {
                              p.Id, p.Code, p.Name, Unit = u.Name, p.IsCollective, Kind = (AppointmentKind?)a.Kind, Person = person.Name,
                          }).ToListAsync();
        return rows.GroupBy(r => r.Id).Select(g => g.OrderBy(r => r.Kind).First())
            .ToDictionary(p => p.Id, p => new NamedPost(p.Id, p.Code, p.Name, p.Unit, p.Person, p.IsCollective));
    }
}
