namespace Answerable.Bench;

/// <summary>Clicks and typed fields of the round, as the browser test counted them into <c>bench/walk.txt</c>.</summary>
internal static class WalkSection
{
    public static async Task<Section> Run(Wish wish)
    {
        var section =
            new Section("walk", !wish.Small, "Clicks and typed fields per step of the round, counted by the browser test that walks it.");
        var path = Path.Combine(Repository.Root, "bench", "walk.txt");
        if (File.Exists(path)) section.Notes.AddRange((await File.ReadAllLinesAsync(path)).Where(l => l.Trim().Length > 0));
        else section.Notes.Add("Not counted yet: the browser test writes `bench/walk.txt`.");
        return section;
    }
}
