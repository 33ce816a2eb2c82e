namespace Answerable.Domain.Ballots;

/// <summary>A number of a count, by name.</summary>
public enum CountCellName { Issued, Returned, Spoiled, CannotJudge, Grade }

/// <summary>Which number of the two entries differs; never what either says.</summary>
/// <param name="SubjectId">Null for whole papers.</param>
/// <param name="GradeIndex">The grade, the best being 0; only with <see cref="CountCellName.Grade"/>.</param>
public sealed record CountCell(CountSubjectId? SubjectId, CountCellName Name, int? GradeIndex = null);

/// <summary>Whether two tellers found the same: then what they found, else the cells in which they differ.</summary>
public sealed class CountAgreement
{
    private CountAgreement(IReadOnlyList<Tally>? agreed, IReadOnlyList<CountCell> differing) => (Agreed, Differing) = (agreed, differing);

    /// <summary>The count, or null while anything differs.</summary>
    public IReadOnlyList<Tally>? Agreed { get; }

    public IReadOnlyList<CountCell> Differing { get; }

    /// <summary>Compares two submitted entries of one group by two persons.</summary>
    public static CountAgreement Compare(CountEntry a, CountEntry b)
    {
        Require.That(a.OccasionId == b.OccasionId && a.GroupId == b.GroupId && a.Columns == b.Columns, BallotRefusals.NotTheSameCount);
        Require.That(a.TellerPostId != b.TellerPostId && a.TellerPersonId != b.TellerPersonId, BallotRefusals.SameTeller);
        Require.That(a.State == CountEntryState.Submitted && b.State == CountEntryState.Submitted, BallotRefusals.NotSubmitted);
        var (first, second) = (a.Tallies(), b.Tallies());
        var cells = Whole(a, b).Concat(first.Zip(second).SelectMany(pair => Single(pair.First, a, pair.Second, b))).ToList();
        return new(cells.Count == 0 ? first : null, cells);
    }

    /// <summary>
    /// Compares and concludes: the rows of both go and the counts stand, or both entries are open again. The caller
    /// counts one more group for each of those counted.
    /// </summary>
    /// <returns>The agreement, and the counts when there is one.</returns>
    public static (CountAgreement Agreement, IReadOnlyList<Count> Counts) Settle(Actor by, CountFrame frame, CountEntry a, CountEntry b,
        DateTimeOffset now)
    {
        Require.That(a.OccasionId == frame.OccasionId, BallotRefusals.NotTheSameCount);
        var agreement = Compare(a, b);
        if (agreement.Agreed is not { } agreed)
        {
            a.Return();
            b.Return();
            return (agreement, []);
        }
        a.Discard(by, now);
        b.Discard(by, now);
        return (agreement, [.. agreed.Select(t => new Count(frame.OccasionId, a.GroupId, t, now))]);
    }

    private static IEnumerable<CountCell> Whole(CountEntry a, CountEntry b)
    {
        if (a.Issued != b.Issued) yield return new(null, CountCellName.Issued);
        if (a.Returned != b.Returned) yield return new(null, CountCellName.Returned);
        if (BothOnPaper(a, b) && a.Spoiled != b.Spoiled) yield return new(null, CountCellName.Spoiled);
    }

    private static IEnumerable<CountCell> Single(Tally x, CountEntry a, Tally y, CountEntry b)
    {
        // Whole papers spoiled are named once, above; what is left here is this subject's unmarked papers.
        var (left, right) = BothOnPaper(a, b) ? (x.Spoiled - a.Spoiled, y.Spoiled - b.Spoiled) : (x.Spoiled, y.Spoiled);
        if (left != right) yield return new(x.SubjectId, CountCellName.Spoiled);
        if (x.CannotJudge != y.CannotJudge) yield return new(x.SubjectId, CountCellName.CannotJudge);
        for (var g = 0; g < x.Grades.Count; g++)
            if (x.Grades[g] != y.Grades[g]) yield return new(x.SubjectId, CountCellName.Grade, g);
    }

    private static bool BothOnPaper(CountEntry a, CountEntry b) => a.Totals.Count == 0 && b.Totals.Count == 0;
}
