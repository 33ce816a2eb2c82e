using Answerable.Domain.Organisation;

namespace Answerable.Domain.Plans;

public readonly record struct PlanId(Guid Value) : IId<PlanId>
{
    public static PlanId Of(Guid value) => new(value);

    public static bool operator <(PlanId a, PlanId b) => a.Value < b.Value;

    public static bool operator >(PlanId a, PlanId b) => a.Value > b.Value;
}

/// <summary>A plan is written, then adopted once; what was adopted changes by acts alone.</summary>
public enum PlanState { Draft, Adopted }

/// <summary>
/// The plan of a unit for a period, of business and of party building together: projects of work packages, and milestones that somebody
/// else accepts.
/// </summary>
public sealed partial class Plan : Aggregate
{
    private readonly List<PlanProject> projects = [];
    private readonly List<WorkPackage> packages = [];
    private readonly List<PackageLink> links = [];
    private readonly List<PlanSupply> supplies = [];

    private Plan() { }

    /// <summary>Longest title in UTF-16 code units.</summary>
    public const int MaxTitle = 120;

    /// <summary>How many calendar years one plan touches, as a five-year plan does.</summary>
    public const int MaxYears = 5;

    /// <summary>How much one plan holds.</summary>
    public const int MaxProjects = 200, MaxPackages = 2_000, MaxLinks = 4_000, MaxSupplies = 1_000, MaxMilestones = 6_000;

    public PlanId Id { get; private set; }

    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    /// <summary>The post that set its dates, and grants or refuses others.</summary>
    public PostId PostId { get; private set; }

    public string Title { get; private set; } = "";

    public DateOnly From { get; private set; }

    /// <summary>Last day of the period.</summary>
    public DateOnly Until { get; private set; }

    public PlanState State { get; private set; }

    public DateTimeOffset? AdoptedAt { get; private set; }

    /// <summary>The meeting or document by which it was adopted; null in a draft.</summary>
    public Source? Source => SourceKind is { } kind ? new(kind, SourceReference!) : null;

    public SourceKind? SourceKind { get; private set; }

    public string? SourceReference { get; private set; }

    /// <summary>In order of number.</summary>
    public IReadOnlyList<PlanProject> Projects => projects;

    public IReadOnlyList<WorkPackage> Packages => packages;

    /// <summary>Which package waits for which.</summary>
    public IReadOnlyList<PackageLink> Links => links;

    public IReadOnlyList<PlanSupply> Supplies => supplies;

    public override ObjectRef Ref => new("plan", Id.Value);

    /// <summary>Against beginning a plan of the unit at this path, or of any unit when null: for a post that organises there.</summary>
    public static IEnumerable<Refusal> AgainstDrafting(Actor by, string? unitPath = null) => PlanRefusals.NotOrganiser.Unless(
        by.Post is not null && (unitPath is null ? by.Over(Right.Organise).Count > 0 : by.Has(Right.Organise, unitPath)));

    /// <summary>Begins a plan; the post acted in sets its dates.</summary>
    public static Plan Draft(Actor by, UnitId unit, string unitPath, PlanHeading draft, DateTimeOffset now)
    {
        Require.None(AgainstDrafting(by, unitPath));
        var plan = new Plan { Id = new(Ids.New(now)), UnitId = unit, UnitPath = unitPath, PostId = by.Post!.Value };
        plan.Fill(draft);
        plan.Record(by, "plan.drafted", now, new { title = plan.Title }, unit: unit);
        return plan;
    }

    /// <summary>Against writing it: for who organises here, while it is a draft.</summary>
    public IEnumerable<Refusal> AgainstWriting(Actor by) =>
        [.. AgainstOrganising(by), .. PlanRefusals.AlreadyAdopted.Unless(State == PlanState.Draft)];

    /// <summary>Changes the draft's heading; what it holds must still fall into the period.</summary>
    public void Change(Actor by, PlanHeading draft)
    {
        RequireNone(AgainstWriting(by));
        var outside = projects.Any(p => p.DueOn < draft.From || p.DueOn > draft.Until) || packages.Any(p => p.StartsOn < draft.From);
        Require.None(PlanRefusals.NotInPeriod(draft.From, draft.Until).At("until").Unless(!outside));
        Fill(draft);
    }

