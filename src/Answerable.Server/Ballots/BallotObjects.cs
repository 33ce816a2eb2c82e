using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>Groups of assessors, and the entries of their papers by the group: names, and who sees them.</summary>
internal sealed class BallotObjects(Db db, BallotQueries ballots, RoundObjects rounds)
{
    public Task<Dictionary<Guid, string>> NamesOfGroups(IReadOnlyList<Guid> ids, Words words) =>
        rounds.OfGroups(ids.ToDictionary(i => i, AssessorGroupId.Of), words);

    public async Task<Dictionary<Guid, string>> NamesOfEntries(IReadOnlyList<Guid> ids, Words words)
    {
        var which = ids.Select(CountEntryId.Of).ToList();
        return await rounds.OfGroups(await db.Set<CountEntry>().Where(e => which.Contains(e.Id)).Select(e => new { e.Id, e.GroupId })
            .ToDictionaryAsync(e => e.Id.Value, e => e.GroupId.AsAssessors()), words);
    }

    public Task<HashSet<Guid>> SeenGroups(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(AssessorGroupId.Of).ToList();
        return ballots.VisibleTo(by).SelectMany(r => r.Groups).Where(g => which.Contains(g.Id)).Select(g => g.Id).Values();
    }

    public Task<HashSet<Guid>> SeenEntries(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(CountEntryId.Of).ToList();
        var seen = ballots.VisibleTo(by).Select(r => EF.Property<OccasionId>(r, nameof(r.Id)));
        return db.Set<CountEntry>().Where(e => which.Contains(e.Id) && seen.Contains(e.OccasionId)).Select(e => e.Id).Values();
    }
}
