using System.Net;
using Answerable.Domain.Rounds;
using Answerable.Server.Appraisals;
using static Answerable.Server.Tests.Appraisals.Appraising;

namespace Answerable.Server.Tests.Appraisals;

public sealed class CorrectedGradeTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_correction_takes_nothing_away_and_whoever_saw_the_first_decision_sees_both_once_the_second_is_open_to_them()
    {
        var round = await Deciding(house);
        foreach (var id in round.Debriefers.Values) await Score(house, id, 8000, 8000);
        foreach (var id in round.Debriefers.Values)
            await Decide(house, id, DebrieferDecision.Graded, "fairly-good", "As the committee saw it.");
        foreach (var id in round.Debriefers.Values) await FeedBack(house, id);
        await Act<PublishGrades>(house, "olga", (a, by) => a.Run(by, round.Id));
        await Decide(house, round.Alder, DebrieferDecision.Graded, "average", "A finding came to light.");

        var (anna, boris, olga) = (await house.SignedIn("anna"), await house.SignedIn("boris"), await house.SignedIn("olga"));
        var (sheet, table) = ($"/appraisals/{round.Alder.Value}", $"/appraisals/round/{round.Id.Value}");
        await anna.Get(sheet);
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Equal("Fairly good", anna.Page.QuerySelector(".an-decided .h1")!.TextContent.Trim());
        Assert.Contains("Being corrected", anna.Text);
        Assert.DoesNotContain("A finding came to light.", anna.Text);
        await anna.Get($"{sheet}/print");
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        await anna.Get($"/rounds/{round.Id.Value}");
        Assert.Contains("being corrected", anna.Text);
        foreach (var page in new[] { "/appraisals", "/" })
        {
            await anna.Get(page);
            Assert.NotNull(anna.Page.QuerySelector($"#about-me a[href='{sheet}']"));
        }
        await boris.Get(table);
        Assert.Contains("Fairly good", Row(boris));
        Assert.Contains("Being corrected", Row(boris));
        Assert.DoesNotContain("Average", Row(boris));
        await olga.Get(sheet);
        Assert.Equal("Average", olga.Page.QuerySelector(".an-decided .h1")!.TextContent.Trim());

        await FeedBack(house, round.Alder);
        await anna.Get(sheet);
        Assert.Contains("A finding came to light.", anna.Text);
        Assert.Contains("Superseded: Fairly good", anna.Text);
        await boris.Get(table);
        Assert.DoesNotContain("Average", Row(boris));
        await Act<PublishGrades>(house, "olga", (a, by) => a.Run(by, round.Id));
        await boris.Get(table);
        Assert.Contains("Average", Row(boris));
        Assert.Contains("Superseded: Fairly good", Row(boris));
        Assert.DoesNotContain("Being corrected", Row(boris));
    }

    [Fact]
    public async Task A_published_grade_corrected_to_none_is_told_and_published_too()
    {
        var round = await Deciding(house);
        foreach (var id in round.Debriefers.Values) await Score(house, id, 8000, 8000);
        foreach (var id in round.Debriefers.Values)
            await Decide(house, id, DebrieferDecision.Graded, "fairly-good", "As the committee saw it.");
        foreach (var id in round.Debriefers.Values) await FeedBack(house, id);
        await Act<PublishGrades>(house, "olga", (a, by) => a.Run(by, round.Id));
        await Decide(house, round.Alder, DebrieferDecision.Ungraded, null, "Held the post for two months only.");
        Assert.Equal(["appraisals.not-fed-back"], await Refused(() => Act<PublishGrades>(house, "olga", (a, by) => a.Run(by, round.Id))));
        await FeedBack(house, round.Alder);
        await Act<PublishGrades>(house, "olga", (a, by) => a.Run(by, round.Id));
        var boris = await house.SignedIn("boris");
        await boris.Get($"/appraisals/round/{round.Id.Value}");
        Assert.Contains("Superseded: Fairly good", Row(boris));
    }

    private static string Row(Visitor visitor) =>
        string.Join(' ',
            visitor.Page.QuerySelectorAll("tbody tr")
                .First(r => r.TextContent.Contains("Alder", StringComparison.Ordinal)).TextContent.Split((char[]?)null,
                    StringSplitOptions.RemoveEmptyEntries));
}
