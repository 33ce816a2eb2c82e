using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>Reads the addresses of lists. Only this makes one, so that every list may be asked for a unit's subtree.</summary>
internal sealed class ListAddresses(Db db)
{
    /// <param name="path">Of the list, without a filter.</param>
    /// <exception cref="NotVisible">It names a unit that is not there.</exception>
    public async Task<ListAddress> Read(string path, IQueryCollection query) =>
        new(path, query, query[ListAddress.UnitKey].ToString().Trim() is { Length: > 0 } unit ? await Unit(unit) ?? throw new NotVisible() : null);

    /// <summary>The unit with this code or identifier.</summary>
    public Task<LookedAt?> Unit(string codeOrId)
    {
        var units = db.Set<Unit>().AsQueryable();
        units = Guid.TryParse(codeOrId, out var id) ? units.Where(u => u.Id == new UnitId(id)) : units.Where(u => u.Code == codeOrId);
        return units.Select(u => new LookedAt(u.Id, u.Name, u.Code, u.Path)).FirstOrDefaultAsync();
    }
}
