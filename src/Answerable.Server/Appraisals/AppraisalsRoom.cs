using Answerable.Server.Obligations;
using Answerable.Domain.Appraisals;
using Answerable.Server.Ledger;
using Answerable.Server.Rounds;

namespace Answerable.Server.Appraisals;

internal static class AppraisalsRoom
{
    public static void AddAppraisals(this IServiceCollection services)
    {
        services.AddKinds(AppraisalKinds.All);
        services.AddScoped<FactsReader>();
        services.AddScoped<AppraisalsAwaited>();
        services.AddScoped<IRoundAwaits>(s => s.GetRequiredService<AppraisalsAwaited>());
        services.AddScoped<StrandReader>();
        services.AddScoped<Doers>();
        services.AddScoped<SheetQueries>();
        services.AddScoped<AppraisalQueries>();
        services.AddScoped<AppraisalRounds>();
        services.AddScoped<DecisionQueries>();
        services.AddScoped<AppraisalDesk>();
        services.AddScoped<StartAppraisals>();
        services.AddScoped<EnterComponent>();
        services.AddScoped<ConfirmComponent>();
        services.AddScoped<ReturnComponent>();
        services.AddScoped<DecideGrade>();
        services.AddScoped<FeedBackGrade>();
        services.AddScoped<PublishGrades>();
        services.AddScoped<IObjectNames, AppraisalNames>();
    }

    public static void MapAppraisals(this WebApplication app)
    {
        app.MapGet("/appraisals/round/{id:guid}/grades.csv", AppraisalFiles.Grades);
        app.MapGet("/appraisals/entries/{id:guid}", AppraisalFiles.Entry);
        app.MapGet("/appraisals/decisions/{id:guid}", AppraisalFiles.Decision);
    }
}
