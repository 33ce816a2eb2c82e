using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Requests;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Requests;

/// <summary>Sends a request: every post that it reaches owes its answer. One transaction, rows in bulk; all or nothing.</summary>
internal sealed class SendRequest(Db db, RequestQueries requests, WeighRequest weigh, OwedInBulk owed, OrganisationZone zone,
    TimeProvider clock)
{
    private const int Part = 1000;

    /// <param name="reason">Why it is sent though posts are beyond the limit; null where none is.</param>
    /// <param name="posts">How many posts whoever sends it was shown; null does not compare.</param>
    /// <returns>How many posts are asked.</returns>
    public async Task<int> Run(Actor by, RequestId id, string? reason, int? posts = null, int? version = null)
    {
        var (now, calendar, asked) = (clock.ReadNow(), await zone.Calendar(), 0);
        await NoteRefused(by, id, calendar, now, version);
        await db.InTransaction(async () =>
        {
            var request = await requests.Load(by, id, version);
            request.RequireNone(request.AgainstSending(by));
            var (facts, stored) = await weigh.Facts(request, now);
            Require.That(posts is null || posts == facts.Posts.Count, RequestRefusals.PostsChanged);
            var replies = request.Send(by, facts, reason, calendar, now);
            // The request first: whoever was slower hears so before anything is written.
            await db.SaveChangesAsync();
            await owed.Open(Written(request.Matter, replies, calendar), stored.ToDictionary(p => p.Id), now);
            asked = facts.Posts.Count;
        });
        return asked;
    }

    /// <summary>A date that gives too little notice is kept with the request, though the sending is refused.</summary>
    private async Task NoteRefused(Actor by, RequestId id, Calendar calendar, DateTimeOffset now, int? version)
    {
        var request = await requests.Load(by, id, version);
        request.RequireNone(request.AgainstSending(by));
        var against = request.AgainstNotice(calendar, now, (await requests.Limits((await requests.Target(request)).Path, now)).Rules)
            .ToList();
        var isNew = false;
        foreach (var refusal in against) isNew |= request.NoteRefused(refusal, now);
        if (isNew) await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        Require.None(against);
    }

    private async IAsyncEnumerable<Awaits> Written(string matter, IEnumerable<Reply> replies, Calendar calendar)
    {
        foreach (var part in replies.Chunk(Part))
        {
            await BulkInsert.Write(db, part);
            foreach (var reply in part) yield return reply.Awaits(matter, calendar);
        }
    }
}

/// <summary>Takes a request back: whoever has not answered owes nothing any more.</summary>
internal sealed class WithdrawRequest(Db db, RequestQueries requests, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <returns>How many posts owe it no more.</returns>
    public async Task<int> Run(Actor by, RequestId id, string? reason, int? version = null)
    {
        var (now, calendar, freed) = (clock.ReadNow(), await zone.Calendar(), 0);
        await db.InTransaction(async () =>
        {
            var request = await requests.Load(by, id, version);
            request.Withdraw(by, reason, now);
            await db.SaveChangesAsync();
            var open = await db.Set<Reply>().Where(r => r.RequestId == id && (r.State == ReplyState.Open || r.State == ReplyState.Returned))
                .Select(r => r.Id).ToListAsync();
            foreach (var part in open.Chunk(AtOnce))
            {
                db.ChangeTracker.Clear();
                var replies = await RequestQueries.Whole(db.Set<Reply>().Where(r => part.Contains(r.Id))).ToListAsync();
                foreach (var reply in replies) reply.End(request);
                await owed.Follow([.. replies.Select(r => r.Awaits(request.Matter, calendar))], now);
                await db.SaveChangesAsync();
                freed += replies.Count;
            }
        });
        return freed;
    }
}
