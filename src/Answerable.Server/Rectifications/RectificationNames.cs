using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>Names of findings and their rectifications by the post that repairs: what was found is for those who may see it.</summary>
internal sealed class RectificationNames(Db db) : IObjectNames
{
    public IReadOnlyCollection<string> Kinds => ["finding", "rectification"];

    public async Task<Dictionary<Guid, string>> Of(string kind, IReadOnlyList<Guid> ids, Words words)
    {
        var findings = ids.Select(i => new FindingId(i)).ToList();
        return await OrganisationNames.OfPosts(db, await db.Set<Finding>().Where(f => findings.Contains(f.Id)).Select(f => new { f.Id, f.OwnerPostId }).ToDictionaryAsync(f => f.Id.Value, f => f.OwnerPostId));
    }
}
