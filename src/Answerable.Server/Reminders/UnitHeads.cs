using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reminders;

/// <summary>
/// The post at the head of each unit: of its own posts that run or decide over it, the first by code, those that somebody holds before
/// vacant ones; where no post of its own does, one that runs it from elsewhere; where none does at all, its first post. None that audits
/// or administers, and no leading group.
/// </summary>
internal sealed class UnitHeads(Db db)
{
    private static readonly Right[] Running = [Right.Organise, Right.Decide],
        Beside = [Right.Audit, Right.SystemAdministration, Right.SecurityAdministration];

    private sealed record Candidate(PostId Post, string Code, string Over, bool IsOwn, bool Runs, bool IsHeld);

    /// <summary>By the units' paths; a unit without posts has none.</summary>
    public async Task<Dictionary<string, PostId>> Of(IReadOnlyCollection<string> unitPaths, DateTimeOffset now,
        CancellationToken cancel = default)
    {
        var paths = unitPaths.ToList();
        var posts = db.Set<Post>().Where(p => p.ClosedAt == null && !p.IsCollective
            && !db.Set<StandingRight>().Any(r => r.PostId == p.Id && Beside.Contains(r.Right) && r.IsInForce(now)));
        var running = await (from r in db.Set<StandingRight>()
                             join p in posts on r.PostId equals p.Id
                             where paths.Contains(r.UnitPath) && Running.Contains(r.Right) && r.IsInForce(now)
                             select new Candidate(p.Id, p.Code, r.UnitPath, p.UnitPath == r.UnitPath, true,
                                 db.Set<Appointment>().Any(a => a.PostId == p.Id && a.IsInForce(now)))).ToListAsync(cancel);
        var without = paths.Except(running.Where(r => r.IsOwn).Select(r => r.Over)).ToList();
        if (without.Count > 0)
            running.AddRange(await posts.Where(p => without.Contains(p.UnitPath)).Select(p => new Candidate(p.Id, p.Code, p.UnitPath, true,
                false, db.Set<Appointment>().Any(a => a.PostId == p.Id && a.IsInForce(now)))).ToListAsync(cancel));
        return running.GroupBy(c => c.Over).ToDictionary(g => g.Key, g => g.OrderByDescending(c => c.Runs).ThenByDescending(c => c.IsOwn)
            .ThenByDescending(c => c.IsHeld).ThenBy(c => c.Code, StringComparer.Ordinal).First().Post);
    }
}
