namespace Answerable.Domain.Ballots;

/// <summary>What one teller found on one subject, or what both agreed on.</summary>
/// <param name="Spoiled">Papers spoiled as a whole, and papers on which this subject is unmarked.</param>
/// <param name="CannotJudge">Papers that say so; they leave the denominator.</param>
/// <param name="Grades">Papers for each grade, best first.</param>
public sealed record Tally(CountSubjectId SubjectId, int Issued, int Returned, int Spoiled, int CannotJudge, IReadOnlyList<int> Grades)
{
    /// <summary>Papers that give this subject a grade.</summary>
    public int Valid => Grades.Sum();

    /// <summary>Whether nothing is negative, no more came back than went out, and every returned paper is spoiled, cannot judge or gives a
    /// grade.</summary>
    public bool AddsUp => Spoiled >= 0 && CannotJudge >= 0 && Grades.All(g => g >= 0) && Returned <= Issued
        && Returned == (long)Spoiled + CannotJudge + Grades.Sum(g => (long)g);
}

/// <summary>What a paper says about one subject, as one character of choices.</summary>
public static class Choice
{
    public const char CannotJudge = '0', Unmarked = '-';

    /// <summary>The mark of a grade, the best being 0.</summary>
    public static char Grade(int index) => (char)('1' + index);

    /// <summary>Whether the mark may stand on a paper with this many grades.</summary>
    public static bool IsKnown(char mark, int grades) => mark is CannotJudge or Unmarked || (mark >= '1' && mark < '1' + grades);
}
