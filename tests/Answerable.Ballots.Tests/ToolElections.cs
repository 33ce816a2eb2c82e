namespace Answerable.Ballots.Tests;

/// <summary>The elections that <c>belenios-tool</c> 2.0 made, as they lie beside the tests.</summary>
internal static class ToolElections
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Elections");

    public static TheoryData<string> Names => ["plain", "threshold", "blank"];

    public static byte[] Archive(string name) => File.ReadAllBytes(Path.Combine(Folder, name, "election.bel"));

    public static VerificationReport Verify(byte[] archive, VerifierOptions? options = null) => Verifier.Verify(new MemoryStream(archive), options);
}
