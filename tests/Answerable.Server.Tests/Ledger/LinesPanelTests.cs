using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Ledger;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Ledger;

/// <summary>The lines on an object's own page, and the names of objects away from it.</summary>
public sealed class LinesPanelTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task An_invitation_is_told_on_the_page_that_makes_it_and_posts_of_another_are_not_called_mine()
    {
        var sean = await house.SignedIn("secadmin");
        var anna = await house.Read(db => db.Set<Domain.People.Person>().Where(p => p.Code == "anna").Select(p => p.Id).SingleAsync());
        await sean.Get($"/people/{anna.Value}");
        Assert.DoesNotContain("My posts", sean.Text);
        await sean.Submit("invite");
        Assert.Contains("Sean Security made an invitation", sean.Page.QuerySelector("#ledger")!.TextContent);
        Assert.Contains("My posts", (await sean.Get("/me")).Text);
    }

    [Fact]
    public async Task The_auditors_lines_name_what_was_acted_on()
    {
        // The newest lines stand on the first page.
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.Scope(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var post = await db.Set<Post>().SingleAsync(p => p.Code == "YE-head");
            db.Add(post.Grant(Answerable.Domain.Actor.System(SystemVerbs.SetUp), Right.Draft,
                await db.Set<Unit>().SingleAsync(u => u.Code == "YE"), house.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        var aude = await house.SignedIn("auditor");
        Assert.Contains("Education Department Education Secretary · post", (await aude.Get("/ledger")).Text);
    }

    [Fact]
    public async Task Every_line_of_an_object_can_be_reached_and_their_number_is_true()
    {
        var unit = await house.UnitId("YB");
        await house.Scope(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var start = house.Clock.GetUtcNow();
            for (var i = 0; i < 75; i++)
            {
                var yb = await db.Set<Unit>().SingleAsync(u => u.Id == unit);
                db.Add(yb.Rename(Answerable.Domain.Actor.System(SystemVerbs.Import), i == 74 ? "Birch County" : $"Birch {i}",
                    start.AddSeconds(i + 1)));
                await db.SaveChangesAsync();
            }
        });
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get($"/units/{unit.Value}");
        Assert.Contains("76 lines", sybil.Text);
        var met = Lines(sybil);
        Assert.Equal(20, met);
        while (sybil.Page.QuerySelector("#ledger a[rel=next]") is { } next)
        {
            await sybil.Get(next.GetAttribute("href")!.Split('#')[0]);
            met += Lines(sybil);
        }
        Assert.Equal(76, met);
        Assert.Contains("entered the unit", sybil.Page.QuerySelector("#ledger")!.TextContent);
    }

    [Fact]
    public async Task A_round_and_its_meeting_tell_their_own_lines_though_they_share_an_identifier()
    {
        var id = (await Arrange.Open(house)).Id;
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{id.Value}");
        Assert.Contains("opened the round", olga.Page.QuerySelector("#ledger")!.TextContent);
        await olga.Get($"/reviews/{id.Value}");
        Assert.DoesNotContain("opened the round", olga.Page.QuerySelector("#ledger")?.TextContent ?? "");
    }

    private static int Lines(Visitor visitor) => visitor.Page.QuerySelectorAll("#ledger .an-lines li").Length;
}
