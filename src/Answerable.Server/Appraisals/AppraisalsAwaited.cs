using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>What appraisals make posts owe, read with what the caller's save has changed already.</summary>
internal sealed class AppraisalsAwaited(Db db, OrganisationZone zone) : IRoundAwaits
{
    public IReadOnlyList<ObligationKind> SeenBy(RoundSight sight) => sight.IsOfficial ? AppraisalKinds.All : [];

    public async Task<IReadOnlyList<Awaits>> Awaited(RoundFrame round, IReadOnlyCollection<Debriefer> debriefers, Calendar calendar)
    {
        if (debriefers.Count == 0) return [];
        var wanted = debriefers.Count == 1 ? debriefers.First().Id : (DebrieferId?)null;
        var starts = (await With(db.Set<AppraisalStart>(), s => s.RoundId == round.Id && (wanted == null || s.Id == wanted)))
            .ToDictionary(s => s.Id);
        var entries = (await With(db.Set<ComponentEntry>(), e => e.RoundId == round.Id && (wanted == null || e.DebrieferId == wanted)))
            .ToLookup(e => e.DebrieferId);
        var decisions = (await With(db.Set<GradeDecision>(), d => d.RoundId == round.Id && (wanted == null || d.DebrieferId == wanted)))
            .ToLookup(d => d.DebrieferId);
        return [.. debriefers.Select(d => AppraisalAwaits.Of(round,
            new(d, starts.GetValueOrDefault(d.Id), [.. entries[d.Id]], [.. decisions[d.Id]]), calendar))];
    }

    /// <summary>What one appraisal awaits.</summary>
    public async Task<IReadOnlyList<Awaits>> Awaited(RoundFrame round, Debriefer debriefer) =>
        await Awaited(round, [debriefer], await zone.Calendar());

    /// <summary>What the appraisals of these debriefers await.</summary>
    public async Task<IReadOnlyList<Awaits>> Awaited(RoundFrame round, IReadOnlyCollection<Debriefer> debriefers) =>
        await Awaited(round, debriefers, await zone.Calendar());

    // What is stored comes as it was changed, where it is tracked; what this save adds stands beside it.
    private static async Task<IEnumerable<T>> With<T>(DbSet<T> all, System.Linq.Expressions.Expression<Func<T, bool>> which) where T : class
    {
        var stored = await all.Where(which).ToListAsync();
        return stored.Union(all.Local.Where(which.Compile()));
    }
}
