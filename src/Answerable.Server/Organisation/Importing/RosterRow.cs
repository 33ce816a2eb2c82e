using Answerable.Domain;

namespace Answerable.Server.Organisation.Importing;

/// <summary>What a row of a roster would do.</summary>
public enum RowState { Added, Filled, Unchanged, Differs, Refused }

/// <summary>What is stored and what the file says, of one field.</summary>
public readonly record struct Difference(string Field, string Stored, string File);

/// <summary>A row of either file.</summary>
public abstract class RosterRow
{
    /// <summary>As an editor numbers it, the header being the first.</summary>
    public int Row { get; init; }

    public string Code { get; init; } = "";

    public RowState State { get; private set; }

    /// <summary>Why it is refused.</summary>
    public Refusal? Reason { get; private set; }

    public List<Difference>? Differences { get; private set; }

    public abstract string Shown { get; }

    public void Refuse(Refusal reason)
    {
        if (Reason is not null) return;
        Reason = reason;
        State = RowState.Refused;
    }

    /// <summary>The row is stored already, with these differences if any; they are shown and not applied.</summary>
    public void Stored(List<Difference>? differences)
    {
        Differences = differences;
        State = differences is null ? RowState.Unchanged : RowState.Differs;
    }

    /// <summary>The row is stored with one thing left open, which the file knows and this import fills.</summary>
    public void Fill(Difference filled)
    {
        Differences = [filled];
        State = RowState.Filled;
    }

    /// <summary>The row adds something to what is stored.</summary>
    public void Adds() => State = RowState.Added;

    protected static void Compare(ref List<Difference>? all, string field, string stored, string file)
    {
        if (stored != file) (all ??= []).Add(new(field, stored, file));
    }
}

/// <summary>How many rows of a file would do what.</summary>
public sealed record RowCounts(int Added, int Unchanged, int Differing, int Refused)
{
    /// <summary>Stored rows in which the import fills what set-up left open.</summary>
    public int Filled { get; init; }

    /// <summary>Rows that change something.</summary>
    public int Written => Added + Filled;

    public static readonly RowCounts None = new(0, 0, 0, 0);

    public static RowCounts Of(IEnumerable<RosterRow> rows)
    {
        int added = 0, filled = 0, unchanged = 0, differing = 0, refused = 0;
        foreach (var row in rows)
        {
            _ = row.State switch
            {
                RowState.Added => added++,
                RowState.Filled => filled++,
                RowState.Unchanged => unchanged++,
                RowState.Differs => differing++,
                RowState.Refused => refused++,
            };
        }
        return new(added, unchanged, differing, refused) { Filled = filled };
    }
}
