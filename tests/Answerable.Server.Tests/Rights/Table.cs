namespace Answerable.Server.Tests.Rights;

/// <summary>A table of rights, a line each: <c>what: who who</c>. A line of <c>@name: who who</c> names a group; <c>#</c> begins a
/// comment; <c>.{csv,xlsx}</c> are both files of a list.</summary>
internal static class Table
{
    private const string Files = ".{csv,xlsx}";

    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Read(string text)
    {
        var groups = new Dictionary<string, IReadOnlySet<string>> { ["@everybody"] = Cast.All.ToHashSet() };
        var rows = new Dictionary<string, IReadOnlySet<string>>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(l => !l.StartsWith('#')))
        {
            var colon = line.LastIndexOf(':');
            var who =
                line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .SelectMany(w => w[0] == '@' ? groups[w] : new HashSet<string> { w }).ToHashSet();
            Assert.Subset(Cast.All.ToHashSet(), who);
            string[] endings = line[..colon].Contains(Files, StringComparison.Ordinal) ? [".csv", ".xlsx"] : [Files];
            foreach (var what in endings.Select(e => line[..colon].Replace(Files, e, StringComparison.Ordinal)))
                Assert.True((line[0] == '@' ? groups : rows).TryAdd(what, who), $"{what} is listed twice.");
        }
        return rows;
    }
}
