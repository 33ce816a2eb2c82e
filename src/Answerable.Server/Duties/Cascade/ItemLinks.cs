using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>Items as they are shown, with the duties that they take up and the posts that they are for, in one query each.</summary>
internal sealed class ItemLinks(Db db, DutyQueries duties)
{
    /// <returns>In the order of <paramref name="items"/>.</returns>
    public async Task<IReadOnlyList<ShownItem>> Shown(Actor by, IEnumerable<DutyItem> items)
    {
        var all = items.ToList();
        var (above, posts) = (await Above(by, all), await Posts(all));
        return all.ConvertAll(i => new ShownItem(i.Number, i.StrandCode, i.Content, i.Measure, i.Evidence, i.DueOn)
        {
            Source = i.Source, MustBeTakenUp = i.MustBeTakenUp, Role = i.Role, CopiedLevels = i.CopiedLevels, KeptBecause = i.KeptBecause,
            Layer = i.Layer,
            Above = i.AboveTaskId is { } task ? above.GetValueOrDefault(task.Value) : null,
            ForPost = i.ForPostId is { } post ? posts[post].Code : null, ForPostName = i.ForPostId is { } named ? posts[named].Name : null,
        });
    }

    private async Task<Dictionary<Guid, ShownAbove>> Above(Actor by, List<DutyItem> items)
    {
        var ids = items.Select(i => i.AboveTaskId).OfType<DutyTaskId>().Distinct().ToList();
        if (ids.Count == 0) return [];
        var seen = duties.TasksVisibleTo(by);
        var found =
            from t in db.Set<DutyTask>()
            join p in db.Set<Post>() on t.PostId equals p.Id
            join u in db.Set<Unit>() on t.UnitId equals u.Id
            where ids.Contains(t.Id)
            select new ShownAbove(t.Id.Value, t.Content, u.Name + " " + p.Name, seen.Any(s => s.Id == t.Id));
        return await found.ToDictionaryAsync(t => t.Id);
    }

    private async Task<Dictionary<PostId, (string Code, string Name)>> Posts(List<DutyItem> items)
    {
        var ids = items.Select(i => i.ForPostId).OfType<PostId>().Distinct().ToList();
        if (ids.Count == 0) return [];
        return await db.Set<Post>().Where(p => ids.Contains(p.Id))
            .Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => new { p.Id, p.Code, Name = u.Name + " " + p.Name })
            .ToDictionaryAsync(p => p.Id, p => (p.Code, p.Name));
    }
}
