using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>What a kind of obligation comes to below a unit.</summary>
/// <param name="Kind">Code of the kind.</param>
public sealed record KindTrio(string Kind, Trio Counts);

/// <summary>A unit with what it and everything below it owes, unit by unit and kind by kind.</summary>
/// <param name="Above">Units from the reader's topmost down to the one above.</param>
/// <param name="Own">What the unit's own posts owe.</param>
/// <param name="Below">Units directly below, a page of them.</param>
/// <param name="Total">The unit with all that is below it.</param>
public sealed record Overview(LookedAt Unit, IReadOnlyList<LookedAt> Above, Trio Own, PageOf<UnitTrio> Below, IReadOnlyList<KindTrio> Kinds,
    Trio Total);

/// <summary>
/// Reads the overview of a subtree out of the tally: a unit's own rows, and those of a page of units below, whatever lies beneath them.
/// </summary>
internal sealed class OverviewQueries(Db db, TallyQueries tally)
{
    /// <param name="kind">Of one kind only; null for all.</param>
    /// <exception cref="NotVisible">The actor oversees no such unit.</exception>
    public async Task<Overview> Of(Actor by, LookedAt? asked, string? kind, string? after, DateOnly today)
    {
        var unit = asked ?? await Topmost(by) ?? throw new NotVisible();
        if (!by.HasAny(unit.Path, RightSets.Overseeing)) throw new NotVisible();
        var kinds = await tally.Kinds(unit.Path, today);
        var below = await Below(unit, kind, after, today);
        var total = kinds.Where(k => kind is null || k.Kind == kind).Aggregate(default(Trio), (sum, k) => sum + k.Counts);
        return new(unit, await Above(by, unit.Path), await tally.Own(unit.Path, today, kind), below, kinds, total);
    }

    private async Task<PageOf<UnitTrio>> Below(LookedAt unit, string? kind, string? after, DateOnly today)
    {
        var children = db.Set<Unit>().Where(u => u.ParentId == unit.Id && u.ClosedAt == null);
        var count = await children.Take(Pages.CountLimit + 1).CountAsync();
        if (PageKey.ReadText(after) is { } key) children = children.Where(u => string.Compare(u.Code, key) > 0);
        var some = await children.OrderBy(u => u.Code).Take(Pages.Size + 1).Select(u => new { u.Id, u.Code, u.Name, u.Path }).ToListAsync();
        var counts = await tally.Of([.. some.Select(u => u.Path)], unit.Path, today, kind);
        return Pages.Of(some.ConvertAll(u => new UnitTrio(u.Id, u.Code, u.Name, counts.GetValueOrDefault(u.Path))), count,
            u => PageKey.Write(u.Code));
    }

    /// <summary>The units on the way down from where the actor oversees.</summary>
    private async Task<IReadOnlyList<LookedAt>> Above(Actor by, string path)
    {
        var paths = UnitPath.SelfAndAncestors(path).Where(p => p != path && by.HasAny(p, RightSets.Overseeing)).ToList();
        return await db.Set<Unit>().Where(u => paths.Contains(u.Path)).OrderBy(u => u.Path)
            .Select(u => new LookedAt(u.Id, u.Name, u.Code, u.Path, "")).ToListAsync();
    }

    private async Task<LookedAt?> Topmost(Actor by)
    {
        var over = by.Over(RightSets.Overseeing);
        return await db.Set<Unit>().Where(u => over.Contains(u.Path)).OrderBy(u => u.Path)
            .Select(u => new LookedAt(u.Id, u.Name, u.Code, u.Path, "")).FirstOrDefaultAsync();
    }
}
