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
        Assert.Throws<InvalidOperationException>(() => acts.Against("gone"));
    }
}
