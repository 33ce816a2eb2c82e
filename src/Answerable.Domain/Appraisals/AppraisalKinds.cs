using Answerable.Domain.Obligations;

namespace Answerable.Domain.Appraisals;

/// <summary>What an appraisal makes posts owe.</summary>
public static class AppraisalKinds
{
    public static readonly ObligationKind Enter = ObligationKind.Judgement("appraisal.enter");
    public static readonly ObligationKind Confirm = ObligationKind.Judgement("appraisal.confirm");
    public static readonly ObligationKind Decide = ObligationKind.Judgement("appraisal.decide");
    public static readonly ObligationKind FeedBack = ObligationKind.Act("appraisal.feed-back");

    public static readonly IReadOnlyList<ObligationKind> All = [Enter, Confirm, Decide, FeedBack];
}
