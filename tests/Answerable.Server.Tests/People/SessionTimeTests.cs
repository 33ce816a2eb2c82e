using System.Net;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.People;

/// <summary>What begins or ends by the clock alone counts from that instant, although nothing is changed then.</summary>
public sealed class SessionTimeTests(House house) : IClassFixture<House>
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task An_appointment_counts_until_its_end_and_from_its_start()
    {
        var (boris, now) = (await house.SignedIn("boris"), house.Clock.GetUtcNow());
        var (birch, beech) = (await house.PostId("YB-head"), await house.PostId("YB1-head"));
        await house.Scope(async s =>
        {
            var (db, by) = (s.GetRequiredService<Db>(), Answerable.Domain.Actor.System(SystemVerbs.SetUp));
            var held = await db.Set<Appointment>().SingleAsync(a => a.PostId == birch);
            db.Entry(held).Property(a => a.Until).CurrentValue = now + Hour;
            db.Add((await db.Set<Post>().SingleAsync(p => p.Id == beech)).Appoint(by, held.PersonId, AppointmentKind.Holder, now + Hour,
                now));
            await db.SaveChangesAsync();
        });
        Assert.Contains("Birch Secretary", (await boris.Get("/me")).Text);
        Assert.DoesNotContain("Beech Secretary", boris.Text);
        house.Clock.Advance(Hour - TimeSpan.FromMilliseconds(1));
        Assert.Contains("Birch Secretary", (await boris.Get("/me")).Text);
        Assert.DoesNotContain("Beech Secretary", boris.Text);
        house.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.DoesNotContain("Birch Secretary", (await boris.Get("/me")).Text);
        Assert.Contains("Beech Secretary", boris.Text);
    }

    [Fact]
    public async Task A_right_counts_until_its_end_and_from_its_start()
    {
        var (dana, tom, now) = (await house.SignedIn("dana"), await house.SignedIn("tom"), house.Clock.GetUtcNow());
        await Give("Y-deputy", now, now + Hour);
        await Give("YE-teller", now + Hour, null);
        await Opens(dana, true);
        await Opens(tom, false);
        house.Clock.Advance(Hour - TimeSpan.FromMilliseconds(1));
        await Opens(dana, true);
        await Opens(tom, false);
        house.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await Opens(dana, false);
        await Opens(tom, true);
    }

    private static async Task Opens(Visitor visitor, bool opens) =>
        Assert.Equal(opens ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await visitor.Get("/ledger")).Status);

    private Task Give(string code, DateTimeOffset from, DateTimeOffset? until) => house.Scope(async s =>
    {
        var db = s.GetRequiredService<Db>();
        var right = (await db.Set<Post>().SingleAsync(p => p.Code == code))
            .Grant(Answerable.Domain.Actor.System(SystemVerbs.SetUp), Right.Audit, await db.Set<Unit>().SingleAsync(u => u.Code == "Y"),
                from);
        db.Add(right);
        db.Entry(right).Property(r => r.Until).CurrentValue = until;
        await db.SaveChangesAsync();
    });
}
