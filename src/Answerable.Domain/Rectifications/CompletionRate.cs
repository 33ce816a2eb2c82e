namespace Answerable.Domain.Rectifications;

/// <summary>How much of what was found is repaired: only what somebody independent verified counts.</summary>
public readonly record struct CompletionRate(int Total, int Closed)
{
    /// <summary>Percent in hundredths, halves rounded up; null when nothing was found.</summary>
    public int? Hundredths => Total == 0 ? null : (int)((Closed * 10_000L * 2 + Total) / (Total * 2L));

    public static CompletionRate Of(IEnumerable<RectificationState> states)
    {
        var (total, closed) = (0, 0);
        foreach (var state in states)
        {
            if (state == RectificationState.Withdrawn) continue;
            total++;
            if (state == RectificationState.Closed) closed++;
        }
        return new(total, closed);
    }
}
