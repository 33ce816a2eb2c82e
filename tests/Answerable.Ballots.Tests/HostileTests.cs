namespace Answerable.Ballots.Tests;

/// <summary>For every rule an archive that breaks it, rejected by that rule and no other.</summary>
public sealed class HostileTests
{
    // Events: Setup, four ballots of three voters, EndBallots, tally, the single's and two members' decryptions, result.
    private static readonly Made Election = new(new(4, 1, 2, Absent: 1, Revotes: 1, Singles: 1, Threshold: 2, Members: 3), seed: 3);
    private static readonly Made Blank = new(new(2, 1, 2, Blank: true), seed: 4);

    private static readonly Dictionary<string, Hostile> Corpus = new[]
    {
        HostileSetups.All(() => new(Election)), NeutralElements.All(() => new(Election)),
            HostileBallots.All(() => new(Election), () => new(Blank)), HostileCounts.All(() => new(Election), Election.Archive),
    }.SelectMany(h => h).ToDictionary(h => h.Name);

    public static TheoryData<string> Names => [.. Corpus.Keys];

    [Fact]
    public void The_elections_are_accepted_before_they_are_changed()
    {
        Assert.Null(Election.Verify(new(MinimumBallots: 3)).Fault);
        Assert.Null(ToolElections.Verify(new Attacker(Election).Join()).Fault);
        Assert.Null(Blank.Verify().Fault);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_archive_is_rejected_by_its_rule(string name)
    {
        var hostile = Corpus[name];
        var archive = hostile.Archive();
        foreach (var cores in new[] { 1, 2 })
        {
            var report = ToolElections.Verify(archive, (hostile.Options ?? new()) with { Cores = cores });
            Assert.Equal(hostile.Rule, report.Fault?.Rule);
            Assert.Equal(hostile.Rule, report.Rules.Single(l => l.Broken).Rule);
            Assert.NotEmpty(report.Fault!.Place);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_tool_says_to_it_is_known(string name)
    {
        var hostile = Corpus[name];
        var (accepts, said) =
            Tool.Verify(hostile.Archive(), name.Contains("short identifier", StringComparison.Ordinal) ? "abc" : Uuid(name));
        Assert.True(hostile.ToolAccepts == accepts, said);
    }

    [Fact]
    public void Every_rule_has_a_hostile_archive_a_code_and_a_sentence()
    {
        Assert.Empty(Enum.GetValues<Rule>().Except(Corpus.Values.Select(h => h.Rule)));
        var codes = Enum.GetValues<Rule>().Select(r => r.Code()).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.Equal("ballot-signature", Rule.BallotSignature.Code());
        Assert.All(Enum.GetValues<Rule>(), r => Assert.EndsWith(".", r.Sentence(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_names_the_event_and_the_place()
    {
        var fault = ToolElections.Verify(Corpus["p - alpha"].Archive()).Fault!;
        Assert.Equal((1L, EventType.Ballot, "answers[0].choices[0].alpha"), (fault.Height, fault.Type, fault.Place));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Of_several_faults_the_first_is_named(int cores)
    {
        var attacker = new Attacker(Election).Ballot(b => b with { ElectionHash = "" }, nth: 3)
            .Answer(a => a with { OverallProof = [HostileSetups.Wrong(a.OverallProof[0])] })
                .Ballot(b => b with { ElectionUuid = "" }, nth: 1);
        attacker.Parts.Add(new(EventType.Setup, []));
        var fault = ToolElections.Verify(attacker.Join(), new(Cores: cores)).Fault!;
        Assert.Equal((Rule.OverallProof, 1L), (fault.Rule, fault.Height));
    }

    private static string Uuid(string name) =>
        name.Contains("blank", StringComparison.Ordinal) && Corpus[name].Rule is Rule.OverallProof or Rule.BlankProof ? Blank.Uuid
            : Election.Uuid;
}
