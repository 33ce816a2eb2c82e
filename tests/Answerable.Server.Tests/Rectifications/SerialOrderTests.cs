using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Server.Ledger;
using Answerable.Server.Rectifications;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Rectifications;

/// <summary>Acts of several people on one repair at the same time end as they would in some order, one after the other.</summary>
public sealed class SerialOrderTests(House house) : IClassFixture<House>
{
    private const int Iterations = 12;

    [Fact]
    public void Random_parallel_acts_on_one_repair_end_as_some_serial_order_would() =>
        Gen.Const(0).Select(_ => house.Finding().GetAwaiter().GetResult()).SampleParallel(
            [
                Act<PlanRectification>("plan", "anna", (a, by, id) => a.Run(by, id, Arranged.Plan(new(2026, 3, 1)))),
                Act<ApprovePlan>("approve", "olga", (a, by, id) => a.Run(by, id)),
                Act<ReturnPlan>("return the plan", "olga", (a, by, id) => a.Run(by, id, "Too thin.")),
                Act<ReportRepair>("report", "anna", (a, by, id) => a.Run(by, id, "Begun.", null)),
                Act<ClaimDone>("claim", "anna", (a, by, id) => a.Run(by, id, "All open.", null)),
                Act<RequestExtension>("ask for time", "anna", (a, by, id) => a.Run(by, id, new("Rain", new(2026, 5, 1), "Half"))),
                Act<GrantExtension>("grant time", "olga", (a, by, id) => a.Run(by, id)),
                Act<VerifyRepair>("verify", "ivan", (a, by, id) => a.Run(by, id, "Seen.")),
                Act<ReturnRepair>("return", "ivan", (a, by, id) => a.Run(by, id, "One is locked.")),
            ],
            equal: (one, other) => End(one) == End(other), maxSequentialOperations: 4, maxParallelOperations: 3,
            iter: Iterations, print: End);

    /// <summary>The act, read anew and sent once more by whom somebody was faster; refused, it is done with.</summary>
    private GenOperation<RectificationId> Act<T>(string name, string person, Func<T, Actor, RectificationId, Task> run) where T : notnull =>
        Gen.Operation<RectificationId>(name, id =>
        {
            for (var tries = 0; ; tries++)
            {
                try
                {
                    house.Do<T>(person, (a, by) => run(a, by, id)).GetAwaiter().GetResult();
                    return;
                }
                catch (Refused)
                {
                    return;
                }
                catch (Stale) when (tries < 20)
                {
                }
            }
        });

    /// <summary>All that the acts leave: the repair, its steps in their order, what is owed, and the lines, of one instant here.</summary>
    private string End(RectificationId id) => house.Read(async db =>
    {
        var repair = await db.Set<Rectification>().AsNoTracking().Include(r => r.Steps).Include(r => r.Measures).AsSplitQuery()
            .SingleAsync(r => r.Id == id);
        var owed = await db.Set<Obligation>().Where(o => o.ObjectId == id.Value).OrderBy(o => o.Kind)
            .Select(o => new { o.Kind, o.State, o.DueOn }).ToListAsync();
        var lines = await db.Set<Line>().Where(l => l.ObjectId == id.Value && l.ObjectKind == "rectification").OrderBy(l => l.Act)
            .Select(l => l.Act).ToListAsync();
        var steps = repair.Steps.OrderBy(s => s.Number).Select(s => s.Kind);
        return string.Create(CultureInfo.InvariantCulture, $"{repair.State} {repair.DueOn} plan {repair.PlanNumber}, "
            + $"{repair.Measures.Count} measures: {string.Join(", ", steps)} | {string.Join(", ", owed)} | {string.Join(", ", lines)}");
    }).GetAwaiter().GetResult();
}
