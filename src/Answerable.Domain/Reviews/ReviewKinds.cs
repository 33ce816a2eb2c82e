using Answerable.Domain.Obligations;

namespace Answerable.Domain.Reviews;

/// <summary>What a review meeting makes posts owe.</summary>
public static class ReviewKinds
{
    public static readonly ObligationKind Comment = ObligationKind.Judgement("review.comment");

    public static readonly IReadOnlyList<ObligationKind> All = [Comment];
}
