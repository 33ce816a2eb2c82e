using System.Net;
using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;
using Answerable.Server.Appraisals;
using Answerable.Server.Tests.Ballots;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using static Answerable.Server.Tests.Appraisals.Appraising;

namespace Answerable.Server.Tests.Appraisals;

public sealed class RatingAndDecisionTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_sheet_shows_the_computed_rating_open_to_its_parts()
    {
        var round = await Deciding(house);
        await Score(house, round.Alder, 9000, 8800);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/appraisals/{round.Alder.Value}");
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Contains("93.40 points; Good from 90.00", olga.Text);
        Assert.Contains("entered by Olga Organiser, confirmed by Ivan Inspector", olga.Text);
        Assert.Contains("Inspection report 7", olga.Text);
        await olga.Get($"/appraisals/{round.Alder.Value}/print");
        Assert.NotNull(olga.Page.QuerySelector(".an-sheet"));
        Assert.Contains("93.40", olga.Text);
    }

    [Fact]
    public async Task An_entered_component_counts_only_when_another_person_confirmed_it()
    {
        var round = await Deciding(house);
        await Enter(house, round.Birch, "verification", 9000);
        Assert.Equal(["appraisals.not-confirmer"], await Refused(() => Confirm(house, round.Birch, "verification", "olga")));
        var olga = await house.SignedIn("olga");
        await olga.Get($"/appraisals/{round.Birch.Value}");
        Assert.Contains("not confirmed yet", olga.Text);
        var ivan = await house.SignedIn("ivan");
        await ivan.Get($"/appraisals/{round.Birch.Value}/components/verification");
        await ivan.Submit("return", ("reason", "The report says 88."));
        Assert.Contains("The report says 88.", ivan.Text);
        await olga.Get($"/appraisals/{round.Birch.Value}/components/verification");
        await olga.Submit("enter", ("hundredths", "88.00"), ("documentReference", "Inspection report 7"), ("reason", "Misread."));
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        await Confirm(house, round.Birch, "verification");
        await olga.Get($"/appraisals/{round.Birch.Value}");
        Assert.Contains("Misread.", olga.Text);
        Assert.Contains("88.00", olga.Text);
    }

    [Fact]
    public async Task What_is_confirmed_is_the_entry_that_was_seen_and_a_correction_of_another_is_stale()
    {
        var round = await Deciding(house);
        await Enter(house, round.Alder, "verification", 8200);
        var (ivan, olga, late) = (await house.SignedIn("ivan"), await house.SignedIn("olga"), await house.SignedIn("olga"));
        foreach (var visitor in new[] { ivan, olga, late }) await visitor.Get($"/appraisals/{round.Alder.Value}/components/verification");
        await olga.Submit("enter", ("hundredths", "92.00"), ("documentReference", "Report 9"), ("reason", "Misread."));
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        await ivan.Submit("confirm");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ivan.Status);
        await late.Submit("enter", ("hundredths", "70.00"), ("documentReference", "Report 3"), ("reason", "Another number."));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Another number.", late.Html);
        await olga.Get($"/appraisals/{round.Alder.Value}");
        Assert.Contains("not confirmed yet", olga.Text);
        Assert.Contains("92.00", olga.Text);
        await ivan.Get($"/appraisals/{round.Alder.Value}/components/verification");
        await ivan.Submit("confirm");
        Assert.Equal(HttpStatusCode.OK, ivan.Status);
    }

    [Fact]
    public async Task Beginning_opens_what_is_owed_and_each_act_discharges_its_own()
    {
        var round = await Deciding(house);
        Task<List<string>> Owed() =>
            house.Read(
                db => db.Set<Obligation>()
                    .Where(o => o.ObjectId == round.Alder.Value && o.ObjectKind == "appraisal" && o.State == ObligationState.Open)
                        .Select(o => o.Kind).OrderBy(k => k).ToListAsync());
        Assert.Equal(["appraisal.confirm", "appraisal.decide", "appraisal.enter"], await Owed());
        await Enter(house, round.Alder, "verification", 9000);
        Assert.Equal(["appraisal.confirm", "appraisal.decide", "appraisal.enter"], await Owed());
        await Enter(house, round.Alder, "routine", 9000);
        Assert.Equal(["appraisal.confirm", "appraisal.decide"], await Owed());
        await Confirm(house, round.Alder, "verification");
        await Confirm(house, round.Alder, "routine");
        Assert.Equal(["appraisal.decide"], await Owed());
        await Decide(house, round.Alder, DebrieferDecision.Graded, "good");
        Assert.Equal(["appraisal.feed-back"], await Owed());
        await FeedBack(house, round.Alder);
        Assert.Empty(await Owed());
    }

    [Fact]
    public async Task A_grade_that_differs_from_the_computed_one_needs_a_reason_beside_the_field()
    {
        var round = await Deciding(house);
        await Score(house, round.Alder, 9000, 9000);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/appraisals/{round.Alder.Value}/decide");
        var chair = (await house.PostId("Y-chair")).Value.ToString();
        var deputy = (await house.PostId("Y-deputy")).Value.ToString();
        (string, string)[] fields =
            [("kind", "Graded"), ("gradeCode", "average"), ("documentReference", "Minutes 3"), ("present", chair), ("present", deputy),
                ("votesFor", "2"), ("chairVote", "For")];
        await olga.Submit("decide", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.Contains("The computed rating is Good; give the reason", olga.Page.QuerySelector("#reason-problem")!.TextContent);
        await olga.Submit("decide", [.. fields, ("reason", "Two villages without a secretary.")]);
        Assert.Equal($"/appraisals/{round.Alder.Value}", olga.Path);
        Assert.Contains("Differs from the computed rating", olga.Text);
        Assert.Contains("3 entitled, 2 present; 2 for, 0 against, 0 abstained", olga.Text);
        Assert.Matches("given last ?for", olga.Text);
    }

    [Fact]
    public async Task A_grade_beyond_the_quota_is_refused_with_integers()
    {
        var round = await Deciding(house);
        foreach (var id in round.Debriefers.Values) await Score(house, id, 9500, 9500);
        await Decide(house, round.Alder, DebrieferDecision.Graded, "good");
        await Decide(house, round.Birch, DebrieferDecision.Graded, "good");
        Assert.Equal(["appraisals.quota-exceeded"], await Refused(() => Decide(house, round.Education, DebrieferDecision.Graded, "good")));
        var olga = await house.SignedIn("olga");
        await olga.Get($"/appraisals/round/{round.Id.Value}");
        Assert.Contains("3 count; 3 × 15 % = 0.45, rounded up to 1; so at most 2 get the top grade.", olga.Text);
        var names = string.Join(' ', olga.Page.QuerySelectorAll("tbody tr td:first-child").Select(c => c.TextContent));
        var order =
            (await Arrange.Read(house, round.Id)).Debriefers.OrderBy(d => d.Order)
                .Select(d => d.Id == round.Alder ? "Alder" : d.Id == round.Birch ? "Birch" : "Education");
        Assert.Equal(order, new[] { "Alder", "Birch", "Education" }.OrderBy(n => names.IndexOf(n, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task One_deferred_decision_stops_nobody_else()
    {
        var round = await Deciding(house);
        foreach (var id in round.Debriefers.Values) await Score(house, id, 9500, 9500);
        await Decide(house, round.Alder, DebrieferDecision.Graded, "good");
        await Decide(house, round.Birch, DebrieferDecision.Deferred, null, "In hospital since December.");
        await Decide(house, round.Education, DebrieferDecision.Graded, "fairly-good", "Late plans.");
        await FeedBack(house, round.Alder);
        await FeedBack(house, round.Education);
        await Act<PublishGrades>(house, "olga", (a, by) => a.Run(by, round.Id));
        Assert.Equal(RoundState.Published, (await Arrange.Read(house, round.Id)).State);
        Assert.Equal(["appraisals.already-published"],
            await Refused(() => Act<PublishGrades>(house, "olga", (a, by) => a.Run(by, round.Id))));
        await Decide(house, round.Birch, DebrieferDecision.Graded, "fairly-good", "Decided after recovery.");
        Assert.Equal(["appraisals.not-fed-back"], await Refused(() => Act<PublishGrades>(house, "olga", (a, by) => a.Run(by, round.Id))));
        await FeedBack(house, round.Birch);
        await Act<PublishGrades>(house, "olga", (a, by) => a.Run(by, round.Id));
        Assert.Equal(3, await house.Read(db => db.Set<GradeDecision>().CountAsync(d => d.RoundId == round.Id && d.PublishedAt != null)));
        Assert.Equal(4, await house.Read(db => db.Set<GradeDecision>().CountAsync(d => d.RoundId == round.Id)));
    }

    [Fact]
    public async Task Nothing_is_published_before_everybody_was_told()
    {
        var round = await Deciding(house);
        foreach (var id in round.Debriefers.Values) await Score(house, id, 8000, 8000);
        foreach (var id in round.Debriefers.Values)
            await Decide(house, id, DebrieferDecision.Graded, "fairly-good", "As computed or near it.");
        await FeedBack(house, round.Alder);
        Assert.Equal(["rounds.not-fed-back"], await Refused(() => Act<PublishGrades>(house, "olga", (a, by) => a.Run(by, round.Id))));
        Assert.Equal(["appraisals.may-not-publish"],
            await Refused(() => Act<PublishGrades>(house, "ivan", (a, by) => a.Run(by, round.Id))));
    }
}
