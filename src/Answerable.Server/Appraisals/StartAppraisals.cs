using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>Begins the appraisals of a round: components, their confirmation and the decisions are owed from then on.</summary>
internal sealed class StartAppraisals(Db db, RoundQueries rounds, AppraisalsAwaited awaits, Owed owed, TimeProvider clock)
{
    public async Task Run(Actor by, RoundId id)
    {
        var now = clock.ReadNow();
        var round = await rounds.Frame(by, id);
        var left = await Left(db, id).ToListAsync();
        Require.None(AppraisalStart.AgainstStarting(by, round, left.Count));
        foreach (var debriefer in left) db.Add(AppraisalStart.Of(by, round, debriefer.Id, now));
        await owed.Follow(await awaits.Awaited(round, left), now);
        await db.SaveChangesAsync();
    }

    /// <summary>Debriefers on whom nothing is decided and whose appraisal has not begun, in the round's order.</summary>
    public static IQueryable<Debriefer> Left(Db db, RoundId round) => db.Set<Debriefer>()
        .Where(d => d.RoundId == round && d.Decision == DebrieferDecision.None && !db.Set<AppraisalStart>().Any(s => s.Id == d.Id))
        .OrderBy(d => d.Order);
}
