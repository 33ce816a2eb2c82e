using Answerable.Domain.Policies;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Policies;

/// <summary>Names and sight of adopted policies, which are open to everybody.</summary>
internal sealed class PolicyObjects(Db db)
{
    public async Task<Dictionary<Guid, string>> Names(IReadOnlyList<Guid> ids, Words words)
    {
        var which = ids.Select(PolicyAdoptionId.Of).ToList();
        return (await db.Set<PolicyAdoption>().AsNoTracking().Where(a => which.Contains(a.Id)).ToListAsync())
            .ToDictionary(a => a.Id.Value, a => words.Text(a.Policy.Name));
    }

    public Task<HashSet<Guid>> Seen(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(PolicyAdoptionId.Of).ToList();
        return db.Set<PolicyAdoption>().Where(a => which.Contains(a.Id)).Select(a => a.Id).Values();
    }
}
