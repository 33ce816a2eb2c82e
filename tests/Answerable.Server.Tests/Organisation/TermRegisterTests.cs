using System.Net;
using Answerable.Domain;
using Answerable.Server.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

/// <summary>The register of terms both ways, in the columns of offices.</summary>
public sealed class TermRegisterTests : IAsyncLifetime
{
    private const string Register = "党组织名称,书记姓名,联系人,联系电话,组织类别,最近换届时间,换届期限,到届时间,地址,党员数量,岗位编码\r\n"
        + "Alder County,Anna Alder,Carl,123,county,2026年1月5日,5年,,Main Street,12,YA-head\r\n"
        + "Birch County,Boris Birch,,,county,2026-01-05,,2028-06-30,,,\r\nBeech Town,,,,township,,,,,,YB1-head\r\n";

    private readonly House house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Ends_are_previewed_taken_once_and_shown()
    {
        var sybil = await house.SignedIn("sysadmin");
        await Send(sybil, Register, "preview");
        Assert.Contains("2 new, 0 refused, 1 unchanged", sybil.Text);
        Assert.DoesNotContain("2031-01-05", await sybil.Client.GetStringAsync("/posts/terms.csv"));
        await sybil.Submit("terms", ("do", "take"));
        Assert.Contains("2 ends of terms taken", sybil.Text);
        var csv = await sybil.Client.GetStringAsync("/posts/terms.csv");
        Assert.Contains("Alder County,Anna Alder,county,2026-01-05,5,2031-01-05,Alder Secretary,YA,YA-head", csv);
        Assert.Contains("2028-06-30", csv);
        await Send(sybil, Register, "take");
        Assert.Contains("There is no other end in this file than is stored.", sybil.Text);
        await sybil.Get($"/posts/{(await house.PostId("YA-head")).Value}");
        Assert.Contains("planned the end of a term", sybil.Text);
    }

    [Fact]
    public async Task Every_bad_row_has_its_sentence_and_nothing_is_written()
    {
        var sybil = await house.SignedIn("sysadmin");
        await Send(sybil, "Term unit,Term holder,Term start,Term years,Term end,Post code\r\nAlder County,Nobody,,,2028-01-01,\r\n"
            + "Alder County,Anna Alder,2020-01-01,,2028-01-01,\r\nBirch County,Boris Birch,,ninety,,\r\n,Olga Organiser,,,2025-01-01,\r\n"
            + ",Sybil System,,,2030-01-01,\r\n,Ivan Inspector,,,2030-01-01,\r\n", "take");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sybil.Status);
        foreach (var sentence in new[] { "5 of 6 rows cannot be taken", "No post of “Alder County” is held by “Nobody” now",
            "Term start: The term began on 5 January 2026 here.", "Term years: A term has 1 to 20 years.", "Term end: " })
            Assert.Contains(sentence, sybil.Text);
        Assert.DoesNotContain("2030-01-01", await sybil.Client.GetStringAsync("/posts/terms.csv"));
        await Send(sybil, "书记姓名,到届时间,Term end\r\na,2028-01-01,2028-01-01", "preview");
        Assert.Contains("Row 1, column 3: the heading “到届时间 / term_end” stands twice.", sybil.Text);
    }

    [Fact]
    public async Task Only_who_fills_posts_takes_ends_and_everybody_reads_the_register()
    {
        foreach (var person in new[] { "olga", "chen", "anna", "secadmin", "auditor" })
        {
            var (actor, city) = (await house.Actor(person), await house.UnitId("Y"));
            var refused = await Assert.ThrowsAsync<Refused>(() => house.Scope(s =>
                s.GetRequiredService<ImportTerms>().Run(actor, city, TermFile.Read(Register))));
            Assert.True(refused.Refusals[0].IsDenial);
            var visitor = await house.SignedIn(person);
            await visitor.Get("/posts/terms");
            Assert.NotEqual(HttpStatusCode.OK, visitor.Status);
            Assert.Contains("Anna Alder", await visitor.Client.GetStringAsync($"/posts/terms.csv?unit={city.Value}"));
        }
    }

    [Theory]
    [InlineData("csv", "zh-CN")]
    [InlineData("xlsx", "en")]
    public async Task The_register_comes_out_goes_into_a_fresh_organisation_and_comes_out_the_same(string format, string language)
    {
        var city = await house.UnitId("Y");
        var system = await house.Actor("sysadmin");
        await house.Scope(s => s.GetRequiredService<ImportTerms>().Run(system, city, TermFile.Read(Register)));
        var sybil = await house.SignedIn("sysadmin", language);
        var csv = await sybil.Client.GetStringAsync("/posts/terms.csv");
        var sent = format == "csv" ? csv : Convert.ToBase64String(await sybil.Client.GetByteArrayAsync("/posts/terms.xlsx"));
        var fresh = new House();
        await fresh.InitializeAsync();
        try
        {
            var other = await fresh.SignedIn("sysadmin", language);
            await Send(other, sent, "take", format);
            Assert.Equal(HttpStatusCode.OK, other.Status);
            Assert.Equal(csv, await other.Client.GetStringAsync("/posts/terms.csv"));
        }
        finally
        {
            await fresh.DisposeAsync();
        }
    }

    private static async Task Send(Visitor visitor, string file, string act, string format = "csv")
    {
        await visitor.Get("/posts/terms");
        await visitor.Submit("terms", ("do", act), ("file", $"terms.{format}|{file}"));
    }
}
