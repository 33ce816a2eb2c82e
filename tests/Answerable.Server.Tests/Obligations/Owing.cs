using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Obligations;

/// <summary>Opens obligations by hand, for tests of their readings.</summary>
internal static class Owing
{
    /// <summary>The world's first day in the organisation's zone.</summary>
    public static readonly DateOnly Today = new(2026, 1, 5);

    /// <summary>A post owes the city something in so many days; negative ones are overdue.</summary>
    public static Task<ObjectRef> Owes(this House house, string post, int days, string subject = "A thing", ObligationKind? kind = null) =>
        house.Scope(async s =>
    {
        var db = s.GetRequiredService<Db>();
        var now = s.GetRequiredService<TimeProvider>().ReadNow();
        var owner = await db.Set<Post>().SingleAsync(p => p.Code == post);
        var city = await db.Set<Unit>().SingleAsync(u => u.Code == "Y");
        // About a person: everybody sees one, and the row shows what it is about.
        var about = Person.Create(Actor.System(SystemVerbs.SetUp), $"about-{Ids.New(now):N}", "Somebody", now);
        db.Add(about);
        await s.GetRequiredService<Owed>()
            .Follow(new Awaits(about.Ref, subject).Owes(kind ?? DutyKinds.Discharge, owner.Id, city.Id, Today.AddDays(days)), now);
        await db.SaveChangesAsync();
        return about.Ref;
    });

    /// <summary>What the object awaits now: by hand, in place of its rule.</summary>
    public static Task Follows(this House house, ObjectRef about, Func<Awaits, Awaits> says) => house.Scope(async s =>
    {
        await s.GetRequiredService<Owed>().Follow(says(new(about, "A thing")), s.GetRequiredService<TimeProvider>().ReadNow());
        await s.GetRequiredService<Db>().SaveChangesAsync();
    });

    public static Task<int> Folds(this House house) =>
        house.Scope(s => s.GetRequiredService<FoldTally>().Run(Actor.System(SystemVerbs.FoldTally)));
}
