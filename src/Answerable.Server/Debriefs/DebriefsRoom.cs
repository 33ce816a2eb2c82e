using Answerable.Server.Obligations;
using Answerable.Domain.Debriefs;
using Answerable.Server.Rounds;

namespace Answerable.Server.Debriefs;

internal static class DebriefsRoom
{
    public static void AddDebriefs(this IServiceCollection services)
    {
        services.AddKinds(DebriefKinds.All);
        services.AddScoped<DebriefQueries>();
        services.AddScoped<DebriefLists>();
        services.AddScoped<DebriefDetails>();
        services.AddScoped<IRoundAwaits, DebriefsAwaited>();
        services.AddScoped<SaveDraft>();
        services.AddScoped<FileDebrief>();
        services.AddScoped<AcceptDebrief>();
        services.AddScoped<ReturnDebrief>();
        services.AddScoped<ReopenAcceptance>();
    }

    public static void MapDebriefs(this WebApplication app) => DebriefEndpoints.Map(app);
}
