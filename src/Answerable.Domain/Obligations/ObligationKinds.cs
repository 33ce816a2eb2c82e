namespace Answerable.Domain.Obligations;

/// <summary>
/// Every kind of obligation: the object's noun, a dot, what is owed. The words stand in
/// <c>Obligations/Text.resx</c> under <c>kind.KIND</c>.
/// </summary>
public static class ObligationKinds
{
    public const string AcknowledgeDuties = "duty.acknowledge";
    public const string DischargeDuty = "duty.discharge";
    public const string JudgeDuty = "duty.judge";
    public const string FileDebrief = "debrief.file";
    public const string VetDebrief = "debrief.vet";
    public const string CommentDebrief = "review.comment";
    public const string EnterPapers = "ballot.enter";
    public const string EnterComponent = "appraisal.enter";
    public const string ConfirmComponent = "appraisal.confirm";
    public const string DecideGrade = "appraisal.decide";
    public const string FeedBackGrade = "appraisal.feed-back";
    public const string PlanRectification = "rectification.plan";
    public const string ApproveRectification = "rectification.approve";
    public const string Rectify = "rectification.repair";
    public const string DecideExtension = "rectification.decide-extension";
    public const string VerifyRectification = "rectification.verify";

    private static readonly Dictionary<string, ObligationClass> Classes = new()
    {
        [AcknowledgeDuties] = ObligationClass.Act,
        [DischargeDuty] = ObligationClass.Act,
        [JudgeDuty] = ObligationClass.Judgement,
        [FileDebrief] = ObligationClass.Act,
        [VetDebrief] = ObligationClass.Judgement,
        [CommentDebrief] = ObligationClass.Judgement,
        [EnterPapers] = ObligationClass.Act,
        [EnterComponent] = ObligationClass.Judgement,
        [ConfirmComponent] = ObligationClass.Judgement,
        [DecideGrade] = ObligationClass.Judgement,
        [FeedBackGrade] = ObligationClass.Act,
        [PlanRectification] = ObligationClass.Act,
        [ApproveRectification] = ObligationClass.Judgement,
        [Rectify] = ObligationClass.Act,
        [DecideExtension] = ObligationClass.Judgement,
        [VerifyRectification] = ObligationClass.Judgement,
    };

    public static IReadOnlyCollection<string> All => Classes.Keys;

    public static ObligationClass ClassOf(string kind) => Classes[kind];
}
