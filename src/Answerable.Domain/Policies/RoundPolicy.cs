using System.Text.Json.Serialization;
using Answerable.Domain.Organisation;

namespace Answerable.Domain.Policies;

/// <summary>A setting with its unit and where its value comes from.</summary>
/// <param name="Unit">For example <c>days</c>, <c>working-days</c>, <c>characters</c>, <c>percent</c>, <c>none</c>.</param>
/// <param name="Source">A key of <see cref="RoundPolicy.Sources"/>.</param>
/// <param name="Confirmed">Whoever adopted it looked at a number that is only a default of the product, and wants it.</param>
public sealed record Setting<T>(T Value, string Unit, string Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Confirmed = false) : ISetting
{
    object? ISetting.Boxed => Value;
}

/// <summary>A setting of any type, for lists of them.</summary>
internal interface ISetting
{
    object? Boxed { get; }

    string Unit { get; }

    string Source { get; }

    bool Confirmed { get; }
}

/// <summary>A share as two integers, so that it is compared without rounding.</summary>
public sealed record Fraction(int Numerator, int Denominator);

/// <summary>What a rating does when a component is missing because too few papers were valid or a group was too small.</summary>
public enum MissingComponentRule { Refuse, Rescale }

/// <summary>A component of the rating: computed from counts, or entered by one post and confirmed by another.</summary>
public enum ComponentKind { Ballot, Entered }

/// <summary>More than half of whom a decision needs: of the body's members, the absent not counted as consent, or of those
/// present.</summary>
public enum VoteBase { Entitled, Present }

/// <summary>Until which day the months are counted that a holder has been in post.</summary>
public enum TenureDate { PeriodEnd, Meeting }

/// <summary>To whom grades are published.</summary>
public enum PublishScope { Convener, Debriefers, Subtree }

/// <param name="PointsHundredths">What one paper with this grade is worth, in hundredths of a point.</param>
/// <param name="FromHundredths">Lowest computed rating, in hundredths, that gives this grade.</param>
public sealed record GradeSetting(string Code, LocalText Name, int PointsHundredths, int FromHundredths);

/// <param name="WeightPercent">Share of the ballot component; all groups sum to 100.</param>
public sealed record GroupSetting(string Code, LocalText Name, int WeightPercent);

/// <param name="WeightPercent">Share of the rating; all components sum to 100.</param>
public sealed record ComponentSetting(string Code, LocalText Name, ComponentKind Kind, int WeightPercent);

/// <summary>A strand of duty: party building, core business, integrity, or the vocabulary's.</summary>
public sealed record StrandSetting(string Code, LocalText Name);

/// <summary>
/// At least <paramref name="OthersFloorPercent"/> of those graded get another grade than <paramref name="GradeCode"/>,
/// or at most the share <paramref name="Cap"/> of them get it; one of the two.
/// </summary>
public sealed record QuotaSetting(string GradeCode, int? OthersFloorPercent, Fraction? Cap);

/// <summary>How long it takes to do what one kind of obligation asks for, by estimate.</summary>
/// <param name="Kind">Code of the kind, as obligations store it.</param>
public sealed record KindMinutes(string Kind, int Minutes);

/// <summary>A grade that may not be given while a condition does not hold.</summary>
/// <param name="Code">One of <see cref="Known"/>.</param>
public sealed record GateSetting(string Code, string GradeCode)
{
    /// <summary>No finding of the last round that fell due may be other than done.</summary>
    public const string LastFindingsDone = "last-findings-done";

    /// <summary>Every gate there is.</summary>
    public static readonly IReadOnlySet<string> Known = new HashSet<string> { LastFindingsDone };
}

/// <summary>
/// What a round copies from the policy in force when it is drafted; later changes never touch the copy.
/// Shipped presets are JSON files beside this one. What came later than the first stored policies has the value by which those
/// rounds were run, and need not stand in a file.
/// </summary>
public sealed partial record RoundPolicy
{
    /// <summary>Source of a number for which nothing was found; others that begin with it and a hyphen say what it is near to.</summary>
    public const string DefaultSource = "default";

    /// <summary>Minutes of requests of one post in one month, and the hour from which a working day is over for whoever is asked: the
    /// product's own numbers, where no policy says otherwise.</summary>
    public const int OurRequestMinutes = 240, OurLateHour = 16;

