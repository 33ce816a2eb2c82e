using System.Globalization;
using System.Net;
using System.Text.Json;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Ledger;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Demo;

/// <summary>The whole answer chain as a page and as a file, now and as of a past day, in the demo world.</summary>
[Collection(nameof(ChineseDemo))]
public sealed class WholeChainTests(ChineseDemo demo)
{
    private const string Organiser = "YO-organiser";

    [Fact]
    public async Task The_file_holds_every_record_of_the_steps_and_the_page_each_of_its_parts()
    {
        var repair = await ClosedRepair();
        var visitor = await demo.By(Organiser, "en");
        var file = await File(visitor, repair, null);
        var phases = file.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("phase").GetString()).Distinct();
        Assert.Equal(["Duty", "Account", "Repair", "NextRound"], phases);
        var own = Records(file, "rectification", repair.Id.Value).Select(r => r.GetProperty("line").GetGuid()).ToList();
        var kept = await demo.Read(db => db.Set<Line>().Where(l => l.ObjectKind == "rectification" && l.ObjectId == repair.Id.Value)
            .OrderBy(l => l.Id).Select(l => l.Id).ToListAsync());
        Assert.Equal(kept.Select(l => l.Value), own);
        Assert.True(own.Count >= 4);

        await visitor.Get($"/chain/rectification/{repair.Id.Value}");
        string[] parts = ["Where the duty comes from", "What was reported and assessed", "How it was put right", "In the next round"];
        Assert.All(parts, part => Assert.Contains(part, visitor.Text));
        var present = Assert.Single(visitor.Page.QuerySelectorAll(".an-whole [aria-current=step]"));
        Assert.Equal($"/rectifications/{repair.Id.Value}", present.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_past_day_shows_what_was_done_and_owed_by_its_end_and_nothing_later()
    {
        var repair = await ClosedRepair();
        var lines = await demo.Read(db => db.Set<Line>().Where(l => l.ObjectKind == "rectification" && l.ObjectId == repair.Id.Value)
            .OrderBy(l => l.Id).Select(l => l.At).ToListAsync());
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var days = lines.Select(at => Dates.On(at, zone)).Distinct().Order().ToList();
        Assert.True(days.Count >= 3, "The repair has a history of days.");
        var visitor = await demo.By(Organiser, "en");
        var counts = new List<int>();
        foreach (var day in days)
        {
            var file = await File(visitor, repair, day);
            var records = Records(file, "rectification", repair.Id.Value);
            Assert.Equal(lines.Count(at => Dates.On(at, zone) <= day), records.Count);
            var all = file.GetProperty("steps").EnumerateArray().SelectMany(s => s.GetProperty("records").EnumerateArray());
            Assert.All(all, r => Assert.True(Dates.On(r.GetProperty("at").GetDateTimeOffset(), zone) <= day));
            counts.Add(Open(file, repair));
            Assert.Equal(await OpenThen(repair, day, zone), counts[^1]);
        }
        Assert.Equal(0, counts[^1]);
        Assert.Contains(counts, n => n > 0);

        await visitor.Get($"/chain/rectification/{repair.Id.Value}?on={days[0]:yyyy-MM-dd}");
        Assert.Contains("You see ", visitor.Text);
        Assert.DoesNotContain("In the next round", visitor.Text);
        // Before it was there, and for what is no day.
        await visitor.Get($"/chain/rectification/{repair.Id.Value}?on={days[0].AddDays(-400):yyyy-MM-dd}");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        await visitor.Get($"/chain/rectification/{repair.Id.Value}?on=2026-13-45");
        Assert.DoesNotContain("You see ", visitor.Text);
    }

    [Fact]
    public async Task What_a_reader_may_not_see_is_a_kind_and_a_date_on_the_page_and_in_the_file()
    {
        var repair = await ClosedRepair();
        var verifier = await demo.Read(db => db.Set<Post>().Where(p => p.Id == repair.VerifierPostId).Select(p => p.Code).SingleAsync());
        var visitor = await demo.By(verifier, "en");
        var hidden = (await File(visitor, repair, null)).GetProperty("steps").EnumerateArray()
            .Where(s => s.GetProperty("object").GetProperty("id").ValueKind == JsonValueKind.Null).ToList();
        Assert.NotEmpty(hidden);
        Assert.All(hidden, s =>
        {
            Assert.Equal(JsonValueKind.Null, s.GetProperty("object").GetProperty("name").ValueKind);
            Assert.Empty(s.GetProperty("records").EnumerateArray());
            Assert.Empty(s.GetProperty("owed").EnumerateArray());
        });
        await visitor.Get($"/chain/rectification/{repair.Id.Value}");
        Assert.Equal(hidden.Count, visitor.Page.QuerySelectorAll(".an-whole .ti use[href$='#lock'], .an-whole svg[class*=lock]").Length);
    }

    [Theory]
    [InlineData("rectification")]
    [InlineData("round")]
    [InlineData("nothing")]
    public async Task What_is_not_there_and_what_stands_in_no_chain_is_not_found(string kind)
    {
        var visitor = await demo.By(Organiser, "en");
        await visitor.Get($"/chain/{kind}/{Guid.CreateVersion7()}");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    private static async Task<JsonElement> File(Visitor visitor, Rectification repair, DateOnly? on)
    {
        var address = $"/chain/rectification/{repair.Id.Value}/chain.json{on?.ToString("'?on='yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        return JsonDocument.Parse(await visitor.Client.GetByteArrayAsync(address)).RootElement;
    }

    private static JsonElement Step(JsonElement file, string kind, Guid id) => file.GetProperty("steps").EnumerateArray().Single(s =>
        s.GetProperty("object").GetProperty("kind").GetString() == kind
        && s.GetProperty("object").GetProperty("id") is { ValueKind: JsonValueKind.String } at && at.GetGuid() == id);

    private static List<JsonElement> Records(JsonElement file, string kind, Guid id) =>
        [.. Step(file, kind, id).GetProperty("records").EnumerateArray()];

    private static int Open(JsonElement file, Rectification repair) => Step(file, "rectification", repair.Id.Value).GetProperty("owed")
        .EnumerateArray().Count(o => o.GetProperty("state").GetString() == "Open");

    /// <summary>By the spans themselves.</summary>
    private async Task<int> OpenThen(Rectification repair, DateOnly day, TimeZoneInfo zone)
    {
        var spans = await demo.Read(db => db.Set<ObligationSpan>().AsNoTracking().Where(s => db.Set<Obligation>().Any(o =>
            o.Id == s.ObligationId && o.ObjectKind == "rectification" && o.ObjectId == repair.Id.Value)).ToListAsync());
        return spans.Count(s => s.State == ObligationState.Open && Dates.On(s.From, zone) <= day
            && (s.Until is not { } until || Dates.On(until, zone) > day));
    }

    private Task<Rectification> ClosedRepair() =>
        demo.Read(db => db.Set<Rectification>().AsNoTracking().Where(r => r.State == RectificationState.Closed
            && db.Set<Finding>().Any(f => f.Id == r.FindingId && f.Source == FindingSource.Comment)).OrderBy(r => r.Id).FirstAsync());
}
