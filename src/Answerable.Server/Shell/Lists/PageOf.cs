namespace Answerable.Server.Shell.Lists;

/// <summary>A page of a list.</summary>
/// <param name="Count">Rows of all pages: exact to <see cref="Pages.CountLimit"/>; one more means more.</param>
/// <param name="Next">Key of the last row, from which the next page begins; null at the end.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, int Count, string? Next)
{
    /// <summary>The same page with its rows made into others.</summary>
    public PageOf<TOther> Select<TOther>(Func<T, TOther> made) => new([.. Rows.Select(made)], Count, Next);
}

/// <summary>What every list of pages has in common.</summary>
public static class Pages
{
    /// <summary>Rows of a page.</summary>
    public const int Size = 50;

    /// <summary>Rows that are counted exactly.</summary>
    public const int CountLimit = 1000;

    /// <param name="rows">One more than <paramref name="size"/> when there is a next page.</param>
    /// <param name="key">Key of a row: see <see cref="PageKey"/>.</param>
    public static PageOf<T> Of<T>(List<T> rows, int count, Func<T, string> key, int size = Size) => rows.Count > size
        ? new(rows[..size], count, key(rows[size - 1]))
        : new(rows, count, null);
}
