
namespace Answerable.Domain.Ballots;

/// <summary>A count that stood and was taken back, with the reason: it stays readable as superseded.</summary>
public sealed class Recount
{
    private readonly List<EarlierCount> counts = [];

    private Recount() { }

    internal Recount(Actor by, CountGroupId group, string reason, IEnumerable<Count> superseded, DateTimeOffset now)
    {
        (Id, GroupId, Reason, ByPostId, ByPersonId, At) = (Ids.New(now), group, reason, by.Post, by.Person, now);
        counts.AddRange(superseded.Select(c => new EarlierCount(Id, c)));
    }

    public const int MaxReason = 500;

    public Guid Id { get; private set; }

    public CountGroupId GroupId { get; private set; }

    public string Reason { get; private set; } = "";

    public PostId? ByPostId { get; private set; }

    public PersonId? ByPersonId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>What stood until then.</summary>
    public IReadOnlyList<EarlierCount> Counts => counts;
}

/// <summary>A superseded count on one subject; suppressed as the count that stands is.</summary>
public sealed class EarlierCount
{
    private EarlierCount() { }

    internal EarlierCount(Guid recount, Count count) =>
        (RecountId, SubjectId, Issued, Returned, Spoiled, CannotJudge, Grades, AgreedAt) =
            (recount, count.SubjectId, count.Issued, count.Returned, count.Spoiled, count.CannotJudge, [.. count.Grades], count.AgreedAt);

    public Guid RecountId { get; private set; }

    public CountSubjectId SubjectId { get; private set; }

    public int Issued { get; private set; }

    public int Returned { get; private set; }

    public int Spoiled { get; private set; }

    public int CannotJudge { get; private set; }

    /// <summary>Papers for each grade, best first; pages ask <see cref="Distribution"/>.</summary>
    public int[] Grades { get; private set; } = [];

    public DateTimeOffset AgreedAt { get; private set; }

    public int Valid() => Grades.Sum();

    /// <summary>Papers for each grade, or null when suppressed.</summary>
    public IReadOnlyList<int>? Distribution(int minimum, bool signed) => !signed && Valid() < minimum ? null : Grades;
}
