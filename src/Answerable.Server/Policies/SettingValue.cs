using System.Globalization;
using System.Text.Json.Nodes;
using Answerable.Domain;
using Answerable.Domain.Files;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Server.Shell;

namespace Answerable.Server.Policies;

/// <summary>The value of one setting as fields of a form.</summary>
internal static class SettingValue
{
    /// <summary>Longer than any number of a policy; what is too large for the setting is said by its own bounds.</summary>
    private const int Most = 100_000;

    /// <summary>What was posted, as a policy's file has it; what is no value is refused at its field.</summary>
    public static JsonNode? Read(Form form, SettingEntry entry)
    {
        string At(string part) => PolicyForm.Value(entry.Name, part);
        string Item(int index, string part) => At($"{part}-{index}");
        var field = PolicyForm.Value(entry.Name);
        JsonObject Share(Func<string, string> at) => new()
        {
            ["numerator"] = form.Number(at("n"), 0, Most), ["denominator"] =
            form.Number(at("of"), 0, Most)
        };
        JsonArray Chosen<T>() where T : struct, Enum =>
            new([.. Enum.GetNames<T>().Where(name => form.Has(At(name))).Select(name => JsonValue.Create(name))]);
        return entry switch
        {
            { Name: "quota" } => Quota(),
            { Name: "gates" } => Gates(),
            { Value: int } => form.Number(field, 0, Most),
            { Value: bool } => form.Text(field) == "true",
            { Value: Fraction } => new JsonObject
            {
                ["numerator"] = form.Number(field, 0, Most), ["denominator"] = form.Number(At("of"), 0, Most),
            },
            { Value: IReadOnlyList<GuidanceKind> } => Chosen<GuidanceKind>(),
            { Value: IReadOnlyList<FileGroup> } => Chosen<FileGroup>(),
            { Value: IReadOnlyList<ReportSection> } => Chosen<ReportSection>(),
            { Value: IReadOnlyList<int> } => new JsonArray([.. form.Numbers(field, Most).Select(n => JsonValue.Create(n))]),
            { Value: MissingComponentRule } => form.Choice<MissingComponentRule>(field).ToString(),
            { Value: VoteBase } => form.Choice<VoteBase>(field).ToString(),
            { Value: TenureDate } => form.Choice<TenureDate>(field).ToString(),
            { Value: PublishScope } => form.Choice<PublishScope>(field).ToString(),
            { Value: IReadOnlyList<GradeSetting> grades } => new JsonArray([.. grades.Select((g, i) => new JsonObject
            {
                ["code"] = g.Code, ["name"] = Name(i), ["pointsHundredths"] = form.Hundredths(Item(i, "points"), 10_000),
                ["fromHundredths"] = form.Hundredths(Item(i, "from"), 10_000),
            })]),
            { Value: IReadOnlyList<GroupSetting> groups } => new JsonArray([.. groups.Select((g, i) => new JsonObject
            {
                ["code"] = g.Code, ["name"] = Name(i), ["weightPercent"] = form.Number(Item(i, "weight"), 1, 100),
            })]),
            { Value: IReadOnlyList<ComponentSetting> components } => new JsonArray([.. components.Select((c, i) => new JsonObject
            {
                ["code"] = c.Code, ["name"] = Name(i), ["kind"] = c.Kind.ToString(), ["weightPercent"] = form.Number(Item(i, "weight"), 1,
                    100),
            })]),
            { Value: IReadOnlyList<StrandSetting> strands } => new JsonArray([.. strands.Select((s, i) => new JsonObject
            {
                ["code"] = s.Code, ["name"] = Name(i),
            })]),
            { Value: IReadOnlyList<KindMinutes> minutes } => Minutes(minutes),
            _ => throw new InvalidOperationException($"No field for {entry.Name}."),
        };

        JsonObject Name(int i) => new() { ["en"] = form.Text(Item(i, "en")).Trim(), ["zhCn"] = form.Text(Item(i, "zh")).Trim() };

        JsonArray Minutes(IReadOnlyList<KindMinutes> named) => [.. KindMinutesList.Kinds(named)
            .Select(k => new KindMinutes(k, form.Number(At(k), 0, KindMinutesList.MostMinutes)))
            .Where(k => k.Minutes > 0 || named.Any(n => n.Kind == k.Kind))
            .Select(k => new JsonObject { ["kind"] = k.Kind, ["minutes"] = k.Minutes })];

        JsonObject? Quota() => !form.Has(field) ? null : new()
        {
            ["gradeCode"] = form.Text(field),
            ["othersFloorPercent"] = form.Has(At("percent")) ? form.Number(At("percent"), 0, 100) : null,
            ["cap"] = form.Has(At("n")) || form.Has(At("of")) ? Share(At) : null,
        };

        JsonArray Gates() => form.Has(field)
            ? [new JsonObject { ["code"] = GateSetting.LastFindingsDone, ["gradeCode"] = form.Text(field) }] : [];
    }

    public static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Hundredths as they are typed.</summary>
    public static string Points(int hundredths) => (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
