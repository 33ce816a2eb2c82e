using Answerable.Domain;
using Answerable.Server.Frame;
using Answerable.Server.Ledger;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Frame;

/// <summary>After an act one line says what was done, and who has it now until when.</summary>
public sealed class DoneNoteTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_page_after_an_act_says_it_once_and_whom_it_waits_for()
    {
        var round = await Arrange.Open(house, "party-60-40");
        var alder = await house.SignedIn("anna");
        await alder.Get($"/debriefs/{round.Alder.Value}/write");
        await alder.Submit("debrief", [("do", "file"), .. Debriefs.Reports.Fields(Debriefs.Reports.Good())]);
        Assert.Contains("You filed the report.", Note(alder));
        Assert.Contains("It waits for ", Note(alder));
        Assert.Contains("until ", Note(alder));
        await alder.Get(alder.Path);
        Assert.Null(alder.Page.QuerySelector(".an-done"));
    }

    [Fact]
    public async Task A_page_after_nothing_says_nothing_and_a_cookie_tells_nobody_what_others_did()
    {
        var line = await house.Read(db => db.Set<Line>().Where(l => l.PersonId != null).Select(l => l.Id).FirstAsync());
        var sybil = await house.SignedIn("sysadmin");
        Assert.Null(sybil.Page.QuerySelector(".an-done"));
        foreach (var given in new[] { line.Value.ToString("N"), "x", "", new string('a', 3000), "..", Guid.Empty.ToString("N") })
        {
            sybil.Cookies.Add(new Uri("http://localhost"), new System.Net.Cookie(DoneCookie.Name, given, "/"));
            await sybil.Get("/me");
            Assert.Equal(System.Net.HttpStatusCode.OK, sybil.Status);
            Assert.Null(sybil.Page.QuerySelector(".an-done"));
        }
    }

    private static string Note(Visitor visitor) => visitor.Page.QuerySelector(".an-done")?.TextContent ?? $"no note on {visitor.Path}";
}
