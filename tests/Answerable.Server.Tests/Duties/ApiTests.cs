using System.Net;
using System.Text.Json;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Server.Ledger;
using Answerable.Server.Obligations;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Duties;

public sealed class ApiTests(House house) : IClassFixture<House>
{
    private const string Item = """
        {"item":{"number":0,"strandCode":"integrity","content":"Hold four meetings","measure":"","evidence":"Minutes","dueOn":"2026-03-31"}}
        """;

    [Fact]
    public async Task The_whole_course_runs_over_the_api()
    {
        var (olga, anna) = (await Calls("olga"), await Calls("anna"));
        var list = await Drafted(olga, "The whole course");
        Assert.Equal(["heading", "item", "item-removal", "items-import"], Acts(olga));
        await olga.Post($"{list}/issue", new { unitCode = "YA" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "duties.no-item"), (olga.Status, olga.Code));
        await olga.Post($"{list}/item", Item);
        await olga.Post($"{list}/item", Item);
        await olga.Post($"{list}/item-removal", new { number = 2 });
        await olga.Post($"{list}/heading", Heading("Renamed"));
        await olga.Post($"{list}/issue", new { unitCode = "YA" });
        Assert.Equal((HttpStatusCode.OK, "Issued", 1), (olga.Status, State(olga), olga.Body.GetProperty("items").GetArrayLength()));
        await olga.Get($"{list}/charges?acknowledged=Open");
        Assert.Equal(["Alder Secretary", "Ash Secretary"], Rows(olga).Select(r => r.GetProperty("post").GetString()));

        await anna.Get("/api/duties/charges");
        var row = Rows(anna).First(r => r.GetProperty("title").GetString() == "Renamed");
        var charge = $"/api/duties/charges/{row.GetProperty("id").GetString()}";
        await (await anna.Get(charge)).Post($"{charge}/acknowledgement");
        Assert.Equal("Anna Alder", anna.Body.GetProperty("acknowledgedBy").GetString());
        var task = $"/api/duties/tasks/{anna.Body.GetProperty("items")[0].GetProperty("taskId").GetString()}";
        Assert.Equal(["report", "taking-up", "objection"], Acts(await anna.Get(task)));
        await anna.Post($"{task}/report", new { text = "Held" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "duties.evidence-missing"), (anna.Status, anna.Code));
        await anna.Post($"{task}/report", new { text = "Held", evidence = "Minutes 4" });
        Assert.Equal(["acceptance", "return"], Acts(await olga.Get(task)));
        await olga.Post($"{task}/return", new { reason = "Two are missing" });
        await (await anna.Get(task)).Post($"{task}/report", new { text = "Now all", evidence = "Minutes 6" });
        await (await olga.Get(task)).Post($"{task}/acceptance");
        Assert.Equal((HttpStatusCode.OK, "Accepted", 2), (olga.Status, State(olga), olga.Body.GetProperty("reports").GetArrayLength()));
        await olga.Get($"{list}/charges?acknowledged=Done&unit=YA");
        Assert.Equal((1, 1), (olga.Body.GetProperty("count").GetInt32(), Rows(olga)[0].GetProperty("accepted").GetInt32()));
    }

    [Fact]
    public async Task Lists_are_read_page_by_page_and_narrowed()
    {
        var olga = await Calls("olga");
        for (var i = 0; i < 51; i++) await Drafted(olga, $"List {i}");
        var (titles, pages, next) = (new List<string?>(), 0, "");
        for (; next is not null; pages++)
        {
            await olga.Get($"/api/duties?state=Draft&after={next}");
            titles.AddRange(Titles(olga));
            next = olga.Body.GetProperty("next").GetString();
        }
        Assert.Equal((2, olga.Body.GetProperty("count").GetInt32()), (pages, titles.Count));
        Assert.Equal(51, titles.Where(t => t!.StartsWith("List ", StringComparison.Ordinal)).Distinct().Count());
        await olga.Get("/api/duties?unit=YB");
        Assert.Equal(0, olga.Body.GetProperty("count").GetInt32());
        await olga.Get("/api/duties?unit=nowhere");
        Assert.Equal(HttpStatusCode.NotFound, olga.Status);
    }

