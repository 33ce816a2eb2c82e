using System.Net;
using AngleSharp.Dom;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Demo;

/// <summary>The answer chain as pages show it, in the demo world.</summary>
[Collection(nameof(ChineseDemo))]
public sealed class ChainPagesTests(ChineseDemo demo)
{
    private const string Organiser = "YO-organiser";

    [Theory]
    [InlineData("en", "Duty", "Obligation", "Debrief", "Comment", "Finding", "Rectification")]
    [InlineData("zh-CN", "责任", "应办", "述职", "点评", "问题", "整改")]
    public async Task A_repair_shows_its_chain_with_who_and_when_and_the_present_step_marked(string reader, params string[] labels)
    {
        var repair = await ClosedRepair();
        var visitor = await demo.By(Organiser, reader);
        await visitor.Get($"/rectifications/{repair.Id.Value}");
        var steps = Steps(visitor);
        var place = -1;
        foreach (var label in labels)
        {
            var next = steps.FindIndex(place + 1, s => s.QuerySelector("small")!.TextContent.Trim().StartsWith(label, StringComparison.Ordinal));
            Assert.True(next > place, $"{label}: {string.Join(" | ", steps.Select(s => s.TextContent.Trim()))}");
            place = next;
        }
        var present = Assert.Single(steps, s => s.GetAttribute("aria-current") == "step");
        Assert.Equal($"/rectifications/{repair.Id.Value}", present.QuerySelector("a")!.GetAttribute("href"));
        var finding = await demo.Read(db => db.Set<Finding>().SingleAsync(f => f.Id == repair.FindingId));
        Assert.Equal(finding.Title, present.QuerySelector("a")!.TextContent);
        var verifier = await demo.Read(db => db.Set<Appointment>().Where(a => a.PostId == repair.VerifierPostId).Select(a => a.PersonId).FirstAsync());
        var name = await demo.Read(db => db.Set<Domain.People.Person>().Where(p => p.Id == verifier).Select(p => p.Name).SingleAsync());
        Assert.Contains(name, present.TextContent);
        Assert.Matches(reader == "en" ? @"\d+ [A-Z][a-z]+ 20\d\d" : @"20\d\d年\d+月\d+日", present.TextContent);
    }

    [Fact]
    public async Task Every_step_is_a_link_that_opens_or_says_that_it_is_not_shown()
    {
        var repair = await ClosedRepair();
        var verifier = await demo.Read(db => db.Set<Post>().Where(p => p.Id == repair.VerifierPostId).Select(p => p.Code).SingleAsync());
        var visitor = await demo.By(verifier, "en");
        await visitor.Get($"/rectifications/{repair.Id.Value}");
        var steps = Steps(visitor);
        Assert.Contains(steps, s => s.QuerySelector("a") is null && s.TextContent.Contains("not open to you", StringComparison.Ordinal));
        Assert.All(steps.Where(s => s.QuerySelector("a") is null), s => Assert.Matches("not open to you|and [0-9]+ more", s.TextContent));
        var links = steps.Select(s => s.QuerySelector("a")?.GetAttribute("href")).OfType<string>().Distinct().ToList();
        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            await visitor.Get(link);
            Assert.Equal((link, HttpStatusCode.OK), (link, visitor.Status));
        }
    }

    [Fact]
    public async Task A_duty_a_debrief_and_a_sheet_have_each_its_own_step_marked()
    {
        var repair = await ClosedRepair();
        var visitor = await demo.By(Organiser, "en");
        await visitor.Get($"/rectifications/{repair.Id.Value}");
        var (duty, debrief) = (Link(visitor, "/duties/charges/"), Link(visitor, "/debriefs/"));
        var decision = await demo.Read(db => db.Set<GradeDecision>().OrderBy(d => d.Id).FirstAsync());
        var task = await demo.Read(db => db.Set<DutyTask>().OrderBy(t => t.Id).Select(t => t.Id).FirstAsync());
        foreach (var (page, label) in new[]
        {
            (duty, "Duty"), ($"/duties/tasks/{task.Value}", "Duty"), (debrief, "Debrief"), ($"/appraisals/{decision.DebrieferId.Value}", "Grade"),
        })
        {
            await visitor.Get(page);
            Assert.Equal((page, HttpStatusCode.OK), (page, visitor.Status));
            var present = Assert.Single(Steps(visitor), s => s.GetAttribute("aria-current") == "step");
            Assert.StartsWith(label, present.QuerySelector("small")!.TextContent.Trim());
        }
    }

    [Fact]
    public async Task A_chain_is_short_however_much_was_said_and_counts_what_it_leaves_out()
    {
        var most = await demo.Read(db => db.Set<Finding>().Where(f => f.DebrieferId != null && f.Source == FindingSource.Comment)
            .GroupBy(f => f.DebrieferId).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => new { g.Key, Count = g.Count() })
            .FirstAsync());
        Assert.True(most.Count > ChainRows.Siblings, $"Only {most.Count} were found about anybody.");
        var visitor = await demo.By(Organiser, "en");
        await visitor.Get($"/debriefs/{most.Key!.Value.Value}");
        var findings = Steps(visitor).Where(s => s.QuerySelector("small")!.TextContent.Trim() == "Finding").ToList();
        Assert.Equal(ChainRows.Siblings + 1, findings.Count);
        Assert.Contains($"and {most.Count - ChainRows.Siblings} more", findings[^1].TextContent);
    }

    [Theory]
    [InlineData("en", "All records")]
    [InlineData("zh-CN", "全部记录")]
    public async Task Lines_of_the_ledger_stand_behind_all_records_and_name_their_object(string reader, string title)
    {
        var decision = await demo.Read(db => db.Set<GradeDecision>().OrderBy(d => d.Id).FirstAsync());
        var visitor = await demo.By(Organiser, reader);
        await visitor.Get($"/appraisals/{decision.DebrieferId.Value}");
        var records = Assert.Single(visitor.Page.QuerySelectorAll("#ledger details"));
        Assert.False(records.HasAttribute("open"));
        Assert.Contains(title, records.QuerySelector("summary")!.TextContent);
        var lines = records.QuerySelectorAll(".an-lines > li");
        Assert.NotEmpty(lines);
        Assert.Empty(visitor.Page.QuerySelectorAll(".an-lines").Where(l => !records.Contains(l)));
        var of = reader == "en" ? "decided grade" : "评定等次";
        Assert.Contains(lines, l => l.QuerySelectorAll("small").Any(s => s.TextContent.Contains(of, StringComparison.Ordinal)));
        Assert.All(lines, l => Assert.NotEmpty(l.QuerySelectorAll("small").Last().TextContent.Trim()));
    }

    private static List<IElement> Steps(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("#chain .an-chain > li")];

    private static string Link(Visitor visitor, string to) => Steps(visitor).Select(s => s.QuerySelector("a")?.GetAttribute("href"))
        .OfType<string>().First(h => h.StartsWith(to, StringComparison.Ordinal));

    private Task<Rectification> ClosedRepair() =>
        demo.Read(db => db.Set<Rectification>().AsNoTracking().Where(r => r.State == RectificationState.Closed
            && db.Set<Finding>().Any(f => f.Id == r.FindingId && f.Source == FindingSource.Comment)).OrderBy(r => r.Id).FirstAsync());
}
