using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>A change that waits for its day, or could not be done on it.</summary>
/// <param name="Named">What it names: a new name, codes of units or posts, the code of the unit above.</param>
/// <param name="FailedFor">Code of the refusal for which it was not done; null while it waits.</param>
public sealed record PlanView(PlannedChangeId Id, UnitChangeKind Kind, string Named, DateOnly DueOn, string? PlannedBy, string? FailedFor);

/// <summary>What is planned for a unit: everybody who sees the unit reads it.</summary>
internal sealed class PlanQueries(Db db)
{
    /// <summary>What waits, and what failed of late.</summary>
    public async Task<IReadOnlyList<PlanView>> Of(UnitId unit)
    {
        var rows = await (from p in db.Set<PlannedChange>()
                          join x in db.Set<Answerable.Domain.People.Person>() on p.PlannedBy equals x.Id into persons
                          from x in persons.DefaultIfEmpty()
                          where p.UnitId == unit && (p.SettledAt == null || p.FailedFor != null)
                          orderby p.DueOn descending
                          select new { p.Id, p.Kind, p.Code, p.Name, p.Codes, p.DueOn, By = x.Name, p.FailedFor }).Take(20).ToListAsync();
        return [.. rows.Select(r => new PlanView(r.Id, r.Kind,
            string.Join(' ', new[] { r.Name, r.Code, r.Codes }.Where(t => t.Length > 0)), r.DueOn, r.By, r.FailedFor))];
    }
}
