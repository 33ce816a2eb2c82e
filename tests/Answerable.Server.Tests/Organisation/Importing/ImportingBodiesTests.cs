using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation.Importing;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Organisation;

/// <summary>Leading groups out of a roster: whose seat, by which post, with which rights.</summary>
public sealed class ImportingBodiesTests(House house) : IClassFixture<House>
{
    private static readonly RosterFile NoNewUnits = Rosters.Units("Y,,Yunsample City,root");

    private Task<string> SeatIn(string body) => house.Read(db => (
        from m in db.Set<Membership>()
        join b in db.Set<Post>() on m.CollectiveId equals b.Id
        join p in db.Set<Post>() on m.MemberId equals p.Id
        where b.Code == body
        select p.Code).SingleAsync());

    [Fact]
    public async Task A_member_with_several_posts_sits_by_that_of_the_bodys_unit_or_by_the_one_held_longest_and_the_preview_says_which()
    {
        var file = Rosters.Posts(
            "YA,S-1,One,kind,sue,Sue Several,2025-03-01,", "YB,S-2,Two,kind,sue,Sue Several,2024-03-01,",
            "YA,S-near,Near body,leading-group,sue,Sue Several,,", "YE,S-far,Far body,leading-group,sue,Sue Several,,");
        var plan = await house.Import(NoNewUnits, file);
        Assert.Equal(new RowCounts(4, 0, 0, 0), plan.PostCounts);
        Assert.Equal(("S-1", "S-2"), (await SeatIn("S-near"), await SeatIn("S-far")));
        Assert.Equal([null, null, "One (S-1)", "Two (S-2)"], plan.Posts!.Rows.Select(r => r.ChosenSeat));
        Assert.Equal(new RowCounts(0, 4, 0, 0), (await house.Import(NoNewUnits, file)).PostCounts);
    }

    [Fact]
    public async Task The_file_may_name_the_post_by_which_a_member_sits_and_a_vacant_one_too()
    {
        var file = Rosters.Posts(
            "YA,N-1,One,kind,ned,Ned Named,2024-03-01,", "YB,N-2,Two,kind,ned,Ned Named,2025-03-01,", "YB,N-3,Three,kind,,,,",
            "YE,N-body,Body,leading-group,ned,Ned Named,,,N-2", "YA,N-empty,Empty body,leading-group,,,,,N-3");
        Assert.Equal(new RowCounts(5, 0, 0, 0), (await house.Import(NoNewUnits, file)).PostCounts);
        Assert.Equal(("N-2", "N-3"), (await SeatIn("N-body"), await SeatIn("N-empty")));
        Assert.Equal(new RowCounts(0, 5, 0, 0), (await house.Import(NoNewUnits, file)).PostCounts);
    }

    [Fact]
    public async Task An_export_of_posts_comes_in_again_without_a_change()
    {
        var sybil = await house.SignedIn("sysadmin");
        var text = await sybil.Client.GetByteArrayAsync($"/posts.csv?unit={(await house.UnitId("Y")).Value}");
        var plan = await house.Import(NoNewUnits, RosterFile.Read("posts.csv", text));
        Assert.Equal((0, 0, 0), (plan.PostCounts.Added, plan.PostCounts.Differing, plan.PostCounts.Refused));
    }

    [Fact]
    public async Task Two_administrators_on_the_page_end_with_the_same_state_as_one_command()
    {
        const string Units = "code,parent_code,name,level\nQ1,Y,Quince County,county\n";
        const string Posts = "unit_code,post_code,post,kind,person_code,person,since,rights\n"
            + "Q1,Q1-head,Quince Secretary,secretary,quinn,Quinn Quince,2025-03-01,organise;vet\n"
            + "Q1,Q1-clerk,Quince Clerk,clerk,,,,draft\n"
            + "Q1,Q1-body,Quince Committee,leading-group,quinn,Quinn Quince,,decide;comment\n";
        var byPage = await Administered(async other =>
        {
            Assert.Contains("5 rights wait", await Send(other, "sysadmin", Units, Posts));
            Assert.DoesNotContain("wait", await Send(other, "secadmin", Units, Posts));
            Assert.Contains("Everything is stored already", await Preview(other, "secadmin", Units, Posts));
        });
        var byCommand =
            await Administered(other => other.Import(RosterFile.Read("u.csv", Bytes(Units)), RosterFile.Read("p.csv", Bytes(Posts))));
        Assert.Contains(byPage, r => r == "Q1-body Decide Y/Q1/");
        Assert.Equal(byCommand, byPage);
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    /// <summary>What stands of the county's posts in a house of its own after the work.</summary>
    private static async Task<List<string>> Administered(Func<House, Task> work)
    {
        var other = new House();
        await other.InitializeAsync();
        try
        {
            await work(other);
            return await other.Read(async db =>
            {
                var rights =
                    await db.Set<StandingRight>().Join(db.Set<Post>(), r => r.PostId, p => p.Id,
                        (r, p) => new { p.Code, r.Right, r.UnitPath }).Where(r => r.Code.StartsWith("Q1")).ToListAsync();
                var seats =
                    await db.Set<Membership>().Join(db.Set<Post>(), m => m.MemberId, p => p.Id, (_, p) => p.Code)
                        .Where(c => c.StartsWith("Q1")).ToListAsync();
                var held =
                    await db.Set<Appointment>().Join(db.Set<Post>(), a => a.PostId, p => p.Id, (_, p) => p.Code)
                        .Where(c => c.StartsWith("Q1")).ToListAsync();
                return rights.Select(r => $"{r.Code} {r.Right} {r.UnitPath}").Concat(seats.Select(s => $"seat {s}"))
                    .Concat(held.Select(h => $"held {h}")).Order(StringComparer.Ordinal).ToList();
            });
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    private static async Task<string> Preview(House house, string person, string units, string posts)
    {
        var visitor = await house.SignedIn(person);
        await visitor.Get("/units/import");
        await visitor.Submit("import", ("file-units", $"units.csv|{units}"), ("file-posts", $"posts.csv|{posts}"));
        return visitor.Text;
    }

    private static async Task<string> Send(House house, string person, string units, string posts)
    {
        var visitor = await house.SignedIn(person);
        await visitor.Get("/units/import");
        await visitor.Submit("import", ("file-units", $"units.csv|{units}"), ("file-posts", $"posts.csv|{posts}"));
        var preview = visitor.Text;
        await visitor.Submit("confirm");
        Assert.Contains("The roster is in", visitor.Text);
        return preview;
    }
}
