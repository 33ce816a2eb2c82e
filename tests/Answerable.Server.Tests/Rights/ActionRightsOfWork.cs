namespace Answerable.Server.Tests.Rights;

/// <content>The lines of what is asked of many posts, and of plans.</content>
public sealed partial class ActionRightsTests
{
    private const string Work = """
        # what Olga's post asks the secretaries of the city; Anna's is one of them
        DraftRequest: chen olga anna
        ChangeRequest: chen olga
        MoveRequest: chen olga
        AddRequestItem: chen olga
        RemoveRequestItem: chen olga
        TakeOutKnown: chen olga
        PutItemBack: chen olga
        DiscardRequest: chen olga
        SendRequest: chen olga
        WithdrawRequest: chen olga
        AnswerRequest: anna
        JudgeReply: olga
        # a plan of the city; Anna's post proves it, Ivan's accepts it, who organises set its dates
        DraftPlan: chen olga anna
        ChangePlan: chen olga
        AddProject: chen olga
        AddPackage: chen olga
        LinkPackages: chen olga
        AddMilestone: chen olga
        AddSupply: chen olga
        ImportPlan: chen olga
        RemoveFromPlan: chen olga
        DiscardPlan: chen olga
        AdoptPlan: chen olga
        DeliverSupply: anna
        ClaimMilestone: anna
        # a file of that milestone
        AttachFile: anna ivan
        JudgeMilestone: ivan
        AskForTime: anna
        AnswerTime: chen olga

        """;
}
