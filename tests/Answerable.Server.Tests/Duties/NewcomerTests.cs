using System.Net;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Server.Duties;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Appraisals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Duties;

/// <summary>Posts that come after a list was issued.</summary>
public sealed class NewcomerTests(House house) : IClassFixture<House>
{
    private const string File = """
        number,strand,content,measure,evidence,due
        1,party-building,Over already,,,2026-01-31
        2,party-building,Still to come,,,2026-06-30
        """;

    [Fact]
    public async Task A_post_created_later_in_the_subtree_gets_the_list_by_one_button_and_owes_what_is_still_to_come()
    {
        var list = await Issued("clerk", "YA");
        var olga = await house.SignedIn("olga");
        await olga.Get($"/duties/{list.Value}");
        Assert.Null(olga.Page.QuerySelector("#newcomers"));
        house.Clock.GoTo(new DateOnly(2026, 3, 2));
        await Create("YA1", "YA1-clerk", "clerk");
        await Create("YB", "YB-clerk", "clerk");
        await Create("YA1", "YA1-cook", "cook");
        // The session of January is over.
        olga = await house.SignedIn("olga");
        await olga.Get($"/duties/{list.Value}");
        Assert.Contains("1 post of this kind in Alder County came after the list was issued. Issuing it to it asks for 2 acts", olga.Text);
        Assert.Contains("Ash Town New YA1-clerk", olga.Page.QuerySelector("#newcomers")!.TextContent);
        await olga.Submit("issue-newcomers");
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Null(olga.Page.QuerySelector("#newcomers"));
        Assert.Contains("issued the duty list to posts that came later", olga.Text);
        var post = await house.PostId("YA1-clerk");
        var owed = await house.Read(db => db.Set<Obligation>().Where(o => o.OwnerId == post).OrderBy(o => o.DueOn).ToListAsync());
        Assert.Equal([DutyKinds.Acknowledge.Code, DutyKinds.Discharge.Code], owed.Select(o => o.Kind));
        Assert.Equal([new(2026, 3, 12), new(2026, 6, 30)], owed.Select(o => o.DueOn));
        Assert.Equal(["duties.no-newcomer"], await Appraising.Refused(() => Again(list)));
        Assert.Equal(2, await house.Read(db => db.Set<DutyCharge>().CountAsync(c => c.ListId == list)));
    }

    [Fact]
    public async Task A_draft_and_a_list_whose_period_is_over_go_to_no_newcomer()
    {
        var draft = await Drafted("teller");
        Assert.Equal(["duties.not-issued"], await Appraising.Refused(() => Again(draft)));
        var list = await Issued("inspector", "Y");
        await Create("YE", "YE-inspector", "inspector");
        house.Clock.GoTo(new DateOnly(2027, 1, 1));
        Assert.Equal(["duties.period-over"], await Appraising.Refused(() => Again(list)));
        var olga = await house.SignedIn("olga");
        await olga.Get($"/duties/{list.Value}");
        Assert.Null(olga.Page.QuerySelector("#newcomers"));
        house.Clock.GoTo(new DateOnly(2026, 1, 5));
    }

    private async Task Again(DutyListId list)
    {
        var olga = await house.Actor("olga");
        await house.Scope(s => s.GetRequiredService<IssueToNewcomers>().Run(olga, list));
    }

    private async Task<DutyListId> Issued(string kind, string unit)
    {
        var (olga, id) = (await house.Actor("olga"), await Drafted(kind));
        await house.Scope(s => s.GetRequiredService<IssueDutyList>().Run(olga, id, unit));
        return id;
    }

    private async Task<DutyListId> Drafted(string kind)
    {
        house.Clock.GoTo(new DateOnly(2026, 1, 5));
        var (olga, city) = (await house.Actor("olga"), await house.UnitId("Y"));
        var heading = new DutyListDraft("Duties", kind, new(2026, 1, 1), new(2026, 12, 31))
        { Source = new(SourceKind.Document, "Document 4 of 2026") };
        var id = await house.Scope(s => s.GetRequiredService<DraftDutyList>().Run(olga, city, heading));
        var file = DutyFile.Read(File, RoundPolicies.Preset("party-60-40").Strands.Value);
        await house.Scope(s => s.GetRequiredService<ImportDutyItems>().Run(olga, id, file, false));
        return id;
    }

    private Task Create(string unit, string code, string kind) => house.Scope(async s =>
    {
        var (db, now) = (s.GetRequiredService<Db>(), s.GetRequiredService<TimeProvider>().ReadNow());
        var at = await db.Set<Unit>().SingleAsync(u => u.Code == unit);
        db.Add(Post.Create(Actor.System(SystemVerbs.SetUp), at, code, $"New {code}", kind, false, now));
        await db.SaveChangesAsync();
    });
}