    [Fact]
    public async Task Who_may_not_act_hears_403_before_what_is_stale_and_nothing_of_what_is_not_theirs_to_see()
    {
        var (olga, anna, boris) = (await Calls("olga"), await Calls("anna"), await Calls("boris"));
        var list = await Drafted(olga, "Fenced");
        await olga.Post($"{list}/item", Item);
        await olga.Post($"{list}/issue", new { unitCode = "YA" });
        await anna.Get("/api/duties/charges");
        await anna.Get($"/api/duties/charges/{Rows(anna)[0].GetProperty("id").GetString()}");
        var task = $"/api/duties/tasks/{anna.Body.GetProperty("items")[0].GetProperty("taskId").GetString()}";
        foreach (var (noun, body, who) in new (string, object, ApiCalls)[]
        {
            ("acceptance", new { }, anna), ("return", new { reason = "No." }, anna), ("report", new { text = "Held" }, olga),
        })
        {
            await who.Post($"{task}/{noun}", body, "\"77\"");
            Assert.Equal((noun, HttpStatusCode.Forbidden), (noun, who.Status));
        }
        await anna.Post($"{list}/heading", Heading("Mine"), "\"77\"");
        Assert.Equal((HttpStatusCode.Forbidden, "duties.not-organiser"), (anna.Status, anna.Code));
        await anna.Post($"{task}/report", new { text = "Held", evidence = "Minutes" }, "\"77\"");
        Assert.Equal(HttpStatusCode.Conflict, anna.Status);
        await anna.Post($"{task}/report", new { text = "Held", evidence = "Minutes" }, "");
        Assert.Equal(HttpStatusCode.PreconditionRequired, anna.Status);
        await boris.Get(task);
        Assert.Equal(HttpStatusCode.NotFound, boris.Status);
        await boris.Post("/api/duties", new { unitId = await Unit("Y"), heading = Heading("Mine") });
        Assert.Equal(HttpStatusCode.Forbidden, boris.Status);
    }

    [Fact]
    public async Task A_failure_while_a_list_is_issued_leaves_nothing_half_done()
    {
        var olga = await Calls("olga");
        var list = await Drafted(olga, "Half done");
        await olga.Post($"{list}/item", Item);
        var id = new DutyListId(Guid.Parse(list.Split('/')[^1]));
        var before = await Stored();
        // The last thing that is written fails: the tally.
        await house.Read(async db => await db.Database.ExecuteSqlRawAsync("ALTER TABLE obligations_tally_delta RENAME TO away"));
        await olga.Post($"{list}/issue", new { unitCode = (string?)null });
        Assert.Equal(HttpStatusCode.InternalServerError, olga.Status);
        await house.Read(async db => await db.Database.ExecuteSqlRawAsync("ALTER TABLE away RENAME TO obligations_tally_delta"));
        Assert.Equal(before, await Stored());
        Assert.Equal(DutyListState.Draft,
            await house.Read(db => db.Set<DutyList>().Where(l => l.Id == id).Select(l => l.State).SingleAsync()));
        await (await olga.Get(list)).Post($"{list}/issue", new { unitCode = (string?)null });
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        var posts = await house.Read(db => db.Set<DutyCharge>().CountAsync(c => c.ListId == id));
        var more = 2 * posts;
        Assert.Equal((before.Owed + more, before.Spans + more, before.Tally + more, before.Lines + 1), await Stored());
    }

    private Task<(int Owed, int Spans, int Tally, int Lines)> Stored() => house.Read(async db => (
        await db.Set<Obligation>().CountAsync(), await db.Set<ObligationSpan>().CountAsync(),
        await db.Set<TallyDelta>().SumAsync(d => d.Open), await db.Set<Line>().CountAsync()));

    private static object Heading(string title) =>
        new
        {
            title, postKind = "secretary", periodFrom = "2026-01-01", periodUntil = "2026-12-31",
            source = new { kind = "Document", reference = "Document 4 of 2026" },
        };

    private async Task<string> Drafted(ApiCalls calls, string title)
    {
        await calls.Post("/api/duties", new { unitId = await Unit("Y"), heading = Heading(title) });
        Assert.Equal(HttpStatusCode.OK, calls.Status);
        return $"/api/duties/{calls.Body.GetProperty("id").GetString()}";
    }

    private async Task<Guid> Unit(string code) => (await house.UnitId(code)).Value;

    private async Task<ApiCalls> Calls(string person) => new(await house.SignedIn(person));

    private static string? State(ApiCalls calls) => calls.Body.GetProperty("state").GetString();

    private static List<JsonElement> Rows(ApiCalls calls) => [.. calls.Body.GetProperty("rows").EnumerateArray()];

    private static List<string?> Titles(ApiCalls calls) => [.. Rows(calls).Select(r => r.GetProperty("title").GetString())];

    private static List<string?> Acts(ApiCalls calls) => [.. calls.Body.GetProperty("acts").EnumerateArray().Select(a => a.GetString())];
}
