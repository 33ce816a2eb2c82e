using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Rounds;

/// <summary>Three posts share every office of a round by the rules of every round, or it is said which office lacks somebody.</summary>
public sealed class SmallOfficeTests
{
    private static readonly PersonId[] People = [.. Enumerable.Range(0, 3).Select(_ => new PersonId(Ids.Random()))];
    private static readonly PostId[] Ids3 = [.. Enumerable.Range(0, 3).Select(_ => new PostId(Ids.Random()))];
    private static readonly RoundPolicy Policy = RoundPolicies.Preset("party-small");

    /// <summary>Every way in which three posts can be held by the same or by other people, be vacant, and debrief. Which person it is
    /// makes no difference, so that the first holder is always the first person.</summary>
    public static IEnumerable<OfficePost[]> Trios() =>
        from one in new[] { 0, 3 }
        from two in new[] { 0, 1, 3 }
        from three in Enumerable.Range(0, 4)
        where (one, two) != (3, 1) && (three != 1 || (one, two) is not (3, 3)) && (three != 2 || (one, two) == (0, 1))
        from debriefs in Enumerable.Range(0, 8)
        select new[] { one, two, three }.Select((holder, i) => Post(i, holder, (debriefs >> i & 1) == 1)).ToArray();

    [Fact]
    public void Whatever_is_proposed_for_every_office_may_open_and_where_one_lacks_no_sharing_could()
    {
        var (whole, lacking) = (0, 0);
        foreach (var trio in Trios())
        {
            var offices = SmallOffice.Propose(Policy, trio);
            Assert.Equal(7, offices.Count);
            if (SmallOffice.IsWhole(offices))
            {
                whole++;
                Assert.Empty(Faults(trio, [.. offices.Select(o => new Office(o.Role, o.Post!.Value))]));
            }
            else
            {
                lacking++;
                // Each post that an office does not get has its reason where nobody gets it.
                Assert.All(offices.Where(o => o.Post is null), o => Assert.Equal(trio.Length, o.Bars.Count));
                Assert.All(Sharings(trio, offices), s => Assert.NotEmpty(Faults(trio, s)));
            }
        }
        Assert.Equal((19, 101), (whole, lacking));
    }

    [Fact]
    public void Three_people_who_do_not_debrief_fill_every_office_and_the_chair_is_spared()
    {
        var trio = new[] { Post(0, 0, false), Post(1, 1, false), Post(2, 2, false) };
        var offices = SmallOffice.Propose(Policy, trio).ToDictionary(o => (o.Role, o.Place), o => o.Post);
        Assert.Equal(Ids3[0], offices[(OfficerRole.Chair, 0)]);
        Assert.Equal([Ids3[1], Ids3[2]], new[] { offices[(OfficerRole.Teller, 0)], offices[(OfficerRole.Teller, 1)] }
            .Select(p => p!.Value));
        Assert.DoesNotContain(Ids3[0], offices.Where(o => o.Key.Role != OfficerRole.Chair).Select(o => o.Value!.Value));
    }

    [Fact]
    public void With_two_who_debrief_the_second_teller_lacks_and_each_reason_is_named()
    {
        var offices = SmallOffice.Propose(Policy, [Post(0, 0, false), Post(1, 1, true), Post(2, 2, true)]);
        Assert.Equal([(OfficerRole.Teller, 1), (OfficerRole.Confirmer, 0)],
            offices.Where(o => o.Post is null).Select(o => (o.Role, o.Place)));
        var second = offices.Single(o => o is { Role: OfficerRole.Teller, Place: 1 });
        Assert.Equal([OfficeBars.OtherTeller, OfficeBars.Debriefs, OfficeBars.Debriefs], Ids3.Select(id => second.Bars[id]));
        var confirmer = offices.Single(o => o.Role == OfficerRole.Confirmer);
        Assert.Equal([OfficeBars.OtherOfPair, OfficeBars.Debriefs, OfficeBars.Debriefs], Ids3.Select(id => confirmer.Bars[id]));
    }

