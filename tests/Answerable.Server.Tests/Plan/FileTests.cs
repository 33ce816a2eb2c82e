namespace Answerable.Server.Tests.Plan;

public sealed class FileTests
{
    [Fact]
    public void No_hand_written_file_passes_200_lines()
    {
        var long_ = new[] { "src", "tests", "bench" }.Where(f => Directory.Exists(Path.Combine(Sources.Root, f)))
            .SelectMany(f => Sources.Below(f, ".cs", ".razor", ".ts", ".css"))
            .Select(f => (f.Path, Lines: f.Text.Count(c => c == '\n'))).Where(f => f.Lines > 200);
        Assert.Empty(long_);
    }
}
