using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Domain.Requests;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Requests;

/// <summary>What the policy says about requests.</summary>
/// <param name="Limit">Minutes of one post in one month; 0 for no limit.</param>
/// <param name="MostMeetings">Meetings about everything in a year.</param>
internal sealed record RequestLimits(NoticeRules Rules, int Limit, int MostMeetings)
{
    public static RequestLimits Of(RoundPolicy? policy) => policy is null ? new(NoticeRules.Ours, RoundPolicy.OurRequestMinutes, 1)
        : new(NoticeRules.Of(policy), policy.RequestMinutesPerMonth.Value, policy.ComprehensiveMeetings.Value);
}

/// <summary>
/// Readings of requests. One is seen by who oversees the asking unit and by the post that asks; once it is sent, by every post that is
/// asked. What a post answers is seen by itself, the post that asked, and who oversees the post's unit: by no other post that was asked.
/// </summary>
internal sealed class RequestQueries(Db db, PolicyQueries policies, KindsInUse kinds)
{
    public IQueryable<Request> VisibleTo(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        var asked = db.Set<Reply>().Where(r => owners.Contains(r.PostId)).Select(r => r.RequestId);
        return db.Set<Request>().Where(SubtreeFilter.IsWithin<Request>(r => r.UnitPath, by.Over(RightSets.Overseeing))
            .Or(r => owners.Contains(r.PostId) || (r.State != RequestState.Draft && asked.Contains(r.Id))));
    }

    public IQueryable<Reply> RepliesVisibleTo(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        return db.Set<Reply>().Where(SubtreeFilter.IsWithin<Reply>(r => r.UnitPath, by.Over(RightSets.Overseeing))
            .Or(r => owners.Contains(r.PostId) || owners.Contains(r.AskerPostId)));
    }

    /// <summary>A request with all that it holds, for an act.</summary>
    /// <param name="version">As read by whoever acts; null does not compare.</param>
    public async Task<Request> Load(Actor by, RequestId id, int? version = null)
    {
        var found = await Whole(VisibleTo(by)).FirstOrDefaultAsync(r => r.Id == id) ?? throw new NotVisible();
        found.ReadAs(version);
        return found;
    }

    /// <summary>What one post answers, for an act.</summary>
    /// <param name="version">As read by whoever acts; null does not compare.</param>
    public async Task<Reply> Reply(Actor by, ReplyId id, int? version = null)
    {
        var found = await Whole(RepliesVisibleTo(by)).FirstOrDefaultAsync(r => r.Id == id) ?? throw new NotVisible();
        found.ReadAs(version);
        return found;
    }

    public static IQueryable<Request> Whole(IQueryable<Request> requests) => requests.Include(r => r.Items.OrderBy(i => i.Number))
        .Include(r => r.Eases.OrderBy(e => e.Number)).AsSplitQuery();

    public static IQueryable<Reply> Whole(IQueryable<Reply> replies) => replies.Include(r => r.Turns.OrderBy(t => t.Number))
        .ThenInclude(t => t.Values.OrderBy(v => v.Number)).AsSplitQuery();

    /// <summary>The unit to whose subtree a request goes.</summary>
    public Task<Unit> Target(Request request) => db.Set<Unit>().AsNoTracking().SingleAsync(u => u.Id == request.ToUnitId);

    /// <summary>The unit that a writer means.</summary>
    /// <param name="code">Null for the asking unit itself, or the guided one.</param>
    /// <exception cref="Refused">There is none.</exception>
    public async Task<RequestTarget> Target(UnitId asking, GuidanceId? guidance, string? code)
    {
        var units = db.Set<Unit>().AsNoTracking();
        var found = !string.IsNullOrWhiteSpace(code) ? await units.FirstOrDefaultAsync(u => u.Code == code.Trim())
            : guidance is { } beside ? await units.FirstOrDefaultAsync(u => db.Set<Guidance>().Any(g => g.Id == beside && g.UnitId == u.Id))
            : await units.FirstOrDefaultAsync(u => u.Id == asking);
        Require.That(found is not null, RequestRefusals.OutsideSubtree);
        return new(found!.Id, found.Path);
    }

    /// <summary>Posts that are asked, in order of unit: never the one that asks.</summary>
    /// <param name="path">Of the unit to whose subtree the request goes.</param>
    public IQueryable<Post> Reached(Request request, string path)
    {
        var asking = request.PostId;
        return PostsOfKind.Open(db.Set<Post>().AsNoTracking(), path, request.IsGuiding)
            .Where(PostsOfKind.Is(db, request.PostKind, request.Level)).Where(p => p.Id != asking).OrderBy(p => p.UnitPath)
            .ThenBy(p => p.Code);
    }

    /// <summary>What the policy says that counts for the unit to whose subtree a request goes.</summary>
    public async Task<RequestLimits> Limits(string path, DateTimeOffset now) =>
        RequestLimits.Of((await policies.InForce(path, now))?.Policy);

    /// <summary>Meetings about everything to which the unit has asked that fall into the year of a date; none taken back.</summary>
    public Task<int> Meetings(Request request, DateOnly due)
    {
        var (unit, id, first, last) = (request.UnitId, request.Id, new DateOnly(due.Year, 1, 1), new DateOnly(due.Year, 12, 31));
        return db.Set<Request>().CountAsync(r => r.UnitId == unit && r.Id != id && r.IsComprehensive && r.State == RequestState.Sent
            && r.DueOn >= first && r.DueOn <= last);
    }

    /// <summary>Units from which the actor may ask.</summary>
    public Task<List<Unit>> Units(Actor by)
    {
        var paths = by.Over(Right.Organise);
        return db.Set<Unit>().AsNoTracking().Where(u => paths.Contains(u.Path)).OrderBy(u => u.Path).ToListAsync();
    }

    /// <summary>Kinds of posts and of units in the subtrees where the actor organises.</summary>
    public async Task<(List<string> Posts, List<string> Units)> Kinds(Actor by)
    {
        var over = by.Over(Right.Organise);
        return (await kinds.OfPosts(over), await kinds.OfUnits(over));
    }
}
