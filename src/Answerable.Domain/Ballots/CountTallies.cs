namespace Answerable.Domain.Ballots;

/// <content>What an entry adds up to.</content>
public sealed partial class CountEntry
{
    /// <summary>What the entry says on each subject.</summary>
    public IReadOnlyList<Tally> Tallies() => totals.Count > 0
        ? [.. InOrder().Select(d => totals.First(t => t.SubjectId == d))
            .Select(t => new Tally(t.SubjectId, Issued, Returned, t.Spoiled, t.CannotJudge, t.Grades))]
        : [.. InOrder().Select((d, column) => TallyOf(d, column))];

    private Tally TallyOf(CountSubjectId subject, int column)
    {
        int Marked(char mark) => Papers.Count(p => p[column] == mark);
        return new(subject, Issued, Returned, Spoiled + Marked(Choice.Unmarked), Marked(Choice.CannotJudge),
            [.. Enumerable.Range(0, GradeCount).Select(g => Marked(Choice.Grade(g)))]);
    }
}
