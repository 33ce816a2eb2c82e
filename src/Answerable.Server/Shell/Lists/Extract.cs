namespace Answerable.Server.Shell.Lists;

/// <summary>The first rows of what may be long, and how many there are.</summary>
public sealed record Extract<T>(IReadOnlyList<T> Rows, int Count)
{
    /// <summary>Nothing.</summary>
    public static readonly Extract<T> None = new([], 0);

    /// <summary>How many are not among the rows.</summary>
    public int More => Count - Rows.Count;
}
