using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Rounds;

/// <summary>Who writes a draft, and what opening asks of each kind of round.</summary>
public sealed class RoundDraftTests
{
    private static readonly RoundPolicy Party = StricterPolicy.Party;

    private readonly RoundCast cast = new RoundCast().Filled();

    private Round Round => cast.Round;

    private static RoundPolicy Ungraded => Party with
    {
        Grade = Party.Grade with { Value = false },
        Quota = Party.Quota with { Value = null },
        Gates = Party.Gates with { Value = [] },
    };

    [Fact]
    public void A_draft_is_written_by_who_organises_and_by_nobody_once_it_is_open()
    {
        var (first, group) = (Round.Debriefers[0].Id, Round.Groups[0].Id);
        var extra = cast.Make(cast.North, "extra");
        Action<Actor>[] acts =
        [
            by => Round.AddDebriefer(by, extra, DebriefMode.OnSite, RoundCast.Now), by => Round.RemoveDebriefer(by, first),
            by => Round.Arrange(by, [.. Round.Debriefers.Select(d => d.Id)]), by => Round.SizeGroup(by, group, 40, false, []),
            by => Round.MergeGroups(by, group, Round.Groups[1].Id),
        ];
        Assert.All(acts, act => Assert.Equal(["rounds.not-organiser"], Refusing.Codes(() => act(cast.As(cast.Chair)))));
        cast.Open();
        Assert.All(acts, act => Assert.Equal(["rounds.not-draft"], Refusing.Codes(() => act(cast.Organising))));
        Assert.Equal(["rounds.not-organiser"],
            Refusing.Codes(() => Round.Dismiss(cast.As(cast.Chair), OfficerRole.Enterer, cast.Enterer.Id, RoundCast.Now)));
        Assert.Equal(["rounds.not-organiser"],
            Refusing.Codes(() => Round.Appoint(cast.As(cast.Chair), OfficerRole.Vetter, cast.Chair, cast.Persons, RoundCast.Now)));
    }

    [Fact]
    public void Of_a_round_that_is_open_already_nothing_else_is_asked_for_opening()
    {
        cast.Open();
        Assert.Equal(["rounds.not-draft"],
            Round.AgainstOpening(cast.Organising, cast.Persons, RoundCast.MeetingOn.AddDays(9)).Select(r => r.Code));
        Assert.Equal(["rounds.wrong-state"], Round.AgainstPublishing(cast.Organising).Select(r => r.Code));
    }

    [Fact]
    public void Without_papers_a_round_opens_without_groups_and_tellers()
    {
        var plain = new RoundCast(Party with
        {
            Assessment = Party.Assessment with { Value = false },
            Groups = Party.Groups with { Value = [] },
            Components = Party.Components with { Value = [] },
        });
        plain.Round.AddDebriefer(plain.Organising, plain.Northern, DebriefMode.OnSite, RoundCast.Now);
        plain.Appoint(OfficerRole.Chair, plain.Chair);
        plain.Appoint(OfficerRole.DecidingBody, plain.Committee);
        plain.Open();
        Assert.Equal(RoundState.Open, plain.Round.State);
    }

    [Fact]
    public void Weights_that_do_not_make_a_hundred_keep_a_round_from_opening()
    {
        var odd = new RoundCast(Party with
        {
            Groups = Party.Groups with { Value = [Party.Groups.Value[0], Party.Groups.Value[1] with { WeightPercent = 30 }] },
        });
        Assert.Equal(["rounds.weights-not-hundred"], Refusing.Codes(() => odd.Filled().Open()));
    }

    [Fact]
    public void A_body_without_members_matters_where_grades_are_decided_and_when_a_round_is_opened()
    {
        var ungraded = new RoundCast(Ungraded).Filled();
        ungraded.Vacate(ungraded.Committee);
        ungraded.Open();
        cast.Open();
        cast.Vacate(cast.Committee);
        cast.Appoint(OfficerRole.Vetter, cast.Organiser);
        Assert.Equal(cast.Organiser.Id, Round.Appointed(OfficerRole.Vetter));
    }

    [Fact]
    public void Tellers_of_an_open_round_are_replaced_one_after_the_other()
    {
        cast.Open();
        foreach (var teller in new[] { cast.TellerOne, cast.TellerTwo })
            Round.Dismiss(cast.Organising, OfficerRole.Teller, teller.Id, RoundCast.Now);
        cast.Appoint(OfficerRole.Teller, cast.TellerTwo);
        Assert.Equal(["rounds.not-two-tellers"], Refusing.Codes(Round.RequireOffices));
        cast.Appoint(OfficerRole.Teller, cast.Confirmer);
        Round.RequireOffices();
    }

    [Fact]
    public void Those_who_keep_a_round_from_its_archive_are_named_in_its_order()
    {
        foreach (var debriefer in Round.Debriefers) debriefer.Decide(DebrieferDecision.Deferred);
        Round.Arrange(cast.Organising, [.. Round.Debriefers.Reverse().Select(d => d.Id)]);
        Assert.Equal([cast.Southern.Id, cast.Northern.Id], Round.LeftOpen().Select(d => d.PostId));
        Assert.Equal(["rounds.still-deferred", "rounds.still-deferred"], Round.Leaving(d => $"{d.Order}").Select(r => r.Code));
    }
}
