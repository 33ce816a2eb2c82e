using System.Globalization;
using Answerable.Server.Shell;

namespace Answerable.Server.Organisation.Importing;

/// <summary>An import in sentences, for page, console and CSV alike.</summary>
internal static class RosterWords
{
    /// <summary><c>0 added, 2248 unchanged</c>, then what differs and what is refused when there is any.</summary>
    /// <param name="written">False when nothing was written because rows are refused.</param>
    public static string Summary(Words words, RowCounts counts, bool written = true)
    {
        var parts =
            new List<string> { words[written ? "Organisation.n-added" : "Organisation.n-would-be-added", ("n", Plain(counts.Added))],
                words["Organisation.n-unchanged", ("n", Plain(counts.Unchanged))] };
        if (counts.Filled > 0) parts.Add(words["Organisation.n-filled", ("n", Plain(counts.Filled))]);
        if (counts.Differing > 0) parts.Add(words["Organisation.n-differ", ("n", Plain(counts.Differing))]);
        if (counts.Refused > 0) parts.Add(words["Organisation.n-refused", ("n", Plain(counts.Refused))]);
        return string.Join(words["Organisation.comma"], parts);
    }

    /// <summary>Why the row is refused, or in what it differs.</summary>
    public static string Why(Words words, RosterRow row)
    {
        if (row.Reason is { } reason)
            return reason.Field is { } field ? words["Organisation.field-reason", ("field", field), ("reason", words.Text(reason))]
                : words.Text(reason);
        if (row is PostRow { Waits: true }) return words["Organisation.row-waits"];
        if (row is PostRow { ChosenSeat: { } seat, Differences: null }) return words["Organisation.seat-chosen", ("post", seat)];
        if (row is { State: RowState.Filled, Differences: [var filled] })
            return words["Organisation.filled", ("field", filled.Field), ("file", filled.File)];
        return row.Differences is null ? ""
            : string.Join(words["Organisation.semicolon"],
                row.Differences.Select(
                    d => words["Organisation.difference", ("field", d.Field), ("stored", Or(words, d.Stored)),
                        ("file", Or(words, d.File))]));
    }

    /// <summary>A number without grouping, as in a file.</summary>
    public static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Or(Words words, string text) => text.Length == 0 ? words["Organisation.nothing"] : text;
}
