using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Recordings;
using Answerable.Server.Recordings;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Desk;

/// <summary>Arranges recording clerks and the papers from which they record, by the pages that they use.</summary>
internal static class Desks
{
    public const string Rita = "rita", RitasPost = "YO-rita";

    /// <summary>A recording clerk of the organisation department, over the subtree of a unit.</summary>
    public static async Task Clerk(House house, string over = "Y", string code = Rita)
    {
        await Cast.Add(house, code, ("YO", $"YO-{code}"));
        await Give(house, $"YO-{code}", Right.Record, over);
    }

    /// <summary>Gives a post a right over a unit.</summary>
    public static Task Give(House house, string post, Right right, string over) => Do(house, async (db, by, now) =>
    {
        var (found, unit) = (await db.Set<Post>().SingleAsync(p => p.Code == post), await db.Set<Unit>().SingleAsync(u => u.Code == over));
        db.Add(found.Grant(by, right, unit, now));
    });

    /// <summary>Takes every right of a post.</summary>
    public static Task Withdraw(House house, string post) => Do(house, async (db, by, now) =>
    {
        var found = await db.Set<Post>().SingleAsync(p => p.Code == post);
        foreach (var right in await db.Set<StandingRight>().Where(r => r.PostId == found.Id).ToListAsync()) found.Withdraw(by, right, now);
    });

    /// <summary>Lets a person stand in for the holder of a post.</summary>
    public static Task StandIn(House house, string person, string post) => Do(house, async (db, by, now) =>
    {
        var found = await db.Set<Post>().SingleAsync(p => p.Code == post);
        var id = await db.Set<Answerable.Domain.People.Person>().Where(p => p.Code == person).Select(p => p.Id).SingleAsync();
        db.Add(found.Appoint(by, id, AppointmentKind.Acting, now, now));
    });

    /// <summary>The holder of a post leaves it.</summary>
    public static Task Vacate(House house, string post) => Do(house, async (db, by, now) =>
    {
        var found = await db.Set<Post>().SingleAsync(p => p.Code == post);
        foreach (var one in await db.Set<Appointment>().Where(a => a.PostId == found.Id).ToListAsync()) found.Vacate(by, one, now);
    });

    /// <summary>The clerk takes up a paper that the holder of the post signed.</summary>
    public static async Task Begin(Visitor clerk, string post, string on = "2026-01-05", string reference = "No. 7 of 2026",
        string? signer = null)
    {
        await clerk.Get($"/desk/papers/new?post={post}");
        (string, string)[] typed = [("signed_on", on), ("reference", reference)];
        await clerk.Submit("begin", signer is null ? typed : [.. typed, ("signer", signer)]);
    }

    /// <summary>A paper of a post by the action, and whoever signed as the clerk records them.</summary>
    public static async Task<Actor> Recorded(House house, string signer, string clerk = Rita, string? post = null)
    {
        var (signed, hand) = (await house.Actor(signer, post), await house.Actor(clerk));
        var today = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime.AddHours(8));
        var id = await house.Scope(s => s.GetRequiredService<BeginRecording>()
            .Run(hand, signed.Post!.Value, signed.Person!.Value, new PaperDraft(today, "No. 7 of 2026", null)));
        return signed.RecordedBy(hand, id);
    }

    /// <summary>A paper that Anna signed, recorded by a clerk who is not in the cast.</summary>
    public static async Task Paper(House house, Objects it)
    {
        await Clerk(house);
        it.Add((await Recorded(house, "anna")).Recording!.Id, new PaperDraft(new(2026, 1, 5), "No. 7 of 2026", null),
            new Words(CultureInfo.GetCultureInfo("en"), Vocabulary.Of("party"), TimeZoneInfo.Utc));
    }

    public static Task<int> Papers(House house) => house.Read(db => db.Set<Recording>().CountAsync());

    private static Task Do(House house, Func<Db, Actor, DateTimeOffset, Task> change) => house.Scope(async s =>
    {
        var db = s.GetRequiredService<Db>();
        await change(db, Answerable.Domain.Actor.System(SystemVerbs.SetUp), house.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });
}
