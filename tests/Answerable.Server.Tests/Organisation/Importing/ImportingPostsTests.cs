using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation.Importing;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Organisation;

public sealed class ImportingPostsTests(House house) : IClassFixture<House>
{
    private static readonly RosterFile NoNewUnits = Rosters.Units("Y,,Yunsample City,root");

    public static TheoryData<string, string> BadRows => new()
    {
        { "organisation.unknown-unit", "NOWHERE,B-1,Post,kind,,,," },
        { "organisation.unknown-right", "YA,B-1,Post,kind,,,,reign" },
        { "organisation.bad-date", "YA,B-1,Post,kind,bea,Bea Bad,2026-13-01," },
        { "organisation.bad-date", "YA,B-1,Post,kind,bea,Bea Bad,2126-01-01," },
        { "organisation.person-without-name", "YA,B-1,Post,kind,bea,,," },
        { "organisation.name-without-code", "YA,B-1,Post,kind,,Bea Bad,," },
        { "organisation.bad-code", "YA,B 1,Post,kind,,,," },
        { "shell.empty", "YA,,Post,kind,,,," },
        { "shell.too-long", $"YA,B-1,{new string('p', 121)},kind,,,," },
        { "organisation.two-names", "YA,B-1,Post,kind,gus,Gustav,," },
        { "organisation.second-holder", "YA,G-1,Good,kind,bea,Bea Bad,," },
        { "organisation.duplicate-code", "YA,G-1,Good,kind,gus,Gus Good,," },
        { "organisation.two-administrations", "YA,B-1,Post,kind,sysadmin,Sybil System,,audit" },
        { "organisation.two-administrations", "YA,B-1,Post,kind,gus,Gus Good,,security-administration" },
        { "organisation.collective-administers-nothing", "YA,B-1,Body,leading-group,,,,audit" },
        { "organisation.no-member-post", "YA,B-1,Body,leading-group,bea,Bea Bad,," },
        { "organisation.unknown-member-post", "YA,B-1,Body,leading-group,gus,Gus Good,,,NOWHERE" },
        { "organisation.others-member-post", "YA,B-1,Body,leading-group,gus,Gus Good,,,YB-head" },
        { "organisation.no-body", "YA,B-1,Post,kind,bea,Bea Bad,,,YB-head" },
        { "organisation.told-otherwise", "YA,B-1,Body,leading-group,,,,\nYA,B-1,Other body,leading-group,gus,Gus Good,," },
    };

    [Theory]
    [MemberData(nameof(BadRows))]
    public async Task A_bad_row_is_refused_with_its_reason_and_nothing_is_written(string reason, string row)
    {
        var plan =
            await house.Import(NoNewUnits,
                Rosters.Posts(["YA,G-1,Good,kind,gus,Gus Good,2025-03-01,system-administration", .. row.Split('\n')]));
        Assert.Equal(reason, Rosters.Reason(plan.Posts!.Rows));
        Assert.Equal(0, await house.Read(db => db.Set<Post>().CountAsync(p => p.Code == "G-1" || p.Code == "B-1")));
    }

    [Fact]
    public async Task Posts_of_a_refused_unit_are_refused()
    {
        var plan = await house.Import(Rosters.Units("U1,GONE,Unit,county"), Rosters.Posts("U1,U1-head,Head,secretary,,,,"), goodRows: true);
        Assert.Equal("organisation.unit-refused", Rosters.Reason(plan.Posts!.Rows));
    }

