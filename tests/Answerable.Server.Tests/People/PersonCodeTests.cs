using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation.Importing;
using Answerable.Server.People;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.People;

/// <summary>A person's code is the sign-in name: all of it is seen, and none differs from another by case alone.</summary>
public sealed class PersonCodeTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task On_the_page_a_code_that_differs_by_case_alone_or_has_an_unseen_character_is_refused_beside_its_field()
    {
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get($"/posts/{(await house.PostId("YB1-head")).Value}");
        foreach (var (code, says) in new[]
        {
            ("ANNA", "“ANNA” differs from the code “anna” only in capital and small letters"), ("an\u200bna", "Character 3 can be neither"),
            ("anna\U000e0041", "Character 5 can be neither"), ("an\nna", "Character 3 can be neither"),
        })
        {
            await sybil.Submit("appoint", ("as", "Holder"), ("person_code", code), ("person", "Anna Alder"));
            Assert.Contains(says, sybil.Page.QuerySelector("#person_code-problem")?.TextContent ?? sybil.Text, StringComparison.Ordinal);
        }
        Assert.Equal(["anna"], await Like("ANNA"));
    }

    [Fact]
    public async Task A_roster_names_the_row_and_the_code_that_is_there_or_in_a_row_above()
    {
        var plan = await house.Import(Rosters.Units("C1,Y,Case County,county"), Rosters.Posts("C1,C1-a,Post,kind,Anna,Anna Alder,,",
            "C1,C1-b,Post,kind,émile,Emile Case,,", "C1,C1-c,Post,kind,ÉMILE,Emile Case,,", "C1,C1-d,Post,kind,e\u0301mile,Emile Case,,",
            "C1,C1-e,Post,kind,anna,Anna Alder,,", "C1,C1-f,Post,kind,émile,Emile Case,,"), goodRows: true);
        Assert.Equal([("C1-a", "anna"), ("C1-c", "émile"), ("C1-d", "émile")], plan.Posts!.Rows.Where(r => r.State == RowState.Refused)
            .Select(r => (r.Code, Assert.Single(r.Reason!.Args, a => a.Name == "known").Value)));
        Assert.All(plan.Posts.Rows.Where(r => r.Reason is not null), r => Assert.Equal(("organisation.code-in-other-case", "person_code"),
            (r.Reason!.Code, r.Reason.Field)));
        Assert.Equal(["anna", "émile"], [.. await Like("ANNA"), .. await Like("ÉMILE")]);
    }

    [Fact]
    public async Task An_older_database_that_holds_two_such_codes_goes_on_with_both()
    {
        await house.Scope(async s =>
        {
            var db = s.GetRequiredService<Db>();
            foreach (var code in new[] { "twin", "TWIN" })
                db.Add(Person.Create(Actor.System(SystemVerbs.SetUp), code, $"{code} Old", house.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
            return 0;
        });
        var plan = await house.Import(Rosters.Units("T1,Y,Twin County,county"), Rosters.Posts("T1,T1-a,Post,kind,twin,twin Old,,",
            "T1,T1-b,Post,kind,TWIN,TWIN Old,,", "T1,T1-c,Post,kind,Twin,Twin Old,,"), goodRows: true);
        Assert.Equal("organisation.code-in-other-case", Rosters.Reason(plan.Posts!.Rows));
        Assert.Equal("T1-c", Assert.Single(plan.Posts.Rows, r => r.Reason is not null).Code);
    }

    [Fact]
    public async Task Of_set_up_no_two_administrators_differ_by_case_alone()
    {
        using var database = TestDatabase.Empty();
        await using var app = House.Build(database, new FakeClock(World.Start));
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().Run();
        var refused = await Assert.ThrowsAsync<Refused>(() => scope.ServiceProvider.GetRequiredService<SetUp>().Run(
            new("Y", "Yunsample City", "Asia/Shanghai", "party", new("sam", "Sybil System"), new("Sam", "Sean Security"),
                new("sa\u200bm", "Aude Audit")), new("System", "Security", "Audit")));
        Assert.Equal([("organisation.code-in-other-case", "security-code"), ("shell.odd-character", "audit-code")],
            refused.Refusals.Select(r => (r.Code, r.Field!)));
    }

    private async Task<List<string>> Like(string signInName) => (await house.Read(db => db.Set<Person>().Select(p => p.Code).ToListAsync()))
        .Where(c => Person.SignInName(c) == signInName).ToList();
}
