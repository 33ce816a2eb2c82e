namespace Answerable.Ballots.Browser.Tests;

/// <summary>Elections made by the C# library, judged by the browser's modules.</summary>
public sealed class LibraryElectionTests(BoothSite site) : IClassFixture<BoothSite>
{
    private const string Inspect = """
        (await ballots.inspect([Uint8Array.from(atob(argument), (c) => c.charCodeAt(0))], { minimum: 3, proofs: true })
            .then(({ cast, counted, head, decrypted }) => ({ cast, counted, head, decrypted })))
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_election_of_the_library_passes_the_scrutineers_inspection_with_every_proof(bool blank)
    {
        using var simulation =
            new Simulation(
                new(Voters: 4, Questions: 2, Answers: 3, Absent: 1, Revotes: 1, Singles: 1, Threshold: 2, Members: 3, Blank: blank));
        using var archive = new MemoryStream();
        simulation.Write(archive);
        archive.Position = 0;
        var report = Verifier.Verify(archive);

        await using var booth = await site.Booth();
        var found = await booth.Call(Inspect, Convert.ToBase64String(archive.ToArray()));

        Assert.Equal((4, 3), (found.GetProperty("cast").GetInt32(), found.GetProperty("counted").GetInt32()));
        Assert.Equal(report.Head, found.GetProperty("head").GetString());
        Assert.Equal(simulation.Keys.Owners, found.GetProperty("decrypted").EnumerateArray().Select(owner => owner.GetInt32()));
    }
}
