using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>A post as pages name it, with who holds it or stands in now; a leading group names nobody.</summary>
internal sealed record PostLabel(PostId Id, string Name, string Unit, string UnitPath, bool IsCollective, IReadOnlyList<string> Persons)
{
    /// <summary>Unit, post and persons in one line.</summary>
    public string Words => Persons.Count == 0 ? $"{Unit} {Name}" : $"{Unit} {Name} {string.Join(" / ", Persons)}";
}

/// <summary>A post that may be chosen in a form.</summary>
internal sealed record PostChoice(PostId Id, string Name, string Unit, string Kind, bool IsCollective, bool IsOwnUnit);

/// <summary>Names of posts for pages of a round and of the rooms above.</summary>
internal sealed class PostLabels(Db db)
{
    /// <summary>Most posts that a form offers.</summary>
    public const int MostChoices = 600;

    public async Task<IReadOnlyDictionary<PostId, PostLabel>> Of(IEnumerable<PostId> posts, DateTimeOffset now)
    {
        var ids = posts.Distinct().ToList();
        var held = await (from a in db.Set<Appointment>()
                          join p in db.Set<Person>() on a.PersonId equals p.Id
                          where ids.Contains(a.PostId) && a.IsInForce(now)
                          orderby a.Kind descending
                          select new { a.PostId, p.Name }).ToListAsync();
        var names = held.ToLookup(h => h.PostId, h => h.Name);
        var found = await (from p in db.Set<Post>()
                           join u in db.Set<Unit>() on p.UnitId equals u.Id
                           where ids.Contains(p.Id)
                           select new { p.Id, p.Name, Unit = u.Name, p.UnitPath, p.IsCollective }).ToListAsync();
        return found.ToDictionary(f => f.Id, f => new PostLabel(f.Id, f.Name, f.Unit, f.UnitPath, f.IsCollective, [.. names[f.Id]]));
    }

    /// <summary>Posts of the unit and of the units directly below it, the unit's own first.</summary>
    public Task<List<PostChoice>> Choices(UnitId unit) => (
        from p in db.Set<Post>()
        join u in db.Set<Unit>() on p.UnitId equals u.Id
        where u.Id == unit || u.ParentId == unit
        orderby u.Id == unit ? 0 : 1, u.Code, p.Code
        select new PostChoice(p.Id, p.Name, u.Name, p.Kind, p.IsCollective, u.Id == unit)).Take(MostChoices).ToListAsync();
}
