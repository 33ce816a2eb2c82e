using System.Text.Json;
using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>Keeps a plan that is still being written, by the owner or a clerk of the unit, as typed. No act, so no line.</summary>
internal sealed class SketchPlan(Db db, RectificationQueries queries, TimeProvider clock)
{
    /// <param name="from">What the writer started from; version 0 when there was no sketch.</param>
    public async Task Run(Actor by, RectificationId id, PlanFields fields, DraftBase from)
    {
        var rectification = await queries.Load(by, id);
        rectification.CheckSketch(by);
        Require.None(fields.TooLong());
        var sketch = await db.Set<PlanSketch>().FirstOrDefaultAsync(s => s.RectificationId == id);
        PlanSketch.Check(sketch, from);
        if (sketch is null) db.Add(sketch = new() { RectificationId = id });
        (sketch.Json, sketch.SavedByPersonId, sketch.SavedAt, sketch.Version) =
            (JsonSerializer.Serialize(fields), by.Person, clock.ReadNow(), sketch.Version + 1);
        (sketch.Page, sketch.Turn) = (from.Page, from.Turn);
        await db.SaveChangesAsync();
    }
}
