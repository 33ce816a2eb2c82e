
namespace Answerable.Domain.Ballots;

/// <summary>What both tellers agreed on on one subject in one group; it never changes.</summary>
public sealed class Count
{
    private Count() { }

    internal Count(OccasionId occasion, CountGroupId group, Tally tally, DateTimeOffset now)
    {
        (OccasionId, GroupId, SubjectId, AgreedAt) = (occasion, group, tally.SubjectId, now);
        (Issued, Returned, Spoiled, CannotJudge, Grades) =
            (tally.Issued, tally.Returned, tally.Spoiled, tally.CannotJudge, [.. tally.Grades]);
    }

    public OccasionId OccasionId { get; private set; }

    public CountGroupId GroupId { get; private set; }

    public CountSubjectId SubjectId { get; private set; }

    public int Issued { get; private set; }

    public int Returned { get; private set; }

    public int Spoiled { get; private set; }

    public int CannotJudge { get; private set; }

    /// <summary>Papers for each grade, best first. For the rating only: pages ask <see cref="Distribution"/>.</summary>
    public int[] Grades { get; private set; } = [];

    public DateTimeOffset AgreedAt { get; private set; }

    /// <summary>Papers that give a grade.</summary>
    public int Valid() => Grades.Sum();

    /// <summary>Whether so few papers are valid that nobody may see how they fall; a signed rating hides nothing.</summary>
    public bool IsSuppressed(int minimum, bool signed) => !signed && Valid() < minimum;

    /// <summary>Papers for each grade, or null when suppressed: on page, API, export and recomputation alike.</summary>
    public IReadOnlyList<int>? Distribution(int minimum, bool signed) => IsSuppressed(minimum, signed) ? null : Grades;
}
