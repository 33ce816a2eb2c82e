using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;

namespace Answerable.Server.Tests.Debriefs;

public sealed class DraftTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_draft_saves_itself_and_answers_with_the_version_to_go_on_from()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var anna = await house.SignedIn("anna");
        await anna.Get($"/debriefs/{round.Alder.Value}/write");
        using var first = await Autosave(anna, round.Alder.Value, "0", "First words.");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var answer = await first.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(1, answer.GetProperty("version").GetInt32());
        Assert.Contains("Draft saved", answer.GetProperty("text").GetString());
        Assert.Equal("First words.", (await Reports.Read(house, round.Alder))!.Draft.Duties);
        using var second = await Autosave(anna, round.Alder.Value, "1", "More words.");
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task A_draft_that_somebody_else_saved_since_is_not_overwritten_and_says_so_in_the_readers_language()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var anna = await house.SignedIn("anna", "zh-CN");
        await anna.Get($"/debriefs/{round.Alder.Value}/write");
        var carl = await house.SignedIn("carl");
        await carl.Get($"/debriefs/{round.Alder.Value}/write");
        await carl.Submit("debrief", ("do", "draft"), ("duties", "The clerk's words."));
        using var late = await Autosave(anna, round.Alder.Value, "0", "Mine.");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("text/plain", late.Content.Headers.ContentType!.MediaType);
        Assert.Contains("他人已保存过本草稿", await late.Content.ReadAsStringAsync());
        await anna.Submit("debrief", ("do", "draft"), ("duties", "Mine without scripts."));
        Assert.Equal(HttpStatusCode.Conflict, anna.Status);
        Assert.Contains("Mine without scripts.", anna.Html);
        Assert.Equal("The clerk's words.", (await Reports.Read(house, round.Alder))!.Draft.Duties);
        await anna.Submit("debrief", ("do", "draft"), ("duties", "Both put together."));
        Assert.Equal("Both put together.", (await Reports.Read(house, round.Alder))!.Draft.Duties);
    }

    [Fact]
    public async Task A_save_whose_answer_was_lost_does_not_make_the_writers_own_save_or_filing_stale()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var anna = await house.SignedIn("anna");
        await anna.Get($"/debriefs/{round.Alder.Value}/write");
        for (var turn = 1; turn <= 2; turn++)
        {
            using var lost = await Autosave(anna, round.Alder.Value, "0", $"Words of save {turn}.", turn);
            Assert.Equal(HttpStatusCode.OK, lost.StatusCode);
        }
        await anna.Submit("debrief", [("do", "file"), ("draft-turn", "3"), .. Reports.Fields(Reports.Good())]);
        Assert.Equal((HttpStatusCode.OK, $"/debriefs/{round.Alder.Value}"), (anna.Status, anna.Path));
        Assert.Single((await Reports.Read(house, round.Alder))!.Versions);
    }

    [Fact]
    public async Task A_lost_answer_does_not_let_a_page_overwrite_what_somebody_else_saved_since()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var anna = await house.SignedIn("anna");
        await anna.Get($"/debriefs/{round.Alder.Value}/write");
        using var lost = await Autosave(anna, round.Alder.Value, "0", "Anna's first words.", 1);
        var carl = await house.SignedIn("carl");
        await carl.Get($"/debriefs/{round.Alder.Value}/write");
        await carl.Submit("debrief", ("do", "draft"), ("duties", "The clerk's words."));
        await anna.Submit("debrief", [("do", "file"), ("draft-turn", "2"), .. Reports.Fields(Reports.Good())]);
        Assert.Equal(HttpStatusCode.Conflict, anna.Status);
        Assert.Contains("I visited forty-six villages.", anna.Html);
        var stored = (await Reports.Read(house, round.Alder))!;
        Assert.Equal(("The clerk's words.", 0), (stored.Draft.Duties, stored.Versions.Count));
    }

    [Fact]
    public async Task A_save_that_arrives_late_does_not_undo_a_later_one_of_the_same_page()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var anna = await house.SignedIn("anna");
        await anna.Get($"/debriefs/{round.Alder.Value}/write");
        using var second = await Autosave(anna, round.Alder.Value, "0", "Later words.", 2);
        using var first = await Autosave(anna, round.Alder.Value, "0", "Earlier words.", 1);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (second.StatusCode, first.StatusCode));
        Assert.Equal("Later words.", (await Reports.Read(house, round.Alder))!.Draft.Duties);
    }

    [Fact]
    public async Task A_draft_over_the_policys_limits_is_kept_all_the_same()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var anna = await house.SignedIn("anna");
        await anna.Get($"/debriefs/{round.Alder.Value}/write");
        using var long1 = await Autosave(anna, round.Alder.Value, "0", new string('w', 9_000));
        Assert.Equal(HttpStatusCode.OK, long1.StatusCode);
        using var tooLong = await Autosave(anna, round.Alder.Value, "1", new string('w', 20_001));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
        Assert.Equal(9_000, (await Reports.Read(house, round.Alder))!.Draft.Duties.Length);
    }

    [Fact]
    public async Task A_draft_needs_the_forms_token()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var anna = await house.SignedIn("anna");
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("version", "0"), KeyValuePair.Create("duties", "x")]);
        using var response = await anna.Client.PostAsync($"/debriefs/{round.Alder.Value}/draft", content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(await Reports.Read(house, round.Alder));
    }

    /// <summary>What the page's script sends: every field of the form, as multipart.</summary>
    private static async Task<HttpResponseMessage> Autosave(Visitor visitor, Guid id, string version, string duties, int turn = 0)
    {
        var page = ((IHtmlInputElement)visitor.Page.QuerySelector("#debrief-form input[name=draft-page]")!).Value;
        var token = ((IHtmlInputElement)visitor.Page.QuerySelector("#debrief-form input[name=__RequestVerificationToken]")!).Value;
        using var content = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(version), "version" },
                { new StringContent(duties), "duties" },
            { new StringContent(page), "draft-page" }, { new StringContent($"{turn}"), "draft-turn" },
        };
        return await visitor.Client.PostAsync($"/debriefs/{id}/draft", content);
    }
}
