using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>Another administration confirms what somebody asked for themselves; it is done in the same save.</summary>
internal sealed class ConfirmWaitingAct(Db db, WaitingActQueries waiting, RightsHeld rights, TimeProvider clock)
{
    public Task Run(Actor by, WaitingActId id) => db.InTransaction(async () =>
    {
        var now = clock.ReadNow();
        await rights.Hold();
        var asked = await waiting.Load(by, id) ?? throw new NotVisible();
        asked.RequireMayDecide(by);
        if (asked.PostId is not { } post)
            (await db.Set<Person>().SingleAsync(p => p.Id == asked.PersonId)).ConfirmInvitation(by, asked, now);
        else if (asked.MemberId is { } member) await Seat(by, asked, post, member, now);
        else await Appoint(by, asked, post, now);
        await db.SaveChangesAsync();
    });

    private async Task Seat(Actor by, WaitingAct asked, PostId id, PostId member, DateTimeOffset now)
    {
        var group = await db.Set<Post>().SingleAsync(p => p.Id == id);
        var code = await db.Set<Post>().Where(p => p.Id == member).Select(p => p.Code).SingleAsync();
        var isSeated = await db.Set<Membership>().AnyAsync(m => m.CollectiveId == id && m.MemberId == member && !m.IsOver(now));
        db.Add(group.ConfirmSeat(by, asked, code, isSeated, now));
    }

    private async Task Appoint(Actor by, WaitingAct asked, PostId id, DateTimeOffset now)
    {
        var post = await db.Set<Post>().SingleAsync(p => p.Id == id);
        var current = await db.Set<Appointment>().Where(a => a.PostId == id && !a.IsOver(now)).ToListAsync();
        var facts = new AppointFacts(current, await rights.Rights(id, now), await rights.Rights(asked.PersonId, now));
        var (made, ended) = post.ConfirmAppointment(by, asked, facts, now);
        if (ended.Count > 0) await db.SaveChangesAsync();
        db.Add(made);
    }
}

/// <summary>Another administration refuses what somebody asked for themselves; nothing is done.</summary>
internal sealed class RefuseWaitingAct(Db db, WaitingActQueries waiting, TimeProvider clock)
{
    public async Task Run(Actor by, WaitingActId id)
    {
        var now = clock.ReadNow();
        var asked = await waiting.Load(by, id) ?? throw new NotVisible();
        asked.RequireMayDecide(by);
        if (asked.PostId is { } post) (await db.Set<Post>().SingleAsync(p => p.Id == post)).Refuse(by, asked, now);
        else (await db.Set<Person>().SingleAsync(p => p.Id == asked.PersonId)).RefuseInvitation(by, asked, now);
        await db.SaveChangesAsync();
    }
}

/// <summary>Whoever asked for it takes it back before another administration has decided; nothing is done.</summary>
internal sealed class TakeBackWaitingAct(Db db, WaitingActQueries waiting, TimeProvider clock)
{
    public async Task Run(Actor by, WaitingActId id)
    {
        var now = clock.ReadNow();
        var asked = await waiting.Load(by, id) ?? throw new NotVisible();
        if (asked.PostId is { } post) (await db.Set<Post>().SingleAsync(p => p.Id == post)).TakeBack(by, asked, now);
        else (await db.Set<Person>().SingleAsync(p => p.Id == asked.PersonId)).TakeBackInvitation(by, asked, now);
        await db.SaveChangesAsync();
    }
}
