using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>
/// Publishes every grade that was fed back, and whatever corrects a published one, to the scope that the policy names.
/// Grades decided later, for those deferred, are published by the same act again.
/// </summary>
internal sealed class PublishGrades(Db db, RoundQueries rounds, FactsReader reader, AppraisalsAwaited awaits, Owed owed, TimeProvider clock)
{
    public async Task<IReadOnlyList<Waits>> Run(Actor by, RoundId id)
    {
        var now = clock.ReadNow();
        var round = await rounds.Load(by, id);
        Require.None(GradePublication.AgainstPublishing(by, round.Frame, await reader.ToPublish(round.Frame)));
        if (round.State == RoundState.Deciding) round.MarkFedBack(by, now);
        if (round.State == RoundState.FedBack) round.Publish(by, now);
        var standing = await db.Set<GradeDecision>().Where(d => d.RoundId == id && d.SupersededById == null)
            .ToDictionaryAsync(d => d.DebrieferId);
        foreach (var debriefer in round.Debriefers.Where(d => d.AwaitsPublishing))
            standing[debriefer.Id].Publish(by, round.Frame, debriefer, now);
        var waits = await owed.Follow(await awaits.Of(round.Frame, round.Debriefers), now);
        await db.SaveChangesAsync();
        return waits;
    }
}
