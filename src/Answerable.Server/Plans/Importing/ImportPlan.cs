using Answerable.Domain;
using Answerable.Domain.Plans;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Plans;

/// <summary>A row with what stands against it; none when it can be taken.</summary>
internal sealed record PlannedRow(PlanFileRow Said, IReadOnlyList<Refusal> Problems);

/// <summary>Adds the rows of a file to a draft, all of them or none.</summary>
internal sealed class ImportPlan(Db db, PlanQueries plans, PlanFactsReader facts, OrganisationStrands strands, TimeProvider clock)
{
    /// <summary>Where the fields of each part stand in the file.</summary>
    private static readonly Dictionary<string, string> Projects = new(StringComparer.Ordinal)
    {
        ["title"] = "plan_project", ["aim"] = "plan_aim", ["strands"] = "plan_strands", ["scheme"] = "plan_scheme",
        ["leader"] = "plan_leader", ["manager"] = "plan_lead", ["handler"] = "plan_handler", ["dueOn"] = "plan_due",
    };

    private static readonly Dictionary<string, string> Packages = new(StringComparer.Ordinal)
    {
        ["title"] = "package", ["owner"] = "package_owner", ["startsOn"] = "package_starts", ["endsOn"] = "package_ends",
        ["after"] = "package_after",
    };

    private static readonly Dictionary<string, string> Milestones = new(StringComparer.Ordinal)
    {
        ["mark"] = "milestone", ["dueOn"] = "milestone_due", ["acceptedBy"] = "milestone_acceptor", ["evidence"] = "milestone_evidence",
    };

    /// <summary>The rows as the file has them.</summary>
    public async Task<PlanFile> Read(string text) => PlanFile.Read(text, await strands.All());

    /// <summary>Every row with what would be refused; nothing is written.</summary>
    public async Task<IReadOnlyList<PlannedRow>> Preview(Actor by, PlanId id, string text)
    {
        var plan = await PlanQueries.Whole(plans.VisibleTo(by).AsNoTracking()).FirstOrDefaultAsync(p => p.Id == id)
            ?? throw new NotVisible();
        plan.RequireNone(plan.AgainstWriting(by));
        return (await Put(by, plan, await Read(text))).Rows;
    }

    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    /// <returns>How many milestones were taken.</returns>
    public async Task<int> Run(Actor by, PlanId id, string text, int? version = null)
    {
        var plan = await plans.Load(by, id, version);
        plan.RequireNone(plan.AgainstWriting(by));
        var (rows, milestones) = await Put(by, plan, await Read(text));
        var bad = rows.Count(r => r.Problems.Count > 0);
        Require.That(bad == 0, LayoutRefusals.BadRows(bad, rows.Count));
        db.AddRange(milestones);
        db.Whole(plan);
        await db.SaveChangesAsync();
        return milestones.Count;
    }

    /// <summary>Puts row after row into the plan, by the verbs that its pages use; a row that is refused is left out.</summary>
    private async Task<(List<PlannedRow> Rows, List<Milestone> Milestones)> Put(Actor by, Plan plan, PlanFile file)
    {
        var known = await facts.Of(by, plan, file.Rows.SelectMany(Posts));
        var (now, all) = (clock.ReadNow(), await db.Set<Milestone>().CountAsync(m => m.PlanId == plan.Id));
        var (rows, added) = (new List<PlannedRow>(), new List<Milestone>());
        Guid? project = null, package = null;
        foreach (var row in file.Rows)
        {
            var problems = row.Problems.ToList();
            if (row.Project is { } begun)
            {
                (project, package) = (null, null);
                Try(Projects, () => project = plan.AddProject(by, begun, known, now).Id);
            }
            if (row.Package is { } part)
            {
                package = null;
                if (project is { } of) Try(Packages, () => package = plan.AddPackage(by, of, part, known, now).Id);
                else if (row.Project is null) problems.Add(PlanRefusals.RowAbove.At("plan_project"));
            }
            if (package is { } within)
                Try(Milestones, () => added.Add(plan.AddMilestone(by, within, row.Milestone,
                    [.. added.Where(m => m.PackageId == within)], all + added.Count, known, now)));
            else if (row.Package is null) problems.Add(PlanRefusals.RowAbove.At("package"));
            rows.Add(new(row, problems));

            void Try(Dictionary<string, string> columns, Action put)
            {
                // What could not be read is said already.
                if (row.Problems.Count > 0) return;
                try
                {
                    put();
                }
                catch (Refused refused)
                {
                    problems.AddRange(refused.Refusals.Select(r => r.Field is { } field && columns.TryGetValue(field, out var column)
                        ? r.At(column) : r));
                }
            }
        }
        return (rows, added);
    }

    private static IEnumerable<string?> Posts(PlanFileRow row) =>
        [row.Project?.Leader, row.Project?.Manager, row.Project?.Handler, row.Package?.Owner, row.Milestone.AcceptedBy];
}
