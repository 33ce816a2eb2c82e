namespace Answerable.Domain.Requests;

/// <summary>
/// How many posts said that answering a request took them so many minutes: counts in steps, and nothing of who said it or when. Whoever
/// asked reads their median, from ten on.
/// </summary>
public sealed class SpentMinutes
{
    private SpentMinutes() { }

    /// <summary>Minutes to which what is said is rounded up.</summary>
    public const int Step = 5;

    /// <summary>Fewer tell nobody anything.</summary>
    public const int Least = 10;

    public RequestId RequestId { get; private set; }

    /// <summary>A multiple of <see cref="Step"/>.</summary>
    public int Minutes { get; private set; }

    public int Count { get; private set; }

    /// <summary>The step in which minutes that were said are counted.</summary>
    public static int StepOf(int minutes) => (minutes + Step - 1) / Step * Step;

    /// <summary>The median of what was said; null of fewer than ten.</summary>
    public static int? Median(IEnumerable<(int Minutes, int Count)> said)
    {
        var sorted = said.OrderBy(s => s.Minutes).ToList();
        var all = sorted.Sum(s => s.Count);
        if (all < Least) return null;
        return (At((all - 1) / 2) + At(all / 2)) / 2;

        int At(int place)
        {
            foreach (var (minutes, count) in sorted)
            {
                if (place < count) return minutes;
                place -= count;
            }
            return sorted[^1].Minutes;
        }
    }
}
