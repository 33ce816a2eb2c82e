namespace Answerable.Domain.Rectifications;

/// <summary>Nouns of the acts on a rectification, as the last part of their address.</summary>
public static class RectificationActs
{
    public const string Plan = "plan", PlanApproval = "plan-approval", PlanReturn = "plan-return", Classification = "classification";
    public const string Progress = "progress", Claim = "claim", Verification = "verification", Return = "return", Judges = "judges";
    public const string ExtensionRequest = "extension-request", ExtensionGrant = "extension-grant", ExtensionRefusal = "extension-refusal";
}

/// <content>What an actor may do now.</content>
public sealed partial class Rectification
{
    /// <summary>Every act with what stands against it.</summary>
    public Acts Acts(Actor by, IReadOnlyCollection<Tenure> tenures, Calendar calendar, DateTimeOffset now) => new()
    {
        { RectificationActs.Plan, AgainstPlanning(by) },
        { RectificationActs.PlanApproval, AgainstJudgingPlan(by, tenures, now) },
        { RectificationActs.PlanReturn, AgainstJudgingPlan(by, tenures, now) },
        { RectificationActs.Classification, AgainstClassifying(by, tenures, now) },
        { RectificationActs.Progress, AgainstProgress(by) },
        { RectificationActs.Claim, AgainstClaiming(by) },
        { RectificationActs.ExtensionRequest, AgainstRequestingExtension(by, calendar, now) },
        { RectificationActs.ExtensionGrant, AgainstDecidingExtension(by, tenures, now) },
        { RectificationActs.ExtensionRefusal, AgainstDecidingExtension(by, tenures, now) },
        { RectificationActs.Verification, AgainstJudgingClaim(by, tenures, now) },
        { RectificationActs.Return, AgainstJudgingClaim(by, tenures, now) },
        { RectificationActs.Judges, AgainstReassigning(by, tenures, now) },
    };
}
