using Answerable.Domain;
using Answerable.Domain.Plans;
using Answerable.Server.Shell;

namespace Answerable.Server.Plans;

/// <summary>A post as plans name it.</summary>
/// <param name="Holder">Who holds it or stands in now; null while it is vacant.</param>
public sealed record PlanPostLabel(string Code, string Unit, string Name, string? Holder)
{
    public string Words => Holder is null ? $"{Unit} {Name}" : $"{Unit} {Name} {Holder}";
}

/// <summary>How far milestones have come.</summary>
/// <param name="Accepted">By somebody else than who proved them; nothing else is progress.</param>
/// <param name="Late">Due before today and not accepted.</param>
/// <param name="AsksTime">For which more time is asked, and not answered.</param>
public sealed record MilestoneCounts(int All, int Accepted, int Late, int AsksTime)
{
    public static MilestoneCounts operator +(MilestoneCounts a, MilestoneCounts b) =>
        new(a.All + b.All, a.Accepted + b.Accepted, a.Late + b.Late, a.AsksTime + b.AsksTime);
}

/// <summary>A milestone in a list of its package.</summary>
/// <param name="DueOn">When it is owed now: later than planned after a return in time.</param>
/// <param name="AskedFor">The day that its post asks for, or null.</param>
public sealed record PlanMilestone(Guid Id, int Number, string Mark, string? Evidence, DateOnly DueOn, MilestoneState State,
    PlanPostLabel Acceptor, int Returned, DateOnly? AskedFor);

/// <summary>A work package.</summary>
/// <param name="Label">Number of the project, number in it.</param>
/// <param name="After">Labels of those that it waits for.</param>
/// <param name="Slack">Days by which it may end later without the whole plan ending later.</param>
public sealed record ShownPackage(Guid Id, string Label, string Title, PlanPostLabel Owner, DateOnly StartsOn, DateOnly EndsOn,
    IReadOnlyList<string> After, int Slack, IReadOnlyList<PlanMilestone> Milestones, MilestoneCounts Counts);

/// <summary>People or money that was promised.</summary>
public sealed record ShownSupply(Guid Id, SupplyKind Kind, string What, PlanPostLabel From, long Promised, long Delivered, DateOnly DueOn);

/// <summary>A project of a plan.</summary>
/// <param name="AboveId">The duty that it carries out, where the reader sees it.</param>
/// <param name="MayDeliver">Whether the reader says what of the promises came.</param>
public sealed record ShownProject(Guid Id, int Number, string Title, string Aim, string? Scheme, IReadOnlyList<string> Strands,
    PlanPostLabel Leader, PlanPostLabel Manager, PlanPostLabel Handler, DateOnly DueOn, Source? Source, Guid? AboveId, string? Above,
    IReadOnlyList<ShownPackage> Packages, IReadOnlyList<ShownSupply> Supplies, MilestoneCounts Counts, bool MayDeliver);

/// <summary>A plan, as a page and the API show it.</summary>
/// <param name="Version">Also in ETag; send it as If-Match.</param>
/// <param name="EndsOn">When the last package ends; null without packages.</param>
/// <param name="Strands">Codes of the areas of duty of its projects, in the order of the vocabulary.</param>
public sealed record ShownPlan(Guid Id, int Version, string Title, string Unit, string UnitPath, DateOnly From, DateOnly Until,
    PlanState State, Source? Source, DateTimeOffset? AdoptedAt, PlanPostLabel Post, DateOnly? EndsOn, IReadOnlyList<string> Strands,
    IReadOnlyList<ShownProject> Projects, MilestoneCounts Counts, Acts Acts) : IVersioned
{
    /// <summary>Milestones for which more time is asked, the earliest first.</summary>
    public IReadOnlyList<PlanMilestone> AsksTime => [.. Projects.SelectMany(p => p.Packages).SelectMany(p => p.Milestones)
        .Where(m => m.AskedFor is not null).OrderBy(m => m.DueOn)];

    public bool May(string act) => Acts.May(act);
}

/// <summary>What was claimed, and how it was judged.</summary>
public sealed record ShownClaim(int Number, string Text, string? Link, DateOnly ReachedOn, string? By, DateTimeOffset At, bool? Accepted,
    string? Reason, string? JudgedBy, DateTimeOffset? JudgedAt);

/// <summary>More time that was asked for.</summary>
/// <param name="IsDropped">Whether the milestone was claimed before anybody answered.</param>
public sealed record ShownExtension(int Number, DateOnly From, DateOnly To, string Reason, string? By, DateTimeOffset At, bool? Granted,
    string? Answer, string? AnsweredBy, DateTimeOffset? AnsweredAt, bool IsDropped);

/// <summary>A package that would end later.</summary>
public sealed record ShownSlip(string Label, string Title, DateOnly EndedOn, DateOnly EndsOn, int Days);

/// <summary>What follows from the time that is asked for.</summary>
/// <param name="OverDue">Projects whose own date would be passed, with by how many days.</param>
public sealed record ShownForecast(IReadOnlyList<ShownSlip> Slips, DateOnly EndedOn, DateOnly EndsOn,
    IReadOnlyList<KeyValuePair<string, int>> OverDue);

/// <summary>A milestone, as a page and the API show it.</summary>
/// <param name="Version">Also in ETag; send it as If-Match.</param>
/// <param name="OwedOn">When it is owed now, and <paramref name="AnswerBy"/> when a late one that was returned is to be answered.</param>
/// <param name="Forecast">What a grant would move, while more time is asked for.</param>
public sealed record ShownMilestone(Guid Id, int Version, Guid PlanId, string Plan, int Project, string ProjectTitle, string Package,
    string PackageTitle, int Number, string Mark, string? Evidence, DateOnly DueOn, DateOnly OwedOn, DateOnly? AnswerBy,
    MilestoneState State, PlanPostLabel Owner, PlanPostLabel Acceptor, PlanPostLabel Setter, IReadOnlyList<ShownClaim> Claims,
    IReadOnlyList<ShownExtension> Extensions, ShownForecast? Forecast, Acts Acts) : IVersioned
{
    public bool May(string act) => Acts.May(act);
}
