using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>
/// A cell in which the two entries of a group differed when they were last compared; never what either says.
/// Kept as it was found, because comparing while somebody types would tell them the other's number.
/// </summary>
internal sealed class Mismatch
{
    public Guid Id { get; set; }

    public AssessorGroupId GroupId { get; set; }

    public DebrieferId? DebrieferId { get; set; }

    public CountCellName Name { get; set; }

    public int? GradeIndex { get; set; }

    public DateTimeOffset FoundAt { get; set; }
}
