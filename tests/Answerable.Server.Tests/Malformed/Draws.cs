namespace Answerable.Server.Tests.Malformed;

/// <summary>Choices that a seed repeats: <c>ANSWERABLE_FUZZ_SEED</c> names another one.</summary>
internal sealed class Draws
{
    private ulong state;

    public Draws(string about)
    {
        Seed = ulong.TryParse(Environment.GetEnvironmentVariable("ANSWERABLE_FUZZ_SEED"), out var wanted) ? wanted : 20260105;
        state = Seed;
        foreach (var c in about) state = (state ^ c) * 1099511628211;
    }

    public ulong Seed { get; }

    public int Below(int bound)
    {
        // SplitMix64, by Guy Steele, Doug Lea and Christine Flood (OOPSLA 2014): the same on every platform and version.
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)bound);
    }

    public T Of<T>(IReadOnlyList<T> all) => all[Below(all.Count)];

    /// <summary>Some of them, each at most once.</summary>
    public IEnumerable<T> Some<T>(IReadOnlyList<T> all, int count)
    {
        var left = all.ToList();
        for (; count > 0 && left.Count > 0; count--)
        {
            var at = Below(left.Count);
            yield return left[at];
            left.RemoveAt(at);
        }
    }
}
