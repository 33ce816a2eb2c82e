using System.Text.Json.Nodes;
using Answerable.Domain;
using Answerable.Domain.Policies;
using Answerable.Server.Shell;

namespace Answerable.Server.Policies;

/// <summary>A policy as a form: which settings stand together, the names of their fields, and how what was posted is read.</summary>
internal static class PolicyForm
{
    /// <summary>Stands for a source in the writer's own words.</summary>
    public const string OwnSource = "own";

    public const int MaxSource = 300;

    /// <summary>Characters of any one field.</summary>
    public const int MaxField = 500;

    /// <summary>Settings by what they are about, in the order of the form; each setting stands in one.</summary>
    public static readonly IReadOnlyList<(string Code, IReadOnlyList<string> Settings)> Parts =
    [
        ("reports", ["reportDueDaysBeforeMeeting", "reportMaxCharacters", "problemsMinShare", "problemsShareRefuses", "reportSections",
            "reportPrefilled", "periodMonths", "speakingMinutes", "vetDays", "returnDays"]),
        ("assessment", ["assessment", "minimumGroup", "groups", "components", "missingComponent", "strands"]),
        ("grades", ["grade", "grades", "quota", "gates", "reportOnlyMonths", "reportOnlyUntil", "voteBase", "decideDays", "feedBackDays",
            "publishTo"]),
        ("repairs", ["acknowledgeDays", "planDays", "approveDays", "repairDays", "repairMaxDays", "verifyDays",
            "judgesOutsideOwnersUnit", "nearDays"]),
        ("guiding", ["guidesSeeDuties", "guidesTakeDifficulties", "guidesIssueDuties", "guidesInspect"]),
        ("requests", ["requestMinutesPerMonth", "requestsSameDayRefused", "requestsOvernightRefused", "requestsOverDaysOffRefused",
            "requestsLateHour", "comprehensiveMeetings", "obligationMinutes"]),
        ("papers", ["paperObjectionDays", "paperAnswerDays"]),
        ("files", ["fileMegabytes", "fileGroups", "filesPerObject"]),
        ("reminders", ["reminderDays", "overdueGraceDays", "titlesInMail"]),
    ];

    public static string Value(string setting) => $"v-{setting}";

    public static string Value(string setting, string part) => $"v-{setting}-{part}";

    /// <summary>Which days a number of days counts.</summary>
    public static string Count(string setting) => Value(setting, "count");

    public static string Source(string setting) => $"s-{setting}";

    public static string Own(string setting) => $"o-{setting}";

    public static string Confirmed(string setting) => $"c-{setting}";

    /// <summary>The policy as it was filled in, starting from another; refusals stand at its fields.</summary>
    public static RoundPolicy Read(Form form, RoundPolicy from)
    {
        Require.None(form.Fields().Where(f => f.Text.Length > MaxField)
            .Select(f => Refusal.Of("shell.too-long", ("length", f.Text.Length), ("max", MaxField)).At(f.Name)));
        var file = JsonNode.Parse(RoundPolicies.Write(from))!.AsObject();
        var settings = PolicyChecks.SettingsOf(from);
        foreach (var entry in settings)
        {
            file[entry.Name]!["value"] = SettingValue.Read(form, entry);
            if (SettingDays.MayCountWorkingDays.Contains(entry.Name) && SettingDays.Units.Contains(form.Text(Count(entry.Name))))
                file[entry.Name]!["unit"] = form.Text(Count(entry.Name));
        }
        form.Check();
        var refusals = new List<Refusal>();
        foreach (var entry in settings) ReadSource(form, from, file, entry, refusals);
        Require.None(refusals);
        file["name"] = new JsonObject { ["en"] = form.Text("nameEn").Trim(), ["zhCn"] = form.Text("nameZh").Trim() };
        var read = RoundPolicies.Parse(file.ToJsonString());
        Require.None(PolicyChecks.Of(read).Select(AtField));
        return read;
    }

    /// <summary>A refusal of a policy's file, said of the field and beside it.</summary>
    public static Refusal AtField(Refusal refusal)
    {
        object? Arg(string name) => refusal.Args.Where(a => a.Name == name).Select(a => a.Value).FirstOrDefault();
        if (refusal.Code == "policies.repair-longer-than-most") return refusal.At(Value("repairDays"));
        if (refusal.Code == "policies.minimum-group-too-small")
            return Refusal.Of("policies.form-minimum-group", ("least", PolicyChecks.LeastGroup)).At(Value("minimumGroup"));
        if (Arg("setting") is not string setting) return refusal;
        return setting == "name" ? Refusal.Of("policies.form-name").At("nameEn") : refusal.Code switch
        {
            "policies.out-of-range" => Refusal.Of("shell.not-a-number", ("min", Arg("min")), ("max", Arg("max"))).At(Value(setting)),
            "policies.weights-not-hundred" => Refusal.Of("policies.form-weights", ("sum", Arg("sum"))).At(Value(setting)),
            "policies.fraction-invalid" => Refusal.Of("policies.form-fraction").At(Value(setting)),
            "policies.default-unconfirmed" => Refusal.Of("policies.form-unconfirmed").At(Confirmed(setting)),
            _ => refusal.At(Value(setting)),
        };
    }

    // A number that somebody changed is no longer that of the source that it had.
    private static void ReadSource(Form form, RoundPolicy from, JsonObject file, SettingEntry entry, List<Refusal> refusals)
    {
        var (setting, source) = (file[entry.Name]!, form.Text(Source(entry.Name)));
        var isChanged = IsChanged(from, file, entry.Name);
        setting["confirmed"] = form.Has(Confirmed(entry.Name)) || (isChanged && source == RoundPolicy.DefaultSource);
        if (source == OwnSource)
        {
            var code = $"{OwnSource}-{entry.Name}";
            var words = TextRules.Needed(form.Text(Own(entry.Name)), Own(entry.Name), MaxSource, refusals);
            file["sources"]![code] = new JsonObject { ["en"] = words, ["zhCn"] = words };
            setting["source"] = code;
        }
        else if (source != RoundPolicy.DefaultSource && !from.Sources.ContainsKey(source))
            refusals.Add(Refusal.Of("shell.not-chosen").At(Source(entry.Name)));
        else if (isChanged && source == entry.Source && !IsOwn(source)) refusals.Add(Refusal.Of("policies.form-source")
            .At(Source(entry.Name)));
        else setting["source"] = source;
    }

    private static bool IsOwn(string source) => source == RoundPolicy.DefaultSource
        || source.StartsWith($"{RoundPolicy.DefaultSource}-", StringComparison.Ordinal)
        || source.StartsWith($"{OwnSource}-", StringComparison.Ordinal);

    private static bool IsChanged(RoundPolicy from, JsonObject file, string setting)
    {
        var before = JsonNode.Parse(RoundPolicies.Write(from))![setting]!;
        return !JsonNode.DeepEquals(before["value"], file[setting]!["value"])
            || !JsonNode.DeepEquals(before["unit"], file[setting]!["unit"]);
    }
}
