using System.Net;
using Answerable.Domain.Debriefs;
using Answerable.Server.Debriefs;

namespace Answerable.Server.Tests.Debriefs;

/// <summary>Filing is a page of its own: the report as it will be read, why the last version came back, and what changed since.</summary>
public sealed class FilePageTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_report_is_read_through_before_it_is_filed_and_only_by_its_holder()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var (page, id) = ($"/debriefs/{round.Alder.Value}/file", round.Alder.Value);
        var anna = await house.SignedIn("anna");
        await anna.Get($"/debriefs/{id}/write");
        await anna.Submit("debrief", [("do", "check"), .. Reports.Fields(Reports.Good())]);
        Assert.Equal((page, HttpStatusCode.OK), (anna.Path, anna.Status));
        Assert.Contains("All twelve duties done.", anna.Text);
        Assert.Contains("File as version 1", anna.Text);
        Assert.Null((await Reports.Read(house, round.Alder))!.Newest());
        foreach (var who in new[] { "carl", "olga", "boris" })
        {
            var other = await house.SignedIn(who);
            await other.Get(page);
            Assert.True(other.Status == HttpStatusCode.NotFound, $"{who}: {other.Status}");
        }
        await anna.Submit("debrief", ("do", "file"));
        Assert.Equal(($"/debriefs/{id}", HttpStatusCode.OK), (anna.Path, anna.Status));
        Assert.Equal("All twelve duties done.", (await Reports.Read(house, round.Alder))!.Newest()!.Content.Duties);
    }

    [Fact]
    public async Task What_cannot_be_filed_yet_says_what_is_missing_and_offers_no_filing()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var anna = await house.SignedIn("anna");
        await anna.Get($"/debriefs/{round.Alder.Value}/write");
        await anna.Submit("debrief", [("do", "save"), .. Reports.Fields(Reports.Good() with { Duties = "" })]);
        await anna.Submit("debrief", [("do", "check"), .. Reports.Fields(Reports.Good() with { Duties = "" })]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.NotNull(anna.Page.QuerySelector(".an-errors"));
        await anna.Submit("debrief", ("do", "check"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        await anna.Get($"/debriefs/{round.Alder.Value}/file");
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Contains("It cannot be filed yet: 1 point to mend", anna.Text);
        Assert.Null(anna.Page.QuerySelector("button[value=file]"));
    }

    [Fact]
    public async Task A_returned_report_shows_why_and_both_sides_see_what_changed_since()
    {
        var (round, _) = await Reports.RoundAfter(house);
        await Reports.File(house, "anna", round.Alder);
        await Reports.Return(house, round.Alder, "No case and no person named.");
        var anna = await house.SignedIn("anna");
        await anna.Get($"/debriefs/{round.Alder.Value}");
        var note = anna.Page.QuerySelector(".an-returned")!.TextContent;
        Assert.Contains("No case and no person named.", note);
        Assert.Contains("First due date", note);
        Assert.Contains("Organiser", note);
        Assert.Contains("5 January", note);
        await anna.Get($"/debriefs/{round.Alder.Value}/write");
        Assert.NotNull(anna.Page.QuerySelector(".an-returned"));
        var changed = Reports.Good() with { Duties = Reports.Good().Duties + " Two of them late." };
        await anna.Submit("debrief", [("do", "check"), .. Reports.Fields(changed)]);
        Assert.Contains("File as version 2", anna.Text);
        Assert.Equal(" Two of them late.", anna.Page.QuerySelector("ins")!.TextContent);
        Assert.Contains("as in version 1", anna.Text);
        await anna.Submit("debrief", ("do", "file"));
        var olga = await house.SignedIn("olga");
        await olga.Get($"/debriefs/{round.Alder.Value}");
        var why = olga.Page.QuerySelectorAll(".an-returned").Single(c => c.TextContent.Contains("Why it was returned last"));
        Assert.Contains("Organiser", why.TextContent);
        Assert.DoesNotContain("Alder", why.TextContent);
        Assert.Equal(" Two of them late.", olga.Page.QuerySelector("ins")!.TextContent);
    }

    [Theory]
    [InlineData("甲乙丙丁", "甲丙丁戊", "甲|-乙|丙丁|+戊")]
    [InlineData("two words here", "two other words", "two |+other |words|- here")]
    [InlineData("", "new", "+new")]
    [InlineData("old", "", "-old")]
    [InlineData("same", "same", "same")]
    public void Texts_are_compared_by_characters_in_chinese_and_by_words_otherwise(string before, string after, string expected) =>
        Assert.Equal(expected, string.Join('|', TextChanges.Between(before, after).Select(p =>
            p.Change switch { TextChange.Added => "+", TextChange.Removed => "-", _ => "" } + p.Text)));
}
