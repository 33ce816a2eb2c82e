namespace Answerable.Server.Tests.Rights;

/// <summary>A table of rights, a line each: <c>what: who who</c>. A line of <c>@name: who who</c> names a group; <c>#</c> begins a
/// comment.</summary>
internal static class Table
{
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
            Assert.True((line[0] == '@' ? groups : rows).TryAdd(line[..colon], who), $"{line[..colon]} is listed twice.");
        }
        return rows;
    }
}
