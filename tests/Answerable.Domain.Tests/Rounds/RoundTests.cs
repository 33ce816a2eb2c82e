using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Rounds;

public sealed class RoundTests
{
    private readonly RoundCast cast = new();

    private Round Round => cast.Round;

    [Fact]
    public void Only_who_organises_over_the_unit_drafts_a_round() => Refusing.With("rounds.not-organiser", () =>
        Round.Draft(cast.As(cast.Chair), cast.Chair.Id, cast.City, RoundCast.Draft, Round.Policy, null, RoundCast.Calendar, RoundCast.Now));

    [Fact]
    public void A_preset_is_an_example_whose_default_numbers_are_confirmed_before_a_round_is_drafted_from_it()
    {
        var preset = RoundPolicies.Preset("party-60-40");
        var unconfirmed = PolicyChecks.Unconfirmed(preset);
        Assert.NotEmpty(unconfirmed);
        void DraftFrom(RoundPolicy policy) =>
            Round.Draft(cast.Organising, cast.Organiser.Id, cast.City, RoundCast.Draft, policy, null, RoundCast.Calendar, RoundCast.Now);
        Assert.Equal(unconfirmed.Select(_ => "policies.default-unconfirmed"), Refusing.Codes(() => DraftFrom(preset)));
        var all = unconfirmed.Select(s => s.Name).ToList();
        Refusing.With("policies.default-unconfirmed", () => DraftFrom(RoundPolicies.Confirm(preset, all.Skip(1))));
        Refusing.With("policies.default-unconfirmed", () => Round.Take(cast.Organising, RoundPolicies.Confirm(preset, all.Skip(1)),
            RoundCast.Calendar, RoundCast.Now));
        DraftFrom(RoundPolicies.Confirm(preset, all));
    }

    [Fact]
    public void Reports_are_due_the_policys_days_before_the_meeting() => Assert.Equal(new DateOnly(2031, 1, 10), Round.ReportDueOn);

    [Fact]
    public void A_draft_takes_the_groups_of_its_policy() =>
        Assert.Equal([("A", 60), ("B", 40)], Round.Groups.Select(g => (g.Code, g.WeightPercent)));

    [Fact]
    public void A_draft_says_everything_that_is_wrong_at_once() => Assert.Equal(
        ["shell.empty", "shell.too-long", "rounds.period-reversed", "rounds.meeting-before-period"],
        Refusing.Codes(() => Round.Change(cast.Organising, new(" ", new('x', 61), new(2031, 6, 1), new(2031, 5, 1), new(2031, 1, 1)),
            RoundCast.Calendar)));

    [Fact]
    public void A_post_debriefs_once_and_only_within_the_units_subtree()
    {
        Round.AddDebriefer(cast.Organising, cast.Northern, DebriefMode.OnSite, RoundCast.Now);
        Refusing.With("rounds.already-debriefer", () => Round.AddDebriefer(cast.Organising, cast.Northern, DebriefMode.Written,
            RoundCast.Now));
        var elsewhere = Domain.Organisation.Unit.Create(Actor.System(SystemVerbs.Demo), null, "X", "Elsewhere", "city", RoundCast.Now);
        Refusing.With("rounds.debriefer-outside", () => Round.AddDebriefer(cast.Organising, cast.Make(elsewhere, "stranger"),
            DebriefMode.OnSite, RoundCast.Now));
    }

    [Fact]
    public void The_convening_units_own_leading_group_may_debrief() =>
        Assert.Equal(cast.Committee.Id, Round.AddDebriefer(cast.Organising, cast.Committee, DebriefMode.Written, RoundCast.Now).PostId);

    [Fact]
    public void An_empty_draft_names_everything_that_stands_against_opening() => Assert.Equal(
        ["rounds.no-debriefer", "rounds.group-too-small", "rounds.group-too-small", "rounds.no-chair", "rounds.no-deciding-body",
            "rounds.not-two-tellers"],
        Refusing.Codes(cast.Open));

    [Fact]
    public void A_complete_draft_opens_and_can_no_longer_be_changed()
    {
        cast.Filled().Open();
        Assert.Equal((RoundState.Open, RoundCast.Now), (Round.State, Round.OpenedAt));
        Assert.Contains(Round.Recorded, l => l.Act == "round.opened");
        Refusing.With("rounds.not-draft", () => Round.Change(cast.Organising, RoundCast.Draft, RoundCast.Calendar));
    }

    [Fact]
    public void A_round_whose_meeting_has_passed_cannot_open() => Refusing.With("rounds.meeting-past", () =>
        cast.Filled().Round.Open(cast.Organising, cast.Persons, RoundCast.MeetingOn.AddDays(1), RoundCast.Now));

