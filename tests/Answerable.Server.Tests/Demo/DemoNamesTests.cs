using System.IO.Compression;
using System.Text;
using Answerable.Server.Demo;
using Answerable.Server.Tests.Plan;

namespace Answerable.Server.Tests.Demo;

/// <summary>No place of the demo world is a real one.</summary>
public sealed class DemoNamesTests(RealNames names) : IClassFixture<RealNames>
{
    [Fact]
    public void No_made_up_name_stands_in_the_list_of_real_divisions()
    {
        if (names.All is not { } real)
        {
            Assert.Null(Environment.GetEnvironmentVariable("CI"));
            return;
        }
        Assert.True(real.Count > 400_000);
        var places = DemoContent.Units().Where(u => u.Level is not ("department" or "office")).Select(u => u.Chinese).ToList();
        Assert.DoesNotContain(places, p => real.Contains(p) || real.Contains(RealNames.Bare(p)));
    }

    [Fact]
    public void The_check_knows_a_real_name_with_and_without_its_ending()
    {
        if (names.All is not { } real) return;
        Assert.Contains("绵阳", real);
        Assert.Contains("绵阳市", real);
        Assert.Equal("云汀", RealNames.Bare("云汀市"));
    }

    [Fact]
    public void Every_unit_has_two_names_of_its_own()
    {
        var units = DemoContent.Units();
        Assert.Equal(units.Count, units.Select(u => u.Chinese).Distinct().Count());
        Assert.Equal(units.Count, units.Select(u => u.English).Distinct().Count());
        Assert.Equal((7, 1, 5, 60, 300), (Count("county"), Count("park"), Count("department"), Count("township"), Count("village")));
        int Count(string level) => units.Count(u => u.Level == level);
    }
}

/// <summary>The real names, read once.</summary>
public sealed class RealNames
{
    private static readonly string[] Endings =
        ["经济开发区", "居民委员会", "村民委员会", "居委会", "村委会", "街道办事处", "街道", "社区", "自治县", "地区", "市", "县", "区", "乡", "镇", "村"];

    /// <summary>Whole and without their ending; null where the list is not at hand.</summary>
    internal HashSet<string>? All { get; } = Read();

    public static string Bare(string name)
    {
        foreach (var ending in Endings)
            if (name.Length > ending.Length + 1 && name.EndsWith(ending, StringComparison.Ordinal)) return name[..^ending.Length];
        return name;
    }

    private static HashSet<string>? Read()
    {
        var folder = new DirectoryInfo(Sources.Root);
        string File(DirectoryInfo at) => Path.Combine(at.FullName, "shared", "data", "divisions-china.csv.gz");
        while (folder is not null && !System.IO.File.Exists(File(folder))) folder = folder.Parent;
        if (folder is null) return null;
        using var reader =
            new StreamReader(new GZipStream(System.IO.File.OpenRead(File(folder)), CompressionMode.Decompress), Encoding.UTF8);
        var names = new HashSet<string>(1_000_000);
        while (reader.ReadLine() is { } line)
        {
            var name = line.Split(',')[2];
            names.Add(name);
            names.Add(Bare(name));
        }
        return names;
    }
}
