using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reminders;

/// <summary>The steps of every policy in force at one instant, by the place of whoever owes.</summary>
internal sealed class StepsInForce
{
    private readonly Dictionary<string, ReminderSteps> byPath;

    private StepsInForce(Dictionary<string, ReminderSteps> byPath) => this.byPath = byPath;

    public static async Task<StepsInForce> At(Db db, DateTimeOffset now, CancellationToken cancel = default)
    {
        var adopted = await db.Set<PolicyAdoption>().AsNoTracking().Where(a => a.IsInForce(now))
            .Select(a => new { a.UnitPath, a.Policy }).ToListAsync(cancel);
        var shared = new Dictionary<RoundPolicy, ReminderSteps>(ReferenceEqualityComparer.Instance);
        var byPath = new Dictionary<string, ReminderSteps>(StringComparer.Ordinal);
        foreach (var one in adopted)
        {
            if (!shared.TryGetValue(one.Policy, out var steps)) shared[one.Policy] = steps = ReminderSteps.Of(one.Policy);
            byPath[one.UnitPath] = steps;
        }
        return new(byPath);
    }

    /// <summary>Days before a due date on which any step of any policy falls; negative after it.</summary>
    public IReadOnlyList<int> Days => [.. byPath.Values.Append(ReminderSteps.Ours).SelectMany(s => s.All).Select(s => s.DaysBefore)
        .Distinct().OrderDescending()];

    /// <summary>Whether any policy lets titles out.</summary>
    public bool AnyNamesTitles => byPath.Values.Any(s => s.NamesTitles);

    /// <summary>The steps that count for a unit: those of the nearest policy above it, its own first.</summary>
    public ReminderSteps Of(string unitPath)
    {
        foreach (var path in UnitPath.SelfAndAncestors(unitPath).Reverse())
            if (byPath.TryGetValue(path, out var steps)) return steps;
        return ReminderSteps.Ours;
    }
}
