using Answerable.Domain.Organisation;

namespace Answerable.Domain.Tests.Organisation;

/// <summary>A city with one county, posts in both, and somebody who administers from the city's desk.</summary>
internal sealed class Roster
{
    public static readonly Actor Setting = Actor.System(SystemVerbs.SetUp);

    public Unit City { get; } = Unit.Create(Setting, null, "C", "City", "city", Town.Now);
    public Unit County { get; }
    public Post Head { get; }
    public Post Group { get; }
    public Post Desk { get; }
    public PersonId Me { get; } = new(Ids.Random());
    public PersonId Other { get; } = new(Ids.Random());

    public Roster()
    {
        County = Unit.Create(Setting, City, "N", "North", "county", Town.Now);
        Head = Post.Create(Setting, County, "N-head", "Head", "head", false, Town.Now);
        Group = Post.Create(Setting, County, "N-group", "Group", "group", true, Town.Now);
        Desk = Post.Create(Setting, City, "C-desk", "Desk", "desk", false, Town.Now);
    }

    public Actor With(params Right[] rights) => Over(City.Path, rights);

    public Actor Over(string path, params Right[] rights) => Actor.In(Me, Desk.Id, City.Id, City.Path,
        [.. rights.Select(r => new HeldRight(r, path))], new HashSet<PostId> { Desk.Id }, new HashSet<PostId>());

    /// <summary>Another person, who holds the right over the city or over a part of it.</summary>
    public Actor Somebody(Right right, string? path = null) => Actor.In(Other, Desk.Id, City.Id, City.Path,
        [new(right, path ?? City.Path)], new HashSet<PostId>(), new HashSet<PostId>());
}
