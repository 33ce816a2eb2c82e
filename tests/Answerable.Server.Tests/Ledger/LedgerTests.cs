using System.Net;
using System.Text;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Ledger;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Ledger;

public sealed class LedgerTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task No_line_is_changed_or_deleted_through_the_store()
    {
        await house.Scope(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var line = await db.Set<Line>().FirstAsync();
            line.Act = "something.else";
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
        await house.Scope(async s =>
        {
            var db = s.GetRequiredService<Db>();
            db.Remove(await db.Set<Line>().FirstAsync());
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
    }

    [Fact]
    public async Task Each_line_of_an_object_names_the_one_before_it_and_the_object_the_last()
    {
        await house.Scope(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var (now, by) = (house.Clock.GetUtcNow(), Answerable.Domain.Actor.System(SystemVerbs.SetUp));
            var post = await db.Set<Post>().SingleAsync(p => p.Code == "YE-teller");
            var unit = await db.Set<Unit>().SingleAsync(u => u.Code == "YE");
            var right = post.Grant(by, Right.Draft, unit, now);
            db.Add(right);
            await db.SaveChangesAsync();
            post.Withdraw(by, right, now);
            await db.SaveChangesAsync();
        });
        var (lines, posts) = await house.Read(async db => (await db.Set<Line>().ToListAsync(), await db.Set<Post>().ToListAsync()));
        foreach (var story in lines.GroupBy(l => (l.ObjectKind, l.ObjectId)))
        {
            var followed = story.ToDictionary(l => l.PreviousId is { } previous ? previous.Value : Guid.Empty);
            var (at, met) = (Guid.Empty, 0);
            for (; followed.TryGetValue(at, out var next); at = next.Id.Value) met++;
            Assert.Equal(story.Count(), met);
            if (posts.FirstOrDefault(p => p.Id.Value == story.Key.ObjectId) is { } post) Assert.Equal(at, post.LastLine!.Value.Value);
        }
        Assert.Contains(lines.GroupBy(l => l.ObjectId), g => g.Count() > 2);
    }

    [Fact]
    public async Task An_auditor_reads_the_lines_of_a_subtree_newest_first_page_by_page_and_nobody_else_does()
    {
        var aude = await house.SignedIn("auditor");
        await aude.Get("/ledger");
        Assert.Equal(HttpStatusCode.OK, aude.Status);
        var first = Times(aude);
        Assert.Equal(Answerable.Server.Shell.Lists.Pages.Size, first.Length);
        Assert.Equal(first.OrderDescending(), first);
        Assert.NotNull(aude.Page.QuerySelector("main a[href^='/posts/']"));
        await aude.Get(aude.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.NotEmpty(Times(aude));
        await aude.Get("/ledger?unit=YA");
        Assert.Contains("Alder County", aude.Text);
        Assert.DoesNotContain("Birch", aude.Page.QuerySelector(".an-lines")!.TextContent);
        Assert.StartsWith("\uFEFFat,person,post", Encoding.UTF8.GetString(await aude.Client.GetByteArrayAsync("/ledger.csv?unit=YA")),
            StringComparison.Ordinal);
        await aude.Get("/ledger?unit=NONE");
        Assert.Equal(HttpStatusCode.NotFound, aude.Status);
        foreach (var code in new[] { "chen", "olga", "sysadmin" })
        {
            var other = await house.SignedIn(code);
            await other.Get("/ledger");
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync("/ledger.csv")).StatusCode);
        }
    }

    private static string[] Times(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll(".an-lines time").Select(t => t.GetAttribute("datetime")!)];
}
