using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>
/// Publishes every grade that was fed back, and whatever corrects a published one, to the scope that the policy names, each with a copy
/// of its sheet as it stands. Grades decided later, for those deferred, are published by the same act again.
/// </summary>
internal sealed class PublishGrades(Db db, RoundQueries rounds, FactsReader reader, SheetCopies copies, AppraisalsAwaited awaits, Owed owed,
    OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, RoundId id)
    {
        var now = clock.ReadNow();
        var round = await rounds.LoadOfficers(by, id);
        Require.None(GradePublication.AgainstPublishing(by, round.Frame, await reader.ToPublish(round.Frame)));
        // The first time everybody's part goes on with the round; later only what was decided since is published.
        var concerned = db.Set<Debriefer>().Where(d => d.RoundId == id);
        if (round.State == RoundState.Published) concerned = concerned.Where(Debriefer.LeftOpen);
        var debriefers = await concerned.ToListAsync();
        if (round.State == RoundState.Deciding) round.MarkFedBack(by, now);
        if (round.State == RoundState.FedBack) round.Publish(by, now);
        var due = debriefers.Where(d => d.AwaitsPublishing).ToList();
        var ids = due.ConvertAll(d => d.Id);
        var standing = await db.Set<GradeDecision>().Include(d => d.Presences).Include(d => d.Recusals).AsSplitQuery().Where(d =>
                ids.Contains(d.DebrieferId) && d.SupersededById == null).ToDictionaryAsync(d => d.DebrieferId);
        foreach (var debriefer in due) standing[debriefer.Id].Publish(by, round.Frame, debriefer, now);
        await copies.Add(round, due, standing, await zone.On(now));
        await owed.Follow(await awaits.Awaited(round.Frame, debriefers), now);
        await db.SaveChangesAsync();
    }
}
