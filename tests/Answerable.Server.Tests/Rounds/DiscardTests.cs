using System.Net;
using Answerable.Domain.Rounds;
using Answerable.Server.Ledger;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Appraisals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rounds;

public sealed class DiscardTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_draft_is_discarded_with_everything_in_it_after_saying_so_and_leaves_a_line()
    {
        var draft = await Arrange.Draft(house);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{draft.Id.Value}");
        await olga.Get(olga.Page.QuerySelector("a[href$='/discard']")!.GetAttribute("href")!);
        Assert.Contains("The draft goes with its 3 debriefers and 2 groups of assessors", olga.Text);
        Assert.Contains("This cannot be undone.", olga.Text);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await olga.Submit("discard");
        Assert.Equal(("/rounds", HttpStatusCode.OK), (olga.Path, olga.Status));
        Assert.False(await house.Read(db => db.Set<Round>().AnyAsync(r => r.Id == draft.Id)));
        Assert.False(await house.Read(db => db.Set<Debriefer>().AnyAsync(d => d.RoundId == draft.Id)));
        var acts = await house.Read(db => db.Set<Line>().Where(l => l.ObjectId == draft.Id.Value).Select(l => l.Act).ToListAsync());
        Assert.Equal(["round.discarded", "round.drafted"], acts.Order());
        var auditor = await house.SignedIn("auditor", "zh-CN");
        await auditor.Get("/ledger");
        Assert.Contains("废弃述职评议考核草稿", auditor.Text);
        await olga.Get($"/rounds/{draft.Id.Value}");
        Assert.Equal(HttpStatusCode.NotFound, olga.Status);
    }

    [Fact]
    public async Task What_was_opened_is_never_discarded()
    {
        var open = await Arrange.Open(house);
        var by = await house.Actor("olga");
        Assert.Equal(["rounds.not-draft"], await Appraising.Refused(() =>
            house.Scope(s => s.GetRequiredService<DiscardRound>().Run(by, open.Id))));
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{open.Id.Value}");
        Assert.Null(olga.Page.QuerySelector("a[href$='/discard']"));
        await olga.Get($"/rounds/{open.Id.Value}/discard");
        Assert.Null(olga.Page.QuerySelector("input[name=_handler][value=discard]"));
    }
}
