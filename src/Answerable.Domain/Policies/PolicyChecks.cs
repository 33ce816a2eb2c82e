using System.Reflection;
using System.Text.Json;
using Answerable.Domain.Files;
using Answerable.Domain.Recordings;

namespace Answerable.Domain.Policies;

/// <summary>A setting as pages list it.</summary>
/// <param name="Name">As in the file, for example <c>planDays</c>.</param>
/// <param name="Confirmed">The number is a default, and whoever adopted it wants it.</param>
public sealed record SettingEntry(string Name, object? Value, string Unit, string Source, bool Confirmed = false)
{
    /// <summary>A number of the product's own, for which no source is named: whoever adopts it must say that they want it.</summary>
    public bool IsDefaultNumber => HoldsNumber
        && (Source == RoundPolicy.DefaultSource || Source.StartsWith($"{RoundPolicy.DefaultSource}-", StringComparison.Ordinal));

    private bool HoldsNumber => Value is int or Fraction or QuotaSetting or IReadOnlyList<GradeSetting> or IReadOnlyList<int> { Count: > 0 }
        or IReadOnlyList<GroupSetting> { Count: > 1 } or IReadOnlyList<ComponentSetting> { Count: > 1 }
        or IReadOnlyList<KindMinutes> { Count: > 0 };
}

/// <summary>What must hold for a policy before it is loaded as a preset or adopted.</summary>
public static class PolicyChecks
{
    /// <summary>A smaller group could be read back to its members, whatever a policy says.</summary>
    public const int LeastGroup = 5;

    /// <summary>A ballot paper marks a grade with one digit.</summary>
    public const int MostGrades = 9;

    /// <summary>Longest code of a policy, in ASCII letters, digits and hyphens: it also names the file.</summary>
    public const int MaxCode = 40;

    /// <summary>Units that a setting may name; their words stand in <c>Policies/Text.resx</c> under <c>unit.UNIT</c>.</summary>
    public static readonly IReadOnlySet<string> Units =
        new HashSet<string>
        {
            SettingDays.CalendarDays, SettingDays.WorkingDays, "minutes", "characters", "share", "percent", "points", "assessors",
            "words", "months", "hours", "megabytes", "files", "none",
        };

