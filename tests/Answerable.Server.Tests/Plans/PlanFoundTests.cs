using System.Net;

namespace Answerable.Server.Tests.Plans;

/// <summary>A plan is found by who may see it: a draft by who oversees its unit, an adopted one by whom it names too.</summary>
public sealed class PlanFoundTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task It_is_searched_for_by_its_projects_and_a_draft_by_fewer()
    {
        await ArrangedPlan.Draft(house, title: "Draft of lanterns");
        foreach (var (code, sees) in new[] { ("olga", true), ("anna", false), ("boris", false) })
            Assert.Equal(sees, await Finds(code, "lanterns", "Draft of lanterns"));
        await ArrangedPlan.Adopted(house);
        foreach (var (code, sees) in new[] { ("olga", true), ("anna", true), ("carl", true), ("boris", false), ("asha", false) })
            Assert.Equal(sees, await Finds(code, "halls", "City plan of 2026"));
    }

    private async Task<bool> Finds(string code, string words, string title)
    {
        var visitor = await house.SignedIn(code);
        await visitor.Get($"/search?q={words}");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        return visitor.Text.Contains(title, StringComparison.Ordinal);
    }
}
