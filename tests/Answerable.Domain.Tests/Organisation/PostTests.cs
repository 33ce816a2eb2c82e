using Answerable.Domain.Organisation;

namespace Answerable.Domain.Tests.Organisation;

/// <summary>Who comes into a post, a right or a seat, and how it ends; every one has its line.</summary>
public sealed class PostTests
{
    private readonly Roster at = new();

    private static string[] Acts(Post post) => [.. post.Recorded.Select(l => l.Act)];

    [Fact]
    public void A_post_has_a_plain_code_and_a_name_that_fit()
    {
        Assert.Empty(PostShape.Check("N-1", "Name", ""));
        Assert.Equal(["organisation.bad-code post_code"], PostShape.Check("N 1", "Name", "kind").Select(r => $"{r.Code} {r.Field}"));
        Assert.Equal(["shell.empty post"], PostShape.Check("N", " ", "kind").Select(r => $"{r.Code} {r.Field}"));
        Assert.Equal(["shell.too-long kind"], PostShape.Check("N", "Name", Town.Long(Post.MaxKind + 1)).Select(r => $"{r.Code} {r.Field}"));
        Refusing.With("shell.empty", () => Post.Create(Roster.Setting, at.County, "N-2", "", "clerk", false, Town.Now));
        Assert.Equal("post.created", Assert.Single(at.Head.Recorded).Act);
    }

    [Fact]
    public void Holding_and_standing_in_are_two_acts_and_each_is_ended_once_by_who_fills_posts()
    {
        var holds = at.Head.Appoint(Roster.Setting, at.Other, AppointmentKind.Holder, Town.Now, Town.Now);
        at.Head.Appoint(Roster.Setting, at.Me, AppointmentKind.Acting, Town.Now, Town.Now);
        Refusing.With("organisation.not-administrator", () => at.Head.Vacate(at.With(Right.SecurityAdministration), holds, Town.Day(1)));
        at.Head.Vacate(at.With(Right.SystemAdministration), holds, Town.Day(1));
        Refusing.With("organisation.already-ended", () => at.Head.Vacate(Roster.Setting, holds, Town.Day(2)));
        Assert.Equal(["post.created", "post.appointed", "post.acting-appointed", "post.vacated"], Acts(at.Head));
    }

    [Fact]
    public void A_leading_group_is_held_by_nobody()
    {
        Refusing.With("organisation.collective-has-no-holder",
            () => at.Group.Appoint(Roster.Setting, at.Me, AppointmentKind.Holder, Town.Now, Town.Now));
        Assert.Equal(["organisation.not-administrator"], Refusing.Codes(() =>
            at.Head.Appoint(at.With(Right.Organise), at.Me, AppointmentKind.Holder, Town.Now, Town.Now)));
        // Whoever may not act at all hears that, and not what else stands against it.
        var current = new AppointFacts([at.Head.Appoint(Roster.Setting, at.Me, AppointmentKind.Holder, Town.Now, Town.Now)], [], []);
        Assert.Equal(["organisation.not-administrator"], Refusing.Codes(() =>
            at.Head.Appoint(at.With(Right.Organise), at.Me, AppointmentKind.Holder, current, Town.Now)));
    }

    [Fact]
    public void A_right_is_taken_by_the_security_administration_over_its_unit_and_once()
    {
        var right = at.Head.Grant(at.With(Right.SecurityAdministration), Right.Vet, at.County, Town.Now);
        Refusing.With("organisation.not-security-administrator",
            () => at.Head.Withdraw(at.With(Right.SystemAdministration), right, Town.Day(1)));
        Refusing.With("organisation.not-security-administrator",
            () => at.Head.Withdraw(at.Over("C/S/", Right.SecurityAdministration), right, Town.Day(1)));
        at.Head.Withdraw(at.With(Right.SecurityAdministration), right, Town.Day(1));
        Assert.Equal(Town.Day(1), right.Until);
        Refusing.With("organisation.already-ended", () => at.Head.Withdraw(at.With(Right.SecurityAdministration), right, Town.Day(2)));
        Assert.Equal(["post.created", "post.right-granted", "post.right-withdrawn"], Acts(at.Head));
    }

    [Fact]
    public void A_seat_is_of_an_individual_post_in_another_and_is_left_once()
    {
        var second = Post.Create(Roster.Setting, at.County, "N-group2", "Second group", "group", true, Town.Now);
        Refusing.With("organisation.not-a-collective", () => at.Group.Seat(Roster.Setting, second, Town.Now));
        Refusing.With("organisation.not-a-collective", () => at.Group.Seat(Roster.Setting, at.Group, Town.Now));
        var seat = at.Group.Seat(at.With(Right.SystemAdministration), at.Head, Town.Now);
        Refusing.With("organisation.not-administrator", () => at.Group.Unseat(at.With(Right.Organise), seat, at.Head.Code, Town.Day(1)));
        at.Group.Unseat(at.With(Right.SystemAdministration), seat, at.Head.Code, Town.Day(1));
        Assert.Equal(Town.Day(1), seat.Until);
        Refusing.With("organisation.already-ended", () => at.Group.Unseat(Roster.Setting, seat, at.Head.Code, Town.Day(2)));
        Assert.Equal(["post.created", "post.member-seated", "post.member-unseated"], Acts(at.Group));
    }

    [Fact]
    public void A_post_is_somebodys_own_whether_they_act_in_it_or_in_another()
    {
        var posts = new HashSet<PostId> { at.Head.Id };
        var elsewhere = Actor.In(at.Me, at.Desk.Id, at.City.Id, at.City.Path, [], posts, new HashSet<PostId>());
        Assert.True(Administrations.IsOwn(elsewhere, at.Desk.Id));
        Assert.True(Administrations.IsOwn(elsewhere, at.Head.Id));
        Assert.False(Administrations.IsOwn(elsewhere, at.Group.Id));
    }

    [Fact]
    public void One_administration_of_the_whole_tree_is_enough_to_bring_a_roster_whatever_else_the_post_may() =>
        Assert.Empty(Administrations.AgainstImporting(at.With(Right.Organise, Right.SystemAdministration)));
}
