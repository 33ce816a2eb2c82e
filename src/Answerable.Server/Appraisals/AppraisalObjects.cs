using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>Appraisals, their components and decisions: named by whose they are, who sees them, what is decided after a meeting.</summary>
internal sealed class AppraisalObjects(Db db, RoundObjects rounds)
{
    public Task<Dictionary<Guid, string>> Names(IReadOnlyList<Guid> ids) => rounds.NamesOfDebriefers(ids);

    public async Task<Dictionary<Guid, string>> NamesOfEntries(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(ComponentEntryId.Of).ToList();
        return await rounds.AboutDebriefers(await db.Set<ComponentEntry>().Where(e => which.Contains(e.Id))
            .Select(e => new { e.Id, e.DebrieferId }).ToDictionaryAsync(e => e.Id.Value, e => e.DebrieferId));
    }

    public async Task<Dictionary<Guid, string>> NamesOfDecisions(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(GradeDecisionId.Of).ToList();
        return await rounds.AboutDebriefers(await db.Set<GradeDecision>().Where(d => which.Contains(d.Id))
            .Select(d => new { d.Id, d.DebrieferId }).ToDictionaryAsync(d => d.Id.Value, d => d.DebrieferId));
    }

    public Task<HashSet<Guid>> Seen(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DebrieferId.Of).ToList();
        return Open(by, Sight.Entering).Where(d => which.Contains(d.Id)).Select(d => d.Id).Values();
    }

    public Task<HashSet<Guid>> SeenEntries(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(ComponentEntryId.Of).ToList();
        var open = Open(by, Sight.Entering).Select(d => d.Id);
        return db.Set<ComponentEntry>().Where(e => which.Contains(e.Id) && open.Contains(e.DebrieferId)).Select(e => e.Id).Values();
    }

    public Task<HashSet<Guid>> SeenDecisions(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(GradeDecisionId.Of).ToList();
        var open = Open(by, Sight.Sheet).Select(d => d.Id);
        return db.Set<GradeDecision>().Where(d => which.Contains(d.Id) && open.Contains(d.DebrieferId)).Select(d => d.Id).Values();
    }

    /// <summary>What was decided about a debriefer.</summary>
    public IQueryable<ChainLink> DecisionsOnDebriefers(IReadOnlyList<Guid> ids, bool isForward)
    {
        var decisions = db.Set<GradeDecision>().AsQueryable();
        if (isForward)
        {
            var debriefers = ids.Select(DebrieferId.Of).ToList();
            decisions = decisions.Where(d => debriefers.Contains(d.DebrieferId));
        }
        else
        {
            var which = ids.Select(GradeDecisionId.Of).ToList();
            decisions = decisions.Where(d => which.Contains(d.Id));
        }
        return decisions.OrderBy(d => d.Id).Select(d => new ChainLink(d.DebrieferId.Value, d.Id.Value));
    }

    /// <summary>Debriefers into whose appraisal the actor sees at least so far: <see cref="RoundSight.Into"/>, in one query.</summary>
    private IQueryable<Debriefer> Open(Actor by, Sight least)
    {
        var (own, posts) = (db.Set<Debriefer>().Where(Debriefer.AnsweredBy(by.AllPosts, by.Person)), RoundQueries.PostsOf(by));
        var opened = db.Set<Round>().Where(r => r.State != RoundState.Draft);
        OfficerRole[] roles = least == Sight.Sheet ? RoundSight.Officials : [.. RoundSight.Officials, .. RoundSight.Entering];
        var served = opened.Where(RoundQueries.IsServed(by, RightSets.Judging, roles)).Select(r => r.Id);
        return from d in db.Set<Debriefer>()
               join p in db.Set<Post>() on d.PostId equals p.Id
               where opened.Any(r => r.Id == d.RoundId)
               where !p.IsCollective && own.Any(o => o.Id == d.Id) ? d.FirstFedBackAt != null
                   : served.Contains(d.RoundId) || (p.IsCollective && posts.Contains(d.PostId) && d.FirstFedBackAt != null)
               select d;
    }
}
