using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>States, for the round that asks, how far a finding's repair has come: by its owner when filing, by the unit above for a vacant post.</summary>
internal sealed class StateResult(Db db, RectificationQueries queries, Tenures tenures, TimeProvider clock)
{
    public async Task Run(Actor by, FindingId id, RoundId round, ResultKind result, string sentence, string? reason = null)
    {
        await Add(by, id, round, result, sentence, clock.ReadNow(), reason);
        await db.SaveChangesAsync();
    }

    /// <summary>For another room's action: adds the statement to its save. The same statement again changes nothing.</summary>
    /// <param name="reason">Needed when it corrects what was stated for this round before, for example because the report was returned.</param>
    public async Task<FindingResult> Add(Actor by, FindingId id, RoundId round, ResultKind result, string sentence, DateTimeOffset now, string? reason = null)
    {
        if (!await queries.VisibleTo(by).AnyAsync(r => r.FindingId == id)) throw new NotVisible();
        var finding = await db.Set<Finding>().FirstAsync(f => f.Id == id);
        var vacant = (await tenures.Now(finding.OwnerPostId, now)).Count == 0;
        finding.RequireStater(by, vacant);
        var previous = await db.Set<FindingResult>().FirstOrDefaultAsync(r => r.FindingId == id && r.RoundId == round && r.SupersededById == null);
        if (previous is not null && previous.Result == result && previous.Sentence == sentence.Trim()) return previous;
        var stated = finding.StateResult(by, round, result, sentence, now, vacant, previous, previous is null ? null : reason);
        db.Add(stated);
        return stated;
    }
}
