using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Reading;

/// <summary>A round in which many debrief.</summary>
internal static class Crowd
{
    /// <summary>A draft whose meeting is in five days: the world's three, then posts of the city.</summary>
    public static async Task<ArrangedRound> Draft(House house, int count)
    {
        var draft = await Arrange.Draft(house, "party-60-40", null, 5);
        var olga = await house.Actor("olga");
        await house.Scope(async s =>
        {
            var (db, system, now) = (s.GetRequiredService<Db>(), Actor.System(SystemVerbs.SetUp), house.Clock.GetUtcNow());
            var unit = await db.Set<Unit>().SingleAsync(u => u.Code == "Y");
            var round = await RoundQueries.Whole(db.Set<Round>()).SingleAsync(r => r.Id == draft.Id);
            var made = await db.Set<Post>().Where(p => p.Code.StartsWith($"Y-{count}-")).ToDictionaryAsync(p => p.Code);
            for (var i = round.Debriefers.Count + 1; i <= count; i++)
            {
                if (!made.TryGetValue($"Y-{count}-{i:000}", out var post))
                {
                    post = Post.Create(system, unit, $"Y-{count}-{i:000}", $"Member {i:000}", "member", false, now);
                    var person = Person.Create(system, $"p{count}-{i:000}", $"Person {i:000}", now);
                    db.AddRange(post, person, post.Appoint(system, person.Id, AppointmentKind.Holder, now, now));
                }
                round.AddDebriefer(olga, post, DebriefMode.OnSite, now);
            }
            db.Whole(round);
            await db.SaveChangesAsync();
        });
        return draft;
    }

    /// <summary>Those who debrief, in the round's order.</summary>
    public static Task<List<Debriefer>> InOrder(House house, RoundId round) => house.Read(db =>
        db.Set<Debriefer>().AsNoTracking().Where(d => d.RoundId == round).OrderBy(d => d.Order).ToListAsync());
}
