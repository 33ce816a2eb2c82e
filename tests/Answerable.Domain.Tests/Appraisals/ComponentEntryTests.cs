using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Appraisals;

public sealed class ComponentEntryTests
{
    private readonly RoundCast cast = new RoundCast().InSession();

    private Actor Enterer => cast.As(cast.Enterer);

    private Debriefer North => cast.Debriefer(cast.Northern);

    private Actor Confirmer => cast.As(cast.Confirmer);

    private ComponentEntry Enter(Actor? by = null, string component = "verification", int hundredths = 8800, string reference =
        "Minutes 12") =>
        ComponentEntry.Enter(by ?? Enterer, cast.Frame, North, component, hundredths, reference, RoundCast.Now);

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
        Refusing.With("appraisals.not-confirmer", () => entry.Confirm(Enterer, cast.Frame, North, RoundCast.Now));
        entry.Confirm(Confirmer, cast.Frame, North, RoundCast.Now);
        Assert.Equal(cast.Confirmer.Id, entry.ConfirmedByPost);
        Refusing.With("appraisals.already-judged", () => entry.Return(Confirmer, cast.Frame, North, "No", RoundCast.Now));
    }

    [Fact]
    public void The_same_person_in_another_post_does_not_confirm()
    {
        var entry = Enter();
        cast.SamePerson(cast.Confirmer, cast.Enterer);
        Refusing.With("appraisals.enterer-confirms", () => entry.Confirm(Confirmer, cast.Frame, North, RoundCast.Now));
    }

    [Fact]
    public void Who_may_not_confirm_learns_nothing_about_how_far_the_entry_is()
    {
        var entry = Enter();
        entry.Confirm(Confirmer, cast.Frame, North, RoundCast.Now);
        cast.SamePerson(cast.Confirmer, cast.Enterer);
        Assert.Equal(["appraisals.enterer-confirms"], Refusing.Codes(() => entry.Confirm(Confirmer, cast.Frame, North, RoundCast.Now)));
        Assert.Equal(["appraisals.enterer-confirms"],
            Refusing.Codes(() => entry.Return(Confirmer, cast.Frame, North, "No", RoundCast.Now)));
    }

    [Fact]
    public void A_correction_supersedes_with_a_reason_and_is_confirmed_anew()
    {
        var first = Enter();
        first.Confirm(Confirmer, cast.Frame, North, RoundCast.Now);
        Refusing.With("shell.empty", () => first.Correct(Enterer, cast.Frame, North, 9000, "Minutes 13", "", RoundCast.Now));
        Assert.True(first.Stands);
        var next = first.Correct(Enterer, cast.Frame, North, 9000, "Minutes 13", "Read wrongly", RoundCast.Now);
        Assert.Equal((next.Id, first.Id), (first.SupersededById!.Value, next.SupersedesId!.Value));
        Assert.False(first.Stands);
        Assert.Null(next.ConfirmedAt);
        Refusing.With("appraisals.already-superseded", () => first.Correct(Enterer, cast.Frame, North, 1, "x", "again", RoundCast.Now));
    }

    [Fact]
    public void What_the_confirmer_sends_back_no_longer_stands_and_is_entered_again()
    {
        var entry = Enter();
        entry.Return(Confirmer, cast.Frame, North, "Other page", RoundCast.Now);
        Assert.False(entry.Stands);
        Assert.True(entry.Correct(Enterer, cast.Frame, North, 8700, "Minutes 12, page 3", "Other page", RoundCast.Now).Stands);
    }

    [Fact]
    public void Every_act_on_a_component_is_a_line_and_what_was_returned_says_why()
    {
        var entry = Enter();
        entry.Return(Confirmer, cast.Frame, North, "Other page", RoundCast.Now);
        Assert.Equal(["component-entry.entered", "component-entry.returned"], entry.Recorded.Select(l => l.Act));
        Assert.Contains("Other page", entry.Recorded[1].Body!.ToString(), StringComparison.Ordinal);
        Assert.Equal((Confirmer.Person, cast.City.Id), (entry.Recorded[1].Person, entry.Recorded[1].Unit));
        var next = entry.Correct(Enterer, cast.Frame, North, 8700, "Minutes 12, page 3", "Other page", RoundCast.Now);
        next.Confirm(Confirmer, cast.Frame, North, RoundCast.Now);
        Assert.Equal("component-entry.superseded", entry.Recorded[2].Act);
        Assert.Equal(["component-entry.entered", "component-entry.confirmed"], next.Recorded.Select(l => l.Act));
    }

    [Fact]
    public void Each_act_on_a_component_is_offered_to_whom_nothing_bars_it()
    {
        string[] Open(Actor by, ComponentEntry? entry) => [.. ComponentEntry.Acts(by, cast.Frame, North, entry).Open];
        var entry = Enter();
        Assert.Equal([AppraisalActs.Entry], Open(Enterer, null));
        Assert.Empty(Open(Confirmer, null));
        Assert.Equal([AppraisalActs.Entry], Open(Enterer, entry));
        Assert.Equal([AppraisalActs.Confirmation, AppraisalActs.Return], Open(Confirmer, entry));
        Assert.Empty(Open(cast.As(cast.TellerOne), entry));
        cast.SamePerson(cast.Confirmer, cast.Northern);
        Assert.Equal([AppraisalRefusals.OwnAppraisal], ComponentEntry.Acts(Confirmer, cast.Frame, North, entry)
            .Against(AppraisalActs.Return));
    }

    [Fact]
    public void Nothing_is_entered_once_the_grades_were_fed_back()
    {
        var late = new RoundCast().Deciding();
        foreach (var debriefer in late.Round.Debriefers) debriefer.Decide(DebrieferDecision.Ungraded);
        late.Round.MarkFedBack(late.Organising, RoundCast.Now);
        Refusing.With("appraisals.round-not-rating", () => ComponentEntry.Enter(late.As(late.Enterer), late.Frame,
            late.Debriefer(late.Northern), "routine", 8800, "Minutes 12", RoundCast.Now));
    }

    [Fact]
    public void A_rating_takes_only_what_stands_and_is_confirmed()
    {
        var entry = Enter();
        entry.Confirm(Confirmer, cast.Frame, North, RoundCast.Now);
        var rating = RatingRule.Compute(cast.Round.Policy, cast.Round.Groups, North.Id, [], [entry, Enter(component: "routine")]);
        Assert.Equal([MissingReason.NotCounted, null, MissingReason.NotConfirmed], rating.Components.Select(c => c.Missing));
        Assert.Equal(8800, rating.Components[1].ScoreHundredths);
    }
}
