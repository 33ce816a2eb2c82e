using System.Net;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Organisation;
using Answerable.Server.Tests.Rectifications;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.People;

/// <summary>What a session needs is kept between requests, and every change of it is seen by the very next one.</summary>
public sealed class KeptSessionTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_request_of_somebody_known_reads_the_generation_and_nothing_else_for_its_session()
    {
        var emil = await house.SignedIn("emil");
        await emil.Get("/units");
        emil.Client.DefaultRequestHeaders.Add("Cookie", $"{SessionFilling.UnitCookie}={(await house.UnitId("YA")).Value}");
        await emil.Get("/me");
        Assert.Contains("storage_generation", Assert.Single(await house.Statements.During(() => emil.Get("/me"))));
    }

    [Fact]
    public async Task A_right_given_or_withdrawn_counts_for_the_next_request()
    {
        var dana = await house.SignedIn("dana");
        Assert.Equal(HttpStatusCode.NotFound, (await dana.Get("/ledger")).Status);
        var post = await house.PostId("Y-deputy");
        await house.Do<GrantRight>("secadmin", (a, by) => a.Run(by, post, Right.Audit, "Y"));
        Assert.Equal(HttpStatusCode.OK, (await dana.Get("/ledger")).Status);
        var right = await house.Read(db => db.Set<StandingRight>().Where(r => r.PostId == post && r.Right == Right.Audit).Select(r =>
            r.Id).SingleAsync());
        await house.Do<WithdrawRight>("secadmin", (a, by) => a.Run(by, post, right));
        Assert.Equal(HttpStatusCode.NotFound, (await dana.Get("/ledger")).Status);
    }

    [Fact]
    public async Task An_appointment_made_or_ended_counts_for_the_next_request()
    {
        var boris = await house.SignedIn("boris");
        Assert.DoesNotContain("Beech Secretary", (await boris.Get("/me")).Text);
        var beech = await house.PostId("YB1-head");
        await house.Do<AppointToPost>("sysadmin", (a, by) => a.Run(by, beech, AppointmentKind.Acting, "boris", null));
        Assert.Contains("Beech Secretary", (await boris.Get("/me")).Text);
        var appointment = await house.Read(db => db.Set<Appointment>().Where(a => a.PostId == beech && a.Until == null).Select(a =>
            a.Id).SingleAsync());
        await house.Do<VacatePost>("sysadmin", (a, by) => a.Run(by, beech, appointment));
        Assert.DoesNotContain("Beech Secretary", (await boris.Get("/me")).Text);
    }

    [Fact]
    public async Task A_seat_given_or_taken_counts_for_the_next_request()
    {
        var (committee, inspector) = (await house.PostId(World.Committee), await house.PostId("YO-inspector"));
        Assert.False(await Sits());
        await house.Do<SeatMember>("sysadmin", (a, by) => a.Run(by, committee, "YO-inspector"));
        Assert.True(await Sits());
        var seat = await house.Read(db => db.Set<Membership>().Where(m => m.MemberId == inspector && m.Until == null).Select(m =>
            m.Id).SingleAsync());
        await house.Do<UnseatMember>("sysadmin", (a, by) => a.Run(by, committee, seat));
        Assert.False(await Sits());

        Task<bool> Sits() => house.Scope(async s =>
        {
            var (db, kept, now) = (s.GetRequiredService<Db>(), s.GetRequiredService<SessionKept>(), house.Clock.GetUtcNow());
            var id = await db.Set<Person>().Where(p => p.Code == "ivan").Select(p => p.Id).SingleAsync();
            var person = await kept.Person(db, await kept.Now(db), id, now);
            return (await kept.Actor(db, person!, person!.Read.Posts[0], now)).Seats.Contains(committee);
        });
    }

    [Fact]
    public async Task A_new_name_of_a_person_a_unit_or_one_looked_at_is_seen_by_the_next_request()
    {
        var asha = await house.SignedIn("asha");
        asha.Client.DefaultRequestHeaders.Add("Cookie", $"{SessionFilling.UnitCookie}={(await house.UnitId("YB1")).Value}");
        Assert.Contains("Beech Town", (await asha.Get("/me")).Text);
        var (unit, looked) = (await house.UnitId("YA1"), await house.UnitId("YB1"));
        var person = await house.Read(db => db.Set<Person>().Where(p => p.Code == "asha").Select(p => p.Id).SingleAsync());
        await house.Do<RenameUnit>("sysadmin", (a, by) => a.Run(by, unit, "Ash New Town"));
        await house.Do<RenameUnit>("sysadmin", (a, by) => a.Run(by, looked, "Beech New Town"));
        await house.Do<RenamePerson>("sysadmin", (a, by) => a.Run(by, person, "Asha Newname"));
        var text = (await asha.Get("/me")).Text;
        Assert.Contains("Ash New Town", text);
        Assert.Contains("Beech New Town", text);
        Assert.Contains("Asha Newname", text);
    }

    [Fact]
    public async Task Whoever_is_signed_out_everywhere_is_out_with_the_next_request()
    {
        var (here, there) = (await house.SignedIn("carl"), await house.SignedIn("carl"));
        Assert.Equal("/me", (await there.Get("/me")).Path);
        await here.Get("/me");
        await here.Submit("sign-out");
        Assert.StartsWith("/sign-in", (await there.Get("/me")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_server_or_a_command_changes_is_seen_by_the_next_request()
    {
        var tess = await house.SignedIn("tess");
        Assert.DoesNotContain("Birch Clerk", (await tess.Get("/me")).Text);
        await using (var other = house.Another())
        {
            await other.StartAsync();
            var there = new Visitor(other.GetTestServer(), "en");
            await there.Get("/sign-in");
            await there.Submit("sign-in", ("code", "tess"), ("password", World.Password));
            await there.Get("/me");
            // The import writes in bulk, past the context.
            await house.Import(Rosters.Units("YB,Y,Birch County,county"),
                Rosters.Posts("YB,YB-clerk,Birch Clerk,clerk,tess,Tess Teller,,"));
            Assert.Contains("Birch Clerk", (await there.Get("/me")).Text);
            Assert.Contains("Birch Clerk", (await tess.Get("/me")).Text);
            await there.Submit("sign-out");
            await other.StopAsync();
        }
        Assert.StartsWith("/sign-in", (await tess.Get("/me")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_costs_nobody_what_is_kept()
    {
        var before = await house.Read(db => db.Set<Generation>().Select(g => g.Mark).SingleAsync());
        var stranger = await house.Stranger().Get("/sign-in");
        await stranger.Submit("sign-in", ("code", "tom"), ("password", "wrong"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.Status);
        await house.SignedIn("tom");
        Assert.Equal(before, await house.Read(db => db.Set<Generation>().Select(g => g.Mark).SingleAsync()));
    }

    [Fact]
    public async Task Every_table_that_a_session_is_read_from_begins_a_new_generation_and_no_other_does()
    {
        var anna = await house.SignedIn("anna");
        anna.Client.DefaultRequestHeaders.Add("Cookie", $"{SessionFilling.UnitCookie}={(await house.UnitId("YB")).Value}");
        await house.Scope(async s => { var db = s.GetRequiredService<Db>(); Generation.Next(db); await db.SaveChangesAsync(); });
        var read = string.Concat(await house.Statements.During(() => anna.Get("/me")));
        var tables = await house.Read(db => Task.FromResult(db.Model.GetEntityTypes().Where(e =>
            Generation.Begins(e) is not null).Select(e => e.GetTableName()!).ToList()));
        var named = await house.Read(db => Task.FromResult(db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct().Where(t =>
            Regex(t).IsMatch(read)).ToList()));
        // No session is read from acts that wait; previews of rosters are, which count as long as the same mark stands.
        // The calendars are kept with it, and read when the first page reckons a date.
        var expected = named.Where(n => n is not ("storage_generation" or "storage_tree")).Append("organisation_waiting_act")
            .Append("organisation_year_calendar").Append("organisation_special_day");
        Assert.Equal(expected.Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));
    }

    private static System.Text.RegularExpressions.Regex Regex(string table) => new($@"(FROM|JOIN) ""?{table}\b");
}
