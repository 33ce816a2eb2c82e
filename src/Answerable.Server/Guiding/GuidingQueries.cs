using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Guiding;

/// <summary>A guidance as pages show it.</summary>
/// <param name="IsGuide">Whether the other unit is the one that guides.</param>
public sealed record GuidanceRow(GuidanceId Id, bool IsGuide, UnitId Other, string Name, GuidanceKind Kind, DateTimeOffset From,
    DateTimeOffset? Until, bool SeesDuties, bool TakesDifficulties, bool MayIssue, bool Inspects) : ISpan;

/// <summary>Which unit guides which: the directory's, for whoever sees the units.</summary>
internal sealed class GuidingQueries(Db db, UnitQueries units)
{
    /// <summary>Both ways, those that guide the unit first, the newest first.</summary>
    public async Task<IReadOnlyList<GuidanceRow>> Of(Actor by, UnitId unit)
    {
        var seen = units.VisibleTo(by);
        var rows = await (from g in db.Set<Guidance>()
                          where g.UnitId == unit || g.GuideId == unit
                          join u in seen on g.UnitId == unit ? g.GuideId : g.UnitId equals u.Id
                          orderby g.From descending
                          select new { Guidance = g, u.Id, u.Name }).AsNoTracking().Take(200).ToListAsync();
        return [.. rows.Select(r => new GuidanceRow(r.Guidance.Id, r.Guidance.UnitId == unit, r.Id, r.Name, r.Guidance.Kind,
            r.Guidance.From, r.Guidance.Until, r.Guidance.SeesDuties, r.Guidance.TakesDifficulties, r.Guidance.MayIssue,
            r.Guidance.Inspects)).OrderByDescending(r => r.IsGuide)];
    }
}
