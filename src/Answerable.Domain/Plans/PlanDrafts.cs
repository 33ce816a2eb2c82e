using Answerable.Domain.Duties;

namespace Answerable.Domain.Plans;

/// <summary>What an organiser fills in about a plan.</summary>
public sealed record PlanHeading(string? Title, DateOnly From, DateOnly Until);

/// <summary>A post that a plan may name, with its unit.</summary>
public sealed record PlanPost(PostId Id, UnitId UnitId, string UnitPath, bool IsCollective = false);

/// <summary>A duty that a project carries out.</summary>
public sealed record PlanDuty(DutyTaskId Id, Source? Source);

/// <summary>What stands elsewhere and a plan names by its code or identifier.</summary>
/// <param name="Strands">Codes of the areas of duty.</param>
/// <param name="Posts">Posts that are named, by code.</param>
/// <param name="Above">Duties that are named, as far as the actor sees them.</param>
public sealed record PlanFacts(IReadOnlySet<string> Strands, IReadOnlyDictionary<string, PlanPost> Posts,
    IReadOnlyDictionary<Guid, PlanDuty> Above);

/// <summary>
/// A project as it is written: one task, one plan, one progress table, one leader, one manager, one person (the "six ones" of a work
/// breakdown, domain.md 6).
/// </summary>
/// <param name="Number">0 for the next.</param>
/// <param name="Strands">Codes of one or more areas of duty: business and party building stand in one plan.</param>
/// <param name="Aim">The one task: what is reached at the end, measurable.</param>
/// <param name="Scheme">The one plan: number or name of the document that says how; null for none.</param>
/// <param name="Leader">Code of the post that leads it.</param>
/// <param name="Manager">Code of the post that manages it, and says what was delivered.</param>
/// <param name="Handler">Code of the post that does the daily work.</param>
public sealed record ProjectDraft(int Number, string? Title, IReadOnlyList<string> Strands, string? Aim, string? Scheme, string? Leader,
    string? Manager, string? Handler, DateOnly DueOn)
{
    /// <summary>Identifier of the duty that it carries out, or null.</summary>
    public Guid? Above { get; init; }

    /// <summary>What it comes from; null for the source of the duty, or else of the plan.</summary>
    public Source? Source { get; init; }
}

/// <summary>A work package as it is written.</summary>
/// <param name="Owner">Code of the post that proves its milestones.</param>
/// <param name="After">Labels of the packages that it follows, as <c>2.1</c>: number of the project, number in it.</param>
public sealed record PackageDraft(int Number, string? Title, string? Owner, DateOnly StartsOn, DateOnly EndsOn,
    IReadOnlyList<string> After);

/// <summary>A milestone as it is written.</summary>
/// <param name="Mark">By what it is measured that it is reached.</param>
/// <param name="AcceptedBy">Code of the post that accepts it: another one than that of the package.</param>
/// <param name="Evidence">What proof is wanted, or null for none: it is never forced.</param>
public sealed record MilestoneDraft(int Number, string? Mark, DateOnly DueOn, string? AcceptedBy, string? Evidence);

/// <summary>What people or money a project is promised.</summary>
public enum SupplyKind { People, Money }

/// <summary>A promise as it is written.</summary>
/// <param name="From">Code of the post that promises it.</param>
/// <param name="Amount">Persons, or whole units of the currency.</param>
public sealed record SupplyDraft(SupplyKind Kind, string? What, string? From, long Amount, DateOnly DueOn);
