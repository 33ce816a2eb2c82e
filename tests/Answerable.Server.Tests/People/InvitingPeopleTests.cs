using System.Net;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Tests.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.People;

/// <summary>Everybody of a subtree is invited at once, by the rules of a single invitation; what lets them in is shown once.</summary>
public sealed class InvitingPeopleTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_sheet_invites_everybody_without_account_below_a_unit_and_its_codes_stand_nowhere_else()
    {
        await house.Import(Rosters.Units("Y,,Yunsample City,root"),
            Rosters.Posts("YA1,S-1,First post,kind,s1,Sheet One,,", "YA1,S-2,Second post,kind,s2,Sheet Two,,",
                "YO,S-3,Elsewhere,kind,s3,Sheet Three,,"));
        var sheet = await Made("secadmin", "YA", "sheet");
        Assert.Equal(["Sheet One", "Sheet Two"], sheet.Page.QuerySelectorAll(".an-cut h2").Select(h => h.TextContent));
        Assert.Contains("Ash Town · First post", sheet.Text);
        Assert.Contains("until 19 January 2026", sheet.Text);
        var secrets = sheet.Page.QuerySelectorAll(".an-cut b.code").Select(b => b.TextContent).Where(c => c.Length == 23).ToList();
        Assert.Equal(2, secrets.Distinct().Count());
        var stored = string.Join(' ', await house.Read(db => db.Set<LineBody>().Select(b => b.Json).ToListAsync()))
            + string.Join(' ', await house.Read(db => db.Set<Invitation>().Select(i => i.SecretHash).ToListAsync()));
        foreach (var secret in secrets) Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);
        var id = await Id("s1");
        Assert.Equal(1, await house.Read(db => db.Set<Line>().CountAsync(l => l.Act == "person.invited" && l.ObjectId == id.Value)));

        // Whoever has an invitation is invited again only when that is asked for, and what they had stops working.
        var none = await Made("secadmin", "YA", "sheet");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Contains("Everybody there has an account or an invitation", none.Text);
        var again = await Made("secadmin", "YA", "sheet", ("again", "yes"));
        Assert.Equal(2, again.Page.QuerySelectorAll(".an-cut").Length);
        Assert.NotEqual("/", (await Enter(secrets[0])).Path);
        Assert.Equal("/", (await Enter(again.Page.QuerySelectorAll(".an-cut b.code")[1].TextContent)).Path);
    }

    [Fact]
    public async Task Whoever_holds_an_administration_waits_for_a_second_administrator_and_is_named_as_waiting()
    {
        await house.Import(Rosters.Units("Y,,Yunsample City,root"),
            Rosters.Posts("YE,W-1,Education audit,kind,w1,Wanda Waits,,audit", "YE,W-2,Education desk,kind,w2,Ward Comes,,"));
        var file = (await Made("secadmin", "YE", "file")).Html.TrimEnd().Split("\r\n");
        Assert.Equal("Name,Your code,Unit,Post,Invitation code,Invitation link,Valid until,Waiting", file[0].TrimStart('\uFEFF'));
        var wanda = Assert.Single(file, l => l.Contains("Wanda Waits", StringComparison.Ordinal));
        Assert.Contains("Works once a second administrator has confirmed it", wanda);
        var ward = Assert.Single(file, l => l.Contains("Ward Comes", StringComparison.Ordinal));
        Assert.EndsWith(",", ward, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Enter(wanda.Split(',')[4])).Status);
        Assert.Equal("/", (await Enter(ward.Split(',')[4])).Path);
        var waits = await house.Read(db => db.Set<WaitingAct>().Where(w => w.DecidedAt == null).ToListAsync());
        Assert.Equal([await Id("w1")], waits.Select(w => w.PersonId));
        Assert.Contains("would get a new way in", (await house.SignedIn("auditor")).Text);
    }

    [Fact]
    public async Task Nobody_invites_where_a_single_invitation_would_be_refused()
    {
        await house.Import(Rosters.Units("Y,,Yunsample City,root"),
            Rosters.Posts("YB,B-sec,Birch security,kind,bsec,Bess Security,,security", "YB1,B-1,Here only,kind,b1,Bea Here,,",
                "YB1,B-2,Here too,kind,b2,Both Places,,", "YA1,B-3,And there,kind,b2,Both Places,,"));
        await house.Scope(async s => await s.GetRequiredService<AcceptInvitation>().Run(await s.GetRequiredService<InvitePerson>()
            .Run(Answerable.Domain.Actor.System(SystemVerbs.Invite), await Id("bsec")), World.Password));
        var made = await house.Scope(async s => await s.GetRequiredService<InvitePeople>().Run(await house.Actor("bsec"), "YB", false));
        Assert.Equal(["Bea Here"], made.Slips.Select(s => s.Name));
        Assert.Equal(1, made.LeftOut);
        foreach (var who in new[] { "bsec", "sysadmin", "olga" })
            Assert.Equal(HttpStatusCode.Forbidden, (await Made(who, "YA", "sheet")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn("olga")).Get("/people/invitations")).Status);
        Assert.Equal(0, await house.Read(async db =>
        {
            var both = await db.Set<Person>().Where(p => p.Code == "b2").Select(p => p.Id).SingleAsync();
            return await db.Set<Invitation>().CountAsync(i => i.PersonId == both);
        }));
    }

    [Fact]
    public async Task The_second_click_is_told_what_the_first_has_made_and_how_to_make_it_anew()
    {
        await house.Import(Rosters.Units("T2,Y,Twice County,county"),
            Rosters.Posts([.. Enumerable.Range(0, 20).Select(i => $"T2,C-{i},Post {i},kind,c{i},Click {i},,")]));
        foreach (var again in new[] { "", "yes" })
        {
            Visitor[] two = [await house.SignedIn("secadmin"), await house.SignedIn("secadmin", "zh-CN")];
            await two[0].Get("/people/invitations?unit=T2");
            (string Name, string Value)[] form = [.. two[0].Page.QuerySelectorAll("form[data-once] input[type=hidden]")
                .Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)), ("as", "sheet")];
            if (again.Length > 0) form = [.. form, ("again", again)];
            // Two browsers of one person: the token of each, the form of one.
            await two[1].Get("/people/invitations?unit=T2");
            var token = two[1].Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            await house.Together.At("people_invitation", () => two[0].Post(InvitationFiles.Path, form), () => two[1].Post(
                InvitationFiles.Path, [.. form.Select(f => f.Name == "__RequestVerificationToken" ? (f.Name, token) : f)]));
            var sheet = Assert.Single(two, v => v.Status == HttpStatusCode.OK);
            var told = Assert.Single(two, v => v != sheet);
            Assert.Equal((20, HttpStatusCode.UnprocessableEntity), (sheet.Page.QuerySelectorAll(".an-cut").Length, told.Status));
            Assert.Contains(told == two[1] ? "刚刚已于" : "were made a moment ago, at", told.Text);
            Assert.NotNull(told.Page.QuerySelector("a[href='/people/invitations?unit=T2']"));
            // What the first click made works still.
            var secret = sheet.Page.QuerySelectorAll(".an-cut b.code").Select(b => b.TextContent).First(c => c.Length == 23);
            Assert.NotNull(await house.Scope(s => s.GetRequiredService<AcceptInvitation>().NameBehind(secret)));
        }
    }

    [Fact]
    public async Task Of_more_people_than_are_invited_at_once_the_first_are_read_and_the_rest_is_said()
    {
        await house.Import(Rosters.Units("T3,Y,Many County,county"), Rosters.Posts([.. Enumerable.Range(0, InvitePeople.Most + 30)
            .Select(i => $"T3,M-{i:D5},Post {i},kind,m{i},Many {i},,")]));
        var path = await house.Read(db => db.Set<Unit>().Where(u => u.Code == "T3").Select(u => u.Path).SingleAsync());
        var by = await house.Actor("secadmin");
        Invitees found = null!;
        var sent = await house.Statements.During(async () => found = await house.Scope(s =>
            s.GetRequiredService<InviteeQueries>().Find(by, path, false, house.Clock.GetUtcNow())));
        Assert.Equal((InvitePeople.Most, true, 0), (found.People.Count, found.HasMore, found.LeftOut));
        Assert.Equal(("m0", $"m{InvitePeople.Most - 1}"), (found.People[0].Code, found.People[^1].Code));
        // Nothing is read without an end: a limit, a count, or the people chosen.
        Assert.All(sent, s => Assert.Matches("LIMIT|ANY|json_each|organisation_settings", s));
    }

    [Fact]
    public async Task A_thousand_people_are_invited_by_one_act()
    {
        await house.Import(Rosters.Units("T1,Y,Thousand County,county"),
            Rosters.Posts([.. Enumerable.Range(0, 1100).Select(i => $"T1,T-{i},Post {i},kind,t{i},Person {i},,")]));
        var made = await house.Scope(async s => await s.GetRequiredService<InvitePeople>().Run(await house.Actor("secadmin"), "T1", false));
        Assert.Equal(1100, made.Slips.Select(s => s.Secret).Distinct().Count());
        Assert.Equal(1100, await house.Read(db => db.Set<Invitation>()
            .CountAsync(i => db.Set<Person>().Any(p => p.Id == i.PersonId && p.Name.StartsWith("Person ")))));
    }

    private async Task<Visitor> Made(string who, string unit, string form, params (string Name, string Value)[] more)
    {
        var visitor = await house.SignedIn(who);
        await visitor.Get("/me");
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var page = await visitor.Get($"/people/invitations?unit={unit}");
        (string Name, string Value)[] fields = [("__RequestVerificationToken", token), ("unit", unit), ("as", form), .. more];
        await page.Post(InvitationFiles.Path, fields);
        return page;
    }

    private Task<PersonId> Id(string code) => house.Read(db => db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync());

    private async Task<Visitor> Enter(string secret)
    {
        var visitor = house.Stranger();
        await visitor.Get($"/invitation/{secret}");
        await visitor.Submit("invitation", ("secret", secret), ("password", "another quiet afternoon"));
        return visitor;
    }
}
