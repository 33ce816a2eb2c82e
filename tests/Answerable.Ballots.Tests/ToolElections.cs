namespace Answerable.Ballots.Tests;

/// <summary>The elections that <c>belenios-tool</c> made, 2.0 and (named newer) 3.3.0, as they lie beside the tests.</summary>
internal static class ToolElections
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Elections");

    public static TheoryData<string> Names => ["plain", "threshold", "blank", "newer-plain", "newer-threshold"];

    public static byte[] Archive(string name) => File.ReadAllBytes(Path.Combine(Folder, name, "election.bel"));

    public static VerificationReport Verify(byte[] archive, VerifierOptions? options = null) =>
        Verifier.Verify(new MemoryStream(archive), options);
}
