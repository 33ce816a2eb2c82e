using Answerable.Domain.Duties;

namespace Answerable.Domain.Tests.Duties;

/// <summary>The pledge letter of a post's list, and the layer in which a duty stands.</summary>
public sealed class PledgeTests : DutyCase
{
    [Fact]
    public void The_holder_signs_once_by_name_and_time_and_so_acknowledges()
    {
        Set(Item(1));
        var charge = Assert.Single(Issue(Post())).Charge;
        Refused("not-holder", () => charge.Sign(Organiser, false, Town.Day(1)));
        Refused("not-holder", () => charge.Sign(Actor.System(SystemVerbs.Demo), false, Town.Day(1)));
        charge.Sign(Holder.Actor(), false, Town.Day(1));
        Assert.Equal((Town.Day(1), Holder.Person, Holder.Id), (charge.SignedAt, charge.SignedByPersonId, charge.SignedByPostId));
        Assert.Equal(Town.Day(1), charge.AcknowledgedAt);
        Assert.Equal(["charge.acknowledged", "charge.signed"], charge.Recorded.Select(l => l.Act));
        Assert.Empty(charge.Awaits("Duties").Awaited);
        Refused("already-signed", () => charge.Sign(Holder.Actor(), false, Town.Day(2)));
        charge.Sign(Holder.Actor(), signerLeft: true, Town.Day(3));
        Assert.Equal(Town.Day(3), charge.SignedAt);
    }

    [Fact]
    public void Acknowledging_is_not_signing_and_is_not_done_twice()
    {
        Set(Item(1));
        var charge = Assert.Single(Issue(Post())).Charge;
        charge.Acknowledge(Holder.Actor(), Town.Day(1));
        Assert.Null(charge.SignedAt);
        charge.Sign(Holder.Actor(), false, Town.Day(2));
        Assert.Equal(Town.Day(1), charge.AcknowledgedAt);
        Assert.Equal(["charge.acknowledged", "charge.signed"], charge.Recorded.Select(l => l.Act));
    }

    [Fact]
    public void What_changes_after_it_was_signed_is_said_and_may_be_signed_anew()
    {
        Set(Item(1));
        var (charge, tasks) = Assert.Single(Issue(Post()));
        charge.Sign(Holder.Actor(), false, Town.Day(1));
        var said = DutyObjection.Raise(Holder.Actor(), tasks[0], false, new("Too much"), Town.Calendar, Town.Day(2));
        Assert.False(charge.IsChangedSinceSigned);
        said.Uphold(Issuer.Actor(), "Less, then", "Half of it", charge, tasks, [], Town.Day(3));
        Assert.True(charge.IsChangedSinceSigned);
        charge.Sign(Holder.Actor(), false, Town.Day(4));
        Assert.False(charge.IsChangedSinceSigned);
        Assert.Equal(Town.Day(4), charge.SignedAt);
    }

    [Fact]
    public void Who_was_released_signs_nothing()
    {
        Set(Item(1));
        var (charge, tasks) = Assert.Single(Issue(Post()));
        var said = DutyObjection.Raise(Holder.Actor(), charge, tasks, "Duties", false, new("Not ours"), Town.Calendar, Town.Day(2));
        said.Uphold(Issuer.Actor(), "Right", null, charge, tasks, [], Town.Day(3));
        Refused("released", () => charge.Sign(Holder.Actor(), false, Town.Day(4)));
    }

    [Fact]
    public void An_item_keeps_its_layer_and_may_have_none()
    {
        Set(Item(1) with { Layer = DutyLayer.First }, Item(2));
        Assert.Equal([DutyLayer.First, null], List.Items.Select(i => i.Layer));
    }

    /// <summary>What a leading group is charged with, each of its members may sign and object to, in its name.</summary>
    [Fact]
    public void A_member_signs_for_the_group()
    {
        Set(Item(1) with { Layer = DutyLayer.Collective });
        var charge = Assert.Single(Issue(Post())).Charge;
        var member = Town.InHarbour();
        charge.Sign(member.ActorSeated([], [Holder.Id]), false, Town.Day(1));
        Assert.Equal((member.Person, member.Id), (charge.SignedByPersonId, charge.SignedByPostId));
        Assert.All(charge.Recorded, l => Assert.Equal(Holder.Id, l.ActingFor));
    }
}
