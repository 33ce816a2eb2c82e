using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Answerable.Server.Tests.Plan;

/// <summary>One word for one thing: no identifier holds a word that <c>docs/house.md</c> says to avoid.</summary>
public sealed partial class ProductWordsTests
{
    private static readonly Assembly[] Ours = [typeof(Domain.Actor).Assembly, typeof(AppHost).Assembly];

    [Fact]
    public void No_identifier_holds_a_word_to_avoid()
    {
        var avoided = Avoided().ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.True(avoided.Count > 30, "The table of words was not read.");
        Assert.Empty(
            Identifiers().Where(i => Words().Matches(i).Any(w => avoided.Contains(w.Value) || avoided.Contains(w.Value.TrimEnd('s'))))
                .Distinct().Order());
    }

    [Fact]
    public void Every_word_of_the_product_is_one_in_the_code()
    {
        var used = Identifiers().SelectMany(i => Words().Matches(i).Select(w => w.Value)).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Rows().Select(r => r[0]), word => !used.Contains(word));
    }

    private static IEnumerable<string> Avoided() => Rows().SelectMany(r => r[2].Split(',', StringSplitOptions.TrimEntries));

    private static IEnumerable<string[]> Rows() =>
        File.ReadAllText(Path.Combine(Sources.Root, "docs/house.md")).Split("## The words")[1].Split('\n')
        .Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(l => l.Trim('|', ' ').Split(" | "));

    private static IEnumerable<string> Identifiers() =>
        from type in Ours.SelectMany(a => a.GetTypes())
        where !Made(type)
        from name in type.GetMembers(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !Made(m) && m is not MethodBase { IsVirtual: true, IsFinal: false }).Select(m => m.Name).Append(type.Name)
        select name;

    private static bool Made(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal) || member.IsDefined(typeof(CompilerGeneratedAttribute))
        || (member.DeclaringType is { } outer && Made(outer));

    [GeneratedRegex("[A-Z][a-z]+")]
    private static partial Regex Words();
}
