using System.Net;
using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Appraisals;
using Answerable.Server.Tests.Ballots;
using Answerable.Server.Tests.Rounds;
using static Answerable.Server.Tests.Appraisals.Appraising;

namespace Answerable.Server.Tests.Appraisals;

public sealed class WhoSeesTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_person_sees_nothing_before_feedback_then_the_sheet_and_others_only_the_published_grade()
    {
        var round = await Deciding(house);
        foreach (var id in round.Debriefers.Values) await Score(house, id, 8000, 8000);
        foreach (var id in round.Debriefers.Values)
            await Decide(house, id, DebrieferDecision.Graded, "fairly-good", "As the committee saw it.");
        var (sheet, table) = ($"/appraisals/{round.Alder.Value}", $"/appraisals/round/{round.Id.Value}");
        var (anna, boris) = (await house.SignedIn("anna"), await house.SignedIn("boris"));
        foreach (var path in new[] { sheet, sheet + "/print", sheet + "/decide", table, table + "/grades.csv" })
        {
            await anna.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, anna.Status);
        }
        await FeedBack(house, round.Alder);
        await anna.Get(sheet);
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Contains("As the committee saw it.", anna.Text);
        await anna.Get("/appraisals");
        Assert.Contains("About me", anna.Text);
        await boris.Get(sheet);
        Assert.Equal(HttpStatusCode.NotFound, boris.Status);
        await FeedBack(house, round.Birch);
        await FeedBack(house, round.Education);
        await Act<PublishGrades>(house, "olga", (a, by) => a.Run(by, round.Id));
        await boris.Get(table);
        Assert.Contains("Alder Secretary", boris.Text);
        Assert.Contains("Fairly good", boris.Text);
        Assert.DoesNotContain("80.00", boris.Text);
        await boris.Get(sheet);
        Assert.Equal(HttpStatusCode.NotFound, boris.Status);
        foreach (var outsider in new[] { "asha", "carl", "tess" })
        {
            var visitor = await house.SignedIn(outsider);
            await visitor.Get(table);
            Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        }
    }

    [Fact]
    public async Task What_is_suppressed_is_suppressed_on_sheet_print_and_export_and_refuses_the_rating()
    {
        var round = await Counting.Begun(house);
        await Counting.Count(house, round, "A", new(9, 9, 0), [.. Counting.Times(7, "142"), "012", "012"]);
        await Counting.Count(house, round, "B", new(12, 12, 0), Counting.Times(12, "111"));
        await Heard(house, round);
        await Act<StartAppraisals>(house, "olga", (a, by) => a.Run(by, round.Id));
        await Score(house, round.Alder, 9000, 9000);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/appraisals/{round.Alder.Value}");
        Assert.Contains("Not shown: fewer than 8 valid ballot papers.", olga.Text);
        Assert.Contains("No rating: Democratic assessment is missing.", olga.Text);
        Assert.Equal("12 0 0 0 0 12 100.00",
            string.Join(' ', olga.Page.QuerySelectorAll(".an-ballot td.num").Select(c => c.TextContent.Trim()).Where(c => c != "–")));
        await olga.Get($"/appraisals/{round.Alder.Value}/print");
        Assert.DoesNotContain("Good 7", olga.Text);
        await olga.Get($"/appraisals/round/{round.Id.Value}/grades.csv");
        Assert.Contains("YA-head,Alder County,Alder Secretary,Anna Alder,,90.00,90.00,,,\r\n", olga.Html);
    }

    [Fact]
    public async Task The_sheet_speaks_the_readers_language()
    {
        var round = await Deciding(house);
        await Score(house, round.Alder, 9000, 8800);
        var olga = await house.SignedIn("olga", "zh-CN");
        await olga.Get($"/appraisals/{round.Alder.Value}");
        Assert.Contains("93.40分，90.00分以上为好", olga.Text);
        await olga.Get($"/appraisals/{round.Alder.Value}/decide");
        await olga.Submit("decide", ("kind", "Deferred"), ("documentReference", "纪要3号"), ("votesFor", "0"));
        Assert.Contains("请填写不评定等次的理由。", olga.Text);
        await olga.Get($"/appraisals/round/{round.Id.Value}");
        Assert.Contains("向上取整", olga.Text);
    }
}
