using Answerable.Domain.Organisation;

namespace Answerable.Domain.Tests.Organisation;

/// <summary>What a roster may bring, and who brings it.</summary>
public sealed class RosterRulesTests
{
    private static readonly RosterRights None = new([], [], []);
    private static readonly RosterRights Two = new([Right.Audit], [Right.SystemAdministration], []);
    private readonly Roster at = new();

    private static string[] Codes(IEnumerable<Refusal> against) => [.. against.Select(r => r.Code)];

    [Fact]
    public void Only_the_system_administration_of_the_unit_enters_posts_and_hears_first_that_somebody_else_may_not()
    {
        Assert.Empty(RosterRules.AgainstEntering(at.With(Right.SystemAdministration), at.County.Path, None));
        Assert.Equal(["organisation.not-administrator"],
            Codes(RosterRules.AgainstEntering(at.With(Right.SecurityAdministration), at.County.Path, None)));
        Assert.Equal(["organisation.not-administrator"],
            Codes(RosterRules.AgainstEntering(at.Over(at.County.Path, Right.SystemAdministration), at.City.Path, None)));
        Assert.Equal("organisation.not-administrator", Codes(RosterRules.AgainstEntering(at.With(Right.Organise), at.County.Path, Two))[0]);
        Assert.Equal(["organisation.two-administrations"],
            Codes(RosterRules.AgainstEntering(at.With(Right.SystemAdministration), at.County.Path, Two)));
    }

    [Fact]
    public void Neither_a_post_nor_a_person_in_it_comes_to_two_administrations_by_a_roster()
    {
        Assert.Empty(new RosterRights([Right.Audit, Right.Organise], [Right.Audit], [[Right.Vet], []]).AgainstGiving());
        foreach (var together in new RosterRights[]
        {
            new([Right.Audit, Right.SystemAdministration], [], []), new([Right.Audit], [Right.SecurityAdministration], []),
            new([Right.Audit], [], [[Right.Vet], [Right.SystemAdministration]]), new([Right.Audit, Right.SystemAdministration], [], [[]]),
        })
        {
            var against = Assert.Single(together.AgainstGiving());
            Assert.Equal(("organisation.two-administrations", "rights"), (against.Code, against.Field));
        }
    }

    [Fact]
    public void Rights_are_given_by_the_security_administration_and_wait_where_only_one_of_both_brings_them()
    {
        var (system, security, both) =
            (at.With(Right.SystemAdministration), at.With(Right.SecurityAdministration), Actor.System(SystemVerbs.Import));
        Assert.Equal((false, true, true), (Gives(system), Gives(security), Gives(both)));
        Assert.Equal((true, true, false), (Waits(system), Waits(security), Waits(both)));
        Assert.False(Waits(at.With(Right.Organise)));
        Assert.False(Waits(security, has: true));
        Assert.False(Waits(security, gives: false));

        bool Gives(Actor by) => RosterRules.GivesRights(by, at.County.Path);
        bool Waits(Actor by, bool has = false, bool gives = true) => RosterRules.MayWait(by, at.County.Path, has, gives);
    }

    [Fact]
    public void Nobody_gives_waiting_rights_to_a_post_of_their_own()
    {
        var security = at.With(Right.SecurityAdministration);
        Assert.Empty(RosterRules.AgainstGivingWaiting(security, at.Head.Id, new([Right.Vet], [], [])));
        var own = RosterRules.AgainstGivingWaiting(security, at.Desk.Id, new([Right.Vet], [], [])).Single();
        Assert.Equal(("organisation.own-post", "rights"), (own.Code, own.Field));
        Assert.Equal(["organisation.two-administrations"], Codes(RosterRules.AgainstGivingWaiting(security, at.Head.Id, Two)));
    }

    [Theory]
    [InlineData("ann", "ben", "organisation.second-holder")]
    [InlineData("ann", "ann", "organisation.duplicate-code")]
    [InlineData("", "ben", "organisation.duplicate-code")]
    [InlineData("ann", "", "organisation.duplicate-code")]
    public void A_second_row_of_a_post_names_another_holder_or_only_repeats_it(string holder, string other, string code) =>
        Assert.Equal(code, RosterRules.AgainstRepeating("N-head", 2, holder, other).Code);

    [Fact]
    public void A_member_sits_by_the_post_that_sits_already_then_by_one_of_the_unit_then_by_the_one_held_longest()
    {
        static SeatChoice Held(string unit, string code, int since, bool seated = false) =>
            new(new(Ids.Random()), unit, code, Town.Day(since), seated);
        Assert.Null(RosterRules.Seat([], "N"));
        Assert.Equal("c", RosterRules.Seat([Held("N", "a", 1), Held("S", "b", 1), Held("S", "c", 9, seated: true)], "N")!.Code);
        Assert.Equal("b", RosterRules.Seat([Held("S", "a", 1), Held("N", "b", 9)], "N")!.Code);
        Assert.Equal("b", RosterRules.Seat([Held("N", "a", 9), Held("N", "b", 1)], "N")!.Code);
        Assert.Equal("a", RosterRules.Seat([Held("N", "b", 1), Held("N", "a", 1)], "N")!.Code);
    }

    [Fact]
    public void Rows_of_one_group_tell_the_same_of_it()
    {
        var first = ("N", "Group", "group");
        Assert.Null(RosterRules.ToldOtherwise(first, first));
        Assert.Equal("unit_code", RosterRules.ToldOtherwise(first, ("S", "Other", "other")));
        Assert.Equal("post", RosterRules.ToldOtherwise(first, ("N", "Other", "other")));
        Assert.Equal("kind", RosterRules.ToldOtherwise(first, ("N", "Group", "other")));
    }

    [Fact]
    public void An_organiser_means_the_unit_they_chose_or_else_the_highest_over_which_they_have_the_right()
    {
        var by = Actor.In(at.Me, at.Desk.Id, at.City.Id, at.City.Path,
            [new(Right.Vet, at.City.Path), new(Right.Organise, "C/S/"), new(Right.Organise, at.County.Path)], new HashSet<PostId>(),
                new HashSet<PostId>());
        Assert.Equal((false, false, true),
            (UnitInView.IsChosen(by, null), UnitInView.IsChosen(by, at.City.Id), UnitInView.IsChosen(by, at.County.Id)));
        Assert.Equal(at.County.Path, UnitInView.Of(by, null, Right.Organise));
        Assert.Equal("C/S/T/", UnitInView.Of(by, "C/S/T/", Right.Organise));
        Assert.Null(UnitInView.Of(by, at.City.Path, Right.Organise));
        Assert.Equal(at.City.Path, UnitInView.Of(by, at.City.Path, Right.Organise, Right.Vet));
        Assert.Null(UnitInView.Of(by, null, Right.Audit));
    }
}
