using System.Net;
using Answerable.Server.Reminders;
using Answerable.Server.Tests.Obligations;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Reminders;

/// <summary>The calendar by a secret link, as a reader that is not ours reads it.</summary>
public sealed class FeedTests : IAsyncLifetime
{
    private readonly House house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task It_holds_how_much_is_due_on_which_day_and_no_title()
    {
        await house.Owes("YA-head", -2, "Secret one");
        await house.Owes("YA-head", -1, "Secret two");
        await house.Owes("YA-head", 5, "Secret, three; with \\ signs");
        await house.Owes("YB-head", 6, "Another's");
        var feed = await Made("anna");
        var raw = await (await house.Stranger().Client.GetAsync(feed)).Content.ReadAsStringAsync();
        Assert.DoesNotContain("Secret", raw, StringComparison.Ordinal);
        var person = (await house.Actor("anna")).Person!.Value.Value;
        Assert.Equal([$"late-{person:N}@answerable|2026-01-05|2 overdue|", $"due-20260110-{person:N}@answerable|2026-01-10|1 due|"],
            (await Read(raw)).Select(l => l[..(l.LastIndexOf('|') + 1)]));
    }

    [Fact]
    public async Task Titles_stand_in_it_where_the_policy_lets_them_escaped_and_folded()
    {
        await house.Adopts("Y", p => p with { TitlesInMail = p.TitlesInMail with { Value = true } });
        var title = "述职，一; two, three \\ four " + string.Concat(Enumerable.Repeat("长标题", 30));
        await house.Owes("YA-head", 5, title);
        var raw = await (await house.Stranger().Client.GetAsync(await Made("anna"))).Content.ReadAsStringAsync();
        Assert.Contains(title.Replace("\\", "\\\\", StringComparison.Ordinal), Assert.Single(await Read(raw)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_ended_or_is_nobodys_is_not_there_and_guessing_is_limited()
    {
        var (old, anna) = (await Made("anna"), await house.SignedIn("anna"));
        var renewed = await Made("anna", anna);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Stranger().Get(old)).Status);
        Assert.Equal(HttpStatusCode.OK, (await house.Stranger().Get(renewed)).Status);
        // What is stored is no secret.
        Assert.DoesNotContain(renewed.Split('/')[2][..^4], await house.Read(db => db.Set<Feed>().Select(f => f.SecretHash).SingleAsync()),
            StringComparison.Ordinal);
        await anna.Get("/me/reminders");
        Assert.DoesNotContain("/calendar/", anna.Html, StringComparison.Ordinal);
        await anna.Submit("end-feed");
        var stranger = house.Stranger();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 25; i++) answers.Add((await stranger.Get(i == 0 ? renewed : $"/calendar/guess-{i}.ics")).Status);
        Assert.Equal(HttpStatusCode.NotFound, answers[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    [Fact]
    public async Task Whoever_has_left_a_post_reads_nothing_of_it_any_more_and_without_an_account_there_is_no_calendar()
    {
        await house.Owes("YA-head", 5, "Alder's");
        var feed = await Made("anna");
        await house.Read(db => db.Database.ExecuteSqlAsync($"""
            UPDATE organisation_appointment SET until = {World.Start.UtcDateTime}
            WHERE post_id = (SELECT id FROM organisation_post WHERE code = 'YA-head')
            """));
        Assert.Empty(await Read(await (await house.Stranger().Client.GetAsync(feed)).Content.ReadAsStringAsync()));
        await house.Read(db => db.Database.ExecuteSqlAsync($"""
            DELETE FROM people_account WHERE person_id = (SELECT id FROM people_person WHERE code = 'anna')
            """));
        Assert.Equal(HttpStatusCode.NotFound, (await house.Stranger().Get(feed)).Status);
    }

    private async Task<string> Made(string person, Visitor? visitor = null)
    {
        visitor ??= await house.SignedIn(person);
        await visitor.Get("/me/reminders");
        await visitor.Submit("make-feed");
        return new Uri(visitor.Page.QuerySelector("#feed")!.TextContent).AbsolutePath;
    }

    private static async Task<List<string>> Read(string raw) =>
        [.. (await MailServerProcess.Run("read_ics.py", raw)).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
