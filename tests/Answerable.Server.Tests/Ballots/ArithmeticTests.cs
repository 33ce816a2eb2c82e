using System.Net;
using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Server.Ballots;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using static Answerable.Server.Tests.Ballots.Counting;

namespace Answerable.Server.Tests.Ballots;

public sealed class ArithmeticTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Spoiled_papers_and_unmarked_lines_are_spoiled_and_who_cannot_judge_leaves_the_denominator()
    {
        var round = await Begun(house);
        await Count(house, round, "B", new(12, 12, 2), [.. Times(8, "111"), "102", "1-2"]);
        var birch = await CountOf(house, round, "B", round.Birch);
        Assert.Equal((12, 12, 3, 1, 8), (birch.Issued, birch.Returned, birch.Spoiled, birch.CannotJudge, birch.Valid()));
        var education = await CountOf(house, round, "B", round.Education);
        Assert.Equal((2, 0, 10), (education.Spoiled, education.CannotJudge, education.Valid()));
        var olga = await house.SignedIn("olga");
        await olga.Get($"/ballots/{round.Groups["B"].Value}");
        Assert.Contains("The count stands", olga.Text);
        Assert.Contains("12 12 3 8 0 0 0 1 8", Row(olga, "Birch Secretary"));
        await olga.Get($"/ballots/{round.Groups["B"].Value}/counts.csv");
        Assert.Contains("YB-head,Birch Secretary,12,12,3,8,0,0,0,1,8", olga.Html);
    }

    [Fact]
    public async Task A_counting_machines_file_gives_the_same_count_as_the_papers()
    {
        var round = await Begun(house);
        var address = $"/ballots/{round.Groups["B"].Value}";
        await Enter(house, "tess", round, "B", new(12, 11, 1), [.. Times(9, "111"), "10-"]);
        await Submit(house, "tess", round, "B");
        var tom = await house.SignedIn("tom");
        await tom.Get($"{address}/machine");
        (string, string)[] whole = [("issued", "12"), ("returned", "11"), ("spoiled", "1")];
        const string file = "counts.csv|post_code,good,fairly-good,average,poor,cannot_judge,unmarked\n";
        await tom.Submit("machine",
            [.. whole, ("file", file + "YA-head,10,0,0,0,0,0\nYB-head,9,0,0,0,2,0\nYX-head,9,0,0,0,0,1\nYB-head,x,0,0,0,1,0\n")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tom.Status);
        Assert.Contains("Line 3 adds up to 12 with the spoiled ballot papers; 11 were returned.", tom.Text);
        Assert.Contains("Line 4: no debriefer of this round has the post code “YX-head”.", tom.Text);
        Assert.Contains("Line 5: the post code “YB-head” is there twice.", tom.Text);
        Assert.Contains("There is no line for the post code YE-head.", tom.Text);
        await tom.Submit("machine",
            [.. whole, ("file", file + "YA-head,10,0,0,0,0,0\nYB-head,9,0,0,0,1,0\nYE-head,9,0,0,0,0,1\n")]);
        Assert.Equal($"{address}/enter", tom.Path);
        await tom.Submit("submit");
        Assert.Equal(address, tom.Path);
        Assert.Contains("The count stands", tom.Text);
        Assert.Equal(2, (await CountOf(house, round, "B", round.Education)).Spoiled);
        Assert.Equal(1, (await CountOf(house, round, "B", round.Birch)).CannotJudge);
    }

    [Fact]
    public async Task A_count_with_too_few_valid_papers_is_hidden_on_page_and_export_unless_the_group_is_signed()
    {
        var round = await Begun(house);
        await Count(house, round, "A", new(9, 9, 0), [.. Times(7, "112"), "012", "012"]);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/ballots/{round.Groups["A"].Value}");
        Assert.Equal("9 9 Not shown: fewer than 8 valid ballot papers.", Row(olga, "Alder Secretary"));
        Assert.Contains("9 9 0 9 0 0 0 0 9", Row(olga, "Birch Secretary"));
        await olga.Get($"/ballots/{round.Groups["A"].Value}/counts.csv");
        Assert.Contains("YA-head,Alder Secretary,9,9,,,,,,,\r\n", olga.Html);

        var signed = await Begun(house, p => p with { Signed = ["A"], Entitled = new Dictionary<string, int> { ["A"] = 5, ["B"] = 12 } });
        await Count(house, signed, "A", new(5, 5, 0), Times(5, "112"));
        await olga.Get($"/ballots/{signed.Groups["A"].Value}");
        Assert.Contains("announced as a signed rating", olga.Text);
        Assert.Contains("5 5 0 5 0 0 0 0 5", Row(olga, "Alder Secretary"));
    }

    [Fact]
    public async Task Opinions_are_typed_by_tellers_and_read_in_another_order_by_the_chair_and_the_person_only_once_counts_stand()
    {
        var round = await Begun(house);
        var tess = await house.SignedIn("tess");
        await tess.Get($"/ballots/{round.Groups["B"].Value}/opinions");
        var typed = Enumerable.Range(0, 12).Select(i => $"Opinion {(char)('A' + i)} on Alder").ToList();
        foreach (var text in typed) await tess.Submit("opinion", ("debriefer", round.Alder.Value.ToString()), ("text", text));
        Assert.Contains("Kept.", tess.Text);
        var page = $"/ballots/opinions/{round.Alder.Value}";
        var chen = await house.SignedIn("chen");
        await chen.Get(page);
        Assert.Equal(HttpStatusCode.NotFound, chen.Status);
        await Count(house, round, "A", new(9, 9, 0), Times(9, "111"));
        await Count(house, round, "B", new(12, 12, 0), Times(12, "111"));
        foreach (var reader in new[] { chen, await house.SignedIn("anna") })
        {
            await reader.Get(page);
            Assert.Equal((HttpStatusCode.OK, page), (reader.Status, reader.Path));
            var read = reader.Page.QuerySelectorAll(".an-text").Select(e => e.TextContent.Trim()).ToList();
            Assert.Equal(typed.ToHashSet(), read.ToHashSet());
            // Twelve in the order of typing by chance: once in 479 million.
            Assert.NotEqual(typed, read);
        }
        foreach (var other in new[] { "boris", "olga", "tess", "dana", "ivan" })
        {
            var visitor = await house.SignedIn(other);
            await visitor.Get(page);
            Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        }
    }

    [Fact]
    public async Task The_tellers_page_speaks_the_readers_language()
    {
        var round = await Begun(house);
        var tess = await house.SignedIn("tess", "zh-CN");
        await tess.Get($"/ballots/{round.Groups["A"].Value}/enter");
        await tess.Submit("whole", ("issued", "9"), ("returned", "10"), ("spoiled", "0"));
        Assert.Contains("收回10张，多于发放的9张。", tess.Text);
        await tess.Submit("whole", ("issued", "9"), ("returned", "9"), ("spoiled", "0"));
        Assert.Contains("第1张票", tess.Text);
        Assert.Contains("不了解", tess.Text);
        await tess.Get("/ballots");
        Assert.Contains("计票", tess.Text);
    }

    private static string Row(Visitor visitor, string post) =>
        string.Join(' ',
            visitor.Page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(post, StringComparison.Ordinal))
                .QuerySelectorAll("td").Skip(1).Select(c => c.TextContent.Trim()));
}
