using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation;
using Answerable.Server.Records;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Rectifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Ledger;

/// <summary>An auditor looks for lines by person, post, kind of object and day.</summary>
public sealed class LedgerFilterTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Lines_are_found_by_whoever_wrote_them_about_what_and_when_and_the_file_has_the_same()
    {
        await Rename("YA1");
        house.Clock.Advance(TimeSpan.FromDays(3));
        await Rename("YB1");
        await house.Finding();
        var aude = await house.SignedIn("auditor");
        await aude.Get("/ledger?unit=Y&person=sysadmin&kind=unit&from=2026-01-05");
        Assert.Equal(2, Lines(aude).Count(l => l.Contains("renamed", StringComparison.Ordinal)));
        Assert.All(Lines(aude), l => Assert.Contains("Sybil System", l));
        await aude.Get("/ledger?unit=YA&person=Sybil+System&kind=unit&from=2026-01-05&until=2026-01-20");
        Assert.Contains("Ash", Lines(aude).First(l => l.Contains("renamed", StringComparison.Ordinal)));
        Assert.DoesNotContain(Lines(aude), l => l.Contains("Beech", StringComparison.Ordinal));
        await aude.Get("/ledger?unit=Y&post=YO-organiser&kind=rectification");
        Assert.Contains("Olga Organiser", Assert.Single(Lines(aude)));
        await aude.Get("/ledger?unit=Y&person=sysadmin&kind=unit&from=2026-01-08");
        Assert.Contains("Beech", Assert.Single(Lines(aude)));
        await aude.Get("/ledger?unit=Y&person=sysadmin&kind=unit&from=2026-01-05&until=2026-01-05");
        Assert.DoesNotContain(Lines(aude), l => l.Contains("Beech", StringComparison.Ordinal));
        Assert.Contains(Lines(aude), l => l.Contains("Ash", StringComparison.Ordinal));
        await aude.Get("/ledger?unit=Y&person=sysadmin&kind=round");
        Assert.Empty(Lines(aude));
        Assert.Contains("No line fits.", aude.Text);
        using var file = await aude.Client.GetAsync("/ledger.csv?unit=Y&person=sysadmin&kind=unit&from=2026-01-08");
        Assert.Equal(2, (await file.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("person=nobody", "No person has the code or the name “nobody”.")]
    [InlineData("post=none", "No post has the code “none”.")]
    [InlineData("from=31.1.2026", "“31.1.2026” is no day: write it like 2026-01-31.")]
    [InlineData("until=9999-12-31", "“9999-12-31” is no day: write it like 2026-01-31.")]
    public async Task What_is_not_understood_is_said_and_nothing_is_shown_for_it(string query, string sentence)
    {
        var aude = await house.SignedIn("auditor");
        await aude.Get($"/ledger?unit=Y&{query}");
        Assert.Contains(sentence, aude.Text);
        Assert.Empty(Lines(aude));
    }

    [Fact]
    public async Task A_filter_by_person_tells_nothing_of_a_line_whose_object_is_not_shown()
    {
        var (aude, olga) = (await house.Actor("auditor"), (await house.Actor("olga")).Person!.Value);
        var at = house.Clock.GetUtcNow();
        await house.Scope(async s =>
        {
            var db = s.GetRequiredService<Db>();
            db.Add(new Line
            {
                Id = new(Ids.New(at)), At = at, PersonId = olga, Act = "debrief.filed", ObjectKind = "debrief", ObjectId = Ids.Random(),
            });
            await db.SaveChangesAsync();
        });
        var unit = await house.Scope(s => s.GetRequiredService<LedgerQueries>().Unit(aude, null));
        Task<IReadOnlyList<ShownLine>> Rows(LedgerFilter filter) => house.Scope(async s =>
            (await s.GetRequiredService<LedgerQueries>().Page(aude, unit, filter with { Kind = "debrief" }, null)).Rows);
        Assert.False(Assert.Single(await Rows(LedgerFilter.None)).IsSeen);
        Assert.Empty(await Rows(LedgerFilter.None with { Person = olga }));
    }

    private static List<string> Lines(Visitor visitor) => [.. visitor.Page.QuerySelectorAll(".an-lines > li").Select(l => l.TextContent)];

    private async Task Rename(string unit)
    {
        var by = await house.Actor("sysadmin");
        var id = await house.UnitId(unit);
        var name = await house.Read(db => db.Set<Unit>().Where(u => u.Id == id).Select(u => u.Name).SingleAsync());
        await house.Scope(s => s.GetRequiredService<RenameUnit>().Run(by, id, name + " New"));
    }
}
