using System.Collections;

namespace Answerable.Domain;

/// <summary>
/// What an actor may do with an object now: each act by the last noun of its address, with what stands against it. A page
/// offers what nothing stands against and says why not; the API lists it; the act itself asks the same questions again.
/// </summary>
public sealed class Acts : IEnumerable<(string Noun, IReadOnlyList<Refusal> Against)>
{
    private readonly List<(string Noun, IReadOnlyList<Refusal> Against)> all = [];

    /// <summary>Nouns of the acts that are open to the actor, in the order in which they were named.</summary>
    public IEnumerable<string> Open => all.Where(a => a.Against.Count == 0).Select(a => a.Noun);

    public void Add(string noun, IEnumerable<Refusal> against) => all.Add((noun, [.. against]));

    public bool May(string noun) => Against(noun).Count == 0;

    /// <summary>Whether the actor may not do it at all, whatever the state.</summary>
    public bool IsDenied(string noun) => Against(noun).Any(r => r.IsDenial);

    /// <summary>Why the act would be refused now, whatever was typed; none when it is open.</summary>
    /// <exception cref="InvalidOperationException">The object has no such act.</exception>
    public IReadOnlyList<Refusal> Against(string noun) => all.First(a => a.Noun == noun).Against;

    public IEnumerator<(string Noun, IReadOnlyList<Refusal> Against)> GetEnumerator() => all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
