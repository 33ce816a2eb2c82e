using System.Net;
using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

public sealed class PostTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_new_holder_ends_the_one_before_and_both_stay_in_the_history()
    {
        house.Clock.Advance(TimeSpan.FromDays(1));
        var sybil = await house.SignedIn("sysadmin");
        var post = await house.PostId("YE-head");
        await sybil.Get($"/posts/{post.Value}");
        await sybil.Submit("appoint", ("as", "Holder"), ("person_code", "edna"), ("person", "Edna Education"));
        Assert.Equal(HttpStatusCode.OK, sybil.Status);
        Assert.Contains("Edna Education Holder · since 6 January 2026", sybil.Text);
        Assert.Contains("Emil Education Holder · 5 January 2026 to 6 January 2026", sybil.Text);
        Assert.Equal(0,
            await house.Read(
                db => db.Set<Appointment>().Join(db.Set<Person>(), a => a.PersonId, p => p.Id, (a, p) => new { a.Until, p.Code })
                    .CountAsync(x => x.Code == "emil" && x.Until == null)));
    }

    [Fact]
    public async Task A_stand_in_stands_beside_the_holder_and_cannot_be_the_holder()
    {
        var post = await house.PostId("YB-head");
        var by = await house.Actor("sysadmin");
        await house.Scope(s => s.GetRequiredService<AppointToPost>().Run(by, post, AppointmentKind.Acting, "asha", null));
        Assert.Equal(2, await house.Read(db => db.Set<Appointment>().CountAsync(a => a.PostId == post && a.Until == null)));
        var refused =
            await Assert.ThrowsAsync<Refused>(
                () => house.Scope(s => s.GetRequiredService<AppointToPost>().Run(by, post, AppointmentKind.Acting, "boris", null)));
        Assert.Equal("organisation.same-place", refused.Refusals[0].Code);
        await house.Scope(s => s.GetRequiredService<AppointToPost>().Run(by, post, AppointmentKind.Holder, "asha", null));
        var now = await house.Read(db => db.Set<Appointment>().Where(a => a.PostId == post && a.Until == null).ToListAsync());
        Assert.Equal(AppointmentKind.Holder, Assert.Single(now).Kind);
    }

    [Fact]
    public async Task An_unknown_person_without_a_name_is_refused_and_a_known_code_with_another_name_too()
    {
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get($"/posts/{(await house.PostId("YB1-head")).Value}");
        await sybil.Submit("appoint", ("as", "Holder"), ("person_code", "stranger"), ("person", ""));
        Assert.Contains("Nobody has this code", sybil.Text);
        await sybil.Submit("appoint", ("as", "Holder"), ("person_code", "anna"), ("person", "Someone Else"));
        Assert.Contains("The person anna is also called “Anna Alder”", sybil.Text);
    }

    [Fact]
    public async Task A_vacated_post_keeps_its_obligations()
    {
        var post = await house.PostId("YA1-head");
        var city = await house.UnitId("Y");
        await house.Scope(async s =>
        {
            await s.GetRequiredService<Owed>()
                .Follow(new Awaits(new("debrief", Ids.Random()), "Something owed").Owes(DebriefKinds.File, post, city,
                    new DateOnly(2026, 2, 1)), house.Clock.GetUtcNow());
            await s.GetRequiredService<Db>().SaveChangesAsync();
        });
        var held = await house.Read(db => db.Set<Appointment>().SingleAsync(a => a.PostId == post && a.Until == null));
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get($"/posts/{post.Value}");
        await sybil.Submit($"vacate-{held.Id.Value:N}");
        Assert.Contains("The post is vacant. It keeps its open items", sybil.Text);
        Assert.Equal(1, await house.Read(db => db.Set<Obligation>().CountAsync(o => o.OwnerId == post && o.State == ObligationState.Open)));
        await sybil.Get("/posts?vacant=true");
        Assert.Contains("Ash Secretary", sybil.Text);
        Assert.DoesNotContain("Alder Secretary", sybil.Text);
    }

    [Fact]
    public async Task Members_are_seated_and_unseated()
    {
        var sybil = await house.SignedIn("sysadmin");
        var body = await house.PostId(World.Committee);
        await sybil.Get($"/posts/{body.Value}");
        await sybil.Submit("seat", ("post_code", "YO-inspector"));
        Assert.Contains("Inspector Ivan Inspector", sybil.Text);
        Assert.Contains(body, (await house.Actor("ivan")).Seats);
        await sybil.Submit("seat", ("post_code", "YO-inspector"));
        Assert.Contains("This post is a member already", sybil.Text);
        var seat =
            await house.Read(
                async db =>
                {
                    var p = await House.PostId(db, "YO-inspector"); return await db.Set<Membership>()
                    .SingleAsync(m => m.MemberId == p && m.Until == null);
                });
        await sybil.Submit($"unseat-{seat.Id.Value:N}");
        Assert.DoesNotContain(body, (await house.Actor("ivan")).Seats);
        await sybil.Submit("seat", ("post_code", World.Committee));
        Assert.Contains("Only an individual post", sybil.Text);
    }

    [Fact]
    public async Task Security_administration_gives_and_takes_rights_and_nobody_else_does()
    {
        var post = await house.PostId("YA-clerk");
        var sean = await house.SignedIn("secadmin");
        await sean.Get($"/posts/{post.Value}");
        await sean.Submit("grant", ("right", "Verify"), ("unit_code", "YA1"));
        Assert.Contains("Approve plans and verify corrective actions over Ash Town", sean.Text);
        Assert.True((await house.Actor("carl")).Has(Right.Verify, "Y/YA/YA1/"));
        var right = await house.Read(db => db.Set<StandingRight>().SingleAsync(r => r.PostId == post && r.Right == Right.Verify));
        await sean.Submit($"withdraw-{right.Id.Value:N}");
        Assert.False((await house.Actor("carl")).Has(Right.Verify, "Y/YA/YA1/"));
        foreach (var person in new[] { "sysadmin", "auditor", "olga", "carl" })
        {
            var actor = await house.Actor(person);
            var refused =
                await Assert.ThrowsAsync<Refused>(
                    () => house.Scope(s => s.GetRequiredService<GrantRight>().Run(actor, post, Right.Organise, "YA")));
            Assert.True(refused.Refusals[0].IsDenial);
        }
    }

    [Fact]
    public async Task Nobody_gets_two_of_the_three_administrations_by_right_or_by_appointment()
    {
        var security = await house.Actor("secadmin");
        var system = await house.Actor("sysadmin");
        var systemPost = await house.PostId("Y-system-administration");
        var byRight =
            await Assert.ThrowsAsync<Refused>(
                () => house.Scope(s => s.GetRequiredService<GrantRight>().Run(security, systemPost, Right.Audit, "Y")));
        Assert.Equal("organisation.two-administrations", byRight.Refusals[0].Code);

        var post =
            await house.Scope(
                async s => await s.GetRequiredService<CreatePost>().Run(system, await house.UnitId("YB"), "YB-watch", "Watch", "", false));
        await house.Scope(s => s.GetRequiredService<GrantRight>().Run(security, post, Right.Audit, "YB"));
        var byPost =
            await Assert.ThrowsAsync<Refused>(
                () => house.Scope(s => s.GetRequiredService<AppointToPost>().Run(system, post, AppointmentKind.Acting, "secadmin", null)));
        Assert.Equal("organisation.two-administrations", byPost.Refusals[0].Code);
        await house.Scope(s => s.GetRequiredService<AppointToPost>().Run(system, post, AppointmentKind.Acting, "auditor", null));
    }

    [Fact]
    public async Task Others_may_look_at_a_post_but_not_fill_it()
    {
        var anna = await house.SignedIn("anna");
        var post = await house.PostId("YA-clerk");
        await anna.Get($"/posts/{post.Value}");
        Assert.Contains("Carl Clerk", anna.Text);
        Assert.Empty(anna.Page.QuerySelectorAll("input[name=_handler][value=appoint], input[name=_handler][value=grant]"));
        var actor = await house.Actor("anna");
        var refused =
            await Assert.ThrowsAsync<Refused>(
                () => house.Scope(s => s.GetRequiredService<AppointToPost>().Run(actor, post, AppointmentKind.Holder, "asha", null)));
        Assert.True(refused.Refusals[0].IsDenial);
    }
}
