using System.Net;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Policies;
using Answerable.Domain.Rectifications;
using Answerable.Server.Debriefs;
using Answerable.Server.Policies;
using Answerable.Server.Rectifications;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rectifications;

/// <summary>The rectification ledger both ways: what earlier years left open is asked about first in the first round.</summary>
public sealed class PastFindingsTests : IAsyncLifetime
{
    private const string Head = "序号,问题内容,整改措施,整改时限,责任部门,责任人,整改目标,责任领导,整改进展,完成标志,整改类型,提出日期\r\n";

    private const string Two = Head
        + "1,Two meetings were not held,\"Set the dates\nName a clerk\",2026-03-31,Alder County,Anna Alder,Four a year,Lena Lead,"
        + "Dates are set,Minutes are on file,阶段,2025-02-10\r\n"
        + "2,The hall is locked,,2025年12月1日,YB,Birch Secretary,,,,The hall is open,立行立改,2025/3/4\r\n";

    private readonly House house = new();

    public async Task InitializeAsync()
    {
        await house.InitializeAsync();
        await Adopt(house);
    }

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task What_earlier_years_left_open_is_previewed_taken_once_and_asked_about_first_in_the_first_round()
    {
        var olga = await house.SignedIn("olga");
        await Send(olga, Two, "preview");
        Assert.Contains("2 new, 0 refused, 0 not to be taken in", olga.Text);
        Assert.Equal(0, await house.Read(db => db.Set<Finding>().CountAsync()));
        await olga.Submit("past-findings", ("do", "take"));
        Assert.Contains("2 findings of earlier years taken in", olga.Text);
        await Send(olga, Two, "preview");
        Assert.Contains("0 new, 0 refused, 2 not to be taken in", olga.Text);
        Assert.Contains("here already", olga.Text);
        await olga.Submit("past-findings", ("do", "take"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 2),
            (olga.Status, await house.Read(db => db.Set<Finding>().CountAsync(f => f.Source == FindingSource.Past))));

        var repair = await house.Read(db => RectificationQueries.Whole(db.Set<Rectification>())
            .SingleAsync(r => r.CloseCondition == "Minutes are on file"));
        Assert.Equal((RectificationState.InProgress, new DateOnly(2026, 3, 31)), (repair.State, repair.DueOn));
        Assert.Equal(["Set the dates", "Name a clerk"], repair.MeasuresInForce().OrderBy(m => m.Number).Select(m => m.Text));
        Assert.Equal(new DateOnly(2025, 12, 1), await house.Read(db => (
            from o in db.Set<Obligation>()
            join r in db.Set<Rectification>() on o.ObjectId equals (Guid)(object)r.Id
            where o.Kind == RectificationKinds.Repair.Code && r.CloseCondition == "The hall is open"
            select o.DueOn).SingleAsync()));
        await olga.Get($"/rectifications/{repair.Id.Value}");
        Assert.Contains("10 February 2025", olga.Text);
        Assert.Contains("took over what an earlier year left open", olga.Text);

        house.Clock.Advance(TimeSpan.FromHours(1));
        var round = await Arrange.Open(house);
        var anna = await house.SignedIn("anna");
        await anna.Get($"/debriefs/{round.Alder.Value}/write");
        Assert.NotNull(anna.Page.QuerySelector($"#result-{repair.FindingId.Value}"));
        await olga.Get($"/chain/rectification/{repair.Id.Value}");
        Assert.Contains("Alder", olga.Text);
        // What comes in later is not asked of a round that was open before.
        await house.Do<ImportPastFindings>("olga", async (a, by) =>
            await a.Run(by, await house.UnitId("Y"), Read(Head + "1,Later,,2026-05-01,,Anna Alder,,,,,,2024-01-01")));
        Assert.Single((await house.Scope(async s =>
            await s.GetRequiredService<DebriefQueries>().Find(await house.Actor("anna"), round.Alder)))!.Owed);
    }

    [Fact]
    public async Task Every_bad_row_has_its_sentence_and_nothing_is_written()
    {
        var olga = await house.SignedIn("olga");
        await Send(olga, Head + "1,,,soon,Alder County,Nobody,,,,,sometimes,2030-01-01\r\n2,Good,,2026-03-01,,Anna Alder,,,,,,\r\n"
            + "3,Good,,2026-03-01,,Anna Alder,,,,,,\r\n4,At once,,2026-03-01,,Anna Alder,,,,,立行立改,\r\n"
            + "5,Struck out,,2026-03-01,,Anna Alder,,,,,,\r\n", "take");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        foreach (var sentence in new[] { "3 of 5 rows cannot be taken", "No post of “Alder County” is called or held by “Nobody”.",
            "“sometimes” is not known here", "Rectify by: ", "The day on which it was found is still to come",
            "The same finding stands in a row above", "Close condition: " }) Assert.Contains(sentence, olga.Text);
        Assert.Equal(0, await house.Read(db => db.Set<Finding>().CountAsync()));
        foreach (var (file, sentence) in new[]
        {
            ("问题内容,整改时限,天气\r\na,2026-01-01,b", "Row 1, column 3: “天气” is no column of this form."),
            ("问题内容,整改时限,Problem\r\na,2026-01-01,b", "Row 1, column 3: the heading “问题内容 / problem” stands twice."),
            ("问题内容\r\na", "Row 1: the heading “整改时限 / rectify_by” is missing."), ("Problem,Rectify by\r\n", "The file has no rows."),
        })
        {
            await Send(olga, file, "preview");
            Assert.Contains(sentence, olga.Text);
        }
    }

