using System.Net;
using System.Text.Json;
using Answerable.Domain.Duties;
using Answerable.Server.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Duties;

/// <summary>Rows of a duty list by the API: right, by whom not, and what is wrong with a row.</summary>
public sealed class ImportApiTests(House house) : IClassFixture<House>
{
    private const string Good = "number,strand,content,measure,evidence,due\n1,party-building,Meet every branch,,Minutes,2026-06-30\n"
        + "2,integrity,Post the accounts,,,2026-03-31\n";

    private const string Bad = "number,strand,content,measure,evidence,due\n1,party-building,Meet every branch,,,2026-06-30\n"
        + "2,cooking,Soup,,,2026-03-31\n3,integrity,,,,2030-01-01\n";

    [Fact]
    public async Task Rows_take_the_place_of_a_drafts_items()
    {
        var olga = await Calls("olga");
        var list = await Drafted(olga, "In rows");
        await olga.Post($"{list}/items-import", new { rows = Good });
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Equal(["Meet every branch", "Post the accounts"], Contents(olga));
        var others = Good.Replace("Meet every branch", "Meet each branch", StringComparison.Ordinal);
        await olga.Post($"{list}/items-import", new { rows = others });
        Assert.Equal(["Meet each branch", "Post the accounts"], Contents(olga));
        await olga.Post($"{list}/items-import", new { rows = Good }, "\"1\"");
        Assert.Equal(HttpStatusCode.Conflict, olga.Status);
    }

    [Fact]
    public async Task Each_bad_row_has_its_sentence_and_nothing_is_half_done()
    {
        var olga = await Calls("olga");
        var list = await Drafted(olga, "Half good");
        var before = await Stored();
        await olga.Post($"{list}/items-import", new { rows = Bad });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "duties.bad-rows"), (olga.Status, olga.Code));
        Assert.Equal("application/problem+json", olga.ContentType);
        Assert.Equal(["rows", "rows[3].strand", "rows[4].content", "rows[4].due"], Errors(olga).Select(e => e.Field).Distinct());
        Assert.Contains("2 of 3 rows cannot be taken", Errors(olga)[0].Detail);
        Assert.Contains(Errors(olga), e => e.Detail == "“cooking” is not an area of this organisation.");
        Assert.Contains(Errors(olga), e => e.Detail.Contains("between 1 January 2026 and 31 December 2026", StringComparison.Ordinal));
        Assert.Equal(before, await Stored());
        foreach (var rows in new[] { "strand,weather\na,b", "", "strand,content\ncooking,Soup" })
        {
            await olga.Post($"{list}/items-import", new { rows });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
            Assert.True(Errors(olga).Count > 0 && Errors(olga).All(e => e.Detail.Length > 0), rows);
        }
        Assert.Equal(before, await Stored());
        await (await olga.Get(list)).Post($"{list}/items-import", new { rows = Bad, goodRowsOnly = true });
        Assert.Equal(["Meet every branch"], Contents(olga));
    }

    [Fact]
    public async Task Who_may_not_write_the_list_hears_403_and_who_may_not_see_it_404()
    {
        var olga = await Calls("olga");
        var list = await Drafted(olga, "Not yours");
        var before = await Stored();
        foreach (var (person, status) in new[] { ("auditor", HttpStatusCode.Forbidden), ("anna", HttpStatusCode.NotFound),
            ("boris", HttpStatusCode.NotFound), ("carl", HttpStatusCode.NotFound), ("sysadmin", HttpStatusCode.NotFound) })
        {
            var calls = await Calls(person);
            foreach (var rows in new[] { Good, Bad })
            {
                await calls.Post($"{list}/items-import", new { rows }, olga.Tag);
                Assert.Equal((person, status), (person, calls.Status));
                Assert.DoesNotContain("cooking", calls.Body.GetRawText());
            }
        }
        Assert.Equal(before, await Stored());
        // What is issued is never changed.
        await olga.Post($"{list}/items-import", new { rows = Good });
        await olga.Post($"{list}/issue", new { unitCode = "YB" });
        await olga.Post($"{list}/items-import", new { rows = Good });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
    }

    private Task<(int Items, int Lines)> Stored() =>
        house.Read(async db => (await db.Set<DutyItem>().CountAsync(), await db.Set<Line>().CountAsync()));

    private async Task<string> Drafted(ApiCalls calls, string title)
    {
        var heading = new
        {
            title, postKind = "secretary", periodFrom = "2026-01-01", periodUntil = "2026-12-31",
            source = new { kind = "Document", reference = "Document 4 of 2026" },
        };
        await calls.Post("/api/duties", new { unitId = (await house.UnitId("Y")).Value, heading });
        Assert.Equal(HttpStatusCode.OK, calls.Status);
        return $"/api/duties/{calls.Body.GetProperty("id").GetString()}";
    }

    private async Task<ApiCalls> Calls(string person) => new(await house.SignedIn(person));

    private static List<(string Field, string Detail)> Errors(ApiCalls calls) => [.. calls.Body.GetProperty("errors").EnumerateArray()
        .Select(e => (e.GetProperty("field").GetString() ?? "", e.GetProperty("detail").GetString()!))];

    private static List<string?> Contents(ApiCalls calls) =>
        [.. calls.Body.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("content").GetString())];
}
