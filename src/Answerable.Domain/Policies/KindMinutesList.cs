namespace Answerable.Domain.Policies;

/// <summary>The minutes of kinds of obligation as a policy holds them.</summary>
public static class KindMinutesList
{
    /// <summary>Most kinds, longest code of one, and most minutes of one.</summary>
    public const int Most = 60, MaxKind = 40, MostMinutes = 2400;

    private const string Setting = "obligationMinutes";

    /// <summary>Kinds of which a policy may say how long they take: those that it names, then those that the presets name.</summary>
    public static IReadOnlyList<string> Kinds(IReadOnlyList<KindMinutes> named) => [.. named
        .Concat(RoundPolicies.Presets.SelectMany(p => p.ObligationMinutes.Value)).Select(k => k.Kind).Distinct()];

    /// <summary>Minutes of one kind; 0 where the policy does not say.</summary>
    public static int Of(RoundPolicy policy, string kind) =>
        policy.ObligationMinutes.Value.FirstOrDefault(k => k.Kind == kind)?.Minutes ?? 0;

    internal static IEnumerable<Refusal> Faults(RoundPolicy policy)
    {
        var kinds = policy.ObligationMinutes.Value;
        if (kinds.Count > Most) yield return PolicyRefusals.ListSize(Setting, kinds.Count, 0, Most);
        foreach (var (kind, minutes) in kinds)
        {
            if (string.IsNullOrWhiteSpace(kind) || kind.Length > MaxKind) yield return PolicyRefusals.NameMissing(Setting, kind ?? "");
            if (minutes is < 0 or > MostMinutes) yield return PolicyRefusals.OutOfRange(Setting, minutes, 0, MostMinutes);
        }
        foreach (var twice in kinds.GroupBy(k => k.Kind).Where(g => g.Count() > 1))
            yield return PolicyRefusals.CodeRepeated(Setting, twice.Key);
    }
}
