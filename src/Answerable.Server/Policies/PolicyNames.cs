using Answerable.Domain.Policies;
using Answerable.Server.Ledger;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Policies;

/// <summary>Names of adopted policies.</summary>
internal sealed class PolicyNames(Db db) : IObjectNames
{
    public IReadOnlyCollection<string> Kinds => ["policy"];

    public async Task<Dictionary<Guid, string>> Of(string kind, IReadOnlyList<Guid> ids, Words words)
    {
        var adoptions = ids.Select(PolicyAdoptionId.Of).ToList();
        return (await db.Set<PolicyAdoption>().AsNoTracking().Where(a => adoptions.Contains(a.Id)).ToListAsync()).ToDictionary(a => a.Id.Value, a => words.Of(a.Policy.Name));
    }
}
