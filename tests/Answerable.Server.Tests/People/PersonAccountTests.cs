using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Tests.Appraisals;
using Answerable.Server.Tests.Obligations;
using Answerable.Server.Tests.Rectifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.People;

/// <summary>One person, one page: what they answered for while they held their posts, as far as its reader may see.</summary>
public sealed class PersonAccountTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_person_page_tells_of_the_days_in_post_and_of_no_more_than_the_posts_page_tells_its_reader()
    {
        var round = await Appraising.Deciding(house);
        await Appraising.Score(house, round.Alder, 9000, 9000);
        await Appraising.Decide(house, round.Alder, DebrieferDecision.Graded, "good");
        await house.Owes("YA-head", 5, "The planted thing of Alder");
        await house.Finding("YA-head", "The planted wrong of Alder");
        var alder = await Person("anna");
        string[] planted = ["The planted thing of Alder", "The planted wrong of Alder", "Grades over the years", "2025 round of Yunsample"];
        foreach (var who in new[] { "olga", "chen", "anna", "boris", "emil", "tess" })
        {
            var (post, person) = (await Read(who, $"/posts/{(await house.PostId("YA-head")).Value}"), await Read(who, alder));
            foreach (var text in planted)
                Assert.True(post.Contains(text, StringComparison.Ordinal) == person.Contains(text, StringComparison.Ordinal),
                    $"{who}: {text}");
        }
        Assert.All(planted[..3], text => Assert.Contains(text, (string?)Olga));

        // Who comes to the post answers for what comes then; who leaves it keeps what was, and owes nothing more.
        house.Clock.Advance(TimeSpan.FromDays(60));
        await house.Scope(async s => await s.GetRequiredService<AppointToPost>().Run(await house.Actor("sysadmin"),
            await house.PostId("YA-head"), AppointmentKind.Holder, "later", "Lara Later"));
        var (before, after) = (await Read("olga", alder), await Read("olga", await Person("later")));
        Assert.Contains("The planted wrong of Alder", before);
        Assert.Contains("Grades over the years", before);
        Assert.DoesNotContain("The planted thing of Alder", before);
        Assert.Contains("The planted thing of Alder", after);
        // What is still owed on the finding goes to whoever holds the post.
        Assert.Contains("The planted wrong of Alder", after);
        Assert.DoesNotContain("Grades over the years", after);
    }

    private string? Olga { get; set; }

    private async Task<string> Read(string who, string path)
    {
        var text = (await (await house.SignedIn(who)).Get(path)).Text;
        if (who == "olga") Olga = text;
        return text;
    }

    private async Task<string> Person(string code) => "/people/" + (await house.Read(db => db.Set<Answerable.Domain.People.Person>()
        .Where(p => p.Code == code).Select(p => p.Id).SingleAsync())).Value;
}