    /// <summary>Says that the draft is taken away; storage removes it with all that it holds.</summary>
    public void Discard(Actor by, DateTimeOffset now)
    {
        RequireNone(AgainstWriting(by));
        Record(by, "plan.discarded", now, new { title = Title }, unit: UnitId);
    }

    /// <summary>Against adopting it, what it holds aside: for who organises here, once.</summary>
    public IEnumerable<Refusal> AgainstAdopting(Actor by, IReadOnlyCollection<Milestone> milestones)
    {
        foreach (var refusal in AgainstWriting(by)) yield return refusal;
        if (projects.Count == 0) yield return PlanRefusals.NoProject;
        var proved = milestones.Select(m => m.ProjectId).ToHashSet();
        foreach (var project in projects.Where(p => !proved.Contains(p.Id)))
            yield return PlanRefusals.WithoutMilestone($"{project.Number} {project.Title}");
    }

    /// <summary>The plan counts from now on: each milestone is owed by its day.</summary>
    /// <param name="milestones">All of the plan.</param>
    /// <param name="source">The meeting or document by which it was adopted.</param>
    public void Adopt(Actor by, IReadOnlyCollection<Milestone> milestones, Source? source, DateTimeOffset now)
    {
        RequireNone(AgainstAdopting(by, milestones));
        var refusals = new List<Refusal>();
        var from = source?.Checked("source", refusals);
        if (from is null) refusals.Add(PlanRefusals.NoSource);
        Require.None(refusals);
        (State, AdoptedAt, SourceKind, SourceReference) = (PlanState.Adopted, now, from!.Kind, from.Reference);
        Record(by, "plan.adopted", now, new
        {
            title = Title, projects = projects.Count, milestones = milestones.Count, source = from.Reference,
        }, unit: UnitId);
        foreach (var milestone in milestones) milestone.Begin();
    }

    /// <summary>When its packages come to lie.</summary>
    /// <param name="later">Packages that end on another day than planned.</param>
    public PlanSchedule Schedule(IReadOnlyDictionary<Guid, DateOnly>? later = null) => PlanSchedule.Of(
        [.. packages.Select(p => new PlannedSpan(p.Id, p.StartsOn, p.EndsOn))],
        [.. links.Select(l => new Following(l.PackageId, l.AfterId))], later);

    /// <summary>Every act with what stands against it.</summary>
    public Acts Acts(Actor by, IReadOnlyCollection<Milestone> milestones) => new()
    {
        { PlanActs.Head, AgainstWriting(by) },
        { PlanActs.Project, AgainstWriting(by) },
        { PlanActs.Package, AgainstWriting(by) },
        { PlanActs.Milestone, AgainstWriting(by) },
        { PlanActs.Supply, AgainstWriting(by) },
        { PlanActs.Link, AgainstWriting(by) },
        { PlanActs.Import, AgainstWriting(by) },
        { PlanActs.Removal, AgainstWriting(by) },
        { PlanActs.Discarding, AgainstWriting(by) },
        { PlanActs.Adoption, AgainstAdopting(by, milestones) },
    };

    /// <summary>Strands of its projects, by code.</summary>
    public IReadOnlySet<string> Strands => projects.SelectMany(p => p.Strands).ToHashSet();

    private IEnumerable<Refusal> AgainstOrganising(Actor by) =>
        PlanRefusals.NotOrganiser.Unless(by.Post is not null && by.Has(Right.Organise, UnitPath));

    private void Fill(PlanHeading draft)
    {
        var refusals = PlanRefusals.PeriodReversed.Unless(draft.From <= draft.Until).ToList();
        if (draft.Until.Year - draft.From.Year >= MaxYears) refusals.Add(PlanRefusals.PeriodTooLong(MaxYears));
        var title = TextRules.Name(draft.Title, "title", MaxTitle, refusals);
        Require.None(refusals);
        (Title, From, Until) = (title, draft.From, draft.Until);
    }
}
