using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>A debriefer's appraisal ready for an act.</summary>
/// <param name="Debriefing">Whoever holds, sits in or stands in for the debriefer's post.</param>
internal sealed record AppraisalCase(Round Round, Debriefer Debriefer, RoundFacts Facts, IReadOnlySet<PersonId> Debriefing, DateTimeOffset Now)
{
    public ObjectRef About => new("appraisal", Debriefer.Id.Value);

    /// <summary>Entered components of which something does not hold yet, counting what this act changes.</summary>
    public bool Every(Func<ComponentEntry, bool> holds, ComponentEntry changed) => Round.Policy.Components.Value.Where(c => c.Kind == ComponentKind.Entered)
        .All(c => c.Code == changed.ComponentCode ? holds(changed) : Facts.EntriesOf(Debriefer.Id, c.Code).FirstOrDefault() is { } entry && holds(entry));
}

/// <summary>Loads an appraisal for an act of whoever may see it that far.</summary>
internal sealed class AppraisalDesk(Db db, RoundQueries rounds, RoundPersons persons, FactsReader reader, TimeProvider clock)
{
    public async Task<AppraisalCase> Of(Actor by, DebrieferId id)
    {
        var now = clock.ReadNow();
        var round = await rounds.Load(by, id);
        var debriefer = round.The(id);
        var collective = await db.Set<Domain.Organisation.Post>().Where(p => p.Id == debriefer.PostId).Select(p => p.IsCollective).FirstAsync();
        if (!by.IsSystem && AppraisalSight.Of(by, round, debriefer, collective) < Sight.Entering) throw new NotVisible();
        var holders = await persons.Of([debriefer.PostId], now);
        return new(round, debriefer, await reader.Of(round, tracked: true), holders[debriefer.PostId], now);
    }

    /// <summary>Two decisions in one round follow one another, so that no quota is passed by both at once.</summary>
    public void InTurn(Round round) => db.Entry(round).Property(r => r.Version).IsModified = true;
}
