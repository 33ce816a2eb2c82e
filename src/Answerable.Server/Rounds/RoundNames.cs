using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>Names of rounds, groups of assessors and debriefers, and of what has the identifier of one of them.</summary>
internal sealed class RoundNames(Db db) : IObjectNames
{
    private static readonly string[] OfRounds = ["round", "review"], OfDebriefers = ["debriefer", "debrief", "appraisal"];

    public IReadOnlyCollection<string> Kinds => [.. OfRounds, .. OfDebriefers, "group"];

    public async Task<Dictionary<Guid, string>> Of(string kind, IReadOnlyList<Guid> ids, Words words)
    {
        if (kind == "group") return await OfGroups(db, ids.ToDictionary(i => i, AssessorGroupId.Of), words);
        if (!OfRounds.Contains(kind)) return await AboutDebriefers(db, ids.ToDictionary(i => i, i => new DebrieferId(i)));
        var rounds = ids.Select(i => new RoundId(i)).ToList();
        return await db.Set<Round>().Where(r => rounds.Contains(r.Id)).Select(r => new { r.Id, r.Title })
            .ToDictionaryAsync(r => r.Id.Value, r => r.Title);
    }

    /// <summary>Names objects by the post whose part in a round each is about.</summary>
    public static async Task<Dictionary<Guid, string>> AboutDebriefers(Db db, IReadOnlyDictionary<Guid, DebrieferId> about)
    {
        var ids = about.Values.Distinct().ToList();
        var posts = await db.Set<Debriefer>().Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.PostId })
            .ToDictionaryAsync(d => d.Id, d => d.PostId);
        return await OrganisationNames.OfPosts(db, ObjectNames.Through(about, posts));
    }

    /// <summary>Names objects by the group of assessors that each belongs to, with its round.</summary>
    public static async Task<Dictionary<Guid, string>> OfGroups(Db db, IReadOnlyDictionary<Guid, AssessorGroupId> about, Words words)
    {
        var ids = about.Values.Distinct().ToList();
        var names = await db.Set<AssessorGroup>().Where(g => ids.Contains(g.Id))
            .Join(db.Set<Round>(), g => g.RoundId, r => r.Id, (g, r) => new { g.Id, g.Name, r.Title })
            .ToDictionaryAsync(g => g.Id, g => $"{words.Of(g.Name)} · {g.Title}");
        return ObjectNames.Through(about, names);
    }
}
