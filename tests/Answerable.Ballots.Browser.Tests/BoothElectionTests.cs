namespace Answerable.Ballots.Browser.Tests;

/// <summary>Elections made in Chromium, in a Web Worker, and judged by belenios-tool.</summary>
public sealed class BoothElectionTests(BoothSite site) : IClassFixture<BoothSite>
{
    private const string Persons =
        """[{"answers":["Good","Fairly good","Average","Poor"],"min":1,"max":1,"question":"Person 1 – é"},{"answers":["Good","Fairly good","Average","Poor"],"min":1,"max":1,"question":"Person 2"}]""";
    private const string Blank = """[{"answers":["a","b","c"],"blank":true,"min":1,"max":1,"question":"Which?"}]""";

    [Fact]
    public async Task An_election_with_single_trustees_made_in_the_browser_is_verified_by_the_reference()
    {
        await using var election = await new BoothElection(site, Persons, voters: 4).Open();
        await election.AddSingleTrustee();
        await election.AddSingleTrustee();
        await election.Start();
        var first = await election.Vote(0, [1, 0, 0, 0], [0, 0, 0, 1]);
        await election.Vote(1, [1, 0, 0, 0], [0, 1, 0, 0]);
        await election.Vote(2, [0, 0, 1, 0], [0, 1, 0, 0]);
        var second = await election.Vote(0, [0, 1, 0, 0], [0, 0, 0, 1]);
        await election.Close();
        await election.Decrypt(1, minimum: 3);
        await election.Decrypt(2, minimum: 3);

        Assert.Equal([[1, 1, 1, 0], [0, 2, 0, 1]], await election.Finish());

        var found = await election.Booth.Perform("findTracker", new { archive = await election.Base64(), tracker = first });
        Assert.Equal((1, 4), (found.GetProperty("heights")[0].GetInt32(), found.GetProperty("last").GetInt32()));
        found = await election.Booth.Perform("findTracker", new { archive = await election.Base64(), tracker = second });
        Assert.Equal((4, 4), (found.GetProperty("heights")[0].GetInt32(), found.GetProperty("last").GetInt32()));
        Assert.True(found.GetProperty("closed").GetBoolean());
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    public async Task An_election_with_a_server_key_and_two_of_three_scrutineers_is_verified_by_the_reference(int one, int other)
    {
        await using var election = await new BoothElection(site, Persons, voters: 5).Open();
        await election.AddSingleTrustee();
        await election.AddGroup(threshold: 2, size: 3);
        await election.Start();
        await election.Vote(4, [0, 0, 0, 1], [1, 0, 0, 0]);
        await election.Vote(1, [0, 0, 0, 1], [1, 0, 0, 0]);
        await election.Vote(4, [1, 0, 0, 0], [0, 0, 1, 0]);
        await election.Vote(3, [0, 1, 0, 0], [1, 0, 0, 0]);
        await election.Close();
        foreach (var owner in new[] { 1, one, other }) await election.Decrypt(owner, minimum: 3);

        Assert.Equal([[1, 1, 0, 1], [2, 0, 1, 0]], await election.Finish());
    }

    [Fact]
    public async Task The_reference_decrypts_with_keys_made_in_the_browser()
    {
        await using var election = await new BoothElection(site, Persons, voters: 2).Open();
        await election.AddSingleTrustee();
        await election.AddGroup(threshold: 2, size: 3);
        await election.Start();
        await election.Vote(0, [0, 0, 0, 1], [1, 0, 0, 0]);
        await election.Close();
        await election.DecryptWithTool(1);
        await election.DecryptThresholdWithTool(2);
        await election.DecryptWithTool(4);

        Assert.Equal([[0, 0, 0, 1], [1, 0, 0, 0]], await election.Finish());
    }

    [Fact]
    public async Task An_election_with_blank_votes_made_in_the_browser_is_verified_by_the_reference()
    {
        await using var election = await new BoothElection(site, Blank, voters: 3).Open();
        await election.AddGroup(threshold: 1, size: 1);
        await election.Start();
        await election.Vote(0, [[1, 0, 0, 0]]);
        await election.Vote(1, [[0, 1, 0, 0]]);
        await election.Vote(2, [[0, 0, 0, 1]]);
        await election.Close();
        await election.Decrypt(1, minimum: 3);

        Assert.Equal([[1, 1, 0, 1]], await election.Finish());
    }

    [Fact]
    public async Task A_refusal_reaches_the_page_as_a_code()
    {
        await using var election = await new BoothElection(site, Persons, voters: 2).Open();
        await election.AddSingleTrustee();
        await election.Start();
        await election.Vote(0, [1, 0, 0, 0], [0, 0, 0, 1]);
        await election.Close();

        var few =
            await election.Booth.Reply("decrypt",
                new { archive = await election.Base64(), private_key = election.PrivateKeys[0], demands = new { minimum = 2 } });
        Assert.Equal(("minimum-ballots", "1"), (few.GetProperty("refused").GetString(), few.GetProperty("where").GetString()));
        var typed =
            await election.Booth.Reply("makeBallot",
                new
                {
                    election = await File.ReadAllTextAsync(Path.Combine(election.Tool.Folder, "election.json")),
                    credential = "TDJ-3gb-Ugf-sig-AoW", choices = Array.Empty<int[]>()
                });
        Assert.Equal("choices", typed.GetProperty("refused").GetString());
    }
}
