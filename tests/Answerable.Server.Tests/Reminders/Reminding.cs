using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Policies;
using Answerable.Server.Policies;
using Answerable.Server.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Reminders;

/// <summary>What the product does by itself about reminders, done at once.</summary>
internal static class Reminding
{
    public static readonly Actor System = Actor.System(SystemVerbs.Remind);

    public static Task<int> Reminds(this House house) => house.Scope(s => s.GetRequiredService<WriteReminders>().Run(System));

    public static Task<int> Plans(this House house) => house.Scope(s => s.GetRequiredService<PlanDigests>().Run(System));

    public static Task<int> Sends(this House house) => house.Scope(s => s.GetRequiredService<SendDigests>().Run(System));

    /// <summary>A mailbox as if its link had been followed.</summary>
    public static Task<PersonId> Wants(this House house, string person, string address, string language = "en") => house.Read(async db =>
    {
        var id = await db.Set<Person>().Where(p => p.Code == person).Select(p => p.Id).SingleAsync();
        await db.Set<Mailbox>().Where(m => m.PersonId == id).ExecuteDeleteAsync();
        db.Add(new Mailbox { PersonId = id, Address = address, Language = language, ConfirmedAt = World.Start, StopKey = Ids.Random() });
        await db.SaveChangesAsync();
        return id;
    });

    /// <summary>Who was reminded of what, as post, step and day.</summary>
    public static Task<List<string>> Reminded(this House house, string subject) => house.Read(async db => (await (
        from r in db.Set<Reminder>()
        join p in db.Set<Post>() on r.PostId equals p.Id
        join o in db.Set<Domain.Obligations.Obligation>() on r.ObligationId equals o.Id
        where o.Subject == subject
        orderby r.Day, r.Step descending
        select new { p.Code, r.Step, r.Day }).ToListAsync()).ConvertAll(r => $"{r.Day:MM-dd} {r.Step} {r.Code}"));

    /// <summary>A policy for the unit's subtree from now on.</summary>
    public static async Task Adopts(this House house, string unit, Func<RoundPolicy, RoundPolicy> change)
    {
        var (olga, id) = (await house.Actor("olga"), await house.UnitId(unit));
        var policy = change(RoundPolicies.ConfirmAll(RoundPolicies.Preset("party-60-40")));
        await house.Scope(s => s.GetRequiredService<AdoptPolicy>().Run(olga, id, policy, DateOnly.FromDateTime(house.Clock.GetUtcNow()
            .AddHours(8).DateTime)));
    }

    public static DateOnly Day(int later) => Obligations.Owing.Today.AddDays(later);
}
