using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;

namespace Answerable.Server.Ballots;

/// <summary>A post as shown: its name, its unit, and who holds it or stands in now.</summary>
public sealed record NamedPost(PostId Id, string Code, string Name, string Unit, string? Person, bool IsCollective)
{
    /// <summary>Unit and post: seven county secretaries are told apart by it.</summary>
    public string Office => $"{Unit} {Name}";
}

/// <summary>A debriefer of a round in the round's order.</summary>
public sealed record NamedDebriefer(DebrieferId Id, NamedPost Post);

/// <summary>Names of posts and debriefers for pages of one round.</summary>
internal sealed class DebrieferNames(PostDirectory directory, TimeProvider clock)
{
    public async Task<IReadOnlyList<NamedDebriefer>> Of(Round round)
    {
        var posts = await Of(round.Debriefers.Select(d => d.PostId));
        return [.. round.Debriefers.OrderBy(d => d.Order).Select(d => new NamedDebriefer(d.Id, posts[d.PostId]))];
    }

    public async Task<IReadOnlyDictionary<PostId, NamedPost>> Of(IEnumerable<PostId> posts) =>
        (await directory.Of(posts, clock.ReadNow())).Values
            .ToDictionary(p => p.Id, p => new NamedPost(p.Id, p.Code, p.Name, p.Unit, p.Holders.Count > 0 ? p.Holders[0] : null, p.IsCollective));
}