    [Fact]
    public void Who_could_have_an_office_has_no_bar_and_what_bars_a_post_by_itself_is_named_before_its_partner()
    {
        IReadOnlyDictionary<PostId, string> Second(params OfficePost[] trio) =>
            SmallOffice.Propose(Policy, trio).Single(o => o is { Role: OfficerRole.Teller, Place: 1 }).Bars;
        Assert.Equal([(Ids3[1], OfficeBars.OtherTeller)],
            Second(Post(0, 0, false), Post(1, 1, false), Post(2, 2, false)).Select(b => (b.Key, b.Value)));
        var same = Second(Post(0, 0, false), Post(1, 0, true), Post(2, 1, true));
        Assert.Equal([OfficeBars.OtherTeller, OfficeBars.Debriefs, OfficeBars.Debriefs], Ids3.Select(id => same[id]));
    }

    [Fact]
    public void Where_a_pair_lacks_one_the_chair_is_spared_all_the_same()
    {
        var offices = SmallOffice.Propose(Policy, [Post(0, 0, false), Post(1, 0, false), Post(2, 3, false)]);
        Assert.Equal([Ids3[1], null], offices.Where(o => o.Role == OfficerRole.Teller).Select(o => o.Post));
    }

    [Fact]
    public void Fewer_than_three_different_posts_are_refused() => Refusing.With("rounds.not-three-posts", () =>
        SmallOffice.Propose(Policy, [Post(0, 0, false), Post(0, 0, false), Post(2, 2, false)]));

    /// <param name="holder">3 for nobody.</param>
    private static OfficePost Post(int at, int holder, bool debriefs) =>
        new(Ids3[at], holder == 3 ? new HashSet<PersonId>() : new HashSet<PersonId> { People[holder] }, debriefs);

    /// <summary>What the rule of every round says of the pairs, and that nobody acts in an office who debriefs or is not there.</summary>
    private static IEnumerable<string> Faults(OfficePost[] trio, IReadOnlyList<Office> offices)
    {
        foreach (var (role, post) in offices)
            if (!Fits(trio.Single(p => p.Id == post), role)) yield return $"{role}";
        var frame = new RoundFrame(default, "", default, "/", RoundState.Draft, Policy, default, default, null, default, null,
            [.. offices, new(OfficerRole.DecidingBody, new(Ids.Random()))]);
        var persons = trio.ToDictionary(p => p.Id, p => p.Persons);
        persons[frame.Officers[^1].PostId] = new HashSet<PersonId> { People[0] };
        var tellerDebriefs = frame.PostsOf(OfficerRole.Teller).Any(t => trio.Single(p => p.Id == t).Debriefs);
        foreach (var fault in frame.AgainstOpening(Organiser, new(1, [], persons, tellerDebriefs), default))
            if (fault.Code.Contains("teller", StringComparison.Ordinal) || fault.Code.Contains("enterer", StringComparison.Ordinal)
                || fault.Code.Contains("chair", StringComparison.Ordinal)) yield return fault.Code;
    }

    private static Actor Organiser => Actor.System(SystemVerbs.Demo);

    /// <summary>Somebody is there, and does not debrief unless it is to chair.</summary>
    private static bool Fits(OfficePost post, OfficerRole role) => post.Persons.Count > 0 && (!post.Debriefs || role == OfficerRole.Chair);

    /// <summary>Every way to share the offices among those of the three that fit each; any other is at fault already.</summary>
    private static IEnumerable<IReadOnlyList<Office>> Sharings(OfficePost[] trio, IReadOnlyList<ProposedOffice> offices) =>
        offices.Aggregate((IEnumerable<IReadOnlyList<Office>>)[[]], (shared, office) =>
            from done in shared
            from post in trio
            where Fits(post, office.Role)
            select (IReadOnlyList<Office>)[.. done, new Office(office.Role, post.Id)]);
}
