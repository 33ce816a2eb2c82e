using Answerable.Domain.Appraisals;
using Answerable.Server.Ledger;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>Names of components and decisions: whose appraisal they are part of.</summary>
internal sealed class AppraisalNames(Db db) : IObjectNames
{
    public IReadOnlyCollection<string> Kinds => ["component-entry", "grade-decision"];

    public async Task<Dictionary<Guid, string>> Of(string kind, IReadOnlyList<Guid> ids, Words words)
    {
        if (kind == "component-entry")
        {
            var entries = ids.Select(ComponentEntryId.Of).ToList();
            return await RoundNames.AboutDebriefers(db, await db.Set<ComponentEntry>().Where(e => entries.Contains(e.Id)).Select(e => new { e.Id, e.DebrieferId }).ToDictionaryAsync(e => e.Id.Value, e => e.DebrieferId));
        }
        var decisions = ids.Select(GradeDecisionId.Of).ToList();
        return await RoundNames.AboutDebriefers(db, await db.Set<GradeDecision>().Where(d => decisions.Contains(d.Id)).Select(d => new { d.Id, d.DebrieferId }).ToDictionaryAsync(d => d.Id.Value, d => d.DebrieferId));
    }
}
