using System.Net;
using System.Text;
using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;
using Answerable.Server.Tests.Appraisals;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using static Answerable.Server.Tests.Ballots.Counting;

namespace Answerable.Server.Tests.Ballots;

public sealed class RecountTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task An_agreed_count_is_taken_back_with_a_reason_counted_again_by_both_and_stays_readable_as_superseded()
    {
        var round = await Begun(house);
        await Count(house, round, "A", new(9, 9, 0), Times(9, "112"));
        var group = round.Groups["A"];
        var address = $"/ballots/{group.Value}";
        var olga = await house.SignedIn("olga");
        await olga.Get(address);
        await olga.Submit("recount", ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        await olga.Submit("recount", ("reason", "One bundle was left out."));
        Assert.Contains("One bundle was left out.", olga.Text);
        Assert.Contains("had the ballot papers counted again", olga.Text);
        Assert.Equal(0, (await Arrange.Read(house, round.Id)).RequireDebriefer(round.Alder).CountedGroups);
        Assert.Equal(2,
            await house.Read(db => db.Set<Obligation>().CountAsync(o => o.ObjectId == group.Value && o.State == ObligationState.Open)));
        Assert.Null(olga.Page.QuerySelector("input[value=recount]"));

        await Count(house, round, "A", new(9, 8, 0), Times(8, "122"));
        int[] again = (await CountOf(house, round, "A", round.Birch)).Grades;
        Assert.Equal([0, 8, 0, 0], again);
        var chen = await house.SignedIn("chen");
        await chen.Get(address);
        Assert.Contains("Superseded count", chen.Text);
        var tables =
            chen.Page.QuerySelectorAll("table.an-ballot")
                .Select(t => t.QuerySelectorAll("tbody tr")[1].QuerySelectorAll("td.num")[1].TextContent.Trim());
        Assert.Equal(["8", "9"], tables);
        Assert.Equal(0,
            await house.Read(db => db.Set<Obligation>().CountAsync(o => o.ObjectId == group.Value && o.State == ObligationState.Open)));
    }

    [Fact]
    public async Task A_count_on_which_a_grade_was_decided_is_not_counted_again()
    {
        var round = await Appraising.Deciding(house);
        await Appraising.Score(house, round.Alder, 9500, 9500);
        await Appraising.Decide(house, round.Alder, DebrieferDecision.Graded, "good");
        Assert.Equal(["ballots.grades-decided"],
            await Appraising.Refused(() => Appraising.Act<OrderRecount>(house, "olga", (a, by) => a.Run(by, round.Groups["A"], "Again."))));
        Assert.Equal(["ballots.may-not-recount"],
            await Appraising.Refused(() => Appraising.Act<OrderRecount>(house, "tess", (a, by) => a.Run(by, round.Groups["A"], "Again."))));
    }

    [Fact]
    public async Task What_a_teller_leaves_out_or_overstates_is_said_by_name_where_it_is_entered()
    {
        var round = await Begun(house);
        var tess = await house.SignedIn("tess");
        await tess.Get($"/ballots/{round.Groups["A"].Value}/enter");
        await tess.Submit("whole", ("issued", "1000"), ("returned", "9"), ("spoiled", "0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tess.Status);
        Assert.Contains("1,000", tess.Page.QuerySelector("#issued-problem")!.TextContent);
        await tess.Submit("whole", ("issued", "9"), ("returned", "9"), ("spoiled", "0"));
        await tess.Submit("paper", ($"m-{round.Alder.Value:N}", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tess.Status);
        Assert.Contains("No mark for Birch County Birch Secretary", tess.Text);
        Assert.DoesNotContain("No mark for Alder County", tess.Text);
    }

    [Fact]
    public void A_machines_file_may_be_in_the_national_encoding_and_an_unclosed_quote_is_said_as_such()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var posts = new Dictionary<string, DebrieferId> { ["市委-2"] = new(Ids.Random()), ["市委-1"] = new(Ids.Random()) };
        const string Header = "post_code,good,cannot_judge,unmarked\n";
        IReadOnlyList<Tally> Read(byte[] bytes) => MachineFile.Read(new MemoryStream(bytes), new(3, 3, 0), ["good"], posts);
        string[] Codes(string text) => [.. Assert.Throws<Refused>(() => Read(Encoding.UTF8.GetBytes(text))).Refusals.Select(r => r.Code)];
        Assert.Equal(2, Read(Encoding.GetEncoding("GB18030").GetBytes(Header + "市委-1,3,0,0\n市委-2,2,1,0\n")).Count);
        Assert.Equal(["ballots.file-unreadable"], Codes(Header + "市委-1,3,0,0\n\"市委-2,2,1,0\n"));
        var missing = Assert.Single(Assert.Throws<Refused>(() => Read(Encoding.UTF8.GetBytes(Header))).Refusals);
        Assert.Equal(("ballots.file-posts-missing", "市委-1, 市委-2"), (missing.Code, missing.Args.Single(a => a.Name == "codes").Value));
        Assert.Equal("ballots.file-encoding", Assert.Single(Assert.Throws<Refused>(() => Read([0xFF, 0xFF, 0x80])).Refusals).Code);
    }
}
