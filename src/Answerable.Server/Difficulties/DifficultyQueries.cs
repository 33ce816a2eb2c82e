using Answerable.Domain;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Organisation;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Difficulties;

/// <summary>A post that may be asked.</summary>
/// <param name="Holder">Who holds it now; null for a leading group and a vacant post.</param>
internal sealed record OfferedPost(PostId Id, string Unit, string Name, string? Holder);

/// <summary>
/// Readings of difficulties. One is seen by the post that asked, by every post that owes or has owed its answer, and by who may oversee
/// the unit that asked.
/// </summary>
internal sealed class DifficultyQueries(Db db, PostDirectory directory)
{
    private const int MostOffered = 60;

    public IQueryable<Difficulty> VisibleTo(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        var passed = db.Set<DifficultyTurn>().Where(t => owners.Contains(t.AskedPostId)).Select(t => t.DifficultyId);
        return db.Set<Difficulty>().Where(SubtreeFilter.IsWithin<Difficulty>(d => d.UnitPath, by.Over(RightSets.Overseeing))
            .Or(d => owners.Contains(d.PostId) || owners.Contains(d.AskedPostId) || passed.Contains(d.Id)));
    }

    /// <summary>One with its steps, for an act.</summary>
    /// <param name="version">As read by whoever acts; null does not compare.</param>
    public async Task<Difficulty> Load(Actor by, DifficultyId id, int? version = null)
    {
        var found = await VisibleTo(by).Include(d => d.Turns.OrderBy(t => t.Number)).FirstOrDefaultAsync(d => d.Id == id)
            ?? throw new NotVisible();
        found.ReadAs(version);
        return found;
    }

    /// <summary>Posts above a unit, the nearest first, those that run it before the others.</summary>
    /// <param name="unitPath">Of the unit that asks.</param>
    public async Task<IReadOnlyList<OfferedPost>> Above(string unitPath, DateTimeOffset now)
    {
        var posts = (await PostsAbove(unitPath, now)).Take(MostOffered).Select(p => p.Post.Id).ToList();
        var named = await directory.Posts(posts, now);
        return [.. posts.Select(p => named[p]).Select(p => new OfferedPost(p.Id, p.Unit, p.Name, p.Holders.FirstOrDefault()))];
    }

    /// <summary>Who is asked where nobody answered in time: the nearest post above the one asked that runs what lies below it.</summary>
    public async Task<AskedPost?> NextAbove(Difficulty difficulty, DateTimeOffset now) =>
        (await PostsAbove(difficulty.AskedOverPath, now))
            .FirstOrDefault(p => p.Runs && !p.Post.Guides && p.Post.Id != difficulty.PostId)?.Post;

    /// <summary>The post as the rule takes it: it answers for the unit nearest above the one that asks, or else for its own.</summary>
    /// <param name="unitPath">Of the unit that asks.</param>
    /// <exception cref="Refused">There is none.</exception>
    public async Task<AskedPost> Post(PostId id, string unitPath, DateTimeOffset now)
    {
        var path = await db.Set<Post>().Where(p => p.Id == id).Select(p => p.UnitPath).FirstOrDefaultAsync()
            ?? throw new Refused(DifficultyRefusals.NoSuchPost);
        return (await PostsAbove(unitPath, now, id)).FirstOrDefault()?.Post ?? new(id, path, path);
    }

    /// <summary>The post with this code.</summary>
    /// <exception cref="Refused">There is none.</exception>
    public async Task<PostId> Coded(string code) => await db.Set<Post>().Where(p => p.Code == code).Select(p => (PostId?)p.Id)
        .FirstOrDefaultAsync() ?? throw new Refused(DifficultyRefusals.NoSuchPost);

    /// <summary>
    /// Posts of the units above a path, and those that run or decide over one of these from elsewhere; none is offered that audits or
    /// administers.
    /// </summary>
    private async Task<IEnumerable<PostAbove>> PostsAbove(string unitPath, DateTimeOffset now, PostId? only = null)
    {
        var above = UnitPath.SelfAndAncestors(unitPath).Where(p => p != unitPath).ToList();
        Right[] running = [Right.Organise, Right.Decide];
        Right[] beside = [Right.Audit, Right.SystemAdministration, Right.SecurityAdministration];
        var posts = db.Set<Post>().Where(p => only == null ? !db.Set<StandingRight>().Any(r => r.PostId == p.Id && beside.Contains(r.Right))
            : p.Id == only);
        var own = await posts.Where(p => above.Contains(p.UnitPath) && p.ClosedAt == null).OrderByDescending(p => p.UnitPath)
            .Take(MostOffered)
            .Select(p => new { p.Id, p.Code, p.UnitPath }).ToListAsync();
        var over = await posts.Join(db.Set<StandingRight>().Where(r => above.Contains(r.UnitPath) && running.Contains(r.Right)
            && r.IsInForce(now)), p => p.Id, r => r.PostId, (p, r) => new { p.Id, p.Code, p.UnitPath, Over = r.UnitPath })
            .OrderByDescending(p => p.Over).Take(MostOffered).ToListAsync();
        // Posts of the units that guide the one that asks answer for it itself: where they do not in time, the unit above is asked.
        var guiding = await posts.Where(p => p.ClosedAt == null).Join(db.Set<Guidance>().Where(g => g.UnitPath == unitPath
            && g.TakesDifficulties && g.IsInForce(now)), p => p.UnitId, g => g.GuideId, (p, g) => new { p.Id, p.Code, p.UnitPath })
            .OrderBy(p => p.Code).Take(MostOffered).ToListAsync();
        return own.Select(p => new PostAbove(new(p.Id, p.UnitPath, p.UnitPath), p.Code, false))
            .Concat(guiding.Where(p => !UnitPath.IsWithin(p.UnitPath, unitPath))
                .Select(p => new PostAbove(new(p.Id, p.UnitPath, unitPath, true), p.Code, false)))
            .Concat(over.Where(p => !UnitPath.IsWithin(p.UnitPath, unitPath))
                .Select(p => new PostAbove(new(p.Id, p.UnitPath, p.Over), p.Code, true)))
            .GroupBy(p => p.Post.Id).Select(g => new PostAbove(g.MaxBy(p => p.Post.Over.Length)!.Post, g.First().Code, g.Any(p => p.Runs)))
            .OrderBy(p => p.Post.Guides).ThenByDescending(p => p.Post.Over.Length).ThenByDescending(p => p.Runs)
            .ThenBy(p => p.Post.UnitPath.Length).ThenBy(p => p.Code, StringComparer.Ordinal);
    }

    /// <param name="Runs">Whether it runs or decides over what lies below.</param>
    private sealed record PostAbove(AskedPost Post, string Code, bool Runs);
}
