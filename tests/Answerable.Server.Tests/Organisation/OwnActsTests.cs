using System.Net;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation;
using Answerable.Server.Organisation.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

/// <summary>No administration helps itself: a post or seat of one's own waits until another of the three confirms it.</summary>
public sealed partial class OwnActsTests(House house) : IClassFixture<House>
{
    private static readonly RosterFile NoNewUnits = Rosters.Units("Y,,Yunsample City,city");

    [Theory]
    [InlineData("Holder", "secadmin")]
    [InlineData("Acting", "auditor")]
    public async Task An_own_appointment_waits_and_is_made_when_another_administration_confirms(string way, string confirmer)
    {
        var post = await NewPost($"YA-{way}");
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get($"/posts/{post.Value}");
        await sybil.Submit("appoint", ("as", way), ("person_code", "sysadmin"), ("person", ""));
        Assert.Equal(HttpStatusCode.OK, sybil.Status);
        Assert.Contains("waits for another administration", sybil.Text);
        Assert.Empty(await InPost(post));
        var waits = await Waiting(post);
        Assert.Empty(sybil.Page.QuerySelectorAll($"input[value='confirm-act-{waits.Value:N}']"));
        Assert.Equal(HttpStatusCode.Forbidden, await Send("sysadmin", $"/posts/{post.Value}", $"confirm-act-{waits.Value:N}"));
        Assert.Empty(await InPost(post));

        var other = await house.SignedIn(confirmer, "zh-CN");
        Assert.Contains("待另一类管理员确认", other.Text);
        await other.Submit($"confirm-act-{waits.Value:N}");
        Assert.Equal(("/", HttpStatusCode.OK), (other.Path, other.Status));
        Assert.Empty(other.Page.QuerySelectorAll($"input[value='confirm-act-{waits.Value:N}']"));
        Assert.Equal(["sysadmin"], await InPost(post));
        var line = await LineOf(post, way == "Holder" ? "post.appointed" : "post.acting-appointed");
        Assert.Equal(await Person(confirmer), line.PersonId);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(confirmer, $"/posts/{post.Value}", $"confirm-act-{waits.Value:N}"));
    }

    [Fact]
    public async Task An_own_appointment_is_asked_for_once_and_is_nothing_when_refused()
    {
        var post = await NewPost("YA-refused");
        await Appoint(post, "sysadmin");
        Assert.Equal("organisation.waits-already", await Code(() => Appoint(post, "sysadmin")));
        var waits = await Waiting(post);
        await house.Scope(async s => await s.GetRequiredService<RefuseWaitingAct>().Run(await house.Actor("auditor"), waits));
        Assert.Empty(await InPost(post));
        Assert.Equal(await Person("auditor"), (await LineOf(post, "post.own-act-refused")).PersonId);
        var sean = await house.Actor("secadmin");
        Assert.Equal("organisation.decided-already",
            await Code(() => house.Scope(s => s.GetRequiredService<ConfirmWaitingAct>().Run(sean, waits))));
        await Appoint(post, "sysadmin");
    }

    [Fact]
    public async Task Only_another_administration_over_the_unit_confirms()
    {
        var post = await NewPost("YA-others");
        await Appoint(post, "sysadmin");
        var waits = await Waiting(post);
        foreach (var (who, answer) in new[]
        {
            ("sysadmin", HttpStatusCode.Forbidden), ("chen", HttpStatusCode.NotFound), ("anna", HttpStatusCode.NotFound),
            ("olga", HttpStatusCode.NotFound),
        })
        {
            foreach (var form in new[] { "confirm", "refuse" })
                Assert.Equal(answer, await Send(who, $"/posts/{post.Value}", $"{form}-act-{waits.Value:N}"));
        }
        Assert.Empty(await InPost(post));
        var anna = await house.SignedIn("anna");
        await anna.Get($"/posts/{post.Value}");
        Assert.DoesNotContain("Waiting for another administration", anna.Text);
    }

    [Fact]
    public async Task A_seat_for_an_own_post_in_the_deciding_body_waits()
    {
        var committee = await house.PostId(World.Committee);
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get($"/posts/{committee.Value}");
        await sybil.Submit("seat", ("post_code", "Y-system-administration"));
        Assert.Contains("would add the own post System administrator", sybil.Text);
        Assert.False(await Sits("Y-system-administration", World.Committee));
        var sean = await house.SignedIn("secadmin");
        await sean.Submit($"confirm-act-{(await Waiting(committee)).Value:N}");
        Assert.True(await Sits("Y-system-administration", World.Committee));
    }

    [Fact]
    public async Task Rows_about_oneself_wait_while_the_rest_of_the_file_goes_in()
    {
        var by = await house.Actor("sysadmin");
        var file = Rosters.Posts("YE,YE-mine,My post,,sysadmin,Sybil System,2026-01-02,", "YE,YE-theirs,Their post,,theo,Theo Other,,",
            "YE,YE-board,Board,leading-group,theo,Theo Other,,,YE-theirs",
            "YE,YE-board,Board,leading-group,sysadmin,Sybil System,,,YE-mine",
            "YE,YE-board,Board,leading-group,,,,,Y-system-administration");
        var preview = await house.Scope(s => s.GetRequiredService<ImportOrganisation>().Preview(by, NoNewUnits, file));
        Assert.Equal(3, preview.Posts!.Waiting.Count);
        var plan = await house.Import(NoNewUnits, file, by: by);
        Assert.Equal([true, false, false, true, true], plan.Posts!.Rows.Select(r => r.Waits));
        Assert.Equal(["theo"], await InPost(await house.PostId("YE-theirs")));
        Assert.True(await Sits("YE-theirs", "YE-board"));
        Assert.Empty(await InPost(await house.PostId("YE-mine")));
        Assert.False(await Sits("YE-mine", "YE-board"));
        Assert.False(await Sits("Y-system-administration", "YE-board"));
        // The same file again asks for nothing twice.
        Assert.Empty((await house.Import(NoNewUnits, file, goodRows: true, by: by)).Posts!.Waiting);

        var mine = await house.PostId("YE-mine");
        await house.Scope(async s =>
            await s.GetRequiredService<ConfirmWaitingAct>().Run(await house.Actor("secadmin"), await Waiting(mine)));
        Assert.Equal(["sysadmin"], await InPost(mine));
        var from = await house.Read(db => db.Set<Appointment>().Where(a => a.PostId == mine).Select(a => a.From).SingleAsync());
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 16, 0, 0, TimeSpan.Zero), from);
    }

    [Fact]
    public async Task A_roster_file_by_the_page_says_that_the_row_waits()
    {
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get("/units/import");
        await sybil.Submit("import", ("file-posts",
            "posts.csv|unit_code,post_code,post,kind,person_code,person\nYB,YB-own,Own post,,sysadmin,Sybil System\n"));
        Assert.Contains("1 row is about yourself", sybil.Text);
        Assert.Contains("About yourself: waits until another administration confirms it.", sybil.Text);
        await sybil.Submit("confirm");
        Assert.Empty(await InPost(await house.PostId("YB-own")));
    }

    [Fact]
    public async Task The_other_administrations_bring_no_such_row_at_all()
    {
        foreach (var (code, name) in new[] { ("secadmin", "Sean Security"), ("auditor", "Aude Audit") })
        {
            var (by, row) = (await house.Actor(code), Rosters.Posts($"YB,YB-{code},Own post,,{code},{name},,"));
            if (code == "secadmin")
                Assert.Equal("organisation.not-administrator",
                    Rosters.Reason((await house.Import(NoNewUnits, row, goodRows: true, by: by)).Posts!.Rows));
            else Assert.Equal("organisation.not-administrator", await Code(() => house.Import(NoNewUnits, row, by: by)));
            var vacant = await house.PostId("YB1-head");
            Assert.Equal("organisation.not-administrator", await Code(() => house.Scope(s =>
                s.GetRequiredService<AppointToPost>().Run(by, vacant, AppointmentKind.Holder, code, null))));
        }
        Assert.Empty(await InPost(await house.PostId("YB1-head")));
    }

    [Fact]
    public async Task The_console_acts_as_the_system_and_its_line_says_so()
    {
        await house.Import(NoNewUnits, Rosters.Posts("YB,YB-console,Console post,,sysadmin,Sybil System,,"));
        Assert.Equal(["sysadmin"], await InPost(await house.PostId("YB-console")));
        var makers = await house.Read(db => db.Set<Line>().Where(l => l.Act == "import.made").Select(l => new { l.PersonId, l.Verb })
            .ToListAsync());
        Assert.Contains(makers, m => m is { PersonId: null, Verb: SystemVerbs.Import });
    }

    private Task<PostId> NewPost(string code) => house.Scope(async s =>
        await s.GetRequiredService<CreatePost>().Run(await house.Actor("sysadmin"), await house.UnitId("YA"), code, "New post", "", false));

    private Task Appoint(PostId post, string person) => house.Scope(async s =>
        await s.GetRequiredService<AppointToPost>().Run(await house.Actor("sysadmin"), post, AppointmentKind.Holder, person, null));

    private Task<WaitingActId> Waiting(PostId post) =>
        house.Read(db => db.Set<WaitingAct>().Where(w => w.PostId == post && w.DecidedAt == null).Select(w => w.Id).SingleAsync());

    private Task<List<string>> InPost(PostId post) => house.Read(db => db.Set<Appointment>().Where(a => a.PostId == post && a.Until == null)
        .Join(db.Set<Person>(), a => a.PersonId, p => p.Id, (_, p) => p.Code).ToListAsync());

    private Task<bool> Sits(string member, string group) => house.Read(async db =>
    {
        var (body, post) = (await House.PostId(db, group), await House.PostId(db, member));
        return await db.Set<Membership>().AnyAsync(m => m.CollectiveId == body && m.MemberId == post && m.Until == null);
    });

    private Task<PersonId?> Person(string code) =>
        house.Read(db => db.Set<Person>().Where(p => p.Code == code).Select(p => (PersonId?)p.Id).SingleAsync());

    private Task<Line> LineOf(PostId post, string act) =>
        house.Read(db => db.Set<Line>().SingleAsync(l => l.ObjectId == post.Value && l.Act == act));

    private async Task<HttpStatusCode> Send(string who, string address, string form)
    {
        var visitor = await house.SignedIn(who);
        await visitor.Get("/me");
        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await visitor.Client.PostAsync(address,
            new FormUrlEncodedContent([new("_handler", form), new("__RequestVerificationToken", token)]));
        return answer.StatusCode;
    }

    private static async Task<string> Code(Func<Task> work) => (await Assert.ThrowsAsync<Refused>(work)).Refusals.Single().Code;
}
