using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>A post as pages name it, with who holds it or stands in now; a leading group names nobody.</summary>
public sealed record PostLabel(PostId Id, string Name, string Unit, string UnitPath, bool IsCollective, IReadOnlyList<string> Persons)
{
    /// <summary>Unit, post and persons in one line.</summary>
    public string Words => Persons.Count == 0 ? $"{Unit} {Name}" : $"{Unit} {Name} {string.Join(" / ", Persons)}";
}

/// <summary>A post that may be chosen in a form.</summary>
internal sealed record PostChoice(PostId Id, string Name, string Unit, string Kind, bool IsCollective, bool IsOwnUnit);

/// <summary>Names of posts for pages of a round and of the rooms above.</summary>
internal sealed class PostLabels(Db db, PostDirectory directory)
{
    /// <summary>Most posts that a form offers.</summary>
    public const int MostChoices = 600;

    public async Task<IReadOnlyDictionary<PostId, PostLabel>> Of(IEnumerable<PostId> posts, DateTimeOffset now) =>
        (await directory.Of(posts, now)).Values.ToDictionary(p => p.Id, p => new PostLabel(p.Id, p.Name, p.Unit, p.UnitPath, p.IsCollective, p.Holders));

    /// <summary>Posts of the unit and of the units directly below it, the unit's own first.</summary>
    public Task<List<PostChoice>> Choices(UnitId unit) => (
        from p in db.Set<Post>()
        join u in db.Set<Unit>() on p.UnitId equals u.Id
        where u.Id == unit || u.ParentId == unit
        orderby u.Id == unit ? 0 : 1, u.Code, p.Code
        select new PostChoice(p.Id, p.Name, u.Name, p.Kind, p.IsCollective, u.Id == unit)).Take(MostChoices).ToListAsync();
}