    [Fact]
    public void A_group_under_the_minimum_opens_only_when_merged_or_announced_as_signed()
    {
        cast.Filled();
        var (a, b) = (Round.Groups[0].Id, Round.Groups[1].Id);
        Round.SizeGroup(cast.Organising, a, 7, signed: false, []);
        Refusing.With("rounds.group-too-small", cast.Open);
        Round.SizeGroup(cast.Organising, a, 7, signed: true, []);
        Assert.Empty(Round.AgainstOpening(cast.Organising, cast.Persons, RoundCast.Today));
        Round.SizeGroup(cast.Organising, a, 7, signed: false, []);
        Round.MergeGroups(cast.Organising, a, b);
        Assert.Equal((100, 37), (Round.Groups.Single().WeightPercent, Round.Groups.Single().Entitled));
        cast.Open();
    }

    [Fact]
    public void The_two_tellers_are_two_persons()
    {
        cast.Filled();
        cast.SamePerson(cast.TellerTwo, cast.TellerOne);
        Refusing.With("rounds.tellers-same-person", cast.Open);
    }

    [Fact]
    public void A_body_without_members_cannot_decide()
    {
        cast.Filled();
        cast.Vacate(cast.Committee);
        Refusing.With("rounds.body-without-members", cast.Open);
    }

    [Fact]
    public void A_vacant_teller_cannot_count()
    {
        cast.Filled();
        cast.Vacate(cast.TellerTwo);
        Refusing.With("rounds.teller-vacant", cast.Open);
    }

    [Fact]
    public void Whoever_holds_a_debriefers_post_is_no_teller()
    {
        cast.Filled();
        cast.SamePerson(cast.TellerOne, cast.Northern);
        Refusing.With("rounds.teller-is-debriefer", cast.Open);
    }

    [Fact]
    public void Who_enters_a_component_does_not_confirm_it_by_person()
    {
        cast.Filled();
        cast.SamePerson(cast.Confirmer, cast.Enterer);
        Refusing.With("rounds.enterer-confirms", cast.Open);
    }

    [Fact]
    public void There_are_never_three_tellers() => Refusing.With("rounds.not-two-tellers", () => cast.Filled()
        .Appoint(OfficerRole.Teller, cast.Confirmer));

    [Fact]
    public void Only_a_collective_post_decides_and_only_a_single_one_serves()
    {
        Refusing.With("rounds.body-not-collective", () => cast.Appoint(OfficerRole.DecidingBody, cast.Chair));
        Refusing.With("rounds.officer-collective", () => cast.Appoint(OfficerRole.Chair, cast.Committee));
    }

    [Fact]
    public void After_opening_a_replaced_officer_is_checked_and_recorded_and_a_refused_one_changes_nothing()
    {
        cast.Filled().Open();
        cast.SamePerson(cast.Organiser, cast.Enterer);
        Refusing.With("rounds.enterer-confirms", () => cast.Appoint(OfficerRole.Confirmer, cast.Organiser));
        Assert.Equal(cast.Confirmer.Id, Round.Appointed(OfficerRole.Confirmer));
        cast.Appoint(OfficerRole.Chair, cast.Southern);
        Assert.Equal([cast.Southern.Id], Round.PostsOf(OfficerRole.Chair));
        Assert.Equal("round.officer-appointed", Round.Recorded[^1].Act);
    }

    [Fact]
    public void Where_no_vetter_is_appointed_the_organiser_and_holders_of_the_right_serve()
    {
        Assert.True(Round.Serves(cast.Organising, OfficerRole.Vetter));
        Assert.True(Round.Serves(cast.As(cast.Chair, new HeldRight(Right.Vet, cast.City.Path)), OfficerRole.Vetter));
        Assert.False(Round.Serves(cast.As(cast.Chair), OfficerRole.Vetter));
        Assert.False(Round.Serves(cast.Organising, OfficerRole.Teller));
        cast.Appoint(OfficerRole.Vetter, cast.Chair);
        Assert.False(Round.Serves(cast.Organising, OfficerRole.Vetter));
        Assert.Equal(cast.Chair.Id, Round.PostFor(OfficerRole.Vetter));
    }

    [Fact]
    public void Debriefers_keep_a_gapless_order()
    {
        cast.Filled();
        var (first, second) = (Round.Debriefers[0].Id, Round.Debriefers[1].Id);
        Round.Arrange(cast.Organising, [second, first]);
        Assert.Equal((2, 1), (Round.RequireDebriefer(first).Order, Round.RequireDebriefer(second).Order));
        Refusing.With("rounds.not-every-debriefer", () => Round.Arrange(cast.Organising, [first, first]));
        var third = Round.AddDebriefer(cast.Organising, cast.Committee, DebriefMode.Written, RoundCast.Now).Id;
        Round.RemoveDebriefer(cast.Organising, second);
        Assert.Equal((1, 2), (Round.RequireDebriefer(first).Order, Round.RequireDebriefer(third).Order));
    }
}
