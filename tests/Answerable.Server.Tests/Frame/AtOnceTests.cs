using System.Net;
using System.Text.RegularExpressions;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rectifications;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Rectifications;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Rectifications;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Frame;

/// <summary>Of two who do the same at the same instant one has done it, the other is told so in a sentence, and nothing is half
/// done.</summary>
public sealed partial class AtOnceTests(House house) : IClassFixture<House>
{
    private const int Times = 3;

    [Fact]
    public async Task An_invitation_taken_up_twice_at_once_lets_one_in_with_the_password_that_one_chose()
    {
        for (var i = 0; i < Times; i++)
        {
            var (code, secret) = await Invited($"twice{i}");
            Visitor[] two = [house.Stranger(), house.Stranger("zh-CN")];
            foreach (var visitor in two) await visitor.Get($"/invitation/{secret}");
            Assert.True(await house.Together.At("people_invitation", [.. two.Select((v, n) => (Func<Task>)(() =>
                v.Submit("invitation", ("password", $"a quiet afternoon {n}"))))]));
            var winner = OneSentence(two, v => v.Path == "/");
            Assert.Equal(1, await house.Read(db => db.Set<Account>().CountAsync(a => a.UserName == code)));
            var person = (await house.Read(db => db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync())).Value;
            Assert.Equal(1, await house.Read(db => db.Set<Line>().CountAsync(l => l.Act == "person.signed-up" && l.ObjectId == person)));
            for (var n = 0; n < 2; n++)
            {
                var again = await house.Stranger().Get("/sign-in");
                await again.Submit("sign-in", ("code", code), ("password", $"a quiet afternoon {n}"));
                Assert.Equal(n == winner, again.Path == "/");
            }
        }
    }

