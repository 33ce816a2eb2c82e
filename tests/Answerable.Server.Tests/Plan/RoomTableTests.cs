using System.Text.RegularExpressions;

namespace Answerable.Server.Tests.Plan;

/// <summary>Room depends on room only along the table in <c>docs/rooms.md</c>: a room may use the code and read the tables of those above
/// it.</summary>
public sealed partial class RoomTableTests
{
    /// <summary>The one context names every room's mapping; every room uses the one context.</summary>
    private const string Composition = "src/Answerable.Server/Storage/Db.cs";

    [Theory]
    [InlineData("src/Answerable.Domain")]
    [InlineData("src/Answerable.Server")]
    public void A_room_uses_only_rooms_above_it_in_the_table(string project)
    {
        var order = Order();
        var folders =
            Directory.GetDirectories(Path.Combine(Sources.Root, project)).Select(Path.GetFileName)
                .Where(f => f is not ("bin" or "obj" or "web" or "wwwroot"));
        Assert.Empty(folders.Except(order));
        Assert.Empty(Violations(Sources.Below(project, ".cs", ".razor"), order));
    }

    [Fact]
    public void The_house_is_put_together_in_the_order_of_the_table() =>
        Assert.Equal(Order().Except(["Shell", "Storage", "Frame"]), Rooms.All.Select(r => r.Name));

    [Fact]
    public void Every_noun_and_every_place_in_the_rail_is_declared_once()
    {
        Assert.Equal(Rooms.All.SelectMany(r => r.Objects).Select(o => o.Noun).Distinct(),
            Rooms.All.SelectMany(r => r.Objects).Select(o => o.Noun));
        Assert.Equal(Rooms.All.SelectMany(r => r.Rail).Count(),
            Rooms.All.SelectMany(r => r.Rail).Select(e => (e.Section, e.Place)).Distinct().Count());
    }

    [Fact]
    public void A_planted_violation_is_seen()
    {
        var order = Order();
        Assert.Single(Violations([("src/Answerable.Server/Organisation/X.cs", "using Answerable.Server.Rounds;")], order));
        Assert.Single(Violations([("src/Answerable.Domain/Policies/X.cs", "var x = Answerable.Domain.Appraisals.QuotaRule.Top;")], order));
        Assert.Single(Violations([("src/Answerable.Server/Rounds/X.razor", "@using Answerable.Server.Reviews")], order));
        Assert.Empty(
            Violations([("src/Answerable.Server/Rounds/X.cs", "using Answerable.Domain.Rounds; using Answerable.Server.Shell;")], order));
    }

    [Fact]
    public void A_room_reads_only_tables_of_its_own_and_of_rooms_above_it()
    {
        var owners = Owners();
        Assert.True(owners.Count > 40, $"Only {owners.Count} tables were found.");
        Assert.Empty(Readings(Sources.Below("src/Answerable.Server", ".cs", ".razor"), Order(), owners));
    }

    /// <summary>Papers are counted on other occasions too.</summary>
    [Fact]
    public void The_rules_of_counting_name_nothing_of_rounds()
    {
        var rounds = string.Join('|', typeof(Domain.Rounds.Round).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(Domain.Rounds.Round).Namespace && !t.IsNested)
            .Select(t => t.Name.Split('`')[0]).Append(nameof(Domain.RoundId)).Append(nameof(Domain.DebrieferId)));
        var named = new Regex($@"\b(?:Rounds|{rounds})\b");
        Assert.Matches(named, "Require.That(found, RoundRefusals.NoSuchPart);");
        Assert.Matches(named, "public DebrieferId Subject { get; }");
        var files = Sources.Below("src/Answerable.Domain/Ballots", ".cs").ToList();
        Assert.True(files.Count > 10);
        Assert.Empty(from file in files
                     from found in named.Matches(Comment().Replace(file.Text, ""))
                     select $"{file.Path} names {found.Value}");
    }

    [Fact]
    public void A_planted_reading_is_seen()
    {
        var (order, owners) = (Order(), Owners());
        Assert.Single(
            Readings([("src/Answerable.Server/Rectifications/X.cs", "var x = db.Set<Round>().Where(r => r.Id == id);")], order, owners));
        Assert.Single(
            Readings([("src/Answerable.Server/Ledger/X.cs", "join p in db.Set<Domain.People.Person>() on a equals p.Id")], order, owners));
        Assert.Empty(
            Readings([("src/Answerable.Server/Rounds/X.cs", "db.Set<Round>().Join(db.Set<Unit>(), db.Set<Rectification>())")], order,
                owners));
    }

    [Fact]
    public void The_domain_names_no_framework()
    {
        foreach (var (path, text) in Sources.Below("src/Answerable.Domain", ".cs"))
            Assert.False(Framework().IsMatch(text), path);
    }

    private static List<string> Order() =>
        [.. TableRow().Matches(File.ReadAllText(Path.Combine(Sources.Root, "docs/rooms.md"))).Select(m => m.Groups[1].Value)];

    private static List<string> Violations(IEnumerable<(string Path, string Text)> files, List<string> order) =>
    [
        .. from file in files
           let room = file.Path.Split('/') is { Length: > 3 } parts ? parts[2] : null
           where room is not null
           from other in Use().Matches(file.Text)
               .Where(m => file.Path.Contains($"Answerable.{m.Groups[1].Value}/", StringComparison.Ordinal)).Select(m => m.Groups[2].Value)
                   .Distinct()
           where file.Path != Composition && order.Contains(other) && order.IndexOf(other) > order.IndexOf(room)
           select $"{file.Path} uses {other}",
    ];

    /// <summary>Each room's tables are those that its mapping maps.</summary>
    private static Dictionary<string, string> Owners() => (
        from file in Sources.Below("src/Answerable.Server", ".cs")
        where file.Path.EndsWith("Mapping.cs", StringComparison.Ordinal)
        from mapped in Mapped().Matches(file.Text)
        select (Table: mapped.Groups[1].Value, Room: file.Path.Split('/')[2])).Distinct().ToDictionary(m => m.Table, m => m.Room);

    private static List<string> Readings(IEnumerable<(string Path, string Text)> files, List<string> order,
        Dictionary<string, string> owners) =>
    [
        .. from file in files
           let room = file.Path.Split('/') is { Length: > 3 } parts ? parts[2] : null
           where room is not null && file.Path != Composition
           from table in Read().Matches(file.Text).Select(m => m.Groups[1].Value).Distinct()
           where owners.TryGetValue(table, out var owner) && order.IndexOf(owner) > order.IndexOf(room)
           select $"{file.Path} reads {table} of {owners[table]}",
    ];

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"builder\.Entity<(\w+)>")]
    private static partial Regex Mapped();

    [GeneratedRegex(@"\bSet<(?:\w+\.)*(\w+)>")]
    private static partial Regex Read();

    [GeneratedRegex(@"^\| (?:\d+) \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"Answerable\.(Domain|Server)\.(\w+)")]
    private static partial Regex Use();

    [GeneratedRegex(@"Microsoft\.(AspNetCore|EntityFrameworkCore|Extensions)")]
    private static partial Regex Framework();
}
