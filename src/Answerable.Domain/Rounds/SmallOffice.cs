using Answerable.Domain.Policies;

namespace Answerable.Domain.Rounds;

/// <summary>One of the few posts among which a small body shares every office of a round.</summary>
/// <param name="Persons">Who holds it or stands in for its holder now.</param>
/// <param name="Debriefs">It, or one of its persons, debriefs in the round.</param>
public sealed record OfficePost(PostId Id, IReadOnlySet<PersonId> Persons, bool Debriefs);

/// <summary>Why a post cannot have an office; the words stand in the room's text file under <c>office-bar.REASON</c>.</summary>
public static class OfficeBars
{
    public const string Vacant = "vacant", Debriefs = "debriefs", OtherTeller = "other-teller", OtherOfPair = "other-of-pair";

    public static readonly IReadOnlyList<string> All = [Vacant, Debriefs, OtherTeller, OtherOfPair];
}

/// <summary>An office with the post that is proposed for it.</summary>
/// <param name="Place">0, or 1 for the second teller.</param>
/// <param name="Post">Null where none of the posts can have it.</param>
/// <param name="Bars">Posts that cannot have it, and why; the rest could.</param>
public sealed record ProposedOffice(OfficerRole Role, int Place, PostId? Post, IReadOnlyDictionary<PostId, string> Bars);

/// <summary>
/// Shares the offices of a round among three posts by the rules that hold for every round: a small body has no more. Whoever debriefs
/// counts, vets, records and rates nobody, so that nothing waits for somebody who may not do it; the two tellers are two persons, and so
/// are whoever enters and whoever confirms a component. All other offices may meet in one post.
/// </summary>
public static class SmallOffice
{
    /// <summary>So many posts are asked for.</summary>
    public const int Posts = 3;

    /// <param name="posts">In the order of choice: the first is to chair.</param>
    public static IReadOnlyList<ProposedOffice> Propose(RoundPolicy policy, IReadOnlyList<OfficePost> posts)
    {
        Require.That(posts.Count == Posts && posts.DistinctBy(p => p.Id).Count() == Posts, RoundRefusals.NotThreePosts);
        var chair = posts.FirstOrDefault(p => Against(OfficerRole.Chair, p) is null);
        List<ProposedOffice> offices = [Single(OfficerRole.Chair, posts, null), Single(OfficerRole.Vetter, posts, chair)];
        if (policy.Assessment.Value) offices.AddRange(Pair((OfficerRole.Teller, 0), (OfficerRole.Teller, 1), posts, chair));
        if (!policy.Grade.Value) return offices;
        offices.Add(Single(OfficerRole.Recorder, posts, chair));
        offices.AddRange(Pair((OfficerRole.Enterer, 0), (OfficerRole.Confirmer, 0), posts, chair));
        return offices;
    }

    /// <summary>Whether every office has its post.</summary>
    public static bool IsWhole(IEnumerable<ProposedOffice> offices) => offices.All(o => o.Post is not null);

    /// <summary>The one that spares whoever chairs, where there is a choice.</summary>
    private static ProposedOffice Single(OfficerRole role, IReadOnlyList<OfficePost> posts, OfficePost? spared) =>
        new(role, 0, Fit(role, posts).OrderBy(p => p == spared).FirstOrDefault()?.Id, Bars(role, posts));

    private static IEnumerable<ProposedOffice> Pair((OfficerRole Role, int Place) one, (OfficerRole Role, int Place) other,
        IReadOnlyList<OfficePost> posts, OfficePost? spared)
    {
        var (firsts, seconds) = (Fit(one.Role, posts).ToList(), Fit(other.Role, posts).ToList());
        var (first, second) = (from a in firsts
                               from b in seconds
                               where !IsSame(a, b)
                               orderby a == spared || b == spared
                               select (a, b)).FirstOrDefault();
        first ??= firsts.OrderBy(p => p == spared).FirstOrDefault();
        yield return new(one.Role, one.Place, first?.Id, Bars(one.Role, posts, second));
        yield return new(other.Role, other.Place, second?.Id, Bars(other.Role, posts, first));
    }

    private static IEnumerable<OfficePost> Fit(OfficerRole role, IReadOnlyList<OfficePost> posts) =>
        posts.Where(p => Against(role, p) is null);

    private static Dictionary<PostId, string> Bars(OfficerRole role, IReadOnlyList<OfficePost> posts, OfficePost? partner = null)
    {
        var ofPair = role == OfficerRole.Teller ? OfficeBars.OtherTeller : OfficeBars.OtherOfPair;
        return posts.Select(p => (p.Id, Why: Against(role, p) ?? (partner is not null && IsSame(p, partner) ? ofPair : null)))
            .Where(b => b.Why is not null).ToDictionary(b => b.Id, b => b.Why!);
    }

    private static string? Against(OfficerRole role, OfficePost post) => post.Persons.Count == 0 ? OfficeBars.Vacant
        : post.Debriefs && role != OfficerRole.Chair ? OfficeBars.Debriefs : null;

    private static bool IsSame(OfficePost a, OfficePost b) => a.Id == b.Id || a.Persons.Overlaps(b.Persons);
}
