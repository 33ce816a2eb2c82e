using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Rounds;

/// <summary>What rooms below the round say of one debriefer on the round's own page.</summary>
/// <param name="Differing">Cells in which two counts differ, by the group's code; empty where none does.</param>
/// <param name="Grade">The name of the grade that was decided and stands, or null.</param>
public sealed record DebrieferMarks(IReadOnlyDictionary<string, int> Differing, LocalText? Grade = null)
{
    public static readonly DebrieferMarks None = new(new Dictionary<string, int>());
}

/// <summary>Adds what a room below stores on debriefers; it is asked for rows whose progress the reader sees, and no others.</summary>
internal interface IDebrieferMarks
{
    /// <summary>The member of the marks that it fills: where no column reads it, it is not asked.</summary>
    string Adds { get; }

    /// <param name="rows">Of one page, with what the reader knows already.</param>
    Task<IReadOnlyList<DebrieferRow>> Mark(RoundModel round, IReadOnlyList<DebrieferRow> rows);
}
