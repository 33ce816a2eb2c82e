using System.Net;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.People;
using Answerable.Server.Frame;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Rounds;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Frame;

/// <summary>The same form sent twice makes one thing, and is answered as it was the first time.</summary>
public sealed class SentTwiceTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_corrected_file_of_the_same_name_and_length_is_another_form()
    {
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get("/units/import");
        var drawn = sybil.Page;
        await sybil.Submit("import", ("file-posts", Roster("2025-13-01")));
        Assert.Contains("2025-13-01", sybil.Text);
        var wrong = sybil.Path;
        sybil.Return(drawn, "/units/import");
        await sybil.Submit("import", ("file-posts", Roster("2025-11-01")));
        Assert.NotEqual(wrong, sybil.Path);
        Assert.DoesNotContain("2025-13-01", sybil.Text);
        var right = sybil.Path;
        // The very same once more is the same form.
        sybil.Return(drawn, "/units/import");
        await sybil.Submit("import", ("file-posts", Roster("2025-11-01")));
        Assert.Equal(right, sybil.Path);

        static string Roster(string from) =>
            $"posts.csv|unit_code,post_code,post,kind,person_code,person,since\nYB,YB-sent,Sent post,,sent-one,Sent One,{from}\n";
    }

    [Fact]
    public async Task A_second_click_makes_no_second_list_and_leads_to_the_first()
    {
        var olga = await house.SignedIn("olga");
        await olga.Get("/duties/new");
        var drawn = olga.Page;
        await olga.Submit("draft-list", ("source", "Document 4 of 2026"), ("title", "Once only"), ("postKind", "secretary"));
        var made = olga.Path;
        Assert.StartsWith("/duties/", made, StringComparison.Ordinal);
        olga.Return(drawn, "/duties/new");
        await olga.Submit("draft-list", ("source", "Document 4 of 2026"), ("title", "Once only"), ("postKind", "secretary"));
        Assert.Equal((made, 1), (olga.Path, await Lists("Once only")));
        // Other words in the same form are another thing.
        olga.Return(drawn, "/duties/new");
        await olga.Submit("draft-list", ("source", "Document 4 of 2026"), ("title", "Once more"), ("postKind", "secretary"));
        Assert.NotEqual(made, olga.Path);
        Assert.Equal(1, await Lists("Once more"));
        // The same words in a form that was drawn anew are meant.
        await olga.Get("/duties/new");
        await olga.Submit("draft-list", ("source", "Document 4 of 2026"), ("title", "Once only"), ("postKind", "secretary"));
        Assert.Equal(2, await Lists("Once only"));
    }

    [Fact]
    public async Task Three_clicks_at_once_make_one_list_and_all_are_answered_alike()
    {
        var olga = await house.SignedIn("olga");
        await olga.Get("/duties/new");
        var form = olga.Page.QuerySelector("input[name=_handler][value=draft-list]")!.Closest("form")!;
        var fields = form.QuerySelectorAll("input, select").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        (fields["title"], fields["postKind"]) = ("Three at once", "secretary");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => olga.Client.PostAsync("/duties/new",
            new FormUrlEncodedContent(fields))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Single(answers.Select(a => a.Headers.Location!.ToString()).Distinct());
        Assert.Equal(1, await Lists("Three at once"));
    }

    [Fact]
    public async Task A_phone_that_heard_no_answer_is_told_by_another_server_what_it_made()
    {
        var olga = await house.SignedIn("olga");
        await olga.Get("/duties/new");
        var drawn = olga.Page;
        await olga.Submit("draft-list", ("source", "Document 4 of 2026"), ("title", "Heard no answer"), ("postKind", "secretary"));
        var made = olga.Path;
        await using var other = house.Another();
        await other.StartAsync();
        var phone = new Visitor(other.GetTestServer(), "en");
        foreach (Cookie cookie in olga.Cookies.GetAllCookies()) phone.Cookies.Add(cookie);
        phone.Return(drawn, "/duties/new");
        await phone.Submit("draft-list", ("source", "Document 4 of 2026"), ("title", "Heard no answer"), ("postKind", "secretary"));
        Assert.Equal((made, 1), (phone.Path, await Lists("Heard no answer")));
        await other.StopAsync();
    }

    [Fact]
    public async Task What_is_shown_once_is_shown_each_time_it_is_asked_for()
    {
        var person = await house.Read(db => db.Set<Person>().Where(p => p.Code == "boris").Select(p => p.Id).SingleAsync());
        var sean = await house.SignedIn("secadmin");
        await sean.Get($"/people/{person.Value}");
        var drawn = sean.Page;
        for (var i = 0; i < 2; i++)
        {
            sean.Return(drawn, $"/people/{person.Value}");
            await sean.Submit("invite");
            Assert.NotNull(sean.Page.QuerySelector("img[src^='data:image/png']"));
        }
    }

    [Fact]
    public async Task A_form_that_saves_nothing_leaves_nothing_to_the_acts_of_others()
    {
        var (unit, sent) = (await house.UnitId("YA"), await house.Read(db => db.Set<SentForm>().CountAsync()));
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get($"/units/{unit.Value}");
        await sybil.Submit("look");
        Assert.Equal(HttpStatusCode.OK, sybil.Status);
        Assert.Equal(sent, await house.Read(db => db.Set<SentForm>().CountAsync()));
        // Contexts are used again: as many as there may be are asked.
        var scopes = Enumerable.Range(0, 64).Select(_ => house.App.Services.CreateAsyncScope()).ToList();
        Assert.All(scopes, s => Assert.Null(s.ServiceProvider.GetRequiredService<Db>().Sent));
        foreach (var scope in scopes) await scope.DisposeAsync();
    }

    [Fact]
    public async Task Forms_that_nobody_sends_again_are_forgotten()
    {
        var now = house.Clock.GetUtcNow();
        await house.Scope(async s =>
        {
            var db = s.GetRequiredService<Db>();
            db.AddRange(new SentForm { Id = Ids.Random(), At = now - SentForm.Known - TimeSpan.FromMinutes(1) },
                new SentForm { Id = Ids.Random(), At = now - SentForm.Known + TimeSpan.FromMinutes(1) });
            await db.SaveChangesAsync();
            Assert.Equal(1, await s.GetRequiredService<ForgetForms>().Run(default));
        });
    }

    private Task<int> Lists(string title) => house.Read(db => db.Set<DutyList>().CountAsync(l => l.Title == title));
}