    [Fact]
    public async Task Of_two_who_set_up_at_once_one_names_the_organisation()
    {
        for (var i = 0; i < Times; i++)
        {
            using var database = TestDatabase.Empty();
            var together = new MeetingPoint();
            await using var app = House.Build(database, new FakeClock(World.Start), together: together);
            await using (var scope = app.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<Migrator>().Run();
            await app.StartAsync();
            Visitor[] two = [new(app.GetTestServer(), "en"), new(app.GetTestServer(), "zh-CN")];
            foreach (var visitor in two) await visitor.Get($"/set-up/{app.Services.GetRequiredService<SetUpCode>().Value}");
            // The second time they name the same unit and the same people.
            string Mine(string text, int n) => i == 1 ? text : $"{text}{n}";
            Assert.True(await together.At("organisation_settings", [.. two.Select((v, n) => (Func<Task>)(() => v.Submit("set-up",
                ("name", Mine("City", n)), ("code", Mine("Y", n)), ("system-name", "Sybil System"), ("system-code", Mine("sybil", n)),
                ("security-name", "Sean Security"), ("security-code", Mine("sean", n)), ("audit-name", "Aude Audit"),
                ("audit-code", Mine("aude", n)))))]));
            OneSentence(two, v => v.Page.QuerySelectorAll("a[href*='/invitation/']").Length == 3);
            await using (var scope = app.Services.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<Db>();
                Assert.Equal((1, 1, 3, 3), (await db.Set<OrganisationSettings>().CountAsync(), await db.Set<Unit>().CountAsync(),
                    await db.Set<Post>().CountAsync(), await db.Set<Invitation>().CountAsync()));
            }
            await app.StopAsync();
        }
    }

    [Fact]
    public async Task Of_two_who_enter_the_same_new_unit_at_once_one_has_entered_it()
    {
        var parent = await house.UnitId("YB");
        for (var i = 0; i < Times; i++)
        {
            Visitor[] two = [await house.SignedIn("sysadmin"), await house.SignedIn("sysadmin", "zh-CN")];
            foreach (var visitor in two) await visitor.Get($"/units/{parent.Value}");
            Assert.True(await house.Together.At("organisation_unit", [.. two.Select(v => (Func<Task>)(() =>
                v.Submit("new-unit", ("name", "Once Town"), ("code", $"ONCE-{i}"))))]));
            OneSentence(two, v => v.Status == HttpStatusCode.OK);
            Assert.Equal(1, await house.Read(db => db.Set<Unit>().CountAsync(u => u.Code == $"ONCE-{i}")));
        }
    }

    [Fact]
    public async Task Of_two_who_return_the_same_over_the_api_at_once_one_has_returned_it()
    {
        for (var i = 0; i < Times; i++)
        {
            var claimed = await house.Claimed(new(2026, 6, 30));
            await Returned("ivan", $"/api/rectifications/{claimed.Value}", "return", new { text = "One is locked." });
            var planned = await house.Finding();
            await house.Do<PlanRectification>("anna", (a, by) => a.Run(by, planned, Arranged.Plan(new(2026, 6, 30))));
            await Returned("olga", $"/api/rectifications/{planned.Value}", "plan-return", new { reason = "Too thin." });
            Assert.Equal([RectificationState.Returned, RectificationState.Raised], [await State(claimed), await State(planned)]);
        }
    }

    [Fact]
    public async Task Of_two_transactions_that_wait_for_each_other_one_goes_through_and_the_other_is_told_that_somebody_was_faster()
    {
        string[] codes = ["YA", "YB"];
        var outcomes = new string[2];
        await house.Together.At("organisation_settings", [.. Enumerable.Range(0, 2).Select(n => (Func<Task>)(() => house.Scope(async s =>
        {
            var db = s.GetRequiredService<Db>();
            try
            {
                await db.InTransaction(async () =>
                {
                    await Level(db, codes[n], $"level {n}");
                    await db.Set<OrganisationSettings>().AsNoTracking().SingleAsync();
                    await Level(db, codes[1 - n], $"level {n}");
                });
                outcomes[n] = "done";
            }
            catch (Stale)
            {
                outcomes[n] = "stale";
            }
        })))]);
        // SQLite has them wait one behind the other.
        Assert.Equal(TestDatabase.IsPostgres ? ["done", "stale"] : ["done", "done"], outcomes.Order());
        Assert.Single((await house.Read(db => db.Set<Unit>().Where(u => codes.Contains(u.Code)).Select(u => u.Level).ToListAsync()))
            .Distinct());

        static Task Level(Db db, string code, string level) =>
            db.Set<Unit>().Where(u => u.Code == code).ExecuteUpdateAsync(u => u.SetProperty(x => x.Level, level));
    }

    private async Task Returned(string who, string address, string noun, object body)
    {
        Visitor[] two = [await house.SignedIn(who), await house.SignedIn(who, "zh-CN")];
        var calls = two.Select(v => new ApiCalls(v)).ToList();
        foreach (var call in calls) await call.Get(address);
        var before = await house.Read(db => db.Set<Line>().CountAsync());
        Assert.True(await house.Together.At("rectifications_rectification", [.. calls.Select(c => (Func<Task>)(() =>
            c.Post($"{address}/{noun}", body)))]));
        var lost = Assert.Single(calls, c => c.Status != HttpStatusCode.OK);
        Assert.True(lost.Status is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity, $"{lost.Status} {lost.Body}");
        Sentence(lost.Body.GetProperty("detail").GetString()!, calls.IndexOf(lost) == 1);
        Assert.Equal(before + 1, await house.Read(db => db.Set<Line>().CountAsync()));
    }

    /// <returns>Which of the two has done it.</returns>
    private static int OneSentence(Visitor[] two, Func<Visitor, bool> isDone)
    {
        var done = two.Count(isDone);
        Assert.True(done == 1, $"{done} have done it: {string.Join("\n", two.Select(v => $"{v.Status} {v.Path} {v.Text}"))}");
        var lost = Array.FindIndex(two, v => !isDone(v));
        Assert.True(two[lost].Status is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity,
            $"{two[lost].Status} {two[lost].Text}");
        var page = two[lost].Page;
        Sentence((page.QuerySelector("[role=alert]") ?? page.QuerySelector("main p"))!.TextContent, lost == 1);
        return 1 - lost;
    }

    private static void Sentence(string text, bool chinese) =>
        Assert.Matches(chinese ? Chinese() : English(), text);

    private Task<RectificationState> State(RectificationId id) =>
        house.Read(db => db.Set<Rectification>().Where(r => r.Id == id).Select(r => r.State).SingleAsync());

    private async Task<(string Code, string Secret)> Invited(string code)
    {
        var now = house.Clock.GetUtcNow();
        return await house.Scope(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var person = Person.Create(Actor.System(SystemVerbs.SetUp), code, "Tina Twice", now);
            db.Add(person);
            var secret = InvitePerson.Add(db, Actor.System(SystemVerbs.SetUp), person, [], now);
            await db.SaveChangesAsync();
            return (code, secret);
        });
    }

    [GeneratedRegex("[a-z]+ [a-z]+ [a-z]+")]
    private static partial Regex English();

    [GeneratedRegex("[\u4e00-\u9fff]{2}")]
    private static partial Regex Chinese();
}
