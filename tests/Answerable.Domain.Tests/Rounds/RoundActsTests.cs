using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Rounds;

/// <summary>What page and act ask alike, and what the frame tells.</summary>
public sealed class RoundActsTests
{
    private readonly RoundCast cast = new();

    private Round Round => cast.Round;

    private Acts Acts(Actor? by = null, int withoutResult = 0) =>
        Round.Frame.Acts(by ?? cast.Organising, Round.OpeningFacts(cast.Persons), Round.Debriefers,
            RoundCast.Today, withoutResult, Round.Leaving(d => d.Id.ToString()));

    private static IEnumerable<string> Codes(IEnumerable<Refusal> refusals) => refusals.Select(r => r.Code);

    [Fact]
    public void A_draft_is_changed_and_discarded_by_who_organises_and_opened_once_it_lacks_nothing()
    {
        string[] changes = [RoundActs.Dates, RoundActs.Debriefers, RoundActs.Groups, RoundActs.Discard];
        string[] always = [RoundActs.Modes, RoundActs.Marks, RoundActs.Parts, RoundActs.Officers, RoundActs.SmallOffice,
            RoundActs.DayTellers];
        Assert.Equal([.. changes, .. always], Acts().Open);
        Assert.Contains("rounds.no-chair", Codes(Acts().Against(RoundActs.Opening)));
        cast.Filled();
        Assert.Equal([.. changes, RoundActs.Opening, .. always], Acts().Open);
        Assert.Empty(Acts(cast.As(cast.Chair)).Open);
        Assert.True(Acts(cast.As(cast.Chair)).IsDenied(RoundActs.Opening));
        cast.Open();
        Assert.Equal([RoundActs.Modes, RoundActs.Marks, RoundActs.Parts, RoundActs.Officers, RoundActs.DayTellers], Acts().Open);
        Assert.Equal(["rounds.not-draft"], Codes(Acts().Against(RoundActs.Opening)));
        Assert.Equal(["rounds.not-draft"], Codes(Acts().Against(RoundActs.Discard)));
    }

    [Fact]
    public void Codes_for_a_day_are_given_by_who_organises_and_could_not_use_them_until_grades_are_published()
    {
        cast.Filled().Open();
        var organise = new HeldRight(Right.Organise, cast.City.Path);
        Assert.True(Acts().May(RoundActs.DayTellers));
        foreach (var post in new[] { cast.Northern, cast.TellerTwo })
            Assert.Equal(["rounds.could-use-day-code"], Codes(Acts(cast.As(post, organise)).Against(RoundActs.DayTellers)));
        Assert.Equal(["rounds.not-organiser"], Codes(Acts(cast.As(cast.Chair)).Against(RoundActs.DayTellers)));
        var published = Round.Frame with { State = RoundState.Published };
        Assert.Equal(["rounds.officers-fixed"], Codes(published.AgainstGivingDayCodes(cast.Organising, [])));
        var uncounted = Round.Frame with { Policy = Round.Policy with { Assessment = new(false, "none", "default") } };
        Assert.Equal(["rounds.nothing-counted"], Codes(uncounted.AgainstGivingDayCodes(cast.Organising, [])));
    }

    [Fact]
    public void Whoever_may_not_act_hears_nothing_of_the_state()
    {
        cast.Filled().Open();
        Assert.Equal(["rounds.not-organiser"], Refusing.Codes(() => Round.Discard(cast.As(cast.Chair), RoundCast.Now)));
        Assert.Equal(["rounds.not-organiser"], Refusing.Codes(() => Round.Archive(cast.As(cast.Chair), 1, _ => "", RoundCast.Now)));
        Assert.Equal(["rounds.not-organiser"], Refusing.Codes(() => Round.Publish(cast.As(cast.Chair), RoundCast.Now)));
        Assert.Equal(["rounds.not-organiser"], Refusing.Codes(() => Round.MarkFedBack(cast.As(cast.Chair), RoundCast.Now)));
    }

    [Fact]
    public void A_published_round_names_at_once_all_that_keeps_it_from_its_archive()
    {
        cast.Deciding();
        cast.Debriefer(cast.Northern).Decide(DebrieferDecision.Ungraded);
        cast.Debriefer(cast.Southern).Decide(DebrieferDecision.Deferred);
        Assert.Equal(["rounds.wrong-state"], Codes(Acts(withoutResult: 2).Against(RoundActs.Archive)));
        Round.MarkFedBack(cast.Organising, RoundCast.Now);
        Round.Publish(cast.Organising, RoundCast.Now);
        Assert.Equal(["rounds.findings-without-result", "rounds.still-deferred"], Codes(Acts(withoutResult: 2).Against(RoundActs.Archive)));
        Assert.Equal(["rounds.officers-fixed"], Codes(Acts().Against(RoundActs.Officers)));
        cast.Debriefer(cast.Southern).Decide(DebrieferDecision.Ungraded);
        Assert.Equal([RoundActs.Archive], Acts().Open);
    }

    [Fact]
    public void An_officer_who_is_dismissed_after_the_opening_leaves_a_line_and_before_it_none()
    {
        cast.Filled();
        Round.Dismiss(cast.Organising, OfficerRole.Confirmer, cast.Confirmer.Id, RoundCast.Now);
        Assert.DoesNotContain(Round.Recorded, l => l.Act == "round.officer-dismissed");
        cast.Open();
        Round.Dismiss(cast.Organising, OfficerRole.Enterer, cast.Enterer.Id, RoundCast.Now);
        Assert.Equal("round.officer-dismissed", Round.Recorded[^1].Act);
        Refusing.With("rounds.no-such-part", () => Round.Dismiss(cast.Organising, OfficerRole.Enterer, cast.Enterer.Id, RoundCast.Now));
    }

    [Fact]
    public void Opinions_open_to_the_chair_and_the_post_concerned_once_the_count_of_every_group_stands()
    {
        var north = cast.InSession().Debriefer(cast.Northern);
        var (chair, own) = (cast.As(cast.Chair), cast.As(cast.Northern));
        north.GroupCounted();
        Assert.False(Reads(chair));
        Assert.False(Reads(own));
        north.GroupCounted();
        Assert.True(Reads(chair));
        Assert.True(Reads(own));
        Assert.False(Reads(cast.Organising));
        Assert.False(Reads(cast.As(cast.Southern)));

        bool Reads(Actor by) => Round.Frame.ReadsOpinions(by, north, Round.Groups.Count);
    }

    [Fact]
    public void The_frame_tells_who_serves_as_the_round_does()
    {
        cast.Filled();
        Assert.Equal((cast.Chair.Id, cast.Organiser.Id), (Round.Frame.Appointed(OfficerRole.Chair)!.Value,
            Round.Frame.PostFor(OfficerRole.Vetter)));
        Assert.True(Round.Frame.IsAppointed(cast.As(cast.Chair), OfficerRole.Vetter, OfficerRole.Chair));
        Assert.False(Round.Frame.IsAppointed(cast.As(cast.Chair), OfficerRole.Vetter));
        Assert.True(Round.Frame.IsOfficer(cast.As(cast.TellerTwo)));
        Assert.False(Round.Frame.IsOfficer(cast.As(cast.Northern)));
        Assert.False(Round.Frame.IsUnderWay);
        cast.Open();
        Assert.True(Round.Frame.IsUnderWay);
    }
}
