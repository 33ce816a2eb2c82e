using System.Net;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Tests.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.People;

public sealed class PeopleTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task An_invitation_is_shown_once_lets_in_once_and_an_older_one_stops_working()
    {
        await house.Import(Rosters.Units("Y,,Yunsample City,root"), Rosters.Posts("YB1,YB1-new,New post,kind,nora,Nora New,,"));
        var sean = await house.SignedIn("secadmin");
        var nora = await house.Read(db => db.Set<Person>().SingleAsync(p => p.Code == "nora"));
        await sean.Get($"/people/{nora.Id.Value}");
        Assert.Contains("No account yet", sean.Text);
        await sean.Submit("invite");
        var first = Secret(sean);
        Assert.NotNull(sean.Page.QuerySelector("img[src^='data:image/png']"));
        await sean.Get($"/people/{nora.Id.Value}");
        Assert.DoesNotContain(first, sean.Html);
        Assert.Contains("Invited until", sean.Text);
        await sean.Submit("invite");
        var second = Secret(sean);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Enter(first, "a long enough password")).Status);
        var visitor = await Enter(second, "a long enough password");
        Assert.Equal("/", visitor.Path);
        Assert.Contains("Nora New", visitor.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Enter(second, "another long password")).Status);
    }

    [Fact]
    public async Task A_new_invitation_ends_a_lock_out()
    {
        var stranger = house.Stranger();
        await stranger.Get("/sign-in");
        for (var i = 0; i < 5; i++) await stranger.Submit("sign-in", ("code", "carl"), ("password", "wrong"));
        var sean = await house.SignedIn("secadmin");
        var carl = await house.Read(db => db.Set<Person>().SingleAsync(p => p.Code == "carl"));
        await sean.Get($"/people/{carl.Id.Value}");
        Assert.Contains("Locked until", sean.Text);
        await sean.Submit("invite");
        var visitor = await Enter(Secret(sean), "a brand new password");
        Assert.Equal("/", visitor.Path);
        await stranger.Submit("sign-in", ("code", "carl"), ("password", "a brand new password"));
        Assert.Equal("/", stranger.Path);
    }

    [Fact]
    public async Task An_invitation_does_not_reach_above_the_one_who_gives_it()
    {
        var city = await house.Actor("secadmin");
        var system = await house.Actor("sysadmin");
        var post =
            await house.Scope(
                async s =>
                    await s.GetRequiredService<CreatePost>().Run(system, await house.UnitId("YA"), "YA-security", "County security", "",
                        false));
        await house.Scope(s => s.GetRequiredService<GrantRight>().Run(city, post, Right.SecurityAdministration, "YA"));
        await house.Scope(s => s.GetRequiredService<AppointToPost>().Run(system, post, AppointmentKind.Holder, "sela", "Sela Security"));
        var sela = await house.Actor("sela");
        var people = await house.Read(db => db.Set<Person>().ToDictionaryAsync(p => p.Code, p => p.Id));
        Assert.NotEmpty(await house.Scope(s => s.GetRequiredService<InvitePerson>().Run(sela, people["asha"])));
        foreach (var above in new[] { "secadmin", "chen", "boris" })
        {
            var refused =
                await Assert.ThrowsAsync<Refused>(() => house.Scope(s => s.GetRequiredService<InvitePerson>().Run(sela, people[above])));
            Assert.True(refused.Refusals[0].IsDenial);
        }
    }

    [Theory]
    [InlineData("sysadmin")]
    [InlineData("olga")]
    [InlineData("auditor")]
    public async Task Nobody_but_security_administration_sees_an_account_or_invites(string code)
    {
        var visitor = await house.SignedIn(code);
        var anna = await house.Read(db => db.Set<Person>().SingleAsync(p => p.Code == "anna"));
        await visitor.Get($"/people/{anna.Id.Value}");
        Assert.Contains("Alder County Alder Secretary", visitor.Text);
        Assert.DoesNotContain("Has an account", visitor.Text);
        Assert.Empty(visitor.Page.QuerySelectorAll("input[name=_handler][value=invite]"));
        var actor = await house.Actor(code);
        var refused = await Assert.ThrowsAsync<Refused>(() => house.Scope(s => s.GetRequiredService<InvitePerson>().Run(actor, anna.Id)));
        Assert.True(refused.Refusals[0].IsDenial);
    }

    [Fact]
    public async Task Codes_are_sign_in_names_and_shown_to_administrators_only()
    {
        var olga = await house.SignedIn("olga");
        await olga.Get("/people?find=Boris");
        Assert.Contains("Boris Birch", olga.Text);
        Assert.Empty(olga.Page.QuerySelectorAll("td .code"));
        await olga.Get("/people?find=boris");
        Assert.DoesNotContain("boris", olga.Page.QuerySelector("table")?.TextContent ?? "", StringComparison.Ordinal);
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get("/people?find=Boris");
        Assert.Equal("boris", sybil.Page.QuerySelector("td .code")!.TextContent);
    }

    [Fact]
    public async Task System_administration_corrects_a_name()
    {
        var sybil = await house.SignedIn("sysadmin");
        var tom = await house.Read(db => db.Set<Person>().SingleAsync(p => p.Code == "tom"));
        await sybil.Get($"/people/{tom.Id.Value}");
        await sybil.Submit("rename", ("person", "Thomas Teller"));
        Assert.Contains("Thomas Teller", sybil.Page.QuerySelector("h1")!.TextContent);
        var anna = await house.Actor("anna");
        var refused =
            await Assert.ThrowsAsync<Refused>(() => house.Scope(s => s.GetRequiredService<RenamePerson>().Run(anna, tom.Id, "Tim")));
        Assert.True(refused.Refusals[0].IsDenial);
    }

    [Fact]
    public async Task The_search_finds_units_posts_and_people()
    {
        var olga = await house.SignedIn("olga");
        await olga.Get("/search?q=Birch");
        Assert.Contains("Birch County", olga.Text);
        Assert.Contains("Birch Secretary", olga.Text);
        Assert.Contains("Boris Birch", olga.Text);
        await olga.Get("/search?q=Nothing%20like%20it");
        Assert.Contains("Nothing that you may see has all the words of", olga.Text);
    }

    private static string Secret(Visitor visitor) =>
        visitor.Page.QuerySelector("a[href*='/invitation/']")!.GetAttribute("href")!.Split('/')[^1];

    private async Task<Visitor> Enter(string secret, string password)
    {
        var visitor = house.Stranger();
        await visitor.Get($"/invitation/{secret}");
        await visitor.Submit("invitation", ("secret", secret), ("password", password));
        return visitor;
    }
}
