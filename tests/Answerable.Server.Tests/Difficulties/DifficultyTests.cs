using System.Net;
using Answerable.Domain;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Obligations;
using Answerable.Server.Difficulties;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Difficulties;

/// <summary>What a unit cannot solve by itself goes upward, over the pages and over the API.</summary>
public sealed class DifficultyTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_town_asks_its_county_and_hears_the_answer()
    {
        var (asha, anna) = (await house.SignedIn("asha"), await house.SignedIn("anna"));
        await asha.Get("/difficulties/new");
        var offered = asha.Page.QuerySelectorAll("select[name=to] option").Select(o => o.TextContent).ToList();
        Assert.Equal("Alder County Alder Secretary · Anna Alder", offered[0]);
        Assert.DoesNotContain(offered, o => o.Contains("Ash", StringComparison.Ordinal) || o.Contains("Birch", StringComparison.Ordinal));
        await asha.Submit("ask", ("need", "People"), ("title", "A second clerk"), ("text", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asha.Status);
        Assert.Equal("A second clerk", asha.Page.QuerySelector("input[name=title]")!.GetAttribute("value"));
        await asha.Submit("ask", ("need", "People"), ("title", "A second clerk"), ("text", "One keeps nine halls."));
        Assert.Contains("Alder County Alder Secretary owes the answer by", asha.Text);
        var address = asha.Path;
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn("boris")).Get(address)).Status);
        await anna.Get("/");
        Assert.Contains("A second clerk", anna.Text);
        await anna.Get(address);
        await anna.Submit("answer", ("text", "She comes in March."));
        Assert.Empty(anna.Page.QuerySelectorAll("textarea[name=text]"));
        await asha.Get(address);
        Assert.Contains("She comes in March.", asha.Text);
        Assert.Contains("Answer of Alder County Alder Secretary", asha.Text);
    }

    [Fact]
    public async Task Nobody_answers_and_it_goes_a_level_higher_by_itself_and_only_once()
    {
        var id = await Asked("asha", "anna", "Money for a roof");
        await Raise();
        Assert.Equal([await house.PostId("YA-head")], await Owners(id));
        house.Clock.Advance(TimeSpan.FromDays(Difficulty.AnswerDays + 1));
        try
        {
            Assert.NotEqual(0, await Raise());
            Assert.Equal(0, await Raise());
            var chen = (await house.Actor("chen")).Post!.Value;
            Assert.Equal([chen], await Owners(id));
            var turn = await house.Read(db => db.Set<DifficultyTurn>().SingleAsync(t => t.DifficultyId == id));
            Assert.Equal(await house.PostId("YA-head"), turn.AskedPostId);
            Assert.Equal(HttpStatusCode.OK, (await (await house.SignedIn("anna")).Get($"/difficulties/{id.Value}")).Status);
            // The root has nobody above it: it stays there, and stays late.
            house.Clock.Advance(TimeSpan.FromDays(30));
            Assert.Equal(0, await Raise());
            Assert.Equal([chen], await Owners(id));
        }
        finally
        {
            house.Clock.Return();
        }
    }

    [Fact]
    public async Task The_course_runs_over_the_api()
    {
        var (anna, olga, ivan) = (await Calls("anna"), await Calls("olga"), await Calls("ivan"));
        var (to, next) = ((await house.Actor("olga")).Post!.Value.Value, (await house.Actor("ivan")).Post!.Value.Value);
        await anna.Post("/api/difficulties", new
        { to, asked = new { title = "Who signs", text = "Two offices say no.", need = "Authority" } });
        var one = $"/api/difficulties/{anna.Body.GetProperty("id").GetString()}";
        Assert.Equal(["withdrawal"], Acts(await anna.Get(one)));
        Assert.Equal(["answer", "refusal", "passing-on"], Acts(await olga.Get(one)));
        await olga.Post($"{one}/passing-on", new { to = Guid.Empty, reason = "Theirs" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "difficulties.no-such-post"), (olga.Status, olga.Code));
        await olga.Post($"{one}/passing-on", new { to = next, reason = "The inspector signs." });
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        await olga.Post($"{one}/answer", new { text = "Still me" });
        Assert.Equal((HttpStatusCode.Forbidden, "difficulties.not-asked"), (olga.Status, olga.Code));
        await (await ivan.Get(one)).Post($"{one}/refusal", new { text = "The law says who signs." });
        Assert.Equal("Refused", ivan.Body.GetProperty("state").GetString());
        await anna.Get("/api/difficulties?side=Asked&state=Refused");
        Assert.Equal("Who signs", anna.Body.GetProperty("rows")[0].GetProperty("title").GetString());
        Assert.Empty(await Owners(new(Guid.Parse(one[^36..]))));
    }

    private static List<string?> Acts(ApiCalls calls) => [.. calls.Body.GetProperty("acts").EnumerateArray().Select(a => a.GetString())];

    private async Task<ApiCalls> Calls(string person) => new(await house.SignedIn(person));

    private Task<int> Raise() =>
        house.Scope(s => s.GetRequiredService<RaiseDifficulties>().Run(Actor.System(SystemVerbs.RaiseDifficulties)));

    private async Task<DifficultyId> Asked(string by, string of, string title)
    {
        var (asker, asked) = (await house.Actor(by), await house.Actor(of));
        return await house.Scope(s => s.GetRequiredService<AskUpward>().Run(asker, asked.Post!.Value,
            new(title, "It rains in.", DifficultyNeed.Money)));
    }

    private Task<List<PostId>> Owners(DifficultyId id) => house.Read(db => db.Set<Obligation>()
        .Where(o => o.ObjectId == id.Value && o.State == ObligationState.Open).Select(o => o.OwnerId).ToListAsync());
}
