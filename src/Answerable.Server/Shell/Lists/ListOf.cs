namespace Answerable.Server.Shell.Lists;

/// <summary>A list as it is asked for: its address and its columns.</summary>
public sealed class ListOf<TRow>
{
    public ListOf(ListAddress address, params IReadOnlyList<Column<TRow>> columns)
    {
        (Address, All) = (address, columns);
        var chosen = columns.Where(c => address.Columns.Contains(c.Name)).ToList();
        Shown = chosen.Count > 0 ? chosen : [.. columns.Where(c => !c.IsExtra)];
        InFiles = chosen.Count > 0 ? chosen : columns;
    }

    public ListAddress Address { get; }

    public IReadOnlyList<Column<TRow>> All { get; }

    /// <summary>Columns of the table.</summary>
    public IReadOnlyList<Column<TRow>> Shown { get; }

    /// <summary>Columns of a file: those chosen, or all.</summary>
    public IReadOnlyList<Column<TRow>> InFiles { get; }

    /// <summary>Members of the row that no shown column reads, so that they are not queried.</summary>
    public IReadOnlySet<string> Unread => Without(Shown);

    /// <summary>The same for a file.</summary>
    public IReadOnlySet<string> UnreadInFiles => Without(InFiles);

    private HashSet<string> Without(IReadOnlyList<Column<TRow>> shown) =>
        [.. All.SelectMany(c => c.Reads).Except(shown.SelectMany(c => c.Reads))];
}
