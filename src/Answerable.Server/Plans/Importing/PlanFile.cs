using Answerable.Domain;
using Answerable.Domain.Plans;
using Answerable.Domain.Policies;
using Answerable.Server.Shell;

namespace Answerable.Server.Plans;

/// <summary>A row of a plan's table as it was sent: a milestone, with its package and project where these begin with it.</summary>
/// <param name="Row">As an editor numbers it, the header being the first.</param>
/// <param name="Project">The project that begins here; null where the row belongs to the one above.</param>
/// <param name="Package">The package that begins here; null where the row belongs to the one above.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record PlanFileRow(int Row, ProjectDraft? Project, PackageDraft? Package, MilestoneDraft Milestone,
    IReadOnlyList<Refusal> Problems);

/// <summary>
/// The progress table of a plan as offices keep it, a row a milestone: what is left empty of project and package is that of the row above.
/// The "six ones" of a work breakdown stand in the columns of the project (domain.md 6).
/// </summary>
internal sealed record PlanFile(IReadOnlyList<PlanFileRow> Rows)
{
    private static readonly string[] OfProject =
        ["plan_project", "plan_aim", "plan_strands", "plan_scheme", "plan_leader", "plan_lead", "plan_handler", "plan_due"];

    private static readonly string[] OfPackage = ["package", "package_owner", "package_starts", "package_ends", "package_after"];

    public static readonly string[] Columns =
        [.. OfProject, .. OfPackage, "milestone", "milestone_due", "milestone_acceptor", "milestone_evidence"];

    public static readonly string[] Needed = ["plan_project", "package", "milestone", "milestone_due", "milestone_acceptor"];

    /// <summary>Largest file in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly char[] Between = ['、', '，', ',', ';', '；'];

    public static string Decode(byte[] bytes) => LayoutTable.Decode(bytes, Needed, Columns, MaxBytes, Plan.MaxMilestones);

    /// <param name="strands">By code, or by name in either language, as the cells may have them.</param>
    public static PlanFile Read(string text, IReadOnlyList<StrandSetting> strands) =>
        new([.. LayoutTable.Read(text, Needed, Columns, Plan.MaxMilestones).Select(r => Row(r, strands))]);

    private static PlanFileRow Row(CsvRow row, IReadOnlyList<StrandSetting> strands)
    {
        var problems = new List<Refusal>();
        ProjectDraft? project = null;
        PackageDraft? package = null;
        if (row["plan_project"].Length > 0)
            project = new(0, row["plan_project"], [.. Split(row["plan_strands"]).Select(s => Code(s, strands))], row["plan_aim"],
                row["plan_scheme"], row["plan_leader"], row["plan_lead"], row["plan_handler"], Needing("plan_due"));
        else Rest(OfProject);
        if (row["package"].Length > 0)
            package = new(0, row["package"], row["package_owner"], Needing("package_starts"), Needing("package_ends"),
                Split(row["package_after"]));
        else Rest(OfPackage);
        return new(row.Line, project, package, new(0, row["milestone"], Needing("milestone_due"), row["milestone_acceptor"],
            row["milestone_evidence"]), problems);

        DateOnly Needing(string column)
        {
            if (row[column].Length == 0) problems.Add(TextRules.Empty(column));
            return LayoutTable.Date(row, column, problems) ?? default;
        }

        // What stands there would belong to nothing.
        void Rest(string[] columns) => problems.AddRange(columns.Where(c => row[c].Length > 0).Select(c =>
            PlanRefusals.OfNothing.At(c)));
    }

    private static string[] Split(string cell) =>
        cell.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Code(string said, IReadOnlyList<StrandSetting> strands) => strands.FirstOrDefault(s =>
        s.Code == said || s.Name.ZhCn == said || string.Equals(s.Name.En, said, StringComparison.OrdinalIgnoreCase))?.Code ?? said;
}
