namespace Answerable.Server.Tests.Plan;

public sealed class FileTests
{
    [Fact]
    public void No_folder_holds_more_than_25_files_a_large_room_has_one_for_each_thing_in_it() =>
        Assert.Empty(
            Everywhere(".cs", ".razor").GroupBy(f => Path.GetDirectoryName(f.Path)).Where(g => g.Count() > 25)
                .Select(g => (g.Key, g.Count())));

    [Fact]
    public void No_hand_written_file_passes_200_lines()
    {
        var long_ = Everywhere(".cs", ".razor", ".ts", ".css")
            .Select(f => (f.Path, Lines: f.Text.Count(c => c == '\n'))).Where(f => f.Lines > 200);
        Assert.Empty(long_);
    }

    private static IEnumerable<(string Path, string Text)> Everywhere(params string[] extensions) =>
        new[] { "src", "tests", "bench" }.SelectMany(f => Sources.Below(f, extensions));
}
