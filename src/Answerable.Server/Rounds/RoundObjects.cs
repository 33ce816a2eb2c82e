using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>Names and sight of rounds, and names of what is about a debriefer or a group of assessors, for the rooms that declare
/// it.</summary>
internal sealed class RoundObjects(Db db, RoundQueries rounds)
{
    public Task<Dictionary<Guid, string>> Names(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(RoundId.Of).ToList();
        return db.Set<Round>().Where(r => which.Contains(r.Id)).Select(r => new { r.Id, r.Title })
            .ToDictionaryAsync(r => r.Id.Value, r => r.Title);
    }

    /// <summary>A draft that was discarded hides nothing: that it was is for whoever reads the ledger of its unit.</summary>
    public async Task<HashSet<Guid>> Seen(Actor by, IReadOnlyList<Guid> ids)
    {
        var (which, seen) = (ids.Select(RoundId.Of).ToList(), rounds.VisibleTo(by));
        var hidden = await db.Set<Round>().Where(r => which.Contains(r.Id) && !seen.Any(s => s.Id == r.Id)).Select(r => r.Id).Values();
        return [.. ids.Except(hidden)];
    }

    /// <summary>Names what has the identifier of a debriefer by the post whose part in a round it is about.</summary>
    public Task<Dictionary<Guid, string>> NamesOfDebriefers(IReadOnlyList<Guid> ids) =>
        AboutDebriefers(ids.ToDictionary(i => i, i => new DebrieferId(i)));

    /// <summary>Names objects by the post whose part in a round each is about.</summary>
    public async Task<Dictionary<Guid, string>> AboutDebriefers(IReadOnlyDictionary<Guid, DebrieferId> about)
    {
        var ids = about.Values.Distinct().ToList();
        var posts = await db.Set<Debriefer>().Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.PostId })
            .ToDictionaryAsync(d => d.Id, d => d.PostId);
        return await OrganisationObjects.OfPosts(db, OrganisationObjects.Through(about, posts));
    }

    /// <summary>Names objects by the group of assessors that each belongs to, with its round.</summary>
    public async Task<Dictionary<Guid, string>> OfGroups(IReadOnlyDictionary<Guid, AssessorGroupId> about, Words words)
    {
        var ids = about.Values.Distinct().ToList();
        var names = await db.Set<AssessorGroup>().Where(g => ids.Contains(g.Id))
            .Join(db.Set<Round>(), g => g.RoundId, r => r.Id, (g, r) => new { g.Id, g.Name, r.Title })
            .ToDictionaryAsync(g => g.Id, g => $"{words.Text(g.Name)} · {g.Title}");
        return OrganisationObjects.Through(about, names);
    }
}
