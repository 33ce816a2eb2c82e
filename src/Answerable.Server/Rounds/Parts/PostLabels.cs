using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
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
internal sealed record PostChoice
{
    public required PostId Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Unit { get; init; }

    public required string Kind { get; init; }

    public required bool IsCollective { get; init; }

    public required bool IsOwnUnit { get; init; }
}

/// <summary>Posts that a field offers, and whether there are more.</summary>
internal sealed record PostOffer(IReadOnlyList<PostChoice> Posts, bool More)
{
    /// <summary>As options of a field; those who serve already are always among them.</summary>
    public IReadOnlyList<Option> Options(params IEnumerable<PostLabel> serving) =>
    [
        .. Posts.Select(p => new Option(p.Id.Value.ToString(), $"{p.Unit} · {p.Name}")),
        .. serving.DistinctBy(p => p.Id).Where(p => Posts.All(c => c.Id != p.Id))
            .Select(p => new Option(p.Id.Value.ToString(), $"{p.Unit} · {p.Name}")),
    ];
}

/// <summary>Names of posts for pages of a round and of the rooms above.</summary>
internal sealed class PostLabels(Db db, PostDirectory directory)
{
    /// <summary>Most posts that a form offers.</summary>
    public const int MostChoices = 600;

    public async Task<IReadOnlyDictionary<PostId, PostLabel>> Labels(IEnumerable<PostId> posts, DateTimeOffset now) =>
        (await directory.Posts(posts, now)).Values.ToDictionary(p => p.Id,
            p => new PostLabel(p.Id, p.Name, p.Unit, p.UnitPath, p.IsCollective, p.Holders));

    /// <summary>
    /// Debriefers by their posts: with the days where the post changed hands, and whoever answers. Former holders are named by themselves.
    /// </summary>
    public async Task<IReadOnlyDictionary<DebrieferId, PostLabel>> Labels(IReadOnlyCollection<Debriefer> debriefers, DateTimeOffset now)
    {
        var posts = await Labels(debriefers.Select(d => d.PostId), now);
        var holders = debriefers.Select(d => d.HolderId).OfType<PersonId>().Distinct().ToList();
        var names = holders.Count == 0 ? []
            : await db.Set<Person>().Where(p => holders.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        return debriefers.ToDictionary(d => d.Id, d => posts[d.PostId] with
        {
            Name = Part.Named(posts[d.PostId].Name, d.PartFrom, d.PartUntil),
            Persons = d.HolderId is { } holder ? [names[holder]] : posts[d.PostId].Persons,
        });
    }

    /// <summary>Posts of the unit and of the units directly below it, the unit's own first.</summary>
    public Task<List<PostChoice>> Choices(UnitId unit) => Near(unit).Take(MostChoices).ToListAsync();

    /// <summary>As many of them as one field of a form offers, of the single posts or of the leading groups.</summary>
    /// <param name="find">Part of the post's or its unit's name, its code, or part of its holder's name; null for the first.</param>
    /// <param name="without">A round whose debriefers are left out.</param>
    public async Task<PostOffer> Offer(UnitId unit, string? find, bool? collective, DateTimeOffset now, RoundId? without = null)
    {
        var holding = from a in db.Set<Appointment>()
                      join p in db.Set<Person>() on a.PersonId equals p.Id
                      where a.IsInForce(now) && p.Name.Contains(find!)
                      select a.PostId;
        var found = await (
            from c in Near(unit)
            where (collective == null || c.IsCollective == collective)
                && (find == null || c.Name.Contains(find) || c.Unit.Contains(find) || c.Code == find
                    || holding.Contains(c.Id))
                && (without == null || !db.Set<Debriefer>().Any(d => d.RoundId == without && d.PostId == c.Id && d.HolderId == null))
            select c).Take(Pages.Size + 1).ToListAsync();
        return new([.. found.Take(Pages.Size)], found.Count > Pages.Size);
    }

    private IQueryable<PostChoice> Near(UnitId unit) =>
        from p in db.Set<Post>()
        join u in db.Set<Unit>() on p.UnitId equals u.Id
        where u.Id == unit || u.ParentId == unit
        orderby u.Id == unit ? 0 : 1, u.Code, p.Code
        select new PostChoice
        {
            Id = p.Id, Code = p.Code, Name = p.Name, Unit = u.Name, Kind = p.Kind, IsCollective = p.IsCollective, IsOwnUnit = u.Id == unit,
        };
}
