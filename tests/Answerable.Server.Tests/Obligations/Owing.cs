using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
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
    public static Task<ObjectRef> Owes(this House house, string post, int days, string subject = "A thing", string kind = DutyKinds.Discharge) => house.Scope(async s =>
    {
        var db = s.GetRequiredService<Db>();
        var now = s.GetRequiredService<TimeProvider>().ReadNow();
        var owner = await db.Set<Post>().SingleAsync(p => p.Code == post);
        var city = await db.Set<Unit>().SingleAsync(u => u.Code == "Y");
        var about = new ObjectRef("duty-task", Ids.New(now));
        s.GetRequiredService<Owed>().Open(kind, owner, city.Id, Today.AddDays(days), subject, about, now);
        await db.SaveChangesAsync();
        return about;
    });

    public static Task Changes(this House house, Func<Owed, DateTimeOffset, Task> change) => house.Scope(async s =>
    {
        await change(s.GetRequiredService<Owed>(), s.GetRequiredService<TimeProvider>().ReadNow());
        await s.GetRequiredService<Db>().SaveChangesAsync();
    });

    public static Task<int> Folds(this House house) => house.Scope(s => s.GetRequiredService<FoldTally>().Run(Actor.System(SystemVerbs.FoldTally)));
}
