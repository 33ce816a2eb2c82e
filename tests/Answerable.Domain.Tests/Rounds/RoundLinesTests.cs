using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Rounds;

/// <summary>What of a round is told in the ledger and who takes it a step further.</summary>
public sealed class RoundLinesTests
{
    private readonly RoundCast cast = new();

    private Round Round => cast.Round;

    private string[] Acts => [.. Round.Recorded.Select(l => l.Act)];

    [Fact]
    public void A_round_leaves_a_line_at_each_step()
    {
        cast.Deciding();
        foreach (var debriefer in Round.Debriefers) debriefer.Decide(DebrieferDecision.Ungraded);
        Round.MarkFedBack(cast.Organising, RoundCast.Now);
        Assert.Null(Round.PublishedTo);
        Round.Publish(cast.Organising, RoundCast.Now);
        Assert.Equal(Round.Policy.PublishTo.Value, Round.PublishedTo);
        Assert.Null(Round.ArchivedAt);
        Round.Archive(cast.Organising, 0, d => $"{d.Order}", RoundCast.Now);
        Assert.Equal(RoundCast.Now, Round.ArchivedAt);
        Assert.Equal(["round.drafted", "round.opened", "round.in-session", "round.deciding", "round.fed-back", "round.published",
            "round.archived"], Acts);
        Assert.All(Round.Recorded, l => Assert.Equal(cast.City.Id, l.Unit));
    }

    [Fact]
    public void A_draft_is_changed_without_a_line_and_discarded_with_one()
    {
        Round.Change(cast.Organising, RoundCast.Draft with { Title = " Another ", MeetingOn = RoundCast.MeetingOn.AddDays(1) },
            Town.Calendar);
        Assert.Equal(("Another", RoundCast.MeetingOn.AddDays(1), RoundCast.MeetingOn.AddDays(-9)),
            (Round.Title, Round.MeetingOn, Round.ReportDueOn));
        var day = RoundCast.Draft.PeriodFrom;
        Round.Change(cast.Organising, RoundCast.Draft with { PeriodUntil = day, MeetingOn = day }, Town.Calendar);
        Assert.Equal(["round.drafted"], Acts);
        Round.Discard(cast.Organising, RoundCast.Now);
        Assert.Equal(["round.drafted", "round.discarded"], Acts);
    }

    [Fact]
    public void The_chair_an_organiser_and_who_records_take_a_round_further_each_in_their_turn()
    {
        cast.InSession();
        Refusing.With("rounds.not-the-chair", () => Round.StartDeciding(cast.As(cast.TellerOne), RoundCast.Now));
        Round.StartDeciding(cast.Organising, RoundCast.Now);
        foreach (var debriefer in Round.Debriefers) debriefer.Decide(DebrieferDecision.Ungraded);
        string[] Telling(Actor by) => [.. Round.AgainstMarkingFedBack(by).Select(r => r.Code)];
        var decides = new HeldRight(Right.Decide, cast.City.Path);
        Assert.Empty(Telling(cast.As(cast.TellerOne, decides)));
        Assert.Empty(Telling(cast.As(cast.Organiser)));
        Assert.Equal(["rounds.not-organiser"], Telling(cast.As(cast.TellerOne)));
        cast.Appoint(OfficerRole.Recorder, cast.Confirmer);
        Assert.Empty(Telling(cast.As(cast.Confirmer)));
        Assert.Equal(["rounds.not-organiser"], Telling(cast.As(cast.Organiser)));
    }

    [Fact]
    public void Without_grades_nothing_has_to_be_decided_or_told()
    {
        cast.InSession();
        var policy = StricterPolicy.Party;
        var plain = new RoundCast(policy with
        {
            Grade = policy.Grade with { Value = false },
            Quota = policy.Quota with { Value = null },
            Gates = policy.Gates with { Value = [] },
        });
        plain.Filled().Open();
        plain.Round.EnterSession(plain.As(plain.Chair), null, RoundCast.Now);
        Assert.Equal(["rounds.wrong-state"], plain.Round.AgainstMarkingFedBack(plain.Organising).Select(r => r.Code));
        plain.Round.StartDeciding(plain.As(plain.Chair), RoundCast.Now);
        Assert.Empty(plain.Round.AgainstMarkingFedBack(plain.Organising));
        Assert.False(plain.Frame.Policy.Grade.Value);
    }

    [Fact]
    public void A_meeting_may_be_on_the_day_of_opening_and_only_a_right_over_the_unit_appoints_until_grades_are_published()
    {
        cast.Filled();
        Assert.Empty(Round.AgainstOpening(cast.Organising, cast.Persons, RoundCast.MeetingOn));
        Assert.Equal(["rounds.not-organiser"], Round.AgainstAppointing(cast.As(cast.Organiser)).Select(r => r.Code));
        Assert.All(Enum.GetValues<RoundState>(), s => Assert.Equal(s < RoundState.Published,
            !(cast.Frame with { State = s }).AgainstAppointing(cast.Organising).Any()));
    }

    [Theory]
    [InlineData(OfficerRole.Vetter, Right.Vet)]
    [InlineData(OfficerRole.Recorder, Right.Decide)]
    [InlineData(OfficerRole.Enterer, Right.Rate)]
    [InlineData(OfficerRole.Confirmer, Right.Rate)]
    public void Where_nobody_is_appointed_the_organiser_and_the_right_serve_and_no_other(OfficerRole role, Right right)
    {
        foreach (var held in Enum.GetValues<Right>())
            Assert.Equal(held == right, cast.Frame.Serves(cast.As(cast.Chair, new HeldRight(held, cast.City.Path)), role));
        Assert.True(cast.Frame.Serves(cast.As(cast.Organiser), role));
        Assert.True(cast.Frame.Serves(Actor.System(SystemVerbs.Demo), role));
    }

    [Theory]
    [InlineData(OfficerRole.Chair)]
    [InlineData(OfficerRole.Teller)]
    [InlineData(OfficerRole.DecidingBody)]
    public void Chair_tellers_and_body_serve_by_appointment_alone(OfficerRole role) =>
        Assert.False(cast.Frame.Serves(cast.As(cast.Organiser, [.. Enum.GetValues<Right>().Select(r => new HeldRight(r, cast.City.Path))]),
            role));

    [Fact]
    public void A_small_bodys_offices_follow_what_the_policy_asks_for()
    {
        OfficePost[] trio = [.. Enumerable.Range(0, 3).Select(_ =>
            new OfficePost(new(Ids.Random()), new HashSet<PersonId> { new(Ids.Random()) }, Debriefs: false))];
        var policy = RoundPolicies.Preset("party-small");
        OfficerRole[] Roles(bool assessed, bool graded) => [.. SmallOffice.Propose(policy with
        {
            Assessment = policy.Assessment with { Value = assessed }, Grade = policy.Grade with { Value = graded },
        }, trio).Select(o => o.Role)];
        Assert.Equal([OfficerRole.Chair, OfficerRole.Vetter], Roles(false, false));
        Assert.Equal([OfficerRole.Chair, OfficerRole.Vetter, OfficerRole.Teller, OfficerRole.Teller], Roles(true, false));
        Assert.Equal([OfficerRole.Chair, OfficerRole.Vetter, OfficerRole.Recorder, OfficerRole.Enterer, OfficerRole.Confirmer],
            Roles(false, true));
        Refusing.With("rounds.not-three-posts", () => SmallOffice.Propose(policy, [.. trio, trio[0]]));
        Refusing.With("rounds.not-three-posts", () => SmallOffice.Propose(policy, trio[..2]));
    }
}
