using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Demo;

/// <summary>The answer chain as pages show it, in the demo world.</summary>
[Collection(nameof(ChineseDemo))]
public sealed class ChainPagesTests(ChineseDemo demo)
{
    private const string Organiser = "YO-organiser";

    [Theory]
    [InlineData("en", "Duty", "Obligation", "Debrief", "Comment", "Finding", "Rectification")]
    [InlineData("zh-CN", "责任", "交办", "述职", "点评", "问题", "整改")]
    public async Task A_repair_shows_its_chain_with_who_and_when_and_the_present_step_marked(string reader, params string[] labels)
    {
        var repair = await ClosedRepair();
        var visitor = await demo.By(Organiser, reader);
        await visitor.Get($"/rectifications/{repair.Id.Value}");
        var steps = Steps(visitor);
        var place = -1;
        foreach (var label in labels)
        {
            var next = steps.FindIndex(place + 1,
                s => s.QuerySelector("small")!.TextContent.Trim().StartsWith(label, StringComparison.Ordinal));
            Assert.True(next > place, $"{label}: {string.Join(" | ", steps.Select(s => s.TextContent.Trim()))}");
            place = next;
        }
        var present = Assert.Single(steps, s => s.GetAttribute("aria-current") == "step");
        Assert.Equal($"/rectifications/{repair.Id.Value}", present.QuerySelector("a")!.GetAttribute("href"));
        var finding = await demo.Read(db => db.Set<Finding>().SingleAsync(f => f.Id == repair.FindingId));
        Assert.Equal(finding.Title, present.QuerySelector("a")!.TextContent);
        var verifier = await demo.Read(db => db.Set<Appointment>().Where(a => a.PostId == repair.VerifierPostId).Select(a => a.PersonId)
            .FirstAsync());
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
            (duty, "Duty"), ($"/duties/tasks/{task.Value}", "Duty"), (debrief, "Debrief"),
            ($"/appraisals/{decision.DebrieferId.Value}", "Grade"),
        })
        {
            await visitor.Get(page);
            Assert.Equal((page, HttpStatusCode.OK), (page, visitor.Status));
            var present = Assert.Single(Steps(visitor), s => s.GetAttribute("aria-current") == "step");
            Assert.StartsWith(label, present.QuerySelector("small")!.TextContent.Trim());
        }
    }

    [Fact]
    public void A_chain_is_short_however_much_follows_and_counts_what_it_leaves_out()
    {
        var rows = Rows([.. Enumerable.Range(0, 9).Select(i => Step(ChainStage.Finding, "finding", 1, $"Matter {i}", [])),
            new ChainStep(ChainStage.Finding, "finding", null, null, 1, [], null)]);
        Assert.Equal(["Matter 0", "Matter 1", "Matter 2", null, null], rows.Select(r => r.Title));
        Assert.Equal("and 6 more", rows[3].Note);
        Assert.Contains("not open to you", rows[4].Note);
        Assert.All(rows[3..], r => Assert.Null(r.Link));
    }

    [Fact]
    public void What_is_owed_stands_before_the_act_and_its_judgement_after_it_and_elsewhere_only_what_is_open()
    {
        List<ChainOwed> owed =
        [
            Owed("debrief.file", 1, ObligationState.Discharged), Owed("debrief.vet", 2, ObligationState.Open),
            Owed("debrief.file", 3, ObligationState.Waived),
        ];
        Assert.Equal(["File the debrief", "The debrief", "Review the debrief"],
            Rows([Step(ChainStage.Act, "debrief", 0, "The debrief", owed)]).Select(r => r.Title));
        Assert.Equal(["The debrief", "Review the debrief"],
            Rows([Step(ChainStage.Act, "debrief", -1, "The debrief", owed)]).Select(r => r.Title));
        List<ChainOwed> duty = [Owed("duty.judge", 1, ObligationState.Discharged), Owed("duty.discharge", 2, ObligationState.Discharged)];
        Assert.Equal(["The duty", "Discharge a duty", "Decide on a reported duty"],
            Rows([Step(ChainStage.Duty, "duty-task", 0, "The duty", duty)]).Select(r => r.Title));
        Assert.True(Rows([Step(ChainStage.Act, "debrief", 0, "The debrief", [.. Enumerable.Repeat(owed[1], 40)])]).Count < 10);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public void Every_kind_that_stands_in_a_chain_has_a_word_for_its_step(string language)
    {
        var words = new Words(CultureInfo.GetCultureInfo(language), Vocabulary.Of("party"), TimeZoneInfo.Utc);
        var kinds = Rooms.All.SelectMany(r => r.Objects).Where(o => o.Stage is not null).Select(o => o.Noun).ToList();
        Assert.Contains("charge", kinds);
        Assert.All(kinds, kind => Assert.NotEqual("", words.Step(kind)));
    }

    private static ChainStep Step(ChainStage stage, string kind, int distance, string name, IReadOnlyList<ChainOwed> owed) =>
        new(stage, kind, new(kind, Guid.CreateVersion7()), name, distance, owed, null);

    private static ChainOwed Owed(string kind, int day, ObligationState state) =>
        new(new(Guid.CreateVersion7()), kind, "", "A County Secretary", new(2026, 1, day), null, state);

    private List<ChainRow> Rows(IReadOnlyList<ChainStep> steps) =>
        [.. new ChainRows(new Words(CultureInfo.GetCultureInfo("en"), Vocabulary.Of("party"), TimeZoneInfo.Utc), new(2026, 1, 5),
            demo.App.Services.GetRequiredService<KindsOwed>()).Rows(new(steps, IsCut: false), null)];

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
        Assert.All(visitor.Page.QuerySelectorAll(".an-lines"), l => Assert.True(records.Contains(l)));
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
