using System.Net;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.Organisation.Importing;
using Answerable.Server.Tests.Obligations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

/// <summary>Terms with planned ends, successors named before, and delegations, by page, list and roster.</summary>
public sealed class TermTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_term_with_a_planned_end_is_in_force_until_its_last_day_is_over_and_the_session_loses_the_post_then()
    {
        var post = await NewPost("YE-term", "YE");
        var (sybil, today) = (await house.SignedIn("sysadmin"), Today);
        await sybil.Get($"/posts/{post.Value}");
        await sybil.Submit("appoint", ("as", "Holder"), ("person_code", "tilda"), ("person", "Tilda Term"), ("from", ""),
            ("until", Iso(today.AddDays(10))));
        Assert.Equal(HttpStatusCode.OK, sybil.Status);
        Assert.Contains($"Tilda Term Holder · {Long(today)} to {Long(today.AddDays(10))}", sybil.Text);
        Assert.Contains(post.Value.ToString(), (await sybil.Get("/posts?unit=YE&ends=true")).Html);
        Assert.DoesNotContain(post.Value.ToString(), (await sybil.Get("/posts?unit=YE&vacant=true")).Html);

        // Emil's session has been kept; planning an end begins a generation, and the end itself bounds how long the reading counts.
        var emil = await house.SignedIn("emil");
        await house.Owes("YE-head", 20, "Emil's until the day");
        Assert.Contains("Emil's until the day", (await emil.Get("/obligations")).Text);
        var held = await house.Read(db => db.Set<Appointment>().Join(db.Set<Person>().Where(p => p.Code == "emil"), a => a.PersonId,
            p => p.Id, (a, p) => a).SingleAsync());
        await sybil.Get($"/posts/{held.PostId.Value}");
        await sybil.Submit($"term-{held.Id.Value:N}", ("until", Iso(today.AddDays(3))));
        Assert.Contains($"to {Long(today.AddDays(3))}", sybil.Text);
        var end = (await house.Read(db => db.Set<Appointment>().SingleAsync(a => a.Id == held.Id))).Until!.Value;
        house.Clock.StandAt(end.AddHours(-1));
        emil = await house.SignedIn("emil");
        Assert.Contains("Emil's until the day", (await emil.Get("/obligations")).Text);
        house.Clock.StandAt(end.AddMilliseconds(-1));
        Assert.Contains("Emil's until the day", (await emil.Get("/obligations")).Text);
        house.Clock.StandAt(end);
        Assert.DoesNotContain("Emil's until the day", (await emil.Get("/obligations")).Text);
        Assert.Contains($"Vacant since {Long(today.AddDays(4))}", (await emil.Get($"/posts/{held.PostId.Value}")).Text);
        Assert.Contains(held.PostId.Value.ToString(), (await emil.Get("/posts?unit=YE&vacant=true")).Html);
    }

    [Fact]
    public async Task A_successor_is_named_before_and_takes_the_post_on_that_day()
    {
        var post = await NewPost("YA-next", "YA");
        await Appoint(post, "nadia", "Nadia Now");
        var first = Today.AddDays(5);
        await Appoint(post, "nils", "Nils Next", first);
        var anna = await house.SignedIn("anna");
        await anna.Get($"/posts/{post.Value}");
        Assert.Contains($"Nils Next takes the post on {Long(first)}", anna.Text);
        Assert.Equal(["nadia"], await InForce(post));
        Assert.Equal("organisation.successor-named", await Code(() => Appoint(post, "nora2", "Nora Nobody")));
        var zone = await house.Scope(s => s.GetRequiredService<OrganisationZone>().StartOf(first));
        house.Clock.StandAt(zone);
        Assert.Equal(["nils"], await InForce(post));
    }

    [Fact]
    public async Task A_delegate_acts_until_the_day_and_passes_it_on_to_nobody()
    {
        var post = await house.PostId("YA-head");
        var anna = await house.SignedIn("anna");
        await anna.Get($"/posts/{post.Value}");
        await anna.Submit("delegate", ("person_code", "asha"), ("until", Iso(Today.AddDays(2))));
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Contains("Acting by delegation", anna.Text);
        var asha = await house.Actor("asha", "YA-head");
        Assert.Equal(["organisation.not-holder"], await Codes(() => Delegate(asha, post, "boris")));
        Assert.Equal(["organisation.not-holder"], await Codes(async () => await Delegate(await house.Actor("sysadmin"), post, "boris")));
        Assert.Equal(["organisation.not-holder"], await Codes(async () => await Delegate(await house.Actor("olga"), post, "boris")));
        var given = await house.Read(db => db.Set<Appointment>().SingleAsync(a => a.PostId == post && a.Kind == AppointmentKind.Acting));
        Assert.Equal(["organisation.not-holder"], await Codes(async () => await End(await house.Actor("boris"), post, given.Id)));
        await anna.Get($"/posts/{post.Value}");
        await anna.Submit($"undelegate-{given.Id.Value:N}");
        Assert.Equal(["anna"], await InForce(post));
    }

    [Fact]
    public async Task An_administrator_helps_themselves_by_no_delegation_no_longer_term_and_no_later_day()
    {
        var (post, sybil) = (await NewPost("YB-own", "YB"), await house.Actor("sysadmin"));
        // A friend holds the post and would let the administrator act in it.
        await Appoint(post, "boris", null);
        var boris = await house.Actor("boris", "YB-own");
        Assert.Equal(["organisation.administrator-not-delegate"], await Codes(() => Delegate(boris, post, "sysadmin")));
        var own = sybil.Post!.Value;
        Assert.Equal(["organisation.administration-not-delegated"], await Codes(() => Delegate(sybil, own, "boris")));
        var term = await house.Read(db => db.Set<Appointment>().SingleAsync(a => a.PostId == own));
        Assert.Equal(["organisation.own-term"], await Codes(() => house.Scope(s =>
            s.GetRequiredService<PlanEndOfTerm>().Run(sybil, own, term.Id, Today.AddDays(300)))));
        // A later day is asked for and waits, like today.
        await Appoint(post, "sysadmin", null, Today.AddDays(9), Today.AddDays(99));
        Assert.DoesNotContain("sysadmin", await Named(post));
        var waits = await house.Read(db => db.Set<WaitingAct>().Where(w => w.PostId == post).Select(w => w.Id).SingleAsync());
        await house.Scope(async s => await s.GetRequiredService<ConfirmWaitingAct>().Run(await house.Actor("auditor"), waits));
        Assert.Contains("sysadmin", await Named(post));
        Assert.Equal(["boris"], await InForce(post));
    }

    [Fact]
    public async Task Who_is_named_for_a_post_from_a_later_day_gives_it_no_right_and_no_two_administrations_come_together()
    {
        var post = await NewPost("YE-later", "YE");
        await Appoint(post, "secadmin", null, Today.AddDays(30));
        var sean = await house.Actor("secadmin");
        Assert.Equal(["organisation.own-post"], await Codes(() => house.Scope(s =>
            s.GetRequiredService<GrantRight>().Run(sean, post, Right.Organise, "YE"))));
        var rows = Rosters.Posts("YE,YE-later,New post,,,,,vet");
        var plan = await house.Import(Rosters.Units("Y,,Yunsample City,city"), rows, goodRows: true, by: sean);
        Assert.DoesNotContain(Right.Vet, await house.Read(db => db.Set<StandingRight>().Where(r => r.PostId == post).Select(r => r.Right)
            .ToListAsync()));
        var admin = await NewPost("YE-admin", "YE");
        await house.Import(Rosters.Units("Y,,Yunsample City,city"),
            Rosters.Posts("YE,YE-admin2,Desk,,adele,Adele Desk,,system-administration"), goodRows: true);
        Assert.Equal(["organisation.two-administrations"], await Codes(() => house.Scope(async s =>
            await s.GetRequiredService<AppointToPost>().Run(await house.Actor("sysadmin"), await house.PostId("Y-audit"),
                AppointmentKind.Holder, "adele", null, Today.AddDays(60)))));
        Assert.NotNull(plan);
        Assert.NotEqual(admin, post);
    }

    [Fact]
    public async Task A_roster_brings_the_last_day_of_a_term_and_takes_it_out_again()
    {
        var until = Iso(Today.AddDays(40));
        var file = RosterFile.Posts("posts.csv", System.Text.Encoding.UTF8.GetBytes(
            "单位编码,岗位编码,岗位名称,人员编码,姓名,任期至\n" +
            $"YB,YB-rolled,Rolled post,rolf,Rolf Roster,{until}\nYB,YB-nobody,Empty post,,,{until}\n" +
            $"YB,YB-past,Past post,paula,Paula Past,{Iso(Today.AddDays(-1))}\n"));
        var plan = await house.Import(Rosters.Units("Y,,Yunsample City,city"), file, goodRows: true);
        Assert.Equal([RowState.Added, RowState.Refused, RowState.Refused], plan.Posts!.Rows.Select(r => r.State));
        Assert.Equal(["organisation.until-of-nobody", "organisation.bad-until"],
            plan.Posts.Rows.Where(r => r.Reason is not null).Select(r => r.Reason!.Code));
        var post = await house.PostId("YB-rolled");
        var end = await house.Read(db => db.Set<Appointment>().Where(a => a.PostId == post).Select(a => a.Until).SingleAsync());
        Assert.Equal(await house.Scope(s => s.GetRequiredService<OrganisationZone>().EndOf(Today.AddDays(40))), end);
        var sybil = await house.SignedIn("sysadmin");
        Assert.Contains($"rolf,Rolf Roster,{Iso(Today)},,,{until}", (await sybil.Get("/posts.csv")).Html);
        var again = await house.Import(Rosters.Units("Y,,Yunsample City,city"),
            RosterFile.Posts("posts.csv", System.Text.Encoding.UTF8.GetBytes("unit_code,post_code,post,person_code,person,until\n" +
                $"YB,YB-rolled,Rolled post,rolf,Rolf Roster,{until}\nYB,YB-rolled2,Rolled post,rolf,Rolf Roster,\n")), goodRows: true);
        Assert.Equal([RowState.Unchanged, RowState.Added], again.Posts!.Rows.Select(r => r.State));
        var other = await house.Import(Rosters.Units("Y,,Yunsample City,city"),
            RosterFile.Posts("posts.csv", System.Text.Encoding.UTF8.GetBytes("unit_code,post_code,post,person_code,person,until\n" +
                $"YB,YB-rolled,Rolled post,rolf,Rolf Roster,{Iso(Today.AddDays(41))}\n")), goodRows: true);
        Assert.Equal(("until", until, Iso(Today.AddDays(41))),
            other.Posts!.Rows[0].Differences!.Select(d => (d.Field, d.Stored, d.File)).Single());
    }

    private DateOnly Today => Server.Shell.Dates.On(house.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Long(DateOnly date) => date.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private Task<PostId> NewPost(string code, string unit) => house.Scope(async s =>
        await s.GetRequiredService<CreatePost>().Run(await house.Actor("sysadmin"), await house.UnitId(unit), code, "New post", "", false));

    private Task Appoint(PostId post, string person, string? name, DateOnly? from = null, DateOnly? until = null) => house.Scope(async s =>
        await s.GetRequiredService<AppointToPost>().Run(await house.Actor("sysadmin"), post, AppointmentKind.Holder, person, name, from,
            until));

    private Task Delegate(Actor by, PostId post, string person) => house.Scope(s =>
        s.GetRequiredService<DelegatePost>().Run(by, post, person, Today.AddDays(1)));

    private Task End(Actor by, PostId post, AppointmentId id) => house.Scope(s => s.GetRequiredService<EndDelegation>().Run(by, post, id));

    private Task<List<string>> InForce(PostId post)
    {
        var now = house.Clock.GetUtcNow();
        return house.Read(db => db.Set<Appointment>().Where(a => a.PostId == post && a.IsInForce(now))
            .Join(db.Set<Person>(), a => a.PersonId, p => p.Id, (_, p) => p.Code).ToListAsync());
    }

    private Task<List<string>> Named(PostId post) => house.Read(db => db.Set<Appointment>().Where(a => a.PostId == post)
        .Join(db.Set<Person>(), a => a.PersonId, p => p.Id, (_, p) => p.Code).ToListAsync());

    private static async Task<string> Code(Func<Task> work) => (await Codes(work)).Single();

    private static async Task<string[]> Codes(Func<Task> work) =>
        [.. (await Assert.ThrowsAsync<Refused>(work)).Refusals.Select(r => r.Code)];
}