    public required string Code { get; init; }
    public required LocalText Name { get; init; }
    public required IReadOnlyDictionary<string, LocalText> Sources { get; init; }
    public required Setting<int> ReportDueDaysBeforeMeeting { get; init; }
    public required Setting<int> ReportMaxCharacters { get; init; }
    public required Setting<Fraction> ProblemsMinShare { get; init; }

    /// <summary>Whether a report with too small a share of problems cannot be filed; otherwise whoever vets it is warned.</summary>
    public Setting<bool> ProblemsShareRefuses { get; init; } = Unstated(true);

    /// <summary>Sections that a report has, in their order; what is left out is neither asked for nor taken.</summary>
    public Setting<IReadOnlyList<ReportSection>> ReportSections { get; init; } = Unstated(Policies.ReportSections.All);

    /// <summary>
    /// Whether a report that nobody has begun is filled in with what duties, plans and findings already say of the period.
    /// </summary>
    public Setting<bool> ReportPrefilled { get; init; } = Unstated(false);

    /// <summary>How long the period is on which a round looks back, where it is the first of its unit by this policy.</summary>
    public Setting<int> PeriodMonths { get; init; } = new(12, "months", DefaultSource);

    public required Setting<int> SpeakingMinutes { get; init; }
    public required Setting<int> VetDays { get; init; }
    public required Setting<int> ReturnDays { get; init; }
    public required Setting<int> AcknowledgeDays { get; init; }
    public required Setting<int> MinimumGroup { get; init; }
    public required Setting<MissingComponentRule> MissingComponent { get; init; }
    public required Setting<bool> Assessment { get; init; }
    public required Setting<bool> Grade { get; init; }
    public required Setting<IReadOnlyList<GradeSetting>> Grades { get; init; }
    public required Setting<IReadOnlyList<GroupSetting>> Groups { get; init; }
    public required Setting<IReadOnlyList<ComponentSetting>> Components { get; init; }
    public required Setting<IReadOnlyList<StrandSetting>> Strands { get; init; }
    public required Setting<QuotaSetting?> Quota { get; init; }
    public required Setting<IReadOnlyList<GateSetting>> Gates { get; init; }

    /// <summary>
    /// Months in post under which a holder may be marked to report and be commented on without a grade; 0 for nobody. They are
    /// counted from the appointment to the day that <see cref="ReportOnlyUntil"/> names.
    /// </summary>
    public Setting<int> ReportOnlyMonths { get; init; } = new(0, "months", DefaultSource);

    public Setting<TenureDate> ReportOnlyUntil { get; init; } = Unstated(TenureDate.PeriodEnd);

    /// <summary>Whether posts of a unit that guides another read that one's duties.</summary>
    public Setting<bool> GuidesSeeDuties { get; init; } = Unstated(true);

    /// <summary>Whether posts of a unit that guides another may be asked about its difficulties.</summary>
    public Setting<bool> GuidesTakeDifficulties { get; init; } = Unstated(true);

    /// <summary>As what a unit must guide another so that its posts may issue duty lists to that one's posts.</summary>
    public Setting<IReadOnlyList<GuidanceKind>> GuidesIssueDuties { get; init; } = Unstated<IReadOnlyList<GuidanceKind>>([]);

    /// <summary>As what a unit must guide another so that its posts may raise findings on that one.</summary>
    public Setting<IReadOnlyList<GuidanceKind>> GuidesInspect { get; init; } = Unstated<IReadOnlyList<GuidanceKind>>([]);

    public Setting<VoteBase> VoteBase { get; init; } = Unstated(Policies.VoteBase.Present);

    public required Setting<int> DecideDays { get; init; }
    public required Setting<int> FeedBackDays { get; init; }
    public required Setting<int> PlanDays { get; init; }
    public required Setting<int> ApproveDays { get; init; }
    public required Setting<int> RepairDays { get; init; }
    public required Setting<int> RepairMaxDays { get; init; }
    public required Setting<int> VerifyDays { get; init; }
    public required Setting<PublishScope> PublishTo { get; init; }
    public required Setting<bool> JudgesOutsideOwnersUnit { get; init; }
    public required Setting<int> NearDays { get; init; }

    private static Setting<T> Unstated<T>(T value) => new(value, "none", DefaultSource);
}
