using System.Text.Json;
using Answerable.Ballots.Tests;

namespace Answerable.Ballots.Browser.Tests;

/// <summary>An election of which every secret part is made in Chromium, and whose archive the reference puts together.</summary>
internal sealed class BoothElection(BoothSite site, string questions, int voters) : IAsyncDisposable
{
    private readonly List<string> trustees = [];
    private string[] credentials = [];
    private string election = "";
    private Booth booth = null!;

    public ReferenceTool Tool { get; } = new();

    public Booth Booth => booth;

    /// <summary>The trustees' private keys as files, in the order of owners.</summary>
    public List<string> PrivateKeys { get; } = [];

    /// <summary>A member's seed and sealed decryption key, in the order of owners; empty for single trustees.</summary>
    public List<(string Seed, string Sealed)> MemberSecrets { get; } = [];

    public async Task<BoothElection> Open()
    {
        booth = await site.Booth();
        return this;
    }

    /// <summary>A trustee without whom nothing is decrypted.</summary>
    public async Task AddSingleTrustee()
    {
        var key = await booth.Perform("makeTrusteeKey", new { });
        PrivateKeys.Add(Text(key, "private_key"));
        MemberSecrets.Add(default);
        trustees.Add($"[\"Single\",{Text(key, "public_key")}]");
    }

    /// <summary>A group whose key ceremony is held in the browser, the test relaying between its members.</summary>
    public async Task AddGroup(int threshold, int size)
    {
        var members = new List<JsonElement>();
        for (var index = 1; index <= size; index++) members.Add(await booth.Perform("makeCertificate", new { size, threshold, index }));
        var certificates = members.Select(member => Text(member, "certificate")).ToArray();
        var polynomials = new List<JsonElement>();
        foreach (var member in members)
            polynomials.Add(await booth.Perform("makePolynomial", new { seed = Text(member, "seed"), certificates, threshold }));
        var coefexps = polynomials.Select(polynomial => Text(polynomial, "coefexps")).ToArray();
        var voutputs = new List<JsonElement>();
        for (var j = 0; j < size; j++)
        {
            var seed = Text(members[j], "seed");
            var secrets = polynomials.Select(polynomial => polynomial.GetProperty("secrets")[j].GetString()!).ToArray();
            var vinput = new { polynomial = Text(polynomials[j], "polynomial"), secrets, coefexps };
            voutputs.Add(await booth.Perform("makeVerificationKey", new { seed, certificates, threshold, vinput }));
            var own = Text(voutputs[j], "private_key");
            PrivateKeys.Add((await booth.Perform("openDecryptionKey", new { seed, private_key = own })).GetString()!);
            MemberSecrets.Add((seed, own));
        }
        var outputs =
            voutputs.Select(
                v => new { private_key = Text(v, "private_key"), public_key = Text(v, "public_key"), signature = Text(v, "signature") })
                    .ToArray();
        trustees.Add(
            (await booth.Perform("assembleThreshold", new { threshold, certificates, coefexps, voutputs = outputs })).GetString()!);
    }

    /// <summary>Makes the credentials and the archive with its Setup event.</summary>
    public async Task Start()
    {
        var uuid = (await booth.Call("ballots.randomBase58(14)", 0)).GetString()!;
        var made = await booth.Perform("makeCredentials", new { uuid, number = voters });
        credentials = [.. made.GetProperty("credentials").EnumerateArray().Select(credential => credential.GetString()!)];
        var list = $"[{string.Join(',', trustees)}]";
        var key = (await booth.Call("(await ballots.readTrustees(argument)).product.toString()", list)).GetString()!;
        election =
            $$"""{"version":1,"description":"","name":"Annual assessment – “test”","group":"BELENIOS-2048","public_key":"{{key}}","questions":{{questions}},"uuid":"{{uuid}}"}""";
        await Tool.Write("election.json", election);
        await Tool.Write("trustees.json", list);
        await Tool.Write("public_creds.json",
            $"[{string.Join(',', made.GetProperty("public_credentials").EnumerateArray().Select(c => c.GetRawText()))}]");
        await Tool.Run("archive init");
    }

    /// <summary>A voter's ballot, made in the worker and handed in; gives its tracker.</summary>
    public async Task<string> Vote(int voter, params int[][] choices)
    {
        var made = await booth.Perform("makeBallot", new { election, credential = credentials[voter], choices });
        await Tool.Append("Ballot", Text(made, "ballot"));
        return Text(made, "tracker");
    }

    /// <summary>Ends the voting and publishes the tally that the reference computes.</summary>
    public async Task Close()
    {
        await Tool.Append("EndBallots");
        await Tool.Run("archive add-event --type=EncryptedTally", await Tool.Run("election compute-encrypted-tally"));
    }

    /// <summary>The trustee inspects the archive and decrypts in the worker.</summary>
    public async Task Decrypt(int owner, int minimum)
    {
        var made =
            await booth.Perform("decrypt",
                new { archive = await Base64(), private_key = PrivateKeys[owner - 1], demands = new { minimum } });
        Assert.Equal(owner, made.GetProperty("owner").GetInt32());
        await Tool.Append("PartialDecryption", Text(made, "partial_decryption"), Text(made, "owned"));
    }

    /// <summary>The reference decrypts with the trustee's private key as the browser made it.</summary>
    public async Task DecryptWithTool(int owner)
    {
        await Tool.Write("private.key", PrivateKeys[owner - 1]);
        await Tool.Run("archive add-event --type=PartialDecryption",
            await Tool.Run($"election decrypt --privkey private.key --trustee-id {owner}"));
    }

    /// <summary>The reference opens the member's sealed decryption key with the seed and decrypts.</summary>
    public async Task DecryptThresholdWithTool(int owner)
    {
        await Tool.Write("member.key", MemberSecrets[owner - 1].Seed);
        await Tool.Write("member.dkey", MemberSecrets[owner - 1].Sealed);
        var made = await Tool.Run($"election decrypt-threshold --key member.key --decryption-key member.dkey --trustee-id {owner}");
        await Tool.Run("archive add-event --type=PartialDecryption", made);
    }

    /// <summary>The reference computes the result and verifies the whole archive, and so do its later versions and our verifier; gives the
    /// counts a question.</summary>
    public async Task<int[][]> Finish()
    {
        var result = (await Tool.Run("election compute-result")).Trim();
        await Tool.Append("Result", result);
        await Tool.Run("election verify");
        foreach (var program in NewerTools.Programs) await Tool.Run("election verify", program: program);
        await using (var archive = File.OpenRead(Tool.Archive)) Assert.Null(Verifier.Verify(archive).Fault);
        using var json = JsonDocument.Parse(result);
        return [.. json.RootElement.GetProperty("result").EnumerateArray()
            .Select(row => row.EnumerateArray().Select(count => count.GetInt32()).ToArray())];
    }

    /// <summary>The archive as it stands, for the worker.</summary>
    public async Task<string> Base64() => Convert.ToBase64String(await File.ReadAllBytesAsync(Tool.Archive));

    public async ValueTask DisposeAsync()
    {
        await booth.DisposeAsync();
        Tool.Dispose();
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
