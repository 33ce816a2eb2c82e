using System.Net;
using System.Text.RegularExpressions;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Obligations;
using Answerable.Server.Tests.Plan;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

/// <summary>An end that lies in the future has not come; one that has come counts from its instant on.</summary>
public sealed partial class InForceTests : IAsyncLifetime
{
    private static readonly DateTimeOffset End = World.Start.AddHours(6);

    private readonly House house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Whoever_leaves_later_holds_the_post_until_then_and_not_after()
    {
        var (post, person) = (await house.PostId("YE-head"),
            await house.Read(db => db.Set<Person>().Where(p => p.Code == "emil").Select(p => p.Id).SingleAsync()));
        await house.Read(db => db.Set<Appointment>().Where(a => a.PostId == post)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.Until, End)));
        await house.Owes("YE-head", 2, "Emil's");
        var emil = await house.SignedIn("emil");
        Assert.Contains("Emil's", (await emil.Get("/obligations")).Text);
        Assert.DoesNotContain("vacant", (await emil.Get($"/posts/{post.Value}")).Text);
        Assert.DoesNotContain(post.Value.ToString(), (await emil.Get("/posts?vacant=true&unit=YE")).Html);
        Assert.NotNull((await emil.Get($"/people/{person.Value}")).Page.QuerySelector("main a.fw-medium"));
        house.Clock.StandAt(End.AddMinutes(-1));
        Assert.Contains("Emil's", (await emil.Get("/obligations")).Text);
        house.Clock.StandAt(End);
        Assert.DoesNotContain("Emil's", (await emil.Get("/obligations")).Text);
        Assert.Contains("vacant", (await emil.Get($"/posts/{post.Value}")).Text);
        Assert.Contains(post.Value.ToString(), (await emil.Get("/posts?vacant=true&unit=YE")).Html);
        Assert.Null((await emil.Get($"/people/{person.Value}")).Page.QuerySelector("main a.fw-medium"));
    }

    [Fact]
    public async Task A_right_that_ends_later_opens_what_it_opens_until_then_and_not_after()
    {
        var post = (await house.Actor("anna")).Post!.Value;
        await house.Read(db => db.Set<StandingRight>().Where(r => r.PostId == post)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.Until, End)));
        var anna = await house.SignedIn("anna");
        Assert.Equal(HttpStatusCode.OK, (await anna.Get("/obligations?unit=YA")).Status);
        house.Clock.StandAt(End);
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Get("/obligations?unit=YA")).Status);
    }

    [Fact]
    public async Task A_seat_that_ends_later_is_one_until_then_and_not_after()
    {
        var body = await house.PostId(World.Committee);
        await house.Read(db => db.Set<Membership>().Where(m => m.CollectiveId == body)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Until, End)));
        await house.Owes(World.Committee, 3, "The group's");
        var dana = await house.SignedIn("dana");
        Assert.Contains("The group's", (await dana.Get("/obligations")).Text);
        Assert.Contains("Dana", (await dana.Get($"/posts/{body.Value}")).Text.Split("Ledger")[0]);
        house.Clock.StandAt(End);
        Assert.DoesNotContain("The group's", (await dana.Get("/obligations")).Text);
    }

    [Fact]
    public async Task What_begins_later_is_not_in_force_yet()
    {
        var post = await house.PostId("YE-head");
        await house.Read(db => db.Set<Appointment>().Where(a => a.PostId == post).ExecuteUpdateAsync(a => a.SetProperty(x => x.From, End)));
        var anna = await house.SignedIn("anna");
        Assert.Contains("vacant", (await anna.Get($"/posts/{post.Value}")).Text);
        house.Clock.StandAt(End);
        Assert.DoesNotContain("vacant", (await anna.Get($"/posts/{post.Value}")).Text);
    }

    /// <summary>The database says what the rule says, at each instant about a beginning or an end.</summary>
    [Fact]
    public async Task A_query_means_what_the_rule_means()
    {
        DateTimeOffset[] instants = [.. Enumerable.Range(-2, 5).Select(i => World.Start.AddDays(i))];
        await house.Scope(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var ids = await db.Set<Appointment>().OrderBy(a => a.Id).Select(a => a.Id).Take(instants.Length * (instants.Length + 1))
                .ToListAsync();
            var i = 0;
            foreach (var from in instants)
            {
                foreach (var until in instants.Select(u => (DateTimeOffset?)u).Append(null))
                {
                    if (i == ids.Count) return;
                    var id = ids[i++];
                    await db.Set<Appointment>().Where(a => a.Id == id)
                        .ExecuteUpdateAsync(a => a.SetProperty(x => x.From, from).SetProperty(x => x.Until, until));
                }
            }
        });
        var all = await house.Read(db => db.Set<Appointment>().AsNoTracking().ToListAsync());
        foreach (var at in instants)
        {
            var found = await house.Read(db => db.Set<Appointment>().Where(a => a.IsInForce(at)).Select(a => a.Id).ToListAsync());
            Assert.Equal(all.Where(a => a.From <= at && (a.Until == null || at < a.Until))
                .Select(a => a.Id).ToHashSet(), found.ToHashSet());
            var over = await house.Read(db => db.Set<Appointment>().Where(a => a.IsOver(at)).Select(a => a.Id).ToListAsync());
            Assert.Equal(all.Where(a => a.Until <= at).Select(a => a.Id).ToHashSet(), over.ToHashSet());
        }
    }

    [Fact]
    public void When_a_span_is_in_force_is_said_in_one_place()
    {
        string[] others = ["Domain/Organisation/InForce.cs", "Domain/Independence.cs", "Domain/Policies/PolicyAdoption.cs",
            "Server/Policies/AdoptPolicy.cs", "Server/Obligations/Owed.cs"];
        Assert.Empty(from file in Sources.Below("src", ".cs", ".razor")
                     where Spelt().IsMatch(file.Text) && !others.Any(o => file.Path.EndsWith(o, StringComparison.Ordinal))
                     select file.Path);
        Assert.Matches(Spelt(), "where a.Until == null");
    }

    [GeneratedRegex(@"\bUntil (==|!=|is) (not )?null")]
    private static partial Regex Spelt();
}
