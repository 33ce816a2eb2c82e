using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Appraisals;

public sealed class ComponentEntryTests
{
    private static readonly IReadOnlySet<PersonId> Nobody = new HashSet<PersonId>();

    private readonly RoundCast cast = new RoundCast().InSession();

    private Actor Enterer => cast.As(cast.Enterer);

    private Actor Confirmer => cast.As(cast.Confirmer);

    private ComponentEntry Enter(Actor? by = null, string component = "verification", int hundredths = 8800, string reference = "Minutes 12") =>
        ComponentEntry.Enter(by ?? Enterer, cast.Round, cast.Debriefer(cast.Northern).Id, component, hundredths, reference, cast.Persons[cast.Northern.Id], RoundCast.Now);

    [Fact]
    public void Only_the_enterer_enters_and_never_about_themselves()
    {
        Refusing.With("appraisals.not-enterer", () => Enter(Confirmer));
        cast.SamePerson(cast.Enterer, cast.Northern);
        Refusing.With("appraisals.own-appraisal", () => Enter());
    }

    [Fact]
    public void A_score_is_within_0_and_100_and_names_its_document()
    {
        Assert.Equal(["appraisals.score-out-of-range", "shell.empty"], Refusing.Codes(() => Enter(hundredths: 10_001, reference: " ")));
        Refusing.With("appraisals.no-such-component", () => Enter(component: "ballot"));
    }

    [Fact]
    public void Another_post_and_another_person_confirm()
    {
        var entry = Enter();
        Refusing.With("appraisals.not-confirmer", () => entry.Confirm(Enterer, cast.Round, Nobody, RoundCast.Now));
        entry.Confirm(Confirmer, cast.Round, Nobody, RoundCast.Now);
        Assert.Equal(cast.Confirmer.Id, entry.ConfirmedByPost);
        Refusing.With("appraisals.already-judged", () => entry.Return(Confirmer, cast.Round, "No", Nobody, RoundCast.Now));
    }

    [Fact]
    public void The_same_person_in_another_post_does_not_confirm()
    {
        var entry = Enter();
        cast.SamePerson(cast.Confirmer, cast.Enterer);
        Refusing.With("appraisals.enterer-confirms", () => entry.Confirm(Confirmer, cast.Round, Nobody, RoundCast.Now));
    }

    [Fact]
    public void Who_may_not_confirm_learns_nothing_about_how_far_the_entry_is()
    {
        var entry = Enter();
        entry.Confirm(Confirmer, cast.Round, Nobody, RoundCast.Now);
        cast.SamePerson(cast.Confirmer, cast.Enterer);
        Assert.Equal(["appraisals.enterer-confirms"], Refusing.Codes(() => entry.Confirm(Confirmer, cast.Round, Nobody, RoundCast.Now)));
        Assert.Equal(["appraisals.enterer-confirms"], Refusing.Codes(() => entry.Return(Confirmer, cast.Round, "No", Nobody, RoundCast.Now)));
    }

    [Fact]
    public void A_correction_supersedes_with_a_reason_and_is_confirmed_anew()
    {
        var first = Enter();
        first.Confirm(Confirmer, cast.Round, Nobody, RoundCast.Now);
        Refusing.With("shell.empty", () => first.Correct(Enterer, cast.Round, 9000, "Minutes 13", "", Nobody, RoundCast.Now));
        Assert.True(first.Stands);
        var next = first.Correct(Enterer, cast.Round, 9000, "Minutes 13", "Read wrongly", Nobody, RoundCast.Now);
        Assert.Equal((next.Id, first.Id), (first.SupersededById!.Value, next.SupersedesId!.Value));
        Assert.False(first.Stands);
        Assert.Null(next.ConfirmedAt);
        Refusing.With("appraisals.already-superseded", () => first.Correct(Enterer, cast.Round, 1, "x", "again", Nobody, RoundCast.Now));
    }

    [Fact]
    public void What_the_confirmer_sends_back_no_longer_stands_and_is_entered_again()
    {
        var entry = Enter();
        entry.Return(Confirmer, cast.Round, "Other page", Nobody, RoundCast.Now);
        Assert.False(entry.Stands);
        Assert.True(entry.Correct(Enterer, cast.Round, 8700, "Minutes 12, page 3", "Other page", Nobody, RoundCast.Now).Stands);
    }

    [Fact]
    public void Nothing_is_entered_once_the_grades_were_fed_back()
    {
        var late = new RoundCast().Deciding();
        foreach (var debriefer in late.Round.Debriefers) debriefer.Decide(DebrieferDecision.Ungraded);
        late.Round.MarkFedBack(late.Organising, RoundCast.Now);
        Refusing.With("appraisals.round-not-rating", () => ComponentEntry.Enter(late.As(late.Enterer), late.Round,
            late.Debriefer(late.Northern).Id, "routine", 8800, "Minutes 12", Nobody, RoundCast.Now));
    }

    [Fact]
    public void A_rating_takes_only_what_stands_and_is_confirmed()
    {
        var entry = Enter();
        entry.Confirm(Confirmer, cast.Round, Nobody, RoundCast.Now);
        var rating = RatingRule.Compute(cast.Round, cast.Debriefer(cast.Northern).Id, [], [entry, Enter(component: "routine")]);
        Assert.Equal([MissingReason.NotCounted, null, MissingReason.NotConfirmed], rating.Components.Select(c => c.Missing));
        Assert.Equal(8800, rating.Components[1].ScoreHundredths);
    }
}
