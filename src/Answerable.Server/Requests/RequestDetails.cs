using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Requests;
using Answerable.Server.Duties;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Requests;

/// <summary>One request and one answer with all that is shown of them; null when the actor may not see it.</summary>
internal sealed class RequestDetails(Db db, RequestQueries requests, WeighRequest weigh, SpentQueries spent, GuidedLists guided,
    KnownFacts known, PostDirectory directory, Tenures tenures, OrganisationZone zone, TimeProvider clock)
{
    /// <summary>Own answers that are shown with a request: a person acts in one post, which may sit in some leading groups.</summary>
    private const int MostOwn = 20;

    /// <param name="isWeighed">Whether a draft comes with what it asks of others.</param>
    public async Task<ShownRequest?> Request(Actor by, RequestId id, bool isWeighed = true)
    {
        var seen = RequestQueries.Whole(requests.VisibleTo(by).AsNoTracking());
        if (await seen.FirstOrDefaultAsync(r => r.Id == id) is not { } r) return null;
        var now = clock.ReadNow();
        var today = await zone.On(now);
        var post = (await directory.Posts([r.PostId], now))[r.PostId];
        var units = await db.Set<Unit>().Where(u => u.Id == r.ToUnitId || u.Id == r.UnitId).Select(u => new { u.Id, u.Name, u.Code })
            .ToDictionaryAsync(u => u.Id);
        var asks = by.ActsAs(r.PostId) || by.HasAny(r.UnitPath, RightSets.Overseeing);
        return new(id.Value, r.Version, r.Matter, r.Purpose, r.Kind, r.Minutes, r.DueOn, r.Source, r.Place, r.IsComprehensive, r.PostKind,
            r.Level, units[r.ToUnitId].Name, units[r.ToUnitId].Code, units[r.UnitId].Name, r.UnitPath, Label(post),
            await guided.Shown(r.GuidanceId, now), r.State, r.SentAt, r.Posts, r.Over, r.OverReason, r.WithdrawnAt, r.WithdrawnReason,
            [.. r.Items.Select(Shown)], asks ? [.. r.Eases.Select(Shown)] : [],
            asks && r.SentAt is not null ? await Counts(id, today) : null,
            isWeighed && r.State == RequestState.Draft ? await weigh.Weigh(r) : null, asks ? await spent.Of(id) : null,
            await Own(by, id), r.Acts(by));
    }

    public async Task<ShownReply?> Reply(Actor by, ReplyId id)
    {
        var seen = RequestQueries.Whole(requests.RepliesVisibleTo(by).AsNoTracking());
        if (await seen.FirstOrDefaultAsync(r => r.Id == id) is not { } reply) return null;
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var r = await RequestQueries.Whole(db.Set<Request>().AsNoTracking()).SingleAsync(x => x.Id == reply.RequestId);
        var posts = await directory.Posts([reply.PostId, reply.AskerPostId], now);
        var people = reply.Turns.SelectMany(t => new[] { t.ByPersonId, t.JudgedByPersonId }).OfType<PersonId>().Distinct().ToList();
        var names = await db.Set<Person>().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        var acts = reply.Acts(by, await tenures.Since([reply.PostId], reply.JudgedFrom(now)), now);
        var due = reply.Due(calendar);
        var asked = r.Asked.ToDictionary(i => i.Number, i => i.Text);
        return new(id.Value, reply.Version, r.Id.Value, r.Matter, r.Purpose, r.Source, r.Kind, reply.Minutes, r.Place,
            posts[reply.PostId].Unit, posts[reply.PostId].Name, Label(posts[reply.AskerPostId]), reply.DueOn, due.On, due.AnswerBy,
            reply.State, r.Over, r.OverReason, r.WithdrawnReason, [.. r.Items.Select(Shown)], [.. reply.Turns.Select(Turn)],
            acts.May(RequestActs.Answer) ? await known.Of(reply.PostId, r.Asked, now) : new Dictionary<int, string>(), acts);

        ShownReplyTurn Turn(ReplyTurn t) => new(t.Number, t.Kind, t.Text,
            [.. t.Values.Select(v => new ShownFact(v.Number, asked.GetValueOrDefault(v.Number, ""), v.Text))], Name(t.ByPersonId), t.At,
            t.Accepted, t.Reason, Name(t.JudgedByPersonId), t.JudgedAt);
        string? Name(PersonId? person) => person is { } found ? names.GetValueOrDefault(found) : null;
    }

    private static string Label(DirectoryPost post) => $"{post.Unit} {post.Name}";

    private static ShownItem Shown(RequestItem i) => new(i.Number, i.Text, i.Known, i.IsTakenOut);

    private static ShownEase Shown(RequestEase e) =>
        new(e.Kind, e.At, e.FromDay, e.ToDay, e.Why, e.FromItems, e.ToItems, e.FromMinutes, e.ToMinutes);

    private async Task<ReplyCounts> Counts(RequestId id, DateOnly today)
    {
        var found = await db.Set<Reply>().Where(r => r.RequestId == id).GroupBy(r => new { r.State, IsLate = r.DueOn < today })
            .Select(g => new { g.Key.State, g.Key.IsLate, Count = g.Count() }).ToListAsync();
        return new(Of(ReplyState.Open), Of(ReplyState.Given), Of(ReplyState.Accepted), Of(ReplyState.Returned), Of(ReplyState.Withdrawn),
            found.Where(f => f.IsLate && f.State is ReplyState.Open).Sum(f => f.Count));

        int Of(ReplyState state) => found.Where(f => f.State == state).Sum(f => f.Count);
    }

    private Task<List<OwnReply>> Own(Actor by, RequestId id)
    {
        var owners = ObligationQueries.Owners(by);
        return db.Set<Reply>().Where(r => r.RequestId == id && owners.Contains(r.PostId)).OrderBy(r => r.Id).Take(MostOwn)
            .Select(r => new OwnReply(r.Id.Value, db.Set<Post>().Where(p => p.Id == r.PostId).Select(p => p.Name).First(), r.State,
                r.DueOn)).ToListAsync();
    }
}
