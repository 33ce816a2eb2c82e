using System.Net;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.People;

/// <summary>Who holds an administration is let in again by two administrators, never by the security administration alone.</summary>
public sealed class ConfirmedInvitationTests(House house) : IClassFixture<House>
{
    private const string Password = "another quiet afternoon";

    [Theory]
    [InlineData("auditor", "sysadmin")]
    [InlineData("sysadmin", "auditor")]
    [InlineData("secadmin", "auditor")]
    public async Task An_invitation_of_an_administrator_lets_in_once_a_second_one_confirms_and_its_line_names_both(string invited,
        string second)
    {
        var secret = await Invite(invited);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Enter(secret)).Status);
        Assert.Contains("a second administrator must confirm it first", (await Enter(secret)).Text);
        Assert.Equal(HttpStatusCode.Forbidden, await Confirm("secadmin"));
        if (invited != "secadmin") Assert.Equal(HttpStatusCode.Forbidden, await Confirm(invited));
        Assert.Equal(HttpStatusCode.NotFound, await Confirm("olga"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Enter(secret)).Status);

        var other = await house.SignedIn(second);
        Assert.Contains("would get a new way in", other.Text);
        await other.Submit($"confirm-act-{(await Open()).Value:N}");
        Assert.Equal("/", (await Enter(secret)).Path);
        var confirmer = second == "auditor" ? "Aude Audit" : "Sybil System";
        var id = (await Id(invited)).Value;
        var bodies = await house.Read(db => db.Set<Line>().Where(l => l.Act == "person.signed-up" && l.ObjectId == id)
            .Join(db.Set<LineBody>(), l => l.Id, b => b.LineId, (_, b) => b.Json).ToListAsync());
        Assert.Single(bodies, b =>
            b.Contains("Sean Security", StringComparison.Ordinal) && b.Contains(confirmer, StringComparison.Ordinal));
        await Restore(invited);
    }

    [Fact]
    public async Task A_refused_or_taken_back_one_lets_nobody_in_and_a_newer_one_takes_the_place_of_one_that_waits()
    {
        var first = await Invite("auditor");
        var second = await Invite("auditor");
        var waits = await Open();
        await house.Scope(async s => await s.GetRequiredService<RefuseWaitingAct>().Run(await house.Actor("sysadmin"), waits));
        var third = await Invite("auditor");
        var asked = await Open();
        await house.Scope(async s => await s.GetRequiredService<TakeBackWaitingAct>().Run(await house.Actor("secadmin"), asked));
        foreach (var secret in new[] { first, second, third })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Enter(secret)).Status);
        var auditor = (await Id("auditor")).Value;
        var ends = await house.Read(db => db.Set<Line>().Where(l => l.ObjectId == auditor).OrderBy(l => l.Id)
            .Select(l => l.Act).ToListAsync());
        Assert.Equal(["person.invitation-refused", "person.invitation-taken-back"],
            ends.Where(a => a is "person.invitation-refused" or "person.invitation-taken-back").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_was_invited_before_they_held_an_administration_comes_in_by_a_confirmed_one_only()
    {
        var system = await house.Actor("sysadmin");
        var secret = await Invite("carl");
        var post = await house.Scope(async s =>
            await s.GetRequiredService<CreatePost>().Run(system, await house.UnitId("YA"), "YA-audit", "County audit", "", false));
        await house.Scope(async s =>
            await s.GetRequiredService<GrantRight>().Run(await house.Actor("secadmin"), post, Right.Audit, "YA"));
        await house.Scope(s => s.GetRequiredService<AppointToPost>().Run(system, post, AppointmentKind.Acting, "carl", null));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Enter(secret)).Status);
    }

    [Fact]
    public async Task The_console_invites_by_itself_and_an_ordinary_invitation_names_who_made_it()
    {
        var auditor = await Id("auditor");
        var secret = await house.Scope(s => s.GetRequiredService<InvitePerson>().Run(Actor.System(SystemVerbs.Invite), auditor));
        var makers = await house.Read(db => db.Set<Line>().Where(l => l.Act == "person.invited" && l.ObjectId == auditor.Value)
            .Select(l => new { l.PersonId, l.Verb }).ToListAsync());
        Assert.Contains(makers, m => m is { PersonId: null, Verb: SystemVerbs.Invite });
        Assert.Equal("/", (await Enter(secret)).Path);
        await Restore("auditor");
        Assert.Equal("/", (await Enter(await Invite("tess"))).Path);
        var tess = (await Id("tess")).Value;
        var body = await house.Read(db => db.Set<Line>().Where(l => l.Act == "person.signed-up" && l.ObjectId == tess)
            .Join(db.Set<LineBody>(), l => l.Id, b => b.LineId, (_, b) => b.Json).SingleAsync());
        Assert.Contains("Sean Security", body);
    }

    private async Task<string> Invite(string person) => await house.Scope(async s =>
        await s.GetRequiredService<InvitePerson>().Run(await house.Actor("secadmin"), await Id(person)));

    /// <summary>The person's password as the other tests know it.</summary>
    private async Task Restore(string person)
    {
        var secret = await house.Scope(async s =>
            await s.GetRequiredService<InvitePerson>().Run(Actor.System(SystemVerbs.Invite), await Id(person)));
        await Enter(secret, World.Password);
    }

    private Task<WaitingActId> Open() =>
        house.Read(db => db.Set<WaitingAct>().Where(w => w.DecidedAt == null).Select(w => w.Id).SingleAsync());

    private Task<PersonId> Id(string code) => house.Read(db => db.Set<Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync());

    private async Task<HttpStatusCode> Confirm(string who)
    {
        var visitor = await house.SignedIn(who);
        await visitor.Get("/me");
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await visitor.Client.PostAsync("/", new FormUrlEncodedContent(
            [new("_handler", $"confirm-act-{(await Open()).Value:N}"), new("__RequestVerificationToken", token)]));
        return answer.StatusCode;
    }

    private async Task<Visitor> Enter(string secret, string password = Password)
    {
        var visitor = house.Stranger();
        await visitor.Get($"/invitation/{secret}");
        await visitor.Submit("invitation", ("secret", secret), ("password", password));
        return visitor;
    }
}
