using System.Net;
using Answerable.Domain.Difficulties;
using Answerable.Server.Difficulties;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Difficulties;

/// <summary>What a unit asked upward is found by those who may see it, and stands on its post's page beside what it is asked.</summary>
public sealed class FoundTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task It_is_searched_for_and_stands_beside_what_the_post_is_asked()
    {
        var (anna, olga) = (await house.Actor("anna"), await house.Actor("olga"));
        var draft = new DifficultyDraft("Three bridges lack a warden", "Nobody keeps the lanterns.", DifficultyNeed.People);
        await house.Scope(s => s.GetRequiredService<AskUpward>().Run(anna, olga.Post!.Value, draft));
        var page = $"/posts/{(await house.PostId("YA-head")).Value}";
        foreach (var (code, sees) in new[] { ("anna", true), ("olga", true), ("asha", false), ("boris", false), ("secadmin", false) })
        {
            var visitor = await house.SignedIn(code);
            await visitor.Get("/search?q=lanterns");
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            Assert.Equal(sees, visitor.Text.Contains("Three bridges", StringComparison.Ordinal));
            await visitor.Get(page);
            Assert.Equal(sees, visitor.Text.Contains("Three bridges", StringComparison.Ordinal));
        }
    }
}
