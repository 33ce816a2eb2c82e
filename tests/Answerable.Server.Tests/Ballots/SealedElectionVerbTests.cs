using System.Globalization;
using Answerable.Ballots;
using Answerable.Server.Ballots;

namespace Answerable.Server.Tests.Ballots;

/// <summary><c>ballots simulate</c> and <c>verify</c>.</summary>
public sealed class SealedElectionVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("answerable-verbs-").FullName;
    private readonly StringWriter print = new(CultureInfo.InvariantCulture), complain = new(CultureInfo.InvariantCulture);

    private string Archive => Path.Combine(folder, "made.bel");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_simulated_election_verifies_with_a_line_a_rule()
    {
        var keys = Path.Combine(folder, "keys");
        Assert.Equal(0,
            SimulateVerb.Run(new(3, 1, 2, Absent: 1, Revotes: 1, Singles: 1, Threshold: 2, Members: 3), Archive, keys, print, complain));
        Assert.Equal(4, Directory.GetFiles(keys, "*.privkey").Length);
        Assert.Equal(3, Directory.GetFiles(keys, "*.key").Length);
        Assert.Equal(3, File.ReadAllLines(Path.Combine(keys, "credentials.txt")).Length);
        Assert.Equal(0, VerifyVerb.Run(Archive, new(MinimumBallots: 2), print, complain));
        foreach (var rule in Enum.GetValues<Rule>())
            Assert.Single(print.ToString().Split('\n'),
                l => l.Contains($" {rule.Code()} ", StringComparison.Ordinal) && l.Contains(rule.Sentence(), StringComparison.Ordinal));
        Assert.Contains("Every rule holds.", print.ToString(), StringComparison.Ordinal);
        // On a busy machine there is a line of progress.
        Assert.All(complain.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries),
            l => Assert.EndsWith("…", l, StringComparison.Ordinal));
    }

    [Fact]
    public void A_broken_rule_is_refused_with_its_code_the_event_and_the_place()
    {
        Assert.Equal(0, SimulateVerb.Run(new(1, 1, 2), Archive, null, print, complain));
        Assert.Equal(1, VerifyVerb.Run(Archive, new(MinimumBallots: 5), print, complain));
        Assert.EndsWith("minimum-ballots: event 3 (EncryptedTally), 1 of at least 5\n", complain.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_do_not_fit_together_are_refused()
    {
        Assert.Equal(1, SimulateVerb.Run(new(1, 1, 2, Absent: 2), Archive, null, print, complain));
        Assert.False(File.Exists(Archive));
        Assert.Equal(1, VerifyVerb.Run(Archive, new(Cores: 0), print, complain));
    }
}
