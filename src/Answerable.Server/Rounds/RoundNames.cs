using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Ledger;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>Names of rounds and debriefers, and of what has the identifier of one of them.</summary>
internal sealed class RoundNames(Db db) : IObjectNames
{
    private static readonly string[] OfRounds = ["round", "review"];

    public IReadOnlyCollection<string> Kinds => [.. OfRounds, "debriefer"];

    public async Task<Dictionary<Guid, string>> Of(string kind, IReadOnlyList<Guid> ids, Words words)
    {
        if (OfRounds.Contains(kind))
        {
            var rounds = ids.Select(i => new RoundId(i)).ToList();
            return await db.Set<Round>().Where(r => rounds.Contains(r.Id)).Select(r => new { r.Id, r.Title }).ToDictionaryAsync(r => r.Id.Value, r => r.Title);
        }
        var debriefers = ids.Select(i => new DebrieferId(i)).ToList();
        return await (
            from d in db.Set<Debriefer>()
            join p in db.Set<Post>() on d.PostId equals p.Id
            join u in db.Set<Unit>() on d.UnitId equals u.Id
            where debriefers.Contains(d.Id)
            select new { d.Id, Post = p.Name, Unit = u.Name }).ToDictionaryAsync(d => d.Id.Value, d => $"{d.Unit} {d.Post}");
    }
}
