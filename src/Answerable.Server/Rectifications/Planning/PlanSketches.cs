using System.Globalization;
using System.Text.Json;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>What the page of a plan starts from: the sketch, else the plan that was returned, else nothing.</summary>
internal sealed class PlanSketches(Db db)
{
    /// <summary>More posts than this are not offered in a list; the API takes any post of the unit's subtree.</summary>
    private const int MostPosts = 200;

    public async Task<(PlanSketch Sketch, PlanFields Fields)> StartOf(ShownRectification shown)
    {
        var sketch = await db.Set<PlanSketch>().AsNoTracking().FirstOrDefaultAsync(s => s.RectificationId == shown.Id);
        var fields = sketch is null ? null : JsonSerializer.Deserialize<PlanFields>(sketch.Json);
        return (sketch ?? new() { RectificationId = shown.Id }, fields ?? PlanFields.From(shown));
    }

    /// <summary>Posts that may carry out a measure: of the owner's unit, then below, without the verifier.</summary>
    public async Task<IReadOnlyList<Option>> Posts(ShownRectification shown)
    {
        var (unit, verifier) = (shown.Owner.UnitId, shown.Verifier.Id);
        var path = await db.Set<Unit>().Where(u => u.Id == unit).Select(u => u.Path).SingleAsync();
        return await (from p in db.Set<Post>().Within(p => p.UnitPath, [path])
                      join u in db.Set<Unit>() on p.UnitId equals u.Id
                      where p.Id != verifier && p.ClosedAt == null
                      orderby p.UnitPath, p.Code
                      select new { p.Id, p.Name, Unit = u.Name }).Take(MostPosts)
                          .Select(p => new Option(p.Id.Value.ToString(), p.Unit + " " + p.Name)).ToListAsync();
    }

    public static DateOnly? DateOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
