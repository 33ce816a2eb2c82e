using Answerable.Domain.Appraisals;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Appraisals;

public sealed class GradePublicationTests
{
    private static readonly LastFinding Open = new(RoundCast.Today, RectificationState.ClaimedDone);

    private readonly RoundCast cast = new RoundCast().Deciding();

    private static Decided Graded(string grade = "fairly-good", bool told = true, params LastFinding[] last) =>
        new(new(DebrieferDecision.Graded, grade), !told, true, last);

    private string[] Against(Actor? by, RoundState state, params Decided[] all) =>
        [.. GradePublication.AgainstPublishing(by ?? cast.Organising, cast.Frame with { State = state }, Facts(all)).Select(r => r.Code)];

    /// <summary>As the database counts them: alike ones together, and of whoever is published already no finding.</summary>
    private static PublicationFacts Facts(Decided[] all) => new(
        [.. all.GroupBy(d => d.Grade).Select(g => g.Key with { Count = g.Count() })],
        all.Count(d => d.AwaitsFeedBack), all.Count(d => d.AwaitsPublishing),
        [.. all.Where(d => d is { AwaitsPublishing: true, LastFindings.Length: > 0 })
            .Select(d => new GatedGrade(d.Grade.GradeCode!, RoundCast.Today, d.LastFindings))]);

    private sealed record Decided(DecidedGrade Grade, bool AwaitsFeedBack, bool AwaitsPublishing, LastFinding[] LastFindings);

    private string[] Against(params Decided[] all) => Against(null, RoundState.Deciding, all);

    [Fact]
    public void The_organiser_publishes_what_everybody_was_told()
    {
        Assert.Empty(Against(Graded(), Graded()));
        Assert.Equal(["appraisals.may-not-publish"], Against(cast.As(cast.Chair), RoundState.Deciding, Graded()));
        Assert.Equal(["appraisals.round-not-deciding"], Against(null, RoundState.InSession, Graded()));
    }

    [Fact]
    public void Nothing_is_published_while_somebody_is_undecided_or_untold()
    {
        var undecided = new Decided(new(DebrieferDecision.None, null), false, false, []);
        Assert.Equal(["rounds.undecided", "rounds.not-fed-back"], Against(undecided, Graded(told: false)));
        Assert.Equal(["appraisals.not-fed-back"], Against(null, RoundState.Published, Graded(told: false)));
    }

    [Fact]
    public void The_quota_is_asked_over_all_once_more() => Assert.Equal(["appraisals.quota-exceeded"],
        Against(Graded("good"), Graded("good")));

    [Fact]
    public void The_gate_is_asked_once_more_of_grades_that_are_to_be_published_and_of_no_others()
    {
        Decided[] others = [.. Enumerable.Repeat(Graded(), 9)];
        Assert.Equal(["appraisals.last-findings-not-done"], Against([Graded("good", true, Open), .. others]));
        Assert.Empty(Against([Graded("good", true, Open with { State = RectificationState.Closed }), .. others]));
        Assert.Empty(Against([Graded("fairly-good", true, Open), .. others]));
        Assert.Empty(Against([Graded("good", true, Open) with { AwaitsPublishing = false }, .. others]));
    }

    [Fact]
    public void A_published_round_is_published_again_only_where_something_is_left()
    {
        Assert.Equal(["appraisals.already-published"], Against(null, RoundState.Published, Graded() with { AwaitsPublishing = false }));
        Assert.Empty(Against(null, RoundState.Published, Graded()));
        Assert.Empty(Against(null, RoundState.FedBack, Graded() with { AwaitsPublishing = false }));
    }
}
