using Answerable.Domain.Reviews;
using Answerable.Server.Ledger;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>Names of comments and turns: whose debrief they are about.</summary>
internal sealed class ReviewNames(Db db) : IObjectNames
{
    public IReadOnlyCollection<string> Kinds => ["comment", "turn"];

    public async Task<Dictionary<Guid, string>> Of(string kind, IReadOnlyList<Guid> ids, Words words)
    {
        if (kind == "turn")
        {
            var turns = await db.Set<AgendaItem>().Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.DebrieferId }).ToListAsync();
            return await RoundNames.AboutDebriefers(db, turns.ToDictionary(t => t.Id, t => t.DebrieferId));
        }
        var comments = ids.Select(CommentId.Of).ToList();
        return await RoundNames.AboutDebriefers(db, await db.Set<Comment>().Where(c => comments.Contains(c.Id))
            .Select(c => new { c.Id, c.DebrieferId }).ToDictionaryAsync(c => c.Id.Value, c => c.DebrieferId));
    }
}
