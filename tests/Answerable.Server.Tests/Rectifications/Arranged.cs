using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rectifications;
using Answerable.Server.Rectifications;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rectifications;

/// <summary>Findings as a meeting would raise them, in the terms of the shipped preset.</summary>
internal static class Arranged
{
    public static readonly RectificationTerms Terms =
        new(PlanDays: 30, ApproveDays: 5, RepairDays: 180, RepairMaxDays: 365, VerifyDays: 5, ReturnDays: 3, JudgesOutsideOwnersUnit: true);

    /// <summary>A finding about a post, raised by the city's organiser, verified by the inspector.</summary>
    public static async Task<RectificationId> Finding(this House house, string owner = "YA-head",
        string title = "Three village halls stand idle",
        RectificationKind kind = RectificationKind.StagedFix, string? closeCondition = null, RoundId? round = null, string? verifier = null,
        RectificationTerms? terms = null)
    {
        var by = await house.Actor("olga");
        var ownerPost = await house.PostId(owner);
        var organiser = await house.PostId("YO-organiser");
        PostId? named = verifier is null ? null : await house.PostId(verifier);
        var city = await house.UnitId("Y");
        return await house.Scope(async s =>
        {
            var what = new NewFinding(ownerPost, title, $"{title}. One of them is used as a store.", "party-building",
                new(FindingSource.Comment, RoundId: round), terms ?? Terms, city, organiser, named, kind, closeCondition);
            var finding = await s.GetRequiredService<RaiseFinding>().Run(by, what, s.GetRequiredService<TimeProvider>().ReadNow());
            await s.GetRequiredService<Db>().SaveChangesAsync();
            return RectificationId.For(finding.Id);
        });
    }

    public static PlanDraft Plan(DateOnly due, params MeasureDraft[] measures) =>
        new(RectificationKind.StagedFix, "All three open 8 days a month.", due,
            measures.Length > 0 ? measures : [new MeasureDraft("Empty the store")]);

    /// <summary>Runs an action of the room as a person in a post.</summary>
    public static async Task Do<TAction>(this House house, string person, Func<TAction, Actor, Task> act,
        string? post = null) where TAction : notnull
    {
        var by = await house.Actor(person, post);
        await house.Scope(s => act(s.GetRequiredService<TAction>(), by));
    }

    /// <summary>A finding about the head of Alder County, planned by its holder and approved by the organiser.</summary>
    public static async Task<RectificationId> Approved(this House house, DateOnly due, params MeasureDraft[] measures)
    {
        var id = await house.Finding();
        await house.Do<PlanRectification>("anna", (a, by) => a.Run(by, id, Plan(due, measures)));
        await house.Do<ApprovePlan>("olga", (a, by) => a.Run(by, id));
        return id;
    }

    public static async Task<RectificationId> Claimed(this House house, DateOnly due, params MeasureDraft[] measures)
    {
        var id = await house.Approved(due, measures);
        await house.Do<ClaimDone>("anna", (a, by) => a.Run(by, id, "All three are open.", null));
        return id;
    }

    /// <summary>Codes with which an action is refused.</summary>
    public static async Task<IReadOnlyList<string>> Refused(Func<Task> act) =>
        [.. (await Assert.ThrowsAsync<Refused>(act)).Refusals.Select(r => r.Code)];

    /// <summary>Appoints a person of the world to a post of the world, from now.</summary>
    public static async Task Appoint(this House house, string post, string person, AppointmentKind kind = AppointmentKind.Holder)
    {
        var who = await house.Read(db => db.Set<Person>().Where(p => p.Code == person).Select(p => p.Id).SingleAsync());
        await house.Scope(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var now = s.GetRequiredService<TimeProvider>().ReadNow();
            db.Add((await db.Set<Post>().SingleAsync(p => p.Code == post)).Appoint(Actor.System(SystemVerbs.SetUp), who, kind, now, now));
            await db.SaveChangesAsync();
        });
    }

    /// <summary>Ends what holds a post now.</summary>
    public static Task Vacate(this House house, string post, AppointmentKind kind = AppointmentKind.Holder) => house.Scope(async s =>
    {
        var db = s.GetRequiredService<Db>();
        var found = await db.Set<Post>().SingleAsync(p => p.Code == post);
        var appointment = await db.Set<Appointment>().SingleAsync(a => a.PostId == found.Id && a.Kind == kind && a.Until == null);
        found.Vacate(Actor.System(SystemVerbs.SetUp), appointment, s.GetRequiredService<TimeProvider>().ReadNow());
        await db.SaveChangesAsync();
    });

    /// <summary>Gives a post a standing right over a unit, from now.</summary>
    public static Task Grant(this House house, string post, Right right, string unit) => house.Scope(async s =>
    {
        var db = s.GetRequiredService<Db>();
        db.Add((await db.Set<Post>().SingleAsync(p => p.Code == post)).Grant(Actor.System(SystemVerbs.SetUp), right,
            await db.Set<Unit>().SingleAsync(u => u.Code == unit), s.GetRequiredService<TimeProvider>().ReadNow()));
        await db.SaveChangesAsync();
    });

    /// <summary>Who may be named to approve and to verify, as the page offers them.</summary>
    public static async Task<(IReadOnlyList<Option> Approvers, IReadOnlyList<Option> Verifiers)> Chosen(this House house, string person,
        RectificationId id)
    {
        var by = await house.Actor(person);
        return await house.Scope(s => s.GetRequiredService<JudgeChoices>().Offered(by, id, s.GetRequiredService<TimeProvider>().ReadNow()));
    }

    /// <summary>What is open about a rectification.</summary>
    public static Task<Obligation> OpenAbout(this House house, RectificationId id)
    {
        var about = id.Value;
        return house.Read(db => db.Set<Obligation>().SingleAsync(o => o.ObjectId == about && o.State == ObligationState.Open));
    }
}
