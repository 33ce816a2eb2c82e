using Answerable.Domain;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Domain.Requests;
using Answerable.Server.Difficulties;
using Answerable.Server.Policies;
using Answerable.Server.Requests;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Requests;

/// <summary>Load is read in a fixed number of statements, by its index; time spent is told as a median of ten.</summary>
public sealed class MonthLoadTests(House house) : IClassFixture<House>
{
    private const string Index = "ix_obligations_obligation_owner_id_due_on_minutes";

    [Fact]
    public async Task Many_receivers_are_weighed_and_asked_by_as_many_statements_as_few()
    {
        house.Clock.Return();
        var few = await ArrangedRequest.Draft(house);
        var before = await Weighed(few);
        await Members(700, "crowd");
        var many = await ArrangedRequest.Draft(house, ArrangedRequest.Facts with { PostKind = "crowd" });
        var after = await Weighed(many);
        Assert.Equal(before.Count, after.Count);
        foreach (var statement in after.Where(s => s.Contains("obligations_obligation", StringComparison.Ordinal)))
            Assert.Contains(await house.Plan(statement), step => step.Contains(Index, StringComparison.Ordinal));
        var olga = await house.Actor("olga");
        Assert.Equal(700, await house.Scope(s => s.GetRequiredService<SendRequest>().Run(olga, many, null)));
        var more = await ArrangedRequest.Draft(house, ArrangedRequest.Facts with { PostKind = "crowd", Minutes = 210 });
        var cost = (await house.Scope(s => s.GetRequiredService<RequestDetails>().Request(olga, more)))!.Cost!;
        Assert.Equal((700, 700, MonthLoad.Named), (cost.Posts, cost.Over, cost.OverPosts.Count));
        Assert.Equal(700, await house.Scope(s => s.GetRequiredService<WithdrawRequest>().Run(olga, many, "Called off")));
        Assert.Equal(0, await house.Read(db => db.Set<Obligation>().CountAsync(o => o.ObjectKind == "reply" && o.State
            == ObligationState.Open)));
    }

    [Fact]
    public async Task What_it_took_is_told_as_a_median_of_ten_and_stands_nowhere_with_who_said_it()
    {
        house.Clock.Return();
        var posts = await Members(10, "clerks");
        var asked = await ArrangedRequest.Draft(house, ArrangedRequest.Facts with { PostKind = "clerks", Kind = RequestKind.Report });
        var olga = await house.Actor("olga");
        await house.Scope(s => s.GetRequiredService<SendRequest>().Run(olga, asked, null));
        var emil = await house.Actor("emil");
        for (var i = 0; i < posts.Count; i++)
        {
            Assert.Null((await Shown(olga)).Spent);
            var reply = await house.Read(db => db.Set<Reply>().Where(r => r.RequestId == asked && r.PostId == posts[i]).Select(r => r.Id)
                .SingleAsync());
            var holder = Actor.In(emil.Person!.Value, posts[i], emil.Unit!.Value, emil.UnitPath, [], new HashSet<PostId>([posts[i]]),
                new HashSet<PostId>());
            await house.Scope(s => s.GetRequiredService<AnswerRequest>().Run(holder, reply, new("Here it is", Spent: 53 + (10 * i))));
        }
        Assert.Equal(new(100, 10), (await Shown(olga)).Spent);
        var columns = await house.Read(db => Task.FromResult(db.Model.FindEntityType(typeof(SpentMinutes))!.GetProperties()
            .Select(p => p.Name).Order(StringComparer.Ordinal).ToList()));
        Assert.Equal(["Count", "Minutes", "RequestId"], columns);
        // Nobody who was asked reads it, and the next of the same sort has it as a suggestion.
        var next = await ArrangedRequest.Draft(house, ArrangedRequest.Facts with { PostKind = "clerks", Kind = RequestKind.Report });
        var cost = await house.Scope(async s => await s.GetRequiredService<RequestDetails>().Request(olga, next));
        Assert.Equal(new(100, 10), cost!.Cost!.Suggested);

        Task<ShownRequest> Shown(Actor by) => house.Scope(async s => (await s.GetRequiredService<RequestDetails>().Request(by, asked))!);
    }

    [Fact]
    public async Task What_is_owed_takes_the_minutes_of_the_policy_in_force_for_its_post_when_it_is_opened()
    {
        house.Clock.Return();
        var (anna, olga, city) = (await house.Actor("anna"), await house.Actor("olga"), await house.UnitId("Y"));
        Assert.Equal((0, anna.Post), await Asked("Before"));
        var policy = RoundPolicies.ConfirmAll(RoundPolicies.Preset("party-60-40"));
        await house.Scope(async s => await s.GetRequiredService<AdoptPolicy>().Run(olga, city, policy, new(2026, 1, 5)));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((30, anna.Post), await Asked("After"));
        Assert.Equal(0, (await Obligation("Before")).Minutes);

        async Task<(int, PostId?)> Asked(string title)
        {
            await house.Scope(s => s.GetRequiredService<AskUpward>().Run(anna, olga.Post!.Value, new(title, "Why", DifficultyNeed.Other)));
            var owed = await Obligation(title);
            return (owed.Minutes, owed.AskedByPostId);
        }
        Task<Obligation> Obligation(string subject) => house.Read(db => db.Set<Obligation>().SingleAsync(o => o.Subject == subject));
    }

    private async Task<IReadOnlyList<string>> Weighed(RequestId id)
    {
        var olga = await house.Actor("olga");
        return await house.Statements.During(() => house.Scope(async s =>
            _ = await s.GetRequiredService<WeighRequest>().Weigh(await s.GetRequiredService<RequestQueries>().Load(olga, id))));
    }

    private Task<List<PostId>> Members(int number, string kind) => house.Scope(async s =>
    {
        var (db, now, by) = (s.GetRequiredService<Db>(), house.Clock.GetUtcNow(), Actor.System(SystemVerbs.SetUp));
        var unit = await db.Set<Unit>().SingleAsync(u => u.Code == "YA1");
        var posts = Enumerable.Range(0, number).Select(i => Post.Create(by, unit, $"{kind}-{i}", $"{kind} {i}", kind, false, now)).ToList();
        db.AddRange(posts);
        await db.SaveChangesAsync();
        return posts.ConvertAll(p => p.Id);
    });
}
