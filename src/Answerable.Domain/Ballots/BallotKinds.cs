using Answerable.Domain.Obligations;

namespace Answerable.Domain.Ballots;

/// <summary>What a count on paper makes posts owe.</summary>
public static class BallotKinds
{
    public static readonly ObligationKind EnterPapers = ObligationKind.Act("ballot.enter");

    public static readonly IReadOnlyList<ObligationKind> All = [EnterPapers];
}
