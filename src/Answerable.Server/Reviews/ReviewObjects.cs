using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>Meetings, their debriefers and turns, and comments: names, who sees them, and what follows from what.</summary>
internal sealed class ReviewObjects(Db db, ReviewQueries reviews, RoundObjects rounds)
{
    public async Task<Dictionary<Guid, string>> NamesOfTurns(IReadOnlyList<Guid> ids) => await rounds.AboutDebriefers(
        await db.Set<AgendaItem>().Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.DebrieferId })
            .ToDictionaryAsync(t => t.Id, t => t.DebrieferId));

    public async Task<Dictionary<Guid, string>> NamesOfComments(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(CommentId.Of).ToList();
        return await rounds.AboutDebriefers(await db.Set<Comment>().Where(c => which.Contains(c.Id))
            .Select(c => new { c.Id, c.DebrieferId }).ToDictionaryAsync(c => c.Id.Value, c => c.DebrieferId));
    }

    public Task<HashSet<Guid>> SeenMeetings(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(RoundId.Of).ToList();
        return Held(by).Where(r => which.Contains(r.Id)).Select(r => r.Id).Values();
    }

    public Task<HashSet<Guid>> SeenDebriefers(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DebrieferId.Of).ToList();
        return Heard(by).Where(d => which.Contains(d.Id)).Select(d => d.Id).Values();
    }

    public async Task<HashSet<Guid>> SeenTurns(Actor by, IReadOnlyList<Guid> ids)
    {
        var heard = Heard(by).Select(d => d.Id);
        return [.. await db.Set<AgendaItem>().Where(t => ids.Contains(t.Id) && heard.Contains(t.DebrieferId)).Select(t => t.Id)
            .ToListAsync()];
    }

    public Task<HashSet<Guid>> SeenComments(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(CommentId.Of).ToList();
        var heard = Heard(by).Select(d => d.Id);
        return db.Set<Comment>().Where(c => which.Contains(c.Id) && heard.Contains(c.DebrieferId)).Select(c => c.Id).Values();
    }

    /// <summary>One comment; null where the actor may not hear it.</summary>
    public Task<Comment?> Comment(Actor by, CommentId id)
    {
        var heard = Heard(by).Select(d => d.Id);
        return db.Set<Comment>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && heard.Contains(c.DebrieferId));
    }

    /// <summary>A debrief is judged at the meeting of its debriefer.</summary>
    public IQueryable<ChainLink> OfDebriefs(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DebrieferId.Of).ToList();
        return db.Set<Debriefer>()
            .Where(d => which.Contains(d.Id) && db.Set<Round>().Any(r => r.Id == d.RoundId && r.State != RoundState.Draft))
            .OrderBy(d => d.Id).Select(d => new ChainLink(d.Id.Value, d.Id.Value));
    }

    /// <summary>What was said about a debriefer and stands.</summary>
    public IQueryable<ChainLink> CommentsOnDebriefers(IReadOnlyList<Guid> ids, bool isForward)
    {
        var comments = db.Set<Comment>().AsQueryable();
        if (isForward)
        {
            var debriefers = ids.Select(DebrieferId.Of).ToList();
            comments = comments.Where(c => debriefers.Contains(c.DebrieferId) && c.SupersededById == null && c.WithdrawalReason == null);
        }
        else
        {
            var which = ids.Select(CommentId.Of).ToList();
            comments = comments.Where(c => which.Contains(c.Id));
        }
        return comments.OrderBy(c => c.Id).Select(c => new ChainLink(c.DebrieferId.Value, c.Id.Value));
    }

    /// <summary>What comments found.</summary>
    public IQueryable<ChainLink> FindingsOfComments(IReadOnlyList<Guid> ids, bool isForward) =>
        Findings(db.Set<Finding>().Where(f => f.Source == FindingSource.Comment && f.SourceId != null), ids, isForward,
            f => f.Where(x => ids.Contains(x.SourceId!.Value))).Select(f => new ChainLink(f.SourceId!.Value, f.Id.Value));

    /// <summary>What was found about a debriefer otherwise.</summary>
    public IQueryable<ChainLink> FindingsOfDebriefers(IReadOnlyList<Guid> ids, bool isForward)
    {
        var debriefers = ids.Select(i => (DebrieferId?)new DebrieferId(i)).ToList();
        return Findings(db.Set<Finding>().Where(f => f.Source != FindingSource.Comment && f.DebrieferId != null), ids, isForward,
            f => f.Where(x => debriefers.Contains(x.DebrieferId))).Select(f => new ChainLink(f.DebrieferId!.Value.Value, f.Id.Value));
    }

    private static IQueryable<Finding> Findings(IQueryable<Finding> all, IReadOnlyList<Guid> ids, bool isForward,
        Func<IQueryable<Finding>, IQueryable<Finding>> following)
    {
        var which = ids.Select(i => new FindingId(i)).ToList();
        return (isForward ? following(all) : all.Where(f => which.Contains(f.Id))).OrderBy(f => f.Id);
    }

    /// <summary>Rounds whose meeting the actor sees: it was called, or there is somebody to chair it.</summary>
    private IQueryable<Round> Held(Actor by) => reviews.VisibleTo(by).Where(r =>
        db.Set<ReviewMeeting>().Any(m => m.RoundId == r.Id) || r.Officers.Any(o => o.Role == OfficerRole.Chair));

    /// <summary>Debriefers about whom the actor reads what is said: <see cref="ReviewQueries.HearsAbout"/>, in one query.</summary>
    private IQueryable<Debriefer> Heard(Actor by)
    {
        var posts = RoundQueries.PostsOf(by);
        var held = Held(by);
        var present = db.Set<ReviewMeeting>().Where(m => m.Presences.Any(p => p.PostId != null && posts.Contains(p.PostId.Value)))
            .Select(m => m.RoundId);
        var whole = held.Where(RoundQueries.IsServed(by, RightSets.Reading, Enum.GetValues<OfficerRole>())
            .Or(r => present.Contains(r.Id))).Select(r => r.Id);
        var some = held.Select(r => r.Id);
        return db.Set<Debriefer>().Where(SubtreeFilter.IsWithin<Debriefer>(d => d.UnitPath, by.Over(RightSets.Reading))
            .Or(RoundQueries.Drafted(by)).Or(Debriefer.AnsweredBy(posts, by.Person)).Or(d => whole.Contains(d.RoundId)))
                .Where(d => some.Contains(d.RoundId));
    }
}
