using System.Text.Json;

namespace Answerable.Ballots.Tests;

/// <summary>
/// A small election that a later <c>belenios-tool</c> runs by itself: a single trustee, a group of 2 of 3, three voters of whom one does
/// not vote and one votes again.
/// </summary>
internal sealed class NewerElection(string program) : IDisposable
{
    private const string Group = "BELENIOS-2048", Ceremony = "generate-trustee-key-threshold";
    private const string Template = """{"description":"d","name":"n","questions":[{"answers":["A","B"],"min":1,"max":1,"question":"Q"}]}""";
    private readonly ToolFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>The archive, which the tool itself accepts.</summary>
    public byte[] Make()
    {
        var uuid = Run("setup", "generate-token").Trim();
        Write("voters.txt", "a@x,a\nb@x,b\nc@x,c\n");
        Run("setup", "generate-credentials", "--uuid", uuid, "--group", Group, "--file", "voters.txt");
        Run("setup", "generate-trustee-key", "--group", Group);
        Write("public_keys.jsons", File.ReadAllText(Only("*.pubkey")));
        var members = HoldCeremony();
        Run("setup", "make-trustees");
        Write("template.json", Template);
        Run("setup", "make-election", "--uuid", uuid, "--group", Group, "--template", "template.json");
        File.Copy(Only("*.pubcreds"), At("public_creds.json"));
        Run("archive", "init");
        foreach (var (voter, choices) in new[] { ("a", "[[1,0]]"), ("b", "[[0,1]]"), ("a", "[[0,1]]") }) Vote(voter, choices);
        Add("EndBallots", "");
        Add("EncryptedTally", Run("election", "compute-encrypted-tally"));
        Add("PartialDecryption", Run("election", "decrypt", "--privkey", Only("*.privkey"), "--trustee-id", "1"));
        foreach (var j in new[] { 0, 2 })
        {
            string[] secrets = ["--key", members[j] + ".key", "--decryption-key", members[j] + ".dkey"];
            Add("PartialDecryption", Run(["election", "decrypt-threshold", .. secrets, "--trustee-id", $"{j + 2}"]));
        }
        Add("Result", Run("election", "compute-result"));
        Run("election", "verify");
        return File.ReadAllBytes(Only("*.bel"));
    }

    /// <summary>The six steps of the ceremony, relayed by the test; the members' names in order.</summary>
    private string[] HoldCeremony()
    {
        string[] members = [.. Enumerable.Range(1, 3).Select(i => Step(1, i).Trim())];
        Write("certs.jsons", string.Concat(members.Select(m => File.ReadAllText(At(m + ".cert")))));
        Step(2, 1, "", "--certs", "certs.jsons");
        var polynomials = members.Select((m, i) => Step(3, i + 1, "", "--certs", "certs.jsons", "--key", m + ".key"));
        Write("polynomials.jsons", string.Concat(polynomials));
        Step(4, 1, "", "--certs", "certs.jsons", "--polynomials", "polynomials.jsons");
        var outputs = string.Concat(members.Select((m, i) =>
            Step(5, i + 1, File.ReadAllText(At(m + ".vinput")), "--certs", "certs.jsons", "--key", m + ".key")));
        Write("threshold.json", Step(6, 1, outputs, "--certs", "certs.jsons", "--polynomials", "polynomials.jsons"));
        return members;
    }

    private string Step(int step, int index, string input = "", params string[] more) =>
        RunWith(input, ["setup", Ceremony, "--group", Group, "--threshold-context", $"{index}/2/3", "--step", $"{step}", .. more]);

    private void Vote(string voter, string choices)
    {
        using var credentials = JsonDocument.Parse(File.ReadAllText(Only("*.privcreds")));
        Write("credential", credentials.RootElement.GetProperty(voter).GetString()!);
        Write("choices", choices);
        Add("Ballot", Run("election", "generate-ballot", "--privcred", "credential", "--choice", "choices"));
    }

    private void Add(string type, string lines) => RunWith(lines, "archive", "add-event", $"--type={type}");

    private string Run(params string[] arguments) => RunWith("", arguments);

    private string RunWith(string input, params string[] arguments)
    {
        var (code, output, said) = Tool.RunAs(program, folder.Path, input, arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)}: {said}");
        return output;
    }

    private void Write(string name, string content) => File.WriteAllText(At(name), content);

    private string At(string name) => Path.Combine(folder.Path, name);

    private string Only(string pattern) => Directory.GetFiles(folder.Path, pattern).Single();
}
