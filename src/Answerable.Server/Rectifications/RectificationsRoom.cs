using Answerable.Server.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Server.Ledger;

namespace Answerable.Server.Rectifications;

internal static class RectificationsRoom
{
    public static void AddRectifications(this IServiceCollection services)
    {
        services.AddKinds(RectificationKinds.All);
        services.AddScoped<RectificationQueries>();
        services.AddScoped<FindingQueries>();
        services.AddScoped<ChooseJudges>();
        services.AddScoped<RaiseFinding>();
        services.AddScoped<CorrectFinding>();
        services.AddScoped<StateResult>();
        services.AddScoped<RectificationEndpoints.Given>();
        services.AddScoped<ChangeJudges>();
        services.AddScoped<ReturnRepair>();
        services.AddScoped<VerifyRepair>();
        services.AddScoped<ClaimDone>();
        services.AddScoped<RequestExtension>();
        services.AddScoped<GrantExtension>();
        services.AddScoped<RefuseExtension>();
        services.AddScoped<ReportRepair>();
        services.AddScoped<ClassifyRectification>();
        services.AddScoped<ReturnPlan>();
        services.AddScoped<ApprovePlan>();
        services.AddScoped<PlanRectification>();
        services.AddScoped<SketchPlan>();
        services.AddScoped<RepairFacts>();
        services.AddScoped<RectificationLists>();
        services.AddScoped<PlanSketches>();
        services.AddScoped<JudgeChoices>();
        services.AddScoped<RectificationAddress>();
        services.AddScoped<RectificationDetails>();
        services.AddScoped<IObjectNames, RectificationNames>();
    }

    public static void MapRectifications(this WebApplication app)
    {
        RectificationEndpoints.Map(app);
        RectificationExport.Map(app);
    }
}
