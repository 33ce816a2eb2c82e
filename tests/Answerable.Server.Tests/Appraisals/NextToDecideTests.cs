using Answerable.Domain.Rounds;
using static Answerable.Server.Tests.Appraisals.Appraising;

namespace Answerable.Server.Tests.Appraisals;

public sealed class NextToDecideTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task After_a_decision_the_page_leads_to_the_next_one_in_the_rounds_order_and_then_from_its_beginning()
    {
        var round = await Deciding(house);
        var olga = await house.SignedIn("olga");
        foreach (var (about, next) in new[] { (round.Birch, round.Education), (round.Education, round.Alder), (round.Alder, default) })
        {
            await Score(house, about, 8000, 8000);
            await Decide(house, about, DebrieferDecision.Graded, "fairly-good", "As the committee saw it.");
            await olga.Get($"/appraisals/{about.Value}");
            Assert.Equal(next == default ? null : $"/appraisals/{next.Value}/decide",
                olga.Page.QuerySelector(".an-head a.btn-primary")?.GetAttribute("href"));
        }
        var anna = await house.SignedIn("anna");
        await FeedBack(house, round.Alder);
        await anna.Get($"/appraisals/{round.Alder.Value}");
        Assert.DoesNotContain("Next to decide", anna.Text);
    }

    [Fact]
    public async Task Neither_telling_the_person_nor_publishing_is_the_loudest_button()
    {
        var round = await Deciding(house);
        foreach (var id in round.Debriefers.Values)
        {
            await Score(house, id, 8000, 8000);
            await Decide(house, id, DebrieferDecision.Graded, "fairly-good", "As the committee saw it.");
        }
        var olga = await house.SignedIn("olga");
        await olga.Get($"/appraisals/{round.Alder.Value}");
        Assert.False(Button(olga, "feed-back").ClassList.Contains("btn-primary"));
        await olga.Get($"/appraisals/round/{round.Id.Value}");
        Assert.False(Button(olga, "publish").ClassList.Contains("btn-primary"));
    }

    private static AngleSharp.Dom.IElement Button(Visitor visitor, string act) =>
        visitor.Page.QuerySelector($"form:has(input[name=_handler][value='{act}']) button[type=submit]")!;
}
