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
    /// <param name="version">Of the sketch as read; 0 when there was none.</param>
    public async Task Run(Actor by, RectificationId id, PlanFields fields, int version)
    {
        var rectification = await queries.Load(by, id);
        rectification.CheckSketch(by);
        Require.None(fields.TooLong());
        var sketch = await db.Set<PlanSketch>().FirstOrDefaultAsync(s => s.RectificationId == id);
        if (sketch?.Version != version && (sketch is not null || version != 0)) throw new Stale();
        if (sketch is null) db.Add(sketch = new() { RectificationId = id });
        (sketch.Json, sketch.SavedByPersonId, sketch.SavedAt, sketch.Version) = (JsonSerializer.Serialize(fields), by.Person, clock.ReadNow(), version + 1);
        await db.SaveChangesAsync();
    }
}
