using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>By which guidance a list goes to a unit beside the issuing one.</summary>
/// <param name="Guide">Name of the unit that guides and issues.</param>
/// <param name="Unit">Name of the unit that is guided.</param>
/// <param name="IsOver">Whether it guides so no longer: what was issued stays owed.</param>
public sealed record ShownGuidance(Guid Id, GuidanceKind Kind, Guid GuideId, string Guide, Guid UnitId, string UnitCode, string Unit,
    bool IsOver);

/// <summary>Readings of lists that go to a guided unit.</summary>
internal sealed class GuidedLists(Db db)
{
    /// <summary>Posts for which single items of a list may be meant: of its subtree, or of the guided unit itself.</summary>
    public IQueryable<Post> PostsFor(DutyList list)
    {
        if (list.GuidanceId is not { } guidance) return db.Set<Post>().Within(p => p.UnitPath, [list.UnitPath]);
        return db.Set<Post>().Where(p => db.Set<Guidance>().Any(g => g.Id == guidance && g.UnitId == p.UnitId));
    }

    /// <summary>Null for a list of the own line.</summary>
    public async Task<ShownGuidance?> Shown(GuidanceId? id, DateTimeOffset now) =>
        id is not { } one ? null : (await Shown(db.Set<Guidance>().Where(g => g.Id == one), now))[0];

    /// <summary>By which guidances the actor may begin a list now.</summary>
    public async Task<IReadOnlyList<ShownGuidance>> Offered(Actor by, DateTimeOffset now)
    {
        var ids = by.Guided.Select(g => g.Guidance).Where(g => !DutyList.AgainstDraftingByGuidance(by, g).Any()).ToList();
        return ids.Count == 0 ? [] : await Shown(db.Set<Guidance>().Where(g => ids.Contains(g.Id)), now);
    }

    /// <summary>Kinds of the posts of the units that the actor's unit guides.</summary>
    public Task<List<string>> Kinds(IReadOnlyList<ShownGuidance> offered)
    {
        var units = offered.Select(g => new UnitId(g.UnitId)).Distinct().ToList();
        return db.Set<Post>().Where(p => units.Contains(p.UnitId) && p.ClosedAt == null && p.Kind != "").Select(p => p.Kind).Distinct()
            .OrderBy(k => k).Take(60).ToListAsync();
    }

    private async Task<List<ShownGuidance>> Shown(IQueryable<Guidance> some, DateTimeOffset now)
    {
        var found =
            from g in some
            join guide in db.Set<Unit>() on g.GuideId equals guide.Id
            join unit in db.Set<Unit>() on g.UnitId equals unit.Id
            orderby unit.Path, g.Kind
            select new { Guidance = g, guide, unit };
        return (await found.AsNoTracking().ToListAsync()).ConvertAll(f => new ShownGuidance(f.Guidance.Id.Value, f.Guidance.Kind,
            f.guide.Id.Value, f.guide.Name, f.unit.Id.Value, f.unit.Code, f.unit.Name, f.Guidance.IsOver(now)));
    }
}
