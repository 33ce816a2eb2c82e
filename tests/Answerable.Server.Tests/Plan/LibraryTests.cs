using System.Text.RegularExpressions;

namespace Answerable.Server.Tests.Plan;

/// <summary>A library of its own could be used without this product: it names neither Domain nor Server, nor any package.</summary>
public sealed partial class LibraryTests
{
    [Theory]
    [InlineData("src/Answerable.Ballots")]
    public void A_library_of_its_own_knows_nothing_of_the_product(string project)
    {
        var files = Sources.Below(project, ".cs", ".csproj").ToList();
        Assert.NotEmpty(files);
        Assert.Empty(files.Where(f => Product().IsMatch(f.Text)).Select(f => f.Path));
    }

    [Fact]
    public void A_planted_reference_is_seen()
    {
        Assert.Matches(Product(), "using Answerable.Domain.Rounds;");
        Assert.Matches(Product(), "<ProjectReference Include=\"../Answerable.Server/Answerable.Server.csproj\" />");
        Assert.Matches(Product(), "<PackageReference Include=\"X\" />");
        Assert.DoesNotMatch(Product(), "namespace Answerable.Ballots;");
    }

    [GeneratedRegex(@"Answerable\.(Domain|Server)|PackageReference")]
    private static partial Regex Product();
}