    [Fact]
    public async Task Only_who_organises_over_the_post_takes_anything_in()
    {
        foreach (var person in new[] { "ivan", "dana", "boris", "carl", "auditor", "sysadmin" })
        {
            var city = await house.UnitId("Y");
            var refused = await Assert.ThrowsAsync<Refused>(() =>
                house.Do<ImportPastFindings>(person, (a, by) => a.Run(by, city, Read(Two))));
            Assert.True(refused.Refusals[0].IsDenial);
            var visitor = await house.SignedIn(person);
            await visitor.Get("/rectifications/import");
            Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        }
        // Anna organises her county, not her neighbour's.
        var anna = await house.SignedIn("anna");
        await Send(anna, Head + "1,Theirs,,2026-03-01,Birch County,Boris Birch,,,,,,", "take");
        Assert.Contains("No post of “Birch County” is called or held by “Boris Birch”.", anna.Text);
        await Send(anna, "问题内容,整改时限,岗位编码\r\nTheirs,2026-03-01,YB-head", "take");
        Assert.Contains("There is no post with the code “YB-head” in this unit or below.", anna.Text);
        await Send(anna, "问题内容,整改时限,岗位编码,验收岗位编码\r\nMine,2026-03-01,YA1-head,YB-head", "take");
        Assert.Contains("The post “YB-head” has no right to verify over this unit.", anna.Text);
        Assert.Equal(0, await house.Read(db => db.Set<Finding>().CountAsync()));
    }

    [Theory]
    [InlineData("csv", "en")]
    [InlineData("xlsx", "zh-CN")]
    public async Task The_ledger_comes_out_goes_into_a_fresh_organisation_and_comes_out_the_same(string format, string language)
    {
        await house.Do<ImportPastFindings>("olga", async (a, by) => await a.Run(by, await house.UnitId("Y"), Read(Two)));
        await house.Finding("YA1-head", "Raised here");
        await house.Approved(new DateOnly(2026, 4, 1), new MeasureDraft("Empty the store"));
        var first = await Ledger(house, language, format);
        Assert.Equal(4, first.Csv.Count - 1);
        var fresh = new House();
        await fresh.InitializeAsync();
        try
        {
            await Adopt(fresh);
            var olga = await fresh.SignedIn("olga", language);
            await olga.Get("/rectifications/import");
            await olga.Submit("past-findings", ("do", "preview"), ("file", $"ledger.{format}|{first.Sent}"));
            await olga.Submit("past-findings", ("do", "take"));
            Assert.Equal(HttpStatusCode.OK, olga.Status);
            Assert.Equal(first.Csv, (await Ledger(fresh, language, format)).Csv);
            // What came from here brings nothing here.
            var own = await house.SignedIn("olga", language);
            await own.Get("/rectifications/import");
            await own.Submit("past-findings", ("do", "take"), ("file", $"ledger.{format}|{first.Sent}"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, own.Status);
            Assert.Equal(4, await house.Read(db => db.Set<Finding>().CountAsync()));
        }
        finally
        {
            await fresh.DisposeAsync();
        }
    }

    private static async Task<(List<string> Csv, string Sent)> Ledger(House from, string language, string format)
    {
        var olga = await from.SignedIn("olga", language);
        var csv = await olga.Client.GetStringAsync("/rectifications/ledger.csv");
        Assert.Contains(language == "en" ? "Problem,Goal,Measures,Rectify by" : "问题内容,整改目标,整改措施,整改时限", csv);
        var sent = format == "csv" ? csv : Convert.ToBase64String(await olga.Client.GetByteArrayAsync("/rectifications/ledger.xlsx"));
        return ([.. csv.TrimEnd().Split("\r\n").Order(StringComparer.Ordinal)], sent);
    }

    private static async Task Send(Visitor visitor, string file, string act)
    {
        await visitor.Get("/rectifications/import");
        await visitor.Submit("past-findings", ("do", act), ("file", $"ledger.csv|{file}"));
    }

    private static LedgerFile Read(string text) =>
        LedgerFile.Read(text, RoundPolicies.Preset("party-60-40").Strands.Value);

    private static async Task Adopt(House of)
    {
        var (by, unit) = (await of.Actor("olga"), await of.UnitId("Y"));
        var from = DateOnly.FromDateTime(of.Clock.GetUtcNow().UtcDateTime.AddHours(8));
        var policy = RoundPolicies.ConfirmAll(RoundPolicies.Preset("party-60-40"));
        await of.Scope(s => s.GetRequiredService<AdoptPolicy>().Run(by, unit, policy, from));
    }
}
