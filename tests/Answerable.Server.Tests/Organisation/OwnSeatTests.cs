using System.Net;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Answerable.Server.Organisation.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

/// <summary>A post that an administrator asks for is theirs already as far as seats go, and whoever confirms reads what comes with
/// it.</summary>
public sealed class OwnSeatTests(House house) : IClassFixture<House>
{
    private static readonly RosterFile NoNewUnits = Rosters.Units("Y,,Yunsample City,city");

    [Fact]
    public async Task A_seat_for_a_post_that_is_asked_for_waits_too_by_page()
    {
        var post = await Asked("YA-archive");
        var (sybil, committee) = (await house.SignedIn("sysadmin"), await house.PostId(World.Committee));
        await sybil.Get($"/posts/{committee.Value}");
        await sybil.Submit("seat", ("post_code", "YA-archive"));
        Assert.Equal(HttpStatusCode.OK, sybil.Status);
        Assert.False(await Sits(post, committee));
        Assert.Equal(1, await house.Read(db => db.Set<WaitingAct>().CountAsync(w => w.MemberId == post && w.DecidedAt == null)));
    }

    [Fact]
    public async Task And_by_a_later_file()
    {
        var post = await Asked("YA-keeper");
        var by = await house.Actor("sysadmin");
        var plan = await house.Import(NoNewUnits,
            Rosters.Posts("YA,YA-board,Board,leading-group,,,,,YA-keeper"), by: by);
        Assert.Single(plan.Posts!.Waiting);
        Assert.False(await Sits(post, await house.PostId("YA-board")));
    }

    [Fact]
    public async Task Whoever_confirms_an_appointment_reads_in_which_groups_the_post_sits_and_what_it_may_do()
    {
        var by = await house.Actor("sysadmin");
        var post = await NewPost("YA-plain");
        var committee = await house.PostId(World.Committee);
        await house.Scope(s => s.GetRequiredService<SeatMember>().Run(by, committee, "YA-plain"));
        var security = await house.Actor("secadmin");
        await house.Scope(s => s.GetRequiredService<GrantRight>().Run(security, post, Right.Verify, "YA"));
        await house.Scope(s => s.GetRequiredService<AppointToPost>().Run(by, post, AppointmentKind.Holder, "sysadmin", null));
        var name = await house.Read(db => db.Set<Post>().Where(p => p.Id == committee).Select(p => p.Name).SingleAsync());
        var sean = await house.SignedIn("secadmin");
        Assert.Contains($"Whoever takes it becomes a member of: {name}", sean.Text);
        Assert.Contains("Whoever takes it may: Approve plans and verify corrective actions", sean.Text);
        Assert.Contains("该岗位是以下领导集体的成员", (await house.SignedIn("auditor", "zh-CN")).Text);
    }

    private async Task<PostId> Asked(string code)
    {
        var post = await NewPost(code);
        var by = await house.Actor("sysadmin");
        await house.Scope(s => s.GetRequiredService<AppointToPost>().Run(by, post, AppointmentKind.Holder, "sysadmin", null));
        return post;
    }

    private async Task<PostId> NewPost(string code)
    {
        var (by, unit) = (await house.Actor("sysadmin"), await house.UnitId("YA"));
        return await house.Scope(s => s.GetRequiredService<CreatePost>().Run(by, unit, code, "Archive keeper", "", false));
    }

    private Task<bool> Sits(PostId post, PostId group) =>
        house.Read(db => db.Set<Membership>().AnyAsync(m => m.MemberId == post && m.CollectiveId == group && m.Until == null));
}
