using Answerable.Domain.Ballots;
using Answerable.Server.Ledger;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>Names of entries of papers: the group whose papers they are.</summary>
internal sealed class CountNames(Db db) : IObjectNames
{
    public IReadOnlyCollection<string> Kinds => ["count-entry"];

    public async Task<Dictionary<Guid, string>> Of(string kind, IReadOnlyList<Guid> ids, Words words)
    {
        var entries = ids.Select(CountEntryId.Of).ToList();
        return await RoundNames.OfGroups(db, await db.Set<CountEntry>().Where(e => entries.Contains(e.Id)).Select(e => new { e.Id, e.GroupId }).ToDictionaryAsync(e => e.Id.Value, e => e.GroupId), words);
    }
}
