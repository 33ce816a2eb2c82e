using Answerable.Domain.Duties;

namespace Answerable.Domain.Plans;

/// <summary>
/// A project of a plan, in the shape of the "six ones": one task, one plan, one progress table, one leader, one manager, one person.
/// </summary>
public sealed class PlanProject
{
    private PlanProject() { }

    internal PlanProject(PlanId plan, ProjectDraft draft, PlanFacts facts, DateTimeOffset now)
    {
        (Id, PlanId, Number) = (Ids.New(now), plan, draft.Number);
        (Title, Aim, Scheme) = (draft.Title!.Trim(), draft.Aim!.Trim(), Filled(draft.Scheme));
        StrandCodes = string.Join(Between, draft.Strands.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        (LeaderPostId, ManagerPostId, HandlerPostId) =
            (facts.Posts[draft.Leader!].Id, facts.Posts[draft.Manager!].Id, facts.Posts[draft.Handler!].Id);
        DueOn = draft.DueOn;
        var above = draft.Above is { } id ? facts.Above[id] : null;
        AboveTaskId = above?.Id;
        if ((draft.Source ?? above?.Source) is { } source) (SourceKind, SourceReference) = (source.Kind, source.Reference.Trim());
    }

    private const char Between = ',';

    /// <summary>Largest number, and longest texts in UTF-16 code units.</summary>
    public const int MaxNumber = 999, MaxTitle = 120, MaxAim = 500, MaxScheme = 200, MaxStrandCodes = 400;

    public Guid Id { get; private set; }

    public PlanId PlanId { get; private set; }

    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The one task: what is reached at the end.</summary>
    public string Aim { get; private set; } = "";

    /// <summary>The one plan: the document that says how; null for none.</summary>
    public string? Scheme { get; private set; }

    /// <summary>Codes of the areas of duty that it stands in.</summary>
    public IReadOnlyList<string> Strands => StrandCodes.Split(Between);

    /// <summary>The same as stored: in order, with commas between.</summary>
    public string StrandCodes { get; private set; } = "";

    public PostId LeaderPostId { get; private set; }

    public PostId ManagerPostId { get; private set; }

    public PostId HandlerPostId { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>The duty that it carries out, or null.</summary>
    public DutyTaskId? AboveTaskId { get; private set; }

    /// <summary>What it comes from; null for that of the plan.</summary>
    public Source? Source => SourceKind is { } kind ? new(kind, SourceReference!) : null;

    public SourceKind? SourceKind { get; private set; }

    public string? SourceReference { get; private set; }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A work package of a project.</summary>
public sealed class WorkPackage
{
    private WorkPackage() { }

    internal WorkPackage(PlanProject project, PackageDraft draft, PlanFacts facts, DateTimeOffset now)
    {
        var owner = facts.Posts[draft.Owner!];
        (Id, PlanId, ProjectId, Number, Title) = (Ids.New(now), project.PlanId, project.Id, draft.Number, draft.Title!.Trim());
        (OwnerPostId, OwnerUnitId) = (owner.Id, owner.UnitId);
        (StartsOn, EndsOn) = (draft.StartsOn, draft.EndsOn);
    }

    /// <summary>Largest number, and longest title in UTF-16 code units.</summary>
    public const int MaxNumber = 999, MaxTitle = 120;

    public Guid Id { get; private set; }

    public PlanId PlanId { get; private set; }

    public Guid ProjectId { get; private set; }

    /// <summary>Within its project.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The post that proves its milestones.</summary>
    public PostId OwnerPostId { get; private set; }

    public UnitId OwnerUnitId { get; private set; }

    public DateOnly StartsOn { get; private set; }

    /// <summary>Its last day.</summary>
    public DateOnly EndsOn { get; private set; }

    internal void Lie(DateOnly startsOn, DateOnly endsOn) => (StartsOn, EndsOn) = (startsOn, endsOn);
}

/// <summary>A package that does not begin before another of the plan has ended.</summary>
public sealed class PackageLink
{
    private PackageLink() { }

    internal PackageLink(PlanId plan, Guid package, Guid after) => (PlanId, PackageId, AfterId) = (plan, package, after);

    public PlanId PlanId { get; private set; }

    public Guid PackageId { get; private set; }

    public Guid AfterId { get; private set; }
}

/// <summary>People or money that a post promises a project, and what of them came.</summary>
public sealed class PlanSupply
{
    private PlanSupply() { }

    internal PlanSupply(PlanProject project, SupplyDraft draft, PlanFacts facts, DateTimeOffset now) =>
        (Id, PlanId, ProjectId, Kind, What, FromPostId, Promised, DueOn) = (Ids.New(now), project.PlanId, project.Id, draft.Kind,
            draft.What!.Trim(), facts.Posts[draft.From!].Id, draft.Amount, draft.DueOn);

    /// <summary>Longest name in UTF-16 code units, and largest amount.</summary>
    public const int MaxWhat = 120;

    public const long MaxAmount = 1_000_000_000_000;

    public Guid Id { get; private set; }

    public PlanId PlanId { get; private set; }

    public Guid ProjectId { get; private set; }

    public SupplyKind Kind { get; private set; }

    public string What { get; private set; } = "";

    /// <summary>The post that promises it.</summary>
    public PostId FromPostId { get; private set; }

    /// <summary>Persons, or whole units of the currency.</summary>
    public long Promised { get; private set; }

    /// <summary>How much of it came, as the manager of the project said last.</summary>
    public long Delivered { get; private set; }

    public DateOnly DueOn { get; private set; }

    internal void Came(long amount) => Delivered = amount;
}
