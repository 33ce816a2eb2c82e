using System.Collections.Concurrent;
using Answerable.Domain.Policies;

namespace Answerable.Server.Policies;

/// <summary>
/// Policies as parsed before: a policy is a record that nobody changes, and its stored text is some thousand characters that every reading
/// of a round would parse again. It is known by its whole text, so that it tells nobody anything that they did not bring,
/// and rounds and versions that copied the same policy share one.
/// </summary>
internal static class ParsedPolicies
{
    /// <summary>Most that are kept; then it is begun anew.</summary>
    private const int Most = 200;

    private static readonly ConcurrentDictionary<string, RoundPolicy> Kept = new(StringComparer.Ordinal);

    public static RoundPolicy Of(string text)
    {
        if (Kept.TryGetValue(text, out var policy)) return policy;
        if (Kept.Count >= Most) Kept.Clear();
        return Kept[text] = RoundPolicies.Parse(text);
    }
}
