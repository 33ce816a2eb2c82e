using Answerable.Domain.Recordings;
using Answerable.Server.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Demo;

/// <summary>What the clerk of the demo world finds at the desk.</summary>
[Collection(nameof(ChineseDemo))]
public sealed class DemoDeskTests(ChineseDemo demo)
{
    [Fact]
    public async Task A_clerk_has_recorded_papers_and_one_signer_objects()
    {
        var papers = await demo.Read(db => db.Set<Recording>().OrderBy(r => r.Id).ToListAsync());
        Assert.Equal([RecordingObjection.Open, RecordingObjection.None], papers.Select(p => p.Objection));
        Assert.All(papers, p => Assert.NotNull(p.FinishedAt));
        Assert.Equal(["difficulty.asked", "duty-task.reported"],
            await demo.Read(db => db.Set<Line>().Where(l => l.RecordingId != null).OrderBy(l => l.Act).Select(l => l.Act).ToListAsync()));
        var clerk = await demo.By("YO-clerk", demo.Language);
        foreach (var paper in papers) Assert.Contains(paper.Reference, clerk.Text);
        Assert.Equal(2, clerk.Page.QuerySelectorAll($"a[href='/desk/papers/{papers[0].Id.Value}']").Length);
        Assert.Contains("Y0102", (await clerk.Get("/desk/books")).Text);
        // The duty that was reported from paper says so in the short chain on its page.
        var task = await demo.Read(db => db.Set<Line>().Where(l => l.Act == "duty-task.reported" && l.RecordingId != null)
            .Select(l => l.ObjectId).SingleAsync());
        var village = await demo.By("Y010101-secretary", demo.Language);
        await village.Get($"/duties/tasks/{task}");
        Assert.Contains(papers[1].Reference, village.Page.QuerySelector("#chain")!.TextContent);
    }
}
