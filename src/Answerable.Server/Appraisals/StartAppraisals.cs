using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Obligations;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>
/// Begins the appraisals of a round: components are owed after a third of the policy's days, their confirmation
/// after two thirds, and the decision on the last.
/// </summary>
internal sealed class StartAppraisals(Db db, RoundQueries rounds, FactsReader reader, OwedByHand owed, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, RoundId id)
    {
        var now = clock.ReadNow();
        var round = await rounds.Load(by, id);
        Require.That(by.Has(Right.Organise, round.UnitPath), AppraisalRefusals.MayNotStart);
        var before = await db.Set<AppraisalStart>().Where(s => s.RoundId == id).Select(s => s.Id).ToListAsync();
        var left = round.Debriefers.Where(d => d.Decision == DebrieferDecision.None && !before.Contains(d.Id)).ToList();
        Require.That(left.Count > 0, AppraisalRefusals.AlreadyStarted);
        var facts = await reader.Of(round);
        var today = await zone.On(now);
        var from = today > round.MeetingOn ? today : round.MeetingOn;
        var days = round.Policy.DecideDays.Value;
        foreach (var debriefer in left)
        {
            db.Add(AppraisalStart.Of(by, round, debriefer.Id, now));
            var entries = round.Policy.Components.Value.Where(c => c.Kind == ComponentKind.Entered).Select(c => facts.EntriesOf(debriefer.Id, c.Code).FirstOrDefault()).ToList();
            if (entries.Any(e => e is not { Stands: true })) await Open(AppraisalKinds.Enter, OfficerRole.Enterer, debriefer, from.AddDays((days + 2) / 3));
            if (entries.Any(e => e?.ConfirmedAt is null)) await Open(AppraisalKinds.Confirm, OfficerRole.Confirmer, debriefer, from.AddDays((2 * days + 2) / 3));
            if (round.Policy.Grade.Value) await Open(AppraisalKinds.Decide, OfficerRole.Recorder, debriefer, from.AddDays(days));
        }
        await db.SaveChangesAsync();

        Task Open(ObligationKind kind, OfficerRole role, Debriefer debriefer, DateOnly due) =>
            owed.Open(kind, round.PostFor(role), round.UnitId, due, round.Title, new ObjectRef("appraisal", debriefer.Id.Value), now);
    }
}
