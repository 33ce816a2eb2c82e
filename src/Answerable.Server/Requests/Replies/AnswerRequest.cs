using Answerable.Domain;
using Answerable.Domain.Requests;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Requests;

/// <summary>What a post answers.</summary>
/// <param name="Text">The report, who comes to the meeting, or a word beside the facts.</param>
/// <param name="Facts">By the number of the thing that is asked for.</param>
/// <param name="Spent">Minutes that it took, where the post says so; kept with nothing of who said it.</param>
internal sealed record ReplyDraft(string? Text = null, IReadOnlyDictionary<int, string>? Facts = null, int? Spent = null);

/// <summary>A post gives what it was asked for.</summary>
internal sealed class AnswerRequest(Db db, RequestQueries requests, SpentQueries spent, Owed owed, OrganisationZone zone,
    TimeProvider clock)
{
    public async Task Run(Actor by, ReplyId id, ReplyDraft draft, int? version = null)
    {
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var reply = await requests.Reply(by, id, version);
        reply.RequireNone(reply.AgainstAnswering(by));
        var asked = await db.Set<RequestItem>().AsNoTracking().Where(i => i.RequestId == reply.RequestId && !i.IsTakenOut)
            .OrderBy(i => i.Number).ToListAsync();
        reply.Answer(by, draft.Text, asked, draft.Facts ?? new Dictionary<int, string>(), draft.Spent, now);
        await Save(reply, draft.Spent, calendar, now);
    }

    /// <summary>A post says where the product holds already what it is asked for.</summary>
    public async Task Hold(Actor by, ReplyId id, string? where, int? minutes, int? version = null)
    {
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var reply = await requests.Reply(by, id, version);
        reply.Hold(by, where, minutes, now);
        await Save(reply, minutes, calendar, now);
    }

    private async Task Save(Reply reply, int? minutes, Calendar calendar, DateTimeOffset now)
    {
        var matter = await db.Set<Request>().Where(r => r.Id == reply.RequestId).Select(r => r.Matter).SingleAsync();
        await db.InTransaction(async () =>
        {
            await owed.Follow(reply.Awaits(matter, calendar), now);
            await db.SaveChangesAsync();
            if (minutes is { } said) await spent.Count(reply.RequestId, said);
        });
    }
}

/// <summary>Whoever asked accepts an answer, or returns it with a reason; then it is owed again.</summary>
internal sealed class JudgeReply(Db db, RequestQueries requests, Owed owed, Tenures tenures, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="reason">Why it is returned; null accepts it.</param>
    public async Task Run(Actor by, ReplyId id, string? reason, int? version = null)
    {
        var now = clock.ReadNow();
        var reply = await requests.Reply(by, id, version);
        var held = await tenures.Since([reply.PostId], reply.JudgedFrom(now));
        if (reason is null) reply.Accept(by, held, now);
        else reply.Return(by, reason, held, now);
        var matter = await db.Set<Request>().Where(r => r.Id == reply.RequestId).Select(r => r.Matter).SingleAsync();
        await owed.Follow(reply.Awaits(matter, await zone.Calendar()), now);
        await db.SaveChangesAsync();
    }
}
