using System.Net;
using System.Text.Json;
using Answerable.Domain.Obligations;
using Answerable.Domain.Policies;
using Answerable.Domain.Rectifications;
using Answerable.Server.Ledger;
using Answerable.Server.Policies;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Rectifications;

/// <summary>What earlier years left open, by the API: looked at, taken, refused row by row and by whom not.</summary>
public sealed class PastApiTests : IAsyncLifetime
{
    private const string Head = "问题内容,整改时限,责任部门,责任人,完成标志,整改类型\r\n";

    private const string Two = Head + "Two meetings were not held,2026-03-31,Alder County,Anna Alder,Minutes are on file,阶段\r\n"
        + "The hall is locked,2025-12-01,YB,Birch Secretary,The hall is open,立行立改\r\n";

    private readonly House house = new();
    private string unit = "";

    public async Task InitializeAsync()
    {
        await house.InitializeAsync();
        unit = $"/api/rectifications/past/{(await house.UnitId("Y")).Value}";
        await house.Do<AdoptPolicy>("olga", async (a, by) =>
            await a.Run(by, await house.UnitId("Y"), RoundPolicies.ConfirmAll(RoundPolicies.Preset("party-60-40")), new(2026, 1, 5)));
    }

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_ledger_is_looked_at_without_a_trace_then_taken_once()
    {
        var olga = await Calls("olga");
        var before = await Stored();
        await olga.Post($"{unit}/preview", new { rows = Two });
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Equal([("New", 0), ("New", 0)], Rows(olga).Select(r => (Fate(r), Faults(r).Count)));
        Assert.Equal([2, 3], Rows(olga).Select(r => r.GetProperty("row").GetInt32()));
        Assert.Equal(before, await Stored());
        await olga.Post(unit, new { rows = Two });
        Assert.Equal((HttpStatusCode.OK, 2), (olga.Status, olga.Body.GetProperty("taken").GetInt32()));
        Assert.Equal(2, await house.Read(db => db.Set<Finding>().CountAsync(f => f.Source == FindingSource.Past)));
        var after = await Stored();
        await olga.Post($"{unit}/preview", new { rows = Two });
        Assert.All(Rows(olga), r => Assert.Equal("Known", Fate(r)));
        await olga.Post(unit, new { rows = Two });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "rectifications.past-nothing-new"), (olga.Status, olga.Code));
        Assert.Equal(after, await Stored());
    }

    [Fact]
    public async Task Each_bad_row_has_its_sentences_and_the_good_ones_are_not_taken_without_it()
    {
        var olga = await Calls("olga");
        var before = await Stored();
        var rows = Head + "Good,2026-03-01,,Anna Alder,,\r\n,soon,Alder County,Nobody,,sometimes\r\n";
        await olga.Post($"{unit}/preview", new { rows });
        Assert.Equal(["New", "Refused"], Rows(olga).Select(Fate));
        Assert.Contains("No post of “Alder County” is called or held by “Nobody”.", Faults(Rows(olga)[1]));
        Assert.Contains(Faults(Rows(olga)[1]), f => f.Contains("“sometimes” is not known here", StringComparison.Ordinal));
        Assert.Empty(Faults(Rows(olga)[0]));
        await olga.Post(unit, new { rows });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.Contains("1 of 2 rows", olga.Body.GetProperty("detail").GetString());
        foreach (var broken in new[] { "", "问题内容,整改时限,天气\r\na,2026-01-01,b", "问题内容\r\na" })
            foreach (var path in new[] { unit, $"{unit}/preview" })
            {
                await olga.Post(path, new { rows = broken });
                Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
                Assert.NotEqual("", olga.Body.GetProperty("detail").GetString());
            }
        Assert.Equal(before, await Stored());
    }

    [Fact]
    public async Task Only_who_organises_there_takes_or_looks_and_nobody_learns_of_the_rows()
    {
        var before = await Stored();
        foreach (var person in new[] { "ivan", "dana", "boris", "carl", "auditor", "sysadmin" })
        {
            var calls = await Calls(person);
            foreach (var path in new[] { unit, $"{unit}/preview" })
            {
                await calls.Post(path, new { rows = Two });
                Assert.Equal((person, HttpStatusCode.Forbidden), (person, calls.Status));
                Assert.DoesNotContain("hall", calls.Body.GetRawText());
            }
        }
        var anna = await Calls("anna");
        await anna.Post(unit, new { rows = Two });
        Assert.Equal(HttpStatusCode.Forbidden, anna.Status);
        await anna.Post($"/api/rectifications/past/{(await house.UnitId("YA")).Value}/preview", new { rows = Two });
        Assert.Equal(["New", "Refused"], Rows(anna).Select(Fate));
        await anna.Post($"/api/rectifications/past/{Guid.CreateVersion7()}", new { rows = Two });
        Assert.Equal(HttpStatusCode.NotFound, anna.Status);
        Assert.Equal(before, await Stored());
    }

    private Task<(int Findings, int Repairs, int Owed, int Lines)> Stored() => house.Read(async db => (
        await db.Set<Finding>().CountAsync(), await db.Set<Rectification>().CountAsync(), await db.Set<Obligation>().CountAsync(),
        await db.Set<Line>().CountAsync()));

    private async Task<ApiCalls> Calls(string person) => new(await house.SignedIn(person));

    private static List<JsonElement> Rows(ApiCalls calls) => [.. calls.Body.EnumerateArray()];

    private static string Fate(JsonElement row) => row.GetProperty("fate").GetString()!;

    private static List<string> Faults(JsonElement row) =>
        [.. row.GetProperty("faults").EnumerateArray().Select(f => f.GetProperty("text").GetString()!)];
}
