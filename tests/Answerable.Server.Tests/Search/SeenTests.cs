using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Search;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Rights;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Search;

/// <summary>A search lists what the reader may see, and neither its rows, counts, suggestions nor sentences tell of anything
/// else.</summary>
public sealed class SeenTests(House house) : IClassFixture<House>
{
    private static readonly string[] Everybody =
        ["chen", "dana", "olga", "ivan", "tess", "tom", "emil", "anna", "carl", "asha", "boris", "sysadmin", "secadmin", "auditor"];

    [Fact]
    public async Task Who_is_answered_404_finds_nothing_and_who_opens_the_page_finds_it_whatever_the_kind()
    {
        await Arrangement.Make(house, Stage.Decided);
        await house.FillsIndex();
        var entries = await house.Read(db => db.Database.SqlQueryRaw<IndexedEntry>(IndexedEntry.Select).ToListAsync());
        Assert.Equal(SearchedKinds.All.Select(k => k.Object.Noun).Order(), entries.Select(e => e.Kind).Distinct().Order());
        var (opened, closed) = (0, 0);
        foreach (var person in Everybody)
        {
            var (visitor, by) = (await house.SignedIn(person), await house.Actor(person));
            foreach (var entry in entries.GroupBy(e => e.Kind).SelectMany(g => g.Take(4)))
            {
                var result = await house.Search(by, entry.Name, section: SearchedKinds.Find(entry.Kind)!.Section);
                using var page = await visitor.Client.GetAsync(ObjectLinks.Of(entry.Kind, entry.ObjectId));
                var finds = result.All.Any(f => f.Id == entry.ObjectId);
                Assert.True(finds == page.IsSuccessStatusCode, $"{person} {entry.Kind} {entry.Name}: {page.StatusCode}, found: {finds}");
                _ = finds ? opened++ : closed++;
            }
        }
        Assert.True(opened > 100 && closed > 10, $"{opened} opened, {closed} not.");
    }

    [Fact]
    public async Task A_page_and_suggestions_are_the_same_to_a_letter_whether_or_not_something_hidden_has_the_words()
    {
        const string word = "Quartermaster";
        var boris = await house.SignedIn("boris");
        var before = await Answers(boris, word);
        for (var i = 0; i < Candidates.Most + 20; i++) await house.Finding(title: $"{word} {i:000} was not asked");
        Assert.NotEmpty((await house.Search(await house.Actor("olga"), word)).All);
        Assert.Equal(before, await Answers(boris, word));
    }

    [Fact]
    public async Task Whoever_sees_few_of_very_many_that_match_finds_their_own_and_no_more_is_looked_at()
    {
        for (var i = 0; i < Candidates.Most + 20; i++) await house.Finding("YB-head", $"Bridge {i:000} of the ford");
        var own = await house.Finding("YA1-head", "Bridge over the brook");
        var statements = await house.Statements.During(async () =>
            Assert.Equal([own.Value],
                (await house.Search(await house.Actor("asha"), "bridge", section: "findings")).All.Select(f => f.Id)));
        Assert.InRange(statements.Count, 3, 14);
    }

    [Theory]
    [InlineData("sysadmin")]
    [InlineData("anna")]
    public async Task Nobody_is_found_by_their_sign_in_name(string reader)
    {
        Assert.DoesNotContain("people: Sean Security", await house.Found(reader, "secadmin"));
        Assert.Contains("people: Sean Security", await house.Found(reader, "sean"));
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in_by_page_and_suggestions()
    {
        foreach (var address in new[] { "/search?q=birch", "/search/suggestions?q=birch" })
        {
            var stranger = await house.Stranger().Get(address);
            Assert.StartsWith("/sign-in", stranger.Path, StringComparison.Ordinal);
            Assert.DoesNotContain("Birch County", stranger.Html);
        }
    }

    /// <summary>Page and suggestions without what differs each time.</summary>
    private static async Task<string> Answers(Visitor visitor, string word)
    {
        var texts = new List<string>();
        foreach (var address in new[] { $"/search?q={word}", $"/search?q={word}&in=findings", $"/search/suggestions?q={word}" })
        {
            await visitor.Get(address);
            texts.Add((visitor.Page.QuerySelector("main") ?? visitor.Page.Body!).InnerHtml);
        }
        return string.Join('\n', texts);
    }
}
