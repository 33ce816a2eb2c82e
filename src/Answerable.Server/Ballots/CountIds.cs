using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>
/// A round is the occasion of its counts, its groups of assessors vote, and its debriefers are the subjects: each carries its own value
/// there. The rules of counting know nothing of rounds; here one is called what it is in the other.
/// </summary>
/// <remarks>In a query, of a row that is not read: <c>EF.Property&lt;CountGroupId&gt;(group, nameof(group.Id))</c>.</remarks>
internal static class CountIds
{
    public static OccasionId AsOccasion(this RoundId round) => new(round.Value);

    public static CountGroupId AsCounted(this AssessorGroupId group) => new(group.Value);

    public static CountSubjectId AsSubject(this DebrieferId debriefer) => new(debriefer.Value);

    public static RoundId AsRound(this OccasionId occasion) => new(occasion.Value);

    public static AssessorGroupId AsAssessors(this CountGroupId group) => new(group.Value);

    public static DebrieferId AsDebriefer(this CountSubjectId subject) => new(subject.Value);
}