    private static readonly PropertyInfo[] SettingProperties = [.. typeof(RoundPolicy).GetProperties()
        .Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(Setting<>))];

    /// <summary>Every setting of the policy, in the order of the file.</summary>
    public static IReadOnlyList<SettingEntry> SettingsOf(RoundPolicy policy) => [.. SettingProperties.Select(p =>
    {
        var setting = (ISetting)p.GetValue(policy)!;
        return new SettingEntry(JsonNamingPolicy.CamelCase.ConvertName(p.Name), setting.Boxed, setting.Unit, setting.Source,
            setting.Confirmed);
    })];

    /// <summary>Default numbers that nobody has said to want.</summary>
    public static IReadOnlyList<SettingEntry> Unconfirmed(RoundPolicy policy) =>
        [.. SettingsOf(policy).Where(s => s.IsDefaultNumber && !s.Confirmed)];

    /// <summary>Everything that is wrong with the policy.</summary>
    public static IReadOnlyList<Refusal> Of(RoundPolicy policy)
    {
        var settings = SettingsOf(policy);
        var missing = settings.Where(s => s.Value is null && s.Name != "quota").Select(s => PolicyRefusals.ValueMissing(s.Name)).ToList();
        if (missing.Count > 0) return missing;
        return
        [
            .. Names(policy),
            .. settings.Where(s => s.Source != RoundPolicy.DefaultSource && !policy.Sources.ContainsKey(s.Source)).Select(s =>
                PolicyRefusals.SourceUnknown(s.Name, s.Source)),
            .. settings.Where(s => !Units.Contains(s.Unit)).Select(s => PolicyRefusals.UnitUnknown(s.Name, s.Unit)),
            .. SettingDays.Faults(settings), .. Numbers(policy), .. Lists(policy), .. Grades(policy), .. Weights(policy),
            .. QuotaAndGates(policy), .. KindMinutesList.Faults(policy), .. ReminderSteps.Faults(policy),
        ];
    }

    private static IEnumerable<Refusal> Names(RoundPolicy policy)
    {
        if (policy.Code.Length is 0 or > MaxCode || !policy.Code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            yield return PolicyRefusals.CodeInvalid(MaxCode);
        if (!IsSaid(policy.Name)) yield return PolicyRefusals.NameMissing("name", policy.Code);
        foreach (var (code, text) in policy.Sources)
            if (!IsSaid(text)) yield return PolicyRefusals.NameMissing("sources", code);
    }

    private static bool IsSaid(LocalText text) => !string.IsNullOrWhiteSpace(text.En) && !string.IsNullOrWhiteSpace(text.ZhCn);

    private static IEnumerable<Refusal> Numbers(RoundPolicy policy)
    {
        (string Name, int Value, int Min, int Max)[] ranges =
        [
            ("reportDueDaysBeforeMeeting", policy.ReportDueDaysBeforeMeeting.Value, 0, 90),
            ("reportMaxCharacters", policy.ReportMaxCharacters.Value, 500, 50_000),
            ("speakingMinutes", policy.SpeakingMinutes.Value, 1, 120),
            ("vetDays", policy.VetDays.Value, 0, 90),
            ("returnDays", policy.ReturnDays.Value, 0, 90),
            ("acknowledgeDays", policy.AcknowledgeDays.Value, 0, 90),
            ("decideDays", policy.DecideDays.Value, 0, 180),
            ("feedBackDays", policy.FeedBackDays.Value, 0, 90),
            ("planDays", policy.PlanDays.Value, 0, 180),
            ("approveDays", policy.ApproveDays.Value, 0, 90),
            ("repairDays", policy.RepairDays.Value, 1, 730),
            ("repairMaxDays", policy.RepairMaxDays.Value, 1, 1460),
            ("verifyDays", policy.VerifyDays.Value, 0, 90),
            ("reportOnlyMonths", policy.ReportOnlyMonths.Value, 0, 24),
            ("nearDays", policy.NearDays.Value, 0, 30),
            ("periodMonths", policy.PeriodMonths.Value, 1, 24),
            ("paperObjectionDays", policy.PaperObjectionDays.Value, PaperDays.LeastObjection, PaperDays.MostObjection),
            ("paperAnswerDays", policy.PaperAnswerDays.Value, PaperDays.LeastAnswer, PaperDays.MostAnswer),
            ("requestMinutesPerMonth", policy.RequestMinutesPerMonth.Value, 0, 10_000),
            ("requestsLateHour", policy.RequestsLateHour.Value, 1, 24),
            ("comprehensiveMeetings", policy.ComprehensiveMeetings.Value, 0, 50),
            ("fileMegabytes", policy.FileMegabytes.Value, 1, FileLimits.MostMegabytes),
            ("filesPerObject", policy.FilesPerObject.Value, 1, FileLimits.MostPerObject),
        ];
        foreach (var (name, value, min, max) in ranges)
            if (value < min || value > max) yield return PolicyRefusals.OutOfRange(name, value, min, max);
        if (policy.RepairDays.Value > policy.RepairMaxDays.Value) yield return PolicyRefusals.RepairLongerThanMost;
        if (policy.MinimumGroup.Value < LeastGroup) yield return PolicyRefusals.MinimumGroupTooSmall(policy.MinimumGroup.Value, LeastGroup);
        if (policy.ReportSections.Value.Count == 0 || policy.ReportSections.Value.Distinct().Count() != policy.ReportSections.Value.Count)
            yield return PolicyRefusals.ListSize("reportSections", policy.ReportSections.Value.Distinct().Count(), 1,
                ReportSections.All.Count);
        if (!IsShare(policy.ProblemsMinShare.Value)) yield return PolicyRefusals.FractionInvalid("problemsMinShare");
    }

    private static bool IsShare(Fraction share) =>
        share.Denominator is >= 1 and <= 1000 && share.Numerator >= 0 && share.Numerator < share.Denominator;

    private static IEnumerable<Refusal> Lists(RoundPolicy policy)
    {
        var assessed = policy.Assessment.Value;
        (string Setting, int Min, IReadOnlyList<(string Code, LocalText Name)> Items)[] lists =
        [
            ("grades", assessed || policy.Grade.Value ? 2 : 0, [.. policy.Grades.Value.Select(g => (g.Code, g.Name))]),
            ("groups", assessed ? 1 : 0, [.. policy.Groups.Value.Select(g => (g.Code, g.Name))]),
            ("components", 0, [.. policy.Components.Value.Select(c => (c.Code, c.Name))]),
            ("strands", 1, [.. policy.Strands.Value.Select(s => (s.Code, s.Name))]),
        ];
        foreach (var (setting, min, items) in lists)
        {
            if (items.Count < min || items.Count > MostGrades) yield return PolicyRefusals.ListSize(setting, items.Count, min, MostGrades);
            foreach (var twice in items.GroupBy(i => i.Code).Where(g => g.Count() > 1))
                yield return PolicyRefusals.CodeRepeated(setting, twice.Key);
            foreach (var (code, name) in items)
                if (code.Length is 0 or > 40 || !IsSaid(name)) yield return PolicyRefusals.NameMissing(setting, code);
        }
    }

    private static IEnumerable<Refusal> Grades(RoundPolicy policy)
    {
        var grades = policy.Grades.Value;
        foreach (var grade in grades)
        {
            if (grade.PointsHundredths is < 0 or > 10_000)
                yield return PolicyRefusals.OutOfRange("grades", grade.PointsHundredths, 0, 10_000);
            if (grade.FromHundredths is < 0 or > 10_000) yield return PolicyRefusals.OutOfRange("grades", grade.FromHundredths, 0, 10_000);
        }
        if (grades.Zip(grades.Skip(1))
            .Any(p => p.First.PointsHundredths <= p.Second.PointsHundredths || p.First.FromHundredths <= p.Second.FromHundredths))
            yield return PolicyRefusals.GradesNotDescending;
        if (grades.Count > 0 && grades[^1].FromHundredths != 0) yield return PolicyRefusals.LowestGradeNotFromZero;
    }

    private static IEnumerable<Refusal> Weights(RoundPolicy policy)
    {
        var (groups, components) = (policy.Groups.Value, policy.Components.Value);
        foreach (var weight in groups.Select(g => ("groups", g.WeightPercent))
            .Concat(components.Select(c => ("components", c.WeightPercent))))
            if (weight.WeightPercent is < 1 or > 100) yield return PolicyRefusals.OutOfRange(weight.Item1, weight.WeightPercent, 1, 100);
        if (groups.Count > 0 && groups.Sum(g => (long)g.WeightPercent) is not 100 and var ofGroups)
            yield return PolicyRefusals.WeightsNotHundred("groups", (int)ofGroups);
        if (components.Count > 0 && components.Sum(c => (long)c.WeightPercent) is not 100 and var ofComponents)
            yield return PolicyRefusals.WeightsNotHundred("components", (int)ofComponents);
        var ballots = components.Count(c => c.Kind == ComponentKind.Ballot);
        if (ballots > 1) yield return PolicyRefusals.TwoBallots;
        if (ballots == 0 && policy.Assessment.Value) yield return PolicyRefusals.AssessmentWithoutBallot;
        if (ballots > 0 && !policy.Assessment.Value) yield return PolicyRefusals.BallotWithoutAssessment;
    }

    private static IEnumerable<Refusal> QuotaAndGates(RoundPolicy policy)
    {
        var known = policy.Grades.Value.Select(g => g.Code).ToHashSet();
        if (policy.Quota.Value is { } quota)
        {
            if (!known.Contains(quota.GradeCode)) yield return PolicyRefusals.GradeUnknown("quota", quota.GradeCode);
            if ((quota.OthersFloorPercent is null) == (quota.Cap is null)) yield return PolicyRefusals.QuotaUnclear;
            if (quota.OthersFloorPercent is { } percent and (< 0 or > 100))
                yield return PolicyRefusals.OutOfRange("quota", percent, 0, 100);
            if (quota.Cap is { } cap && !IsShare(cap)) yield return PolicyRefusals.FractionInvalid("quota");
        }
        foreach (var gate in policy.Gates.Value)
        {
            if (!GateSetting.Known.Contains(gate.Code)) yield return PolicyRefusals.GateUnknown(gate.Code);
            if (!known.Contains(gate.GradeCode)) yield return PolicyRefusals.GradeUnknown("gates", gate.GradeCode);
        }
        if (!policy.Grade.Value && (policy.Quota.Value is not null || policy.Gates.Value.Count > 0))
            yield return PolicyRefusals.QuotaWithoutGrade;
    }
}
