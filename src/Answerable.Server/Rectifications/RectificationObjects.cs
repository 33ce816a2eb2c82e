using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>Findings and their rectifications, which have one identifier and one page.</summary>
internal sealed class RectificationObjects(Db db, RectificationQueries rectifications)
{
    /// <summary>By the post that repairs: what was found is for those who may see it.</summary>
    public async Task<Dictionary<Guid, string>> Names(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(i => new FindingId(i)).ToList();
        return await OrganisationObjects.OfPosts(db, await db.Set<Finding>().Where(f => which.Contains(f.Id))
            .Select(f => new { f.Id, f.OwnerPostId }).ToDictionaryAsync(f => f.Id.Value, f => f.OwnerPostId));
    }

    public Task<HashSet<Guid>> Seen(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(RectificationId.Of).ToList();
        return rectifications.VisibleTo(by).Where(r => which.Contains(r.Id)).Select(r => r.Id).Values();
    }

    /// <summary>The one rectification of a finding.</summary>
    public IQueryable<ChainLink> OfFindings(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(RectificationId.Of).ToList();
        return db.Set<Rectification>().Where(r => which.Contains(r.Id)).OrderBy(r => r.Id)
            .Select(r => new ChainLink(r.Id.Value, r.Id.Value));
    }
}