    [Fact]
    public async Task A_roster_brings_posts_holders_rights_vacancies_and_leading_groups_and_the_second_time_nothing()
    {
        var units = Rosters.Units("P1,Y,Poplar County,county", "P2,P1,Pine Town,township");
        var posts = Rosters.Posts(
            "P1,P1-body,Poplar Committee,leading-group,pia,Pia Poplar,,comment",
            "P1,P1-body,Poplar Committee,leading-group,per,Per Pine,,comment",
            "P1,P1-head,Poplar Secretary,secretary,pia,Pia Poplar,2025-03-01,organise;vet",
            "P2,P2-head,Pine Secretary,secretary,per,Per Pine,2025/4/1,组织；点评",
            "P2,P2-deputy,Pine Deputy,deputy,,,,");
        var plan = await house.Import(units, posts);
        Assert.Equal(new RowCounts(5, 0, 0, 0), plan.PostCounts);
        var body = await house.Read(db => db.Set<Post>().SingleAsync(p => p.Code == "P1-body"));
        Assert.True(body.IsCollective);
        var members =
            await house.Read(
                db => db.Set<Membership>().Where(m => m.CollectiveId == body.Id).Join(db.Set<Post>(), m => m.MemberId, p => p.Id,
                    (_, p) => p.Code).OrderBy(c => c).ToListAsync());
        Assert.Equal(["P1-head", "P2-head"], members);
        var per = await house.Actor("per");
        Assert.True(per.Has(Right.Organise, "Y/P1/P2/") && per.Has(Right.Comment, "Y/P1/P2/") && !per.Has(Right.Organise, "Y/P1/"));
        Assert.Contains(body.Id, per.Seats);
        var since =
            await house.Read(db => db.Set<Appointment>().Where(a => a.PersonId == per.Person!.Value).Select(a => a.From).SingleAsync());
        Assert.Equal(new DateTimeOffset(2025, 3, 31, 16, 0, 0, TimeSpan.Zero), since);
        Assert.Equal(0,
            await house.Read(
                db => db.Set<Post>().Where(p => p.Code == "P2-deputy").Join(db.Set<Appointment>(), p => p.Id, a => a.PostId, (p, a) => a)
                    .CountAsync()));

        var again = await house.Import(units, posts);
        Assert.Equal((new RowCounts(0, 2, 0, 0), new RowCounts(0, 5, 0, 0)), (again.UnitCounts, again.PostCounts));
    }

    [Fact]
    public async Task A_post_that_differs_is_shown_and_not_applied()
    {
        var plan = await house.Import(NoNewUnits, Rosters.Posts("YA,YB-head,Birch Chief,secretary,anna,Anna Alder,,organise"));
        Assert.Equal(RowState.Differs, plan.Posts!.Rows[0].State);
        Assert.Equal(["unit_code", "post", "person_code", "person", "rights"], plan.Posts.Rows[0].Differences!.Select(d => d.Field));
        Assert.False((await house.Actor("boris")).Has(Right.Organise, "Y/YB/"));
    }

    [Fact]
    public async Task A_person_stored_under_another_name_is_shown_and_gets_no_post()
    {
        var plan = await house.Import(NoNewUnits, Rosters.Posts("YA,D-1,Post,kind,anna,Anna Otherwise,,"));
        Assert.Equal([new("person", "Anna Alder", "Anna Otherwise")], plan.Posts!.Rows[0].Differences!);
        Assert.Equal("Anna Alder", await house.Read(db => db.Set<Person>().Where(p => p.Code == "anna").Select(p => p.Name).SingleAsync()));
        Assert.Equal(0, await house.Read(db => db.Set<Post>().CountAsync(p => p.Code == "D-1")));
    }

    [Fact]
    public async Task System_administration_brings_posts_without_rights_and_security_administration_gives_the_rights()
    {
        var posts = Rosters.Posts("YB,T-1,Two hands,kind,tia,Tia Two,,organise;vet");
        var first = await house.Import(NoNewUnits, posts, by: await house.Actor("sysadmin"));
        Assert.Equal((1, 2), (first.PostCounts.Added, first.Posts!.RightsWaiting));
        Assert.False((await house.Actor("tia")).Has(Right.Organise, "Y/YB/"));
        var second = await house.Import(NoNewUnits, posts, by: await house.Actor("secadmin"));
        Assert.Equal(1, second.PostCounts.Added);
        Assert.True((await house.Actor("tia")).Has(Right.Organise, "Y/YB/"));
        var third = await house.Import(NoNewUnits, posts, by: await house.Actor("secadmin"));
        Assert.Equal(new RowCounts(0, 1, 0, 0), third.PostCounts);
    }

    [Fact]
    public async Task Security_administration_brings_no_units_or_posts_and_others_import_nothing()
    {
        var plan =
            await house.Import(Rosters.Units("Z1,Y,Zelkova,county"), Rosters.Posts("YB,Z-1,Post,kind,,,,"), goodRows: true,
                by: await house.Actor("secadmin"));
        Assert.Equal(new RowCounts(0, 0, 0, 1), plan.UnitCounts);
        Assert.Equal("organisation.not-administrator", Rosters.Reason(plan.Posts!.Rows));
        foreach (var person in new[] { "olga", "auditor", "anna" })
        {
            var refused = await Assert.ThrowsAsync<Refused>(async () => await house.Import(NoNewUnits, by: await house.Actor(person)));
            Assert.True(refused.Refusals[0].IsDenial);
        }
    }
}
