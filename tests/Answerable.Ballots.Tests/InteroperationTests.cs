using System.Text;

namespace Answerable.Ballots.Tests;

/// <summary>An independent program, <c>belenios-tool</c> 2.0, and this library accept each other's work.</summary>
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

    [Theory]
    [MemberData(nameof(Plans))]
    public void The_tool_accepts_an_election_of_ours_and_its_result(int voters, int absent, int revotes, int singles, int t, int m, bool blank, bool weights)
    {
        using var made = new Made(new(voters, 2, 3, absent, revotes, singles, t, m, blank, weights));
        var (accepts, said) = Tool.Verify(made.Archive, made.Uuid);
        Assert.True(accepts, said);
        var report = made.Verify();
        Assert.Null(report.Fault);
        Assert.Equal(made.Simulation.Expected.Questions, report.Result!.Questions);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(1, 2, 3)]
    public void The_tool_decrypts_with_our_keys_to_our_result(int singles, int t, int m)
    {
        using var made = new Made(new(3, 1, 3, Absent: 1, Revotes: 1, singles, t, m));
        using var folder = new ToolFolder();
        var whole = ArchiveText.Split(made.Archive);
        File.WriteAllBytes(Path.Combine(folder.Path, made.Uuid + ".bel"), ArchiveText.Until(whole, EventType.EncryptedTally, made.Simulation.Timestamp));
        foreach (var owner in made.Simulation.Keys.Owners)
        {
            File.WriteAllText(Path.Combine(folder.Path, "key"), $"\"{made.Simulation.Keys.PrivateKeys[owner - 1].Reveal()}\"\n");
            var (code, output, said) = Tool.Run(folder.Path, "election", "decrypt", "--dir", folder.Path, "--privkey", "key", "--trustee-id", $"{owner}");
            Assert.True(code == 0, said);
            Add(folder.Path, "PartialDecryption", output);
        }
        var (result, lines, why) = Tool.Run(folder.Path, "election", "compute-result", "--dir", folder.Path);
        Assert.True(result == 0, why);
        Add(folder.Path, "Result", lines);
        var report = ToolElections.Verify(File.ReadAllBytes(Path.Combine(folder.Path, made.Uuid + ".bel")));
        Assert.Null(report.Fault);
        Assert.Equal(made.Simulation.Expected.Questions, report.Result!.Questions);
    }

    [Fact]
    public void A_ballot_of_the_tool_made_with_our_credential_is_valid()
    {
        using var made = new Made(new(2, 1, 3, Absent: 1));
        using var folder = new ToolFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, made.Uuid + ".bel"), ArchiveText.Until(ArchiveText.Split(made.Archive), EventType.Ballot, made.Simulation.Timestamp));
        File.WriteAllText(Path.Combine(folder.Path, "cred"), made.Simulation.Credentials[1].ToString());
        File.WriteAllText(Path.Combine(folder.Path, "choices"), "[[0,1,0]]");
        var (code, output, said) = Tool.Run(folder.Path, "election", "generate-ballot", "--dir", folder.Path, "--privcred", "cred", "--ballot", "choices");
        Assert.True(code == 0, said);
        using var setup = ElectionSetup.Verify(made.Simulation.Records[0], made.Simulation.Records[1], made.Simulation.Records[2], Arithmetic.Best, new());
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
            using var key = KeyCeremony.Open(Canonical.Parse<EncryptedMessage>(Encoding.UTF8.GetBytes(File.ReadAllText(file).Trim())), seed, Arithmetic.Best);
            Assert.Contains(Arithmetic.Best.Power(Group.G, key), keys.Skip(1));
        }
    }

    private static void Add(string folder, string type, string lines)
    {
        var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("belenios-tool", ["archive", "add-event", "--dir", folder, $"--type={type}"]) { RedirectStandardInput = true })!;
        process.StandardInput.Write(lines);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
