using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rounds;

/// <summary>
/// A post that changed hands within the year: Boris was Birch Secretary until the end of August 2025 and is Beech Secretary since,
/// Bruno followed him in September.
/// </summary>
internal static class TwoHolders
{
    public const string Former = "Birch Secretary (2025-01-01 – 2025-08-31)", Present = "Birch Secretary (2025-09-01 –)";

    public static DebrieferId Part(ArrangedRound round) => round.Debriefers["YB-head/former"];

    /// <summary>On whose list a report stands.</summary>
    public static Task<PostId> Owner(House house, DebrieferId id) => house.Read(db => db.Set<Obligation>()
        .Where(o => o.ObjectId == id.Value && o.Kind == DebriefKinds.File.Code && o.State == ObligationState.Open).Select(o => o.OwnerId)
        .SingleAsync());

    public static async Task Arrange(House house)
    {
        var system = Actor.System(SystemVerbs.Demo);
        var (birch, beech) = (await house.PostId("YB-head"), await house.PostId("YB1-head"));
        await house.Scope(s => s.GetRequiredService<AppointToPost>().Run(system, beech, AppointmentKind.Holder, "boris", null));
        await house.Scope(s => s.GetRequiredService<AppointToPost>().Run(system, birch, AppointmentKind.Holder, "bruno", "Bruno Brook"));
        await house.Scope(async s =>
        {
            var db = s.GetRequiredService<Server.Storage.Db>();
            var change = new DateTimeOffset(2025, 8, 31, 16, 0, 0, TimeSpan.Zero);
            var persons = await db.Set<Person>().Where(p => p.Code == "boris" || p.Code == "bruno")
                .ToDictionaryAsync(p => p.Id, p => p.Code);
            foreach (var term in await db.Set<Appointment>().Where(a => a.PostId == birch).ToListAsync())
            {
                var isFormer = persons[term.PersonId] == "boris";
                db.Entry(term).Property(a => a.From).CurrentValue = isFormer ? change.AddYears(-3) : change;
                if (isFormer) db.Entry(term).Property(a => a.Until).CurrentValue = change;
            }
            await db.SaveChangesAsync();
        });
    }
}
