using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Appraisals;
using Answerable.Server.Tests.Appraisals;
using Answerable.Server.Tests.Obligations;
using Answerable.Server.Tests.Rounds;

namespace Answerable.Server.Tests.Organisation;

/// <summary>A post's page is its account: what it owes, reported and was graded, each as far as its reader may see.</summary>
public sealed class PostAccountTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_grade_stands_on_the_posts_page_for_whom_it_stands_elsewhere_and_for_nobody_else()
    {
        var round = await Appraising.Deciding(house);
        await Appraising.Score(house, round.Alder, 9000, 9000);
        await Appraising.Decide(house, round.Alder, DebrieferDecision.Graded, "good");
        await Sees("olga", true);
        await Sees("chen", true);
        foreach (var who in new[] { "anna", "boris", "emil", "asha", "tess" }) await Sees(who, false);
        await Appraising.FeedBack(house, round.Alder);
        await Sees("anna", true);
        await Sees("boris", false);
    }

    [Fact]
    public async Task What_a_post_owes_stands_there_for_its_holder_and_for_whoever_oversees_its_unit()
    {
        await house.Owes("YB-head", 5, "The planted thing of Birch");
        (string Who, bool Sees)[] readers =
            [("boris", true), ("olga", true), ("chen", true), ("anna", false), ("asha", false), ("tess", false)];
        foreach (var (who, sees) in readers)
        {
            var visitor = await house.SignedIn(who);
            await visitor.Get($"/posts/{(await house.PostId("YB-head")).Value}");
            Assert.True(visitor.Html.Contains("The planted thing of Birch", StringComparison.Ordinal) == sees, who);
        }
    }

    private async Task Sees(string who, bool expected)
    {
        var visitor = await house.SignedIn(who);
        await visitor.Get($"/posts/{(await house.PostId("YA-head")).Value}");
        Assert.True(visitor.Text.Contains("Grades over the years", StringComparison.Ordinal) == expected, $"{who}: {visitor.Text}");
    }
}
