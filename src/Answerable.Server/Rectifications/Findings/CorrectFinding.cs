using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>For other rooms' actions that correct or withdraw what raised a finding. Nothing is saved here.</summary>
internal sealed class CorrectFinding(Db db, RepairFacts facts, Owed owed)
{
    /// <summary>The finding that one of these sources raised and that stands, or null.</summary>
    public Task<Finding?> RaisedBy(IReadOnlyCollection<Guid> sources) =>
        db.Set<Finding>().FirstOrDefaultAsync(f => f.SourceId != null && sources.Contains(f.SourceId.Value) && f.WithdrawnAt == null);

    /// <summary>Its repair ends, and nobody owes a step of it.</summary>
    public async Task Withdraw(Actor by, Finding finding, string reason, DateTimeOffset now)
    {
        finding.Withdraw(by, reason, now);
        var repair = await db.Set<Rectification>().Include(r => r.Steps).FirstAsync(r => r.FindingId == finding.Id);
        repair.Withdraw(by, reason, now);
        await owed.Follow(await facts.Awaits(repair), now);
    }
}
