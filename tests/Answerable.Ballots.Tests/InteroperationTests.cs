using System.Text;

namespace Answerable.Ballots.Tests;

/// <summary>An independent program, <c>belenios-tool</c> in version 2.0 and later ones, and this library accept each other's
/// work.</summary>
public sealed class InteroperationTests
{
    public static TheoryData<int, int, int, int, int, int, bool, bool> Plans => new()
    {
        // voters, absent, revotes, singles, t, m, blank, weights
        { 2, 0, 0, 1, 0, 0, false, false },
        { 3, 1, 1, 1, 2, 3, false, false },
        { 2, 0, 1, 0, 1, 1, true, false },
        { 3, 0, 1, 2, 0, 0, false, true },
        { 2, 2, 0, 1, 2, 2, false, false },
    };

    public static TheoryData<string> Newer => [.. NewerTools.Programs];

    [Theory]
    [MemberData(nameof(Plans))]
    public void The_tool_accepts_an_election_of_ours_and_its_result(int voters, int absent, int revotes, int singles, int t, int m,
        bool blank, bool weights) =>
        Accepts(Tool.Debian, new(voters, 2, 3, absent, revotes, singles, t, m, blank, weights));

    [NewerToolsTheory]
    [MemberData(nameof(Newer))]
    public void A_later_tool_accepts_each_election_of_ours_and_its_result(string program)
    {
        foreach (var p in Plans)
            Accepts(program, new((int)p[0], 2, 3, (int)p[1], (int)p[2], (int)p[3], (int)p[4], (int)p[5], (bool)p[6], (bool)p[7]));
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(1, 2, 3)]
    public void The_tool_decrypts_with_our_keys_to_our_result(int singles, int t, int m) => Decrypts(Tool.Debian, singles, t, m);

    [NewerToolsTheory]
    [MemberData(nameof(Newer))]
    public void A_later_tool_decrypts_with_our_keys_to_our_result(string program) => Decrypts(program, singles: 1, t: 2, m: 3);

    [NewerToolsTheory]
    [MemberData(nameof(Newer))]
    public void An_election_that_a_later_tool_runs_by_itself_verifies(string program)
    {
        using var election = new NewerElection(program);
        var report = ToolElections.Verify(election.Make());
        Assert.Null(report.Fault);
        Assert.Equal((3, 2), (report.Ballots, report.Counted));
        Assert.Equal([[0, 2]], report.Result!.Questions);
        Assert.Equal(3, report.Rules.Single(l => l.Rule == Rule.CeremonySignature).Held);
    }

