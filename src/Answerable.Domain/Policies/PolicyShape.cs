using System.Reflection;
using System.Text.Json;

namespace Answerable.Domain.Policies;

/// <summary>Finds every place at which a file is not shaped as a policy, where the reader of JSON stops at the first.</summary>
internal static class PolicyShape
{
    private static readonly IReadOnlyDictionary<string, PropertyInfo> Members =
        typeof(RoundPolicy).GetProperties().ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));

    private static readonly IReadOnlyList<string> Needed = [.. Members
        .Where(m => m.Value.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute))).Select(m => m.Key)];

    /// <summary>The refusals of a file that <paramref name="options"/> does not read; each names its place.</summary>
    public static IReadOnlyList<Refusal> Problems(string json, JsonSerializerOptions options)
    {
        using var document = Open(json, out var unreadable);
        if (document is null) return [unreadable!];
        if (document.RootElement.ValueKind != JsonValueKind.Object) return [PolicyRefusals.Unreadable("$", 1)];
        var found = document.RootElement.EnumerateObject().ToList();
        return
        [
            .. Needed.Except(found.Select(f => f.Name)).Select(name => PolicyRefusals.MemberMissing($"$.{name}")),
            .. found.GroupBy(f => f.Name).Where(g => g.Count() > 1).Select(g => PolicyRefusals.MemberTwice($"$.{g.Key}")),
            .. found.Select(f => Problem(f, options)).OfType<Refusal>(),
        ];
    }

    private static Refusal? Problem(JsonProperty found, JsonSerializerOptions options)
    {
        if (!Members.TryGetValue(found.Name, out var member)) return PolicyRefusals.MemberUnknown($"$.{found.Name}");
        try
        {
            found.Value.Deserialize(member.PropertyType, options);
            return null;
        }
        catch (JsonException broken)
        {
            return PolicyRefusals.MemberBroken($"$.{found.Name}{(broken.Path ?? "$")[1..]}");
        }
    }

    private static JsonDocument? Open(string json, out Refusal? unreadable)
    {
        unreadable = null;
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException broken)
        {
            unreadable = PolicyRefusals.Unreadable("$", (broken.LineNumber ?? 0) + 1);
            return null;
        }
    }
}
