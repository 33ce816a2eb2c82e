namespace Answerable.Domain.Tests;

/// <summary>For whom somebody acts, and what an act list answers.</summary>
public sealed class ActorTests
{
    private static readonly PostId Group = new(Ids.Random());

    [Fact]
    public void Whoever_does_what_their_group_owes_acts_for_it_and_for_nobody_else()
    {
        var desk = Town.InMill();
        var seated = desk.ActorSeated([], [Group]);
        Assert.Equal(Group, seated.ActingFor(Group));
        Assert.Null(seated.ActingFor(desk.Id));
        Assert.Null(seated.ActingFor(new(Ids.Random())));
        Assert.Null(desk.Actor().ActingFor(Group));
        Assert.Null(desk.ActorSeated([], [desk.Id]).ActingFor(desk.Id));
    }

    [Fact]
    public void A_right_holds_over_its_unit_and_below_it_and_a_command_has_every_right_and_no_post()
    {
        var desk = Town.InHarbour();
        var by = Actor.In(desk.Person, desk.Id, desk.Unit, desk.Path,
            [new(Right.Vet, Town.HarbourPath), new(Right.Draft, Town.HarbourPath), new(Right.Vet, Town.MillPath)],
            new HashSet<PostId>(), new HashSet<PostId>());
        Assert.Equal([true, true, false, false], new[] { Town.HarbourPath, Town.HarbourPath + "7/", Town.Root, Town.MillPath }
            .Select(p => by.Has(Right.Draft, p)));
        Assert.False(by.Has(Right.Audit, Town.HarbourPath));
        Assert.Equal((true, false, false), (by.HasAny(Town.MillPath, Right.Draft, Right.Vet), by.HasAny(Town.MillPath, Right.Draft),
            by.HasAny(Town.HarbourPath)));
        Assert.Equal([Town.HarbourPath, Town.MillPath], by.Over(Right.Vet, Right.Draft));
        Assert.Empty(by.Over(Right.Audit));
        var command = Actor.System(SystemVerbs.Import);
        Assert.Equal((true, false, true, false), (command.IsSystem, by.IsSystem, command.Has(Right.Audit, Town.Root),
            command.ActsAs(desk.Id)));
        Assert.Equal((null, null, SystemVerbs.Import), (command.Person, command.Post, command.Verb));
    }

    [Fact]
    public void Somebody_acts_in_their_post_and_in_the_groups_in_which_it_has_a_seat()
    {
        var desk = Town.InMill();
        var by = desk.ActorSeated([new(Ids.Random())], [Group]);
        var other = by.AllPosts.First(p => p != desk.Id && p != Group);
        Assert.Equal((true, true, false), (by.ActsAs(desk.Id), by.ActsAs(Group), by.ActsAs(other)));
        Assert.False(Actor.WithoutPost(desk.Person).ActsAs(desk.Id));
    }

    [Fact]
    public void A_command_acts_under_a_verb_that_is_listed() =>
        Assert.Throws<ArgumentException>(() => Actor.System("tidy-up"));

    [Fact]
    public void An_act_is_denied_where_one_reason_is_a_denial_and_an_unknown_act_is_a_mistake()
    {
        var acts = new Acts
        {
            { "open", [] }, { "closed", [Refusal.Of("x.state")] }, { "both", [Refusal.Denied("x.who"), Refusal.Of("x.state")] },
        };
        Assert.Equal((false, false, true), (acts.IsDenied("open"), acts.IsDenied("closed"), acts.IsDenied("both")));
        Assert.Equal((true, false, false), (acts.May("open"), acts.May("closed"), acts.May("both")));
        Assert.Equal(["open"], acts.Open);
        Assert.Equal(["open", "closed", "both"], acts.Select(a => a.Noun));
        Assert.Throws<InvalidOperationException>(() => acts.Against("gone"));
    }
}
