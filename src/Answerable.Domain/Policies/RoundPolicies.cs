using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Answerable.Domain.Policies;

/// <summary>Reads and writes policies, strictly: a member that is missing, unknown or twice there is refused.</summary>
public static class RoundPolicies
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Codes of the presets that ship, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> PresetCodes { get; } = ["party-60-40", "party-small", "party-interim", "company-plain",
        "company-interim"];

    private static readonly Lazy<IReadOnlyList<RoundPolicy>> Shipped = new(() => [.. PresetCodes.Select(c => Read(PresetJson(c)))]);

    /// <summary>The presets that ship.</summary>
    public static IReadOnlyList<RoundPolicy> Presets => Shipped.Value;

    /// <summary>The preset with this code; refused when none has it.</summary>
    public static RoundPolicy Preset(string code) =>
        Presets.FirstOrDefault(p => p.Code == code) ?? throw new Refused(PolicyRefusals.NoSuchPreset(code));

    /// <summary>The file of a preset as it ships.</summary>
    public static string PresetJson(string code)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"presets/{code}.json")
            ?? throw new Refused(PolicyRefusals.NoSuchPreset(code));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Reads and checks a policy; throws every refusal at once.</summary>
    public static RoundPolicy Read(string json)
    {
        var policy = Parse(json);
        Require.None(PolicyChecks.Of(policy));
        return policy;
    }

    /// <summary>Reads a policy that was checked when it was adopted: storage uses it, so that a later, stricter check cannot lock up a
    /// round.</summary>
    public static RoundPolicy Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<RoundPolicy>(json, Strict) ?? throw new Refused(PolicyRefusals.Unreadable("$", 1));
        }
        catch (JsonException broken)
        {
            var problems = PolicyShape.Problems(json, Strict);
            throw new Refused(
                problems.Count > 0 ? problems : [PolicyRefusals.Unreadable(broken.Path ?? "$", (broken.LineNumber ?? 0) + 1)]);
        }
    }

    /// <summary>The same policy, with these of its default numbers confirmed by whoever adopts it.</summary>
    /// <param name="settings">Names of settings as in the file; others are left as they are.</param>
    public static RoundPolicy Confirm(RoundPolicy policy, IEnumerable<string> settings)
    {
        var file = JsonSerializer.SerializeToNode(policy, Strict)!.AsObject();
        foreach (var entry in PolicyChecks.SettingsOf(policy).Where(s => s.IsDefaultNumber).IntersectBy(settings, s => s.Name))
            file[entry.Name]!["confirmed"] = true;
        return Parse(file.ToJsonString(Strict));
    }

    /// <summary>The same policy with every default number confirmed, where nobody is there to be asked.</summary>
    public static RoundPolicy ConfirmAll(RoundPolicy policy) => Confirm(policy, PolicyChecks.SettingsOf(policy).Select(s => s.Name));

    /// <summary>The policy as <see cref="Read"/> takes it.</summary>
    public static string Write(RoundPolicy policy) => JsonSerializer.Serialize(policy, Strict);
}