    [Fact]
    public void The_tool_opens_the_share_that_our_ceremony_encrypted_and_decrypts_with_it()
    {
        using var made = new Made(new(1, 1, 2, Singles: 0, Threshold: 2, Members: 2));
        using var folder = new ToolFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, made.Uuid + ".bel"),
            ArchiveText.Until(ArchiveText.Split(made.Archive), EventType.EncryptedTally, made.Simulation.Timestamp));
        File.WriteAllText(Path.Combine(folder.Path, "key"), made.Simulation.Keys.Seeds[1] + "\n");
        File.WriteAllBytes(Path.Combine(folder.Path, "dkey"), Canonical.Bytes(made.Simulation.Keys.EncryptedKeys[1]!));
        var (code, output, said) =
            Tool.Run(folder.Path, "election", "decrypt-threshold", "--dir", folder.Path, "--key", "key", "--decryption-key", "dkey",
                "--trustee-id", "2");
        Assert.True(code == 0, said);
        var decryption = Canonical.Parse<PartialDecryption>(Encoding.UTF8.GetBytes(output.Split('\n')[0]));
        Assert.Equal(Factors(made, 2), decryption.Factors[0]);
    }

    [Fact]
    public void A_ballot_of_the_tool_made_with_our_credential_is_valid()
    {
        using var made = new Made(new(2, 1, 3, Absent: 1));
        using var folder = new ToolFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, made.Uuid + ".bel"),
            ArchiveText.Until(ArchiveText.Split(made.Archive), EventType.Ballot, made.Simulation.Timestamp));
        File.WriteAllText(Path.Combine(folder.Path, "cred"), made.Simulation.Credentials[1].ToString());
        File.WriteAllText(Path.Combine(folder.Path, "choices"), "[[0,1,0]]");
        var (code, output, said) =
            Tool.Run(folder.Path, "election", "generate-ballot", "--dir", folder.Path, "--privcred", "cred", "--ballot", "choices");
        Assert.True(code == 0, said);
        using var setup =
            ElectionSetup.Verify(made.Simulation.Records[0], made.Simulation.Records[1], made.Simulation.Records[2], Arithmetic.Best,
                new());
        var ballot = BallotCheck.Verify(setup, Encoding.UTF8.GetBytes(output.Trim()), new());
        Assert.Equal(made.Simulation.Credentials[1].Public(made.Uuid, Arithmetic.Best), ballot.Credential);
    }

    [Fact]
    public void Credentials_of_the_tool_derive_to_the_listed_keys()
    {
        var reader = new ArchiveReader(new MemoryStream(ToolElections.Archive("plain")));
        var election = Canonical.Parse<Election>(reader.Next()!.Content);
        reader.Next();
        var listed = Canonical.Parse<PublicCredentials>(reader.Next()!.Content).Items.Select(i => i.Key.Value);
        var derived = File.ReadLines(Path.Combine(ToolElections.Folder, "plain", "voter-credentials.txt"))
            .Select(line => Credential.Parse(line.Split(' ')[1])!.Public(election.Uuid, Arithmetic.Best).Value);
        Assert.Equal(listed.Order(), derived.Order());
    }

    [Fact]
    public void The_shares_that_the_tool_encrypted_open_with_their_seeds()
    {
        var folder = Path.Combine(ToolElections.Folder, "threshold");
        var reader = new ArchiveReader(new MemoryStream(ToolElections.Archive("threshold")));
        reader.Next();
        var keys = Canonical.Parse<Trustees>(reader.Next()!.Content).Keys.Select(k => k.PublicKey).ToList();
        foreach (var file in Directory.GetFiles(folder, "*.dkey"))
        {
            using var seed = TrusteeSeed.Parse(File.ReadAllText(Path.ChangeExtension(file, ".key")).Trim())!;
            using var key =
                KeyCeremony.Open(Canonical.Parse<EncryptedMessage>(Encoding.UTF8.GetBytes(File.ReadAllText(file).Trim())), seed,
                    Arithmetic.Best);
            Assert.Contains(Arithmetic.Best.Power(Group.G, key), keys.Skip(1));
        }
    }

    private static void Accepts(string program, SimulationPlan plan)
    {
        using var made = new Made(plan);
        var (accepts, said) = Tool.Verify(made.Archive, made.Uuid, program);
        Assert.True(accepts, said);
        var report = made.Verify();
        Assert.Null(report.Fault);
        Assert.Equal(made.Simulation.Expected.Questions, report.Result!.Questions);
    }

    private static void Decrypts(string program, int singles, int t, int m)
    {
        using var made = new Made(new(3, 1, 3, Absent: 1, Revotes: 1, singles, t, m));
        using var folder = new ToolFolder();
        var whole = ArchiveText.Split(made.Archive);
        File.WriteAllBytes(Path.Combine(folder.Path, made.Uuid + ".bel"),
            ArchiveText.Until(whole, EventType.EncryptedTally, made.Simulation.Timestamp));
        foreach (var owner in made.Simulation.Keys.Owners)
        {
            File.WriteAllText(Path.Combine(folder.Path, "key"), $"\"{made.Simulation.Keys.PrivateKeys[owner - 1].Reveal()}\"\n");
            var (code, output, said) =
                Tool.RunAs(program, folder.Path, "", "election", "decrypt", "--dir", folder.Path, "--privkey", "key", "--trustee-id",
                    $"{owner}");
            Assert.True(code == 0, said);
            Add(program, folder.Path, "PartialDecryption", output);
        }
        var (result, lines, why) = Tool.RunAs(program, folder.Path, "", "election", "compute-result", "--dir", folder.Path);
        Assert.True(result == 0, why);
        Add(program, folder.Path, "Result", lines);
        var report = ToolElections.Verify(File.ReadAllBytes(Path.Combine(folder.Path, made.Uuid + ".bel")));
        Assert.Null(report.Fault);
        Assert.Equal(made.Simulation.Expected.Questions, report.Result!.Questions);
    }

    private static IReadOnlyList<Element> Factors(Made made, long owner)
    {
        var part =
            ArchiveText.Split(made.Archive)
                .Single(p => p.Type == EventType.PartialDecryption && Canonical.Parse<OwnedPartialDecryption>(p.Records[1]).Owner == owner);
        return Canonical.Parse<PartialDecryption>(part.Records[0]).Factors[0];
    }

    private static void Add(string program, string folder, string type, string lines)
    {
        var (code, _, said) = Tool.RunAs(program, folder, lines, "archive", "add-event", "--dir", folder, $"--type={type}");
        Assert.True(code == 0, said);
    }
}
