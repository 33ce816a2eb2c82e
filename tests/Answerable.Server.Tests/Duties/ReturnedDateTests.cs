using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Server.Duties;
using Answerable.Server.Search;
using Answerable.Server.Shell;
using Answerable.Server.Tests.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Duties;

/// <summary>A duty that was reported in time and returned is due later, and every page says the same date.</summary>
public sealed class ReturnedDateTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_list_of_a_post_the_search_and_what_is_owed_say_one_date()
    {
        var olga = await house.SignedIn("olga");
        await olga.Get("/duties/new");
        await olga.Submit("draft-list", ("source", "Document 4 of 2026"), ("title", "Duties of ferrymen"), ("postKind", "secretary"));
        var list = olga.Path.Split('#')[0];
        await olga.Submit("add-item", ("strand", "integrity"), ("content", "Paint the ferry"), ("due", "2026-01-07"));
        await olga.Get($"{list}/issue?unit=YA");
        await olga.Submit("issue");
        await house.FillsIndex();
        var anna = await house.SignedIn("anna");
        var charge = anna.Page.QuerySelectorAll("a[href^='/duties/charges/']").Select(a => a.GetAttribute("href")!).First();
        await anna.Get(charge);
        var task = Guid.Parse(anna.Page.QuerySelector("a[href^='/duties/tasks/']")!.GetAttribute("href")!.Split('/')[^1]);
        await Report("Painted once");
        house.Clock.Advance(TimeSpan.FromDays(4));
        await house.Scope(async s => await s.GetRequiredService<JudgeDuty>().Run(await house.Actor("olga"), new(task), "The bow is bare"));

        var owed = await house.Read(db => db.Set<Obligation>().SingleAsync(o => o.ObjectId == task && o.State == ObligationState.Open));
        Assert.Equal(new DateOnly(2026, 1, 12), owed.DueOn);
        anna = await house.SignedIn("anna");
        await anna.Get(charge);
        Assert.Contains("12 Jan", anna.Text);
        Assert.Contains("due in 3 days", anna.Text);
        Assert.DoesNotContain("overdue", anna.Text);
        Assert.Equal("due in 3 days", await StateFound("Paint ferry"));

        // What was late stays late: the search says so by the day on which it was owed.
        house.Clock.Advance(TimeSpan.FromDays(5));
        await Report("Painted twice");
        await house.Scope(async s => await s.GetRequiredService<JudgeDuty>().Run(await house.Actor("olga"), new(task), "Still bare"));
        Assert.Equal("2 days overdue", await StateFound("Paint ferry"));

        Task Report(string text) => house.Scope(async s =>
            await s.GetRequiredService<ReportDuty>().Run(await house.Actor("anna"), new(task), text, null));
    }

    private async Task<string> StateFound(string text)
    {
        var by = await house.Actor("anna");
        return await house.Scope(async s =>
        {
            var finder = s.GetRequiredService<Finder>();
            var words = new Words(System.Globalization.CultureInfo.GetCultureInfo("en"), Vocabulary.Of("party"), TimeZoneInfo.Utc);
            var found = await finder.Find(by, text, null, "", null);
            var hits = await finder.Show(by, found.All, words, house.Clock.GetUtcNow());
            return Assert.Single(hits, h => h.Hit is { Name: "Paint the ferry", Second: "Alder County Alder Secretary" }).Hit.State!.Text;
        });
    }
}
