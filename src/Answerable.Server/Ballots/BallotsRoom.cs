using Answerable.Server.Obligations;
using Answerable.Domain.Ballots;
using Answerable.Server.Ledger;
using Answerable.Server.Rounds;

namespace Answerable.Server.Ballots;

internal static class BallotsRoom
{
    public static void AddBallots(this IServiceCollection services)
    {
        services.AddKinds(BallotKinds.All);
        services.AddScoped<CountFrames>();
        services.AddScoped<HandOutFacts>();
        services.AddScoped<PapersAwaited>();
        services.AddScoped<IRoundAwaits>(s => s.GetRequiredService<PapersAwaited>());
        services.AddScoped<BallotQueries>();
        services.AddScoped<CountQueries>();
        services.AddScoped<BallotRounds>();
        services.AddScoped<TellerQueries>();
        services.AddScoped<DebrieferNames>();
        services.AddScoped<TellerDesk>();
        services.AddScoped<HandOutPapers>();
        services.AddScoped<SayPapers>();
        services.AddScoped<EnterPaper>();
        services.AddScoped<TakeOutPaper>();
        services.AddScoped<TakeMachineFile>();
        services.AddScoped<StartPapersAgain>();
        services.AddScoped<SubmitEntry>();
        services.AddScoped<ReopenEntry>();
        services.AddScoped<EnterOpinion>();
        services.AddScoped<OrderRecount>();
        services.AddScoped<IObjectNames, CountNames>();
    }

    public static void MapBallots(this WebApplication app)
    {
        app.MapGet("/ballots/{id:guid}/counts.csv", BallotFiles.Counts);
        app.MapGet("/ballots/entries/{id:guid}", BallotFiles.Entry);
    }
}
