using Answerable.Domain.Obligations;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>What an act changes in the tally: one row for each unit, kind and date of a save, however many obligations it
/// concerns.</summary>
internal sealed class TallyDeltas(Db db)
{
    private readonly Dictionary<(string Path, string Kind, DateOnly Due), TallyDelta> deltas = [];

    /// <summary>Counts the obligation as it stands, or takes it out again.</summary>
    /// <param name="by">+1 or -1.</param>
    public void Count(Obligation o, int by)
    {
        if (o.State == ObligationState.Waived) return;
        var key = (o.UnitPath, o.Kind, o.DueOn);
        if (!deltas.TryGetValue(key, out var delta) || db.Entry(delta).State != EntityState.Added)
            db.Add(deltas[key] = delta = new() { UnitPath = o.UnitPath, Kind = o.Kind, DueOn = o.DueOn });
        if (o.State == ObligationState.Open) delta.Open += by;
        else delta.Done += by;
    }
}
