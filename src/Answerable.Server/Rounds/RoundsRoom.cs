using Answerable.Server.Ledger;
using Answerable.Server.Shell;

namespace Answerable.Server.Rounds;

internal static class RoundsRoom
{
    public static void AddRounds(this IServiceCollection services)
    {
        services.AddScoped<RoundQueries>();
        services.AddScoped<RoundPersons>();
        services.AddScoped<RoundAwaits>();
        services.AddScoped<RoundDefaults>();
        services.AddScoped<DraftRound>();
        services.AddScoped<RoundPages>();
        services.AddScoped<RunningRounds>();
        services.AddScoped<RoundResults>();
        services.AddScoped<RoundList>();
        services.AddScoped<PostLabels>();
        services.AddScoped<NewRound>();
        services.AddScoped<OpenRound>();
        services.AddScoped<DiscardRound>();
        services.AddScoped<ArchiveRound>();
        services.AddScoped<ChangeRound>();
        services.AddScoped<AddDebriefer>();
        services.AddScoped<ArrangeDebriefers>();
        services.AddScoped<SizeGroups>();
        services.AddScoped<MergeGroups>();
        services.AddScoped<AppointOfficers>();
        services.AddScoped<IObjectNames, RoundNames>();
    }

    public static void MapRounds(this WebApplication app)
    {
        app.MapGet("/rounds.csv", async (RoundList list, Session session, string? state) =>
            RoundExport.Of(session.Words, await list.All(session.Actor, session.Unit?.Path ?? "", RoundList.StateOf(state))));
        app.MapGet("/rounds/{id:guid}/debriefers.csv", async (RoundPages pages, Session session, Guid id) =>
            await pages.Find(session.Actor, new(id), session.Now, at => Dates.On(at, session.Words.Zone)) is { Sight.IsWhole: true } round
                ? RoundExport.Of(session.Words, round) : throw new Answerable.Domain.NotVisible());
    }
}
