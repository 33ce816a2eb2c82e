using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Rounds;

/// <summary>Who votes together, and which offices a round keeps filled.</summary>
public sealed class RoundGroupTests
{
    private readonly RoundCast cast = new();

    private Round Round => cast.Round;

    private void Size(int group, int entitled, bool signed, params PostId[] members) =>
        Round.SizeGroup(cast.Organising, Round.Groups[group].Id, entitled, signed, members);

    [Fact]
    public void A_group_has_no_fewer_than_none_and_no_fewer_than_the_posts_named_in_it()
    {
        Assert.Equal(["rounds.negative-entitled"], Refusing.Codes(() => Size(0, -1, false)));
        Assert.Equal(["rounds.more-members-than-entitled"], Refusing.Codes(() => Size(0, 1, false, cast.Chair.Id, cast.Northern.Id)));
        Size(0, 0, false);
        Size(0, 2, false, cast.Chair.Id, cast.Northern.Id);
        Assert.Equal([cast.Chair.Id, cast.Northern.Id], Round.Groups[0].Members.Select(m => m.PostId));
        Size(0, 3, true, cast.Northern.Id, cast.Southern.Id, cast.Southern.Id);
        Assert.Equal([cast.Northern.Id, cast.Southern.Id], Round.Groups[0].Members.Select(m => m.PostId));
        Assert.Equal((3, true), (Round.Groups[0].Entitled, Round.Groups[0].IsSigned));
    }

    [Fact]
    public void Merged_groups_vote_together_and_are_signed_only_where_both_were()
    {
        Size(0, 5, true, cast.Chair.Id, cast.Northern.Id);
        Size(1, 7, true, cast.Northern.Id, cast.Southern.Id);
        var (a, b) = (Round.Groups[0], Round.Groups[1]);
        Assert.Equal(["rounds.same-group"], Refusing.Codes(() => Round.MergeGroups(cast.Organising, a.Id, a.Id)));
        Round.MergeGroups(cast.Organising, a.Id, b.Id);
        var merged = Assert.Single(Round.Groups);
        Assert.Equal((b.Id, 100, 12, true), (merged.Id, merged.WeightPercent, merged.Entitled, merged.IsSigned));
        Assert.Equal([cast.Northern.Id, cast.Southern.Id, cast.Chair.Id], merged.Members.Select(m => m.PostId));
        Assert.Contains(" + ", merged.Name.En, StringComparison.Ordinal);
        Assert.Equal(["rounds.no-such-part"], Refusing.Codes(() => Round.MergeGroups(cast.Organising, a.Id, b.Id)));
        var mixed = new RoundCast();
        mixed.Round.SizeGroup(mixed.Organising, mixed.GroupA.Id, 5, signed: true, []);
        mixed.Round.MergeGroups(mixed.Organising, mixed.Round.Groups[1].Id, mixed.GroupA.Id);
        Assert.False(Assert.Single(mixed.Round.Groups).IsSigned);
    }

    [Fact]
    public void A_draft_that_takes_another_policy_makes_its_groups_anew_and_reckons_the_reports_due_by_it()
    {
        Size(0, 12, false);
        var policy = StricterPolicy.Party;
        Round.Take(cast.Organising, policy with
        {
            ReportDueDaysBeforeMeeting = policy.ReportDueDaysBeforeMeeting with { Value = 3 },
            Groups = policy.Groups with { Value = [policy.Groups.Value[0] with { WeightPercent = 100 }] },
        }, Town.Calendar, RoundCast.Now);
        Assert.Equal((RoundCast.MeetingOn.AddDays(-3), 0), (Round.ReportDueOn, Assert.Single(Round.Groups).Entitled));
        Assert.Equal(["rounds.not-organiser"], Refusing.Codes(() => Round.Take(cast.As(cast.Chair), policy, Town.Calendar, RoundCast.Now)));
        Round.Take(cast.Organising, policy with { Assessment = policy.Assessment with { Value = false } }, Town.Calendar,
            RoundCast.Now);
        Assert.Empty(Round.Groups);
    }

    [Fact]
    public void A_group_is_large_enough_at_the_policys_minimum_and_a_signed_one_with_a_single_voter()
    {
        var (name, minimum) = (cast.GroupA.Name, cast.Frame.Policy.MinimumGroup.Value);
        Assert.Null(cast.Frame.AgainstSize(name, minimum, signed: false));
        Assert.NotNull(cast.Frame.AgainstSize(name, minimum - 1, signed: false));
        Assert.Null(cast.Frame.AgainstSize(name, 1, signed: true));
        Assert.NotNull(cast.Frame.AgainstSize(name, 0, signed: true));
    }

    [Fact]
    public void One_post_is_not_named_as_both_tellers()
    {
        Round.RequireDistinct([cast.TellerOne.Id, cast.TellerTwo.Id]);
        var refused = Assert.Throws<Refused>(() => Round.RequireDistinct([cast.TellerOne.Id, cast.TellerOne.Id]));
        Assert.Equal(("rounds.tellers-same-person", "teller2"), (refused.Refusals[0].Code, refused.Refusals[0].Field));
    }

    [Fact]
    public void An_open_round_keeps_the_offices_that_it_cannot_do_without_and_a_draft_may_lack_them()
    {
        Round.RequireOffices();
        cast.Filled().Open();
        Round.RequireOffices();
        Round.Dismiss(cast.Organising, OfficerRole.Chair, cast.Chair.Id, RoundCast.Now);
        Assert.Equal(["rounds.no-chair"], Refusing.Codes(Round.RequireOffices));
    }

    [Fact]
    public void Who_is_appointed_again_changes_nothing_and_another_takes_the_place()
    {
        cast.Filled().Open();
        var lines = Round.Recorded.Count;
        cast.Appoint(OfficerRole.Enterer, cast.Enterer);
        Assert.Equal(lines, Round.Recorded.Count);
        cast.Appoint(OfficerRole.Enterer, cast.Organiser);
        Assert.Equal([cast.Organiser.Id], Round.PostsOf(OfficerRole.Enterer));
        // Once open, whoever comes to count must be there and must not debrief.
        Round.Dismiss(cast.Organising, OfficerRole.Teller, cast.TellerTwo.Id, RoundCast.Now);
        Assert.Equal(["rounds.teller-is-debriefer"], Refusing.Codes(() => cast.Appoint(OfficerRole.Teller, cast.Southern)));
        cast.Vacate(cast.TellerTwo);
        Assert.Equal(["rounds.teller-vacant"], Refusing.Codes(() => cast.Appoint(OfficerRole.Teller, cast.TellerTwo)));
    }
}
