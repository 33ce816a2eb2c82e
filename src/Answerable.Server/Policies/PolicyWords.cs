using Answerable.Domain.Files;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Server.Shell;

namespace Answerable.Server.Policies;

/// <summary>Values of settings in the reader's words.</summary>
internal static class PolicyWords
{
    public static string Name(Words t, SettingEntry entry) => t[$"Policies.setting.{entry.Name}"];

    public static string Source(Words t, RoundPolicy policy, SettingEntry entry) =>
        (policy.Sources.GetValueOrDefault(entry.Source) is { } named ? t.Text(named) : t["Policies.source-default"])
        + (entry is { IsDefaultNumber: true, Confirmed: true } ? $" ({t["Policies.is-confirmed"]})" : "");

    public static string Value(Words t, RoundPolicy policy, SettingEntry entry) => entry.Value switch
    {
        null => t["Policies.nothing"],
        bool yes => t[yes ? "Shell.yes" : "Shell.no"],
        int number => t[$"Policies.unit.{entry.Unit}", ("n", number)],
        Fraction share => $"{t.Number(share.Numerator)}/{t.Number(share.Denominator)}",
        Enum choice => t[$"Policies.choice.{choice.GetType().Name}.{choice}"],
        IReadOnlyList<GradeSetting> grades =>
            All(t, grades.Select(
                g => t["Policies.grade", ("name", t.Text(g.Name)), ("points", t.Hundredths(g.PointsHundredths)),
                    ("from", t.Hundredths(g.FromHundredths))])),
        IReadOnlyList<GroupSetting> groups =>
            All(t, groups.Select(g => t["Policies.weighted", ("name", t.Text(g.Name)), ("percent", g.WeightPercent)])),
        IReadOnlyList<ComponentSetting> components =>
            All(t, components.Select(c => t["Policies.weighted", ("name", t.Text(c.Name)), ("percent", c.WeightPercent)])),
        IReadOnlyList<int> numbers => All(t, numbers.Select(n => t[$"Policies.unit.{entry.Unit}", ("n", n)])),
        IReadOnlyList<GuidanceKind> kinds => All(t, kinds.Select(k => t[$"Policies.choice.{nameof(GuidanceKind)}.{k}"])),
        IReadOnlyList<KindMinutes> minutes => All(t, minutes.Select(m => t["Policies.minutes-of", ("kind", t.Owed(m.Kind)),
            ("n", m.Minutes)])),
        IReadOnlyList<ReportSection> sections => All(t, sections.Select(s => t[$"Policies.choice.{nameof(ReportSection)}.{s}"])),
        IReadOnlyList<FileGroup> groups => All(t, groups.Select(g => t[$"Policies.choice.{nameof(FileGroup)}.{g}"])),
        IReadOnlyList<StrandSetting> strands => All(t, strands.Select(s => t.Text(s.Name))),
        QuotaSetting quota => Quota(t, policy, quota),
        IReadOnlyList<GateSetting> gates =>
            All(t, gates.Select(g => t[$"Policies.gate.{g.Code}", ("grade", GradeName(t, policy, g.GradeCode))])),
        _ => throw new InvalidOperationException($"No words for a value of {entry.Value.GetType()}."),
    };

    /// <summary>A number of days with the days that it counts: 3 working days, 5 days.</summary>
    public static string Span(Words t, Setting<int> setting) => t[$"Policies.unit.{setting.Unit}", ("n", setting.Value)];

    /// <summary>Names of the grades, best first.</summary>
    public static string Grades(Words t, RoundPolicy policy) => t.List(policy.Grades.Value.Select(g => t.Text(g.Name)));

    public static string Quota(Words t, RoundPolicy policy, QuotaSetting quota) => quota switch
    {
        { OthersFloorPercent: { } percent } =>
            t["Policies.quota-floor", ("grade", GradeName(t, policy, quota.GradeCode)), ("percent", percent)],
        { Cap: { } cap } =>
            t["Policies.quota-cap", ("grade", GradeName(t, policy, quota.GradeCode)), ("share", $"{cap.Numerator}/{cap.Denominator}")],
        _ => t["Policies.nothing"],
    };

    private static string GradeName(Words t, RoundPolicy policy, string code) =>
        t.Text(policy.Grades.Value.First(g => g.Code == code).Name);

    private static string All(Words t, IEnumerable<string> items)
    {
        var all = string.Join(t.IsChinese ? "；" : "; ", items);
        return all.Length == 0 ? t["Policies.nothing"] : all;
    }
}
