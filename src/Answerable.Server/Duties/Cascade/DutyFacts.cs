using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>What the items of a list are held against: strands, the duties that they take up, and the posts that they are for.</summary>
internal sealed class DutyFacts(Db db, DutyQueries queries, OrganisationStrands strands, GuidedLists guided)
{
    /// <summary>Of a duty above only what the actor may see; of posts only those that the list may reach.</summary>
    public async Task<DutyItemFacts> Of(Actor by, DutyList list, IReadOnlyList<DutyItemDraft> items)
    {
        var above = items.Select(i => i.Above).OfType<Guid>().Distinct().ToList();
        var codes = items.Select(i => i.ForPost).OfType<string>().Distinct().ToList();
        return new(await strands.Codes())
        {
            Above = above.Count == 0 ? new Dictionary<Guid, DutyAbove>() : await Above(by, above),
            Posts = codes.Count == 0 ? new Dictionary<string, PostId>() : await guided.PostsFor(list)
                .Where(p => codes.Contains(p.Code)).ToDictionaryAsync(p => p.Code, p => p.Id),
        };
    }

    private async Task<Dictionary<Guid, DutyAbove>> Above(Actor by, List<Guid> ids)
    {
        var (which, seen) = (ids.ConvertAll(DutyTaskId.Of), queries.TasksVisibleTo(by));
        var found =
            from t in seen
            join i in db.Set<DutyItem>() on t.ItemId equals i.Id
            where which.Contains(t.Id)
            select new { t.Id, t.PostId, t.UnitPath, t.Content, i.SourceKind, i.SourceReference, i.CopiedLevels };
        return (await found.ToListAsync()).ToDictionary(t => t.Id.Value, t => new DutyAbove(t.Id, t.PostId, t.UnitPath, t.Content,
            t.SourceKind is { } kind ? new(kind, t.SourceReference!) : null, t.CopiedLevels));
    }
}
