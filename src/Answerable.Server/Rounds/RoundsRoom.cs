using System.Globalization;
using Answerable.Server.Shell;

namespace Answerable.Server.Rounds;

internal static class RoundsRoom
{
    public static void AddRounds(this IServiceCollection services)
    {
        services.AddScoped<RoundQueries>();
        services.AddScoped<RoundPersons>();
        services.AddScoped<RoundDefaults>();
        services.AddScoped<DraftRound>();
        services.AddScoped<RoundPages>();
        services.AddScoped<RoundList>();
        services.AddScoped<PostLabels>();
        services.AddScoped<NewRound>();
        services.AddScoped<OpenRound>();
        services.AddScoped<ArchiveRound>();
        services.AddScoped<ChangeRound>();
        services.AddScoped<AddDebriefer>();
        services.AddScoped<ArrangeDebriefers>();
        services.AddScoped<SizeGroups>();
        services.AddScoped<MergeGroups>();
        services.AddScoped<AppointOfficers>();
    }

    public static void MapRounds(this WebApplication app) =>
        app.MapGet("/rounds.csv", async (RoundList list, Session session, string? state) =>
        {
            var words = session.Words;
            var rows = await list.All(session.Actor, session.Unit?.Path ?? "", RoundList.StateOf(state));
            return CsvExport.File("rounds.csv",
                [words["Rounds.title"], words["Rounds.unit"], words["Rounds.state"], words["Rounds.report-due"], words["Rounds.meeting"], words["Rounds.debriefers"]],
                rows.Select(r => new[]
                {
                    r.Title, r.UnitName, words[$"Rounds.state.{r.State}"], r.ReportDueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    r.MeetingOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), r.Debriefers.ToString(CultureInfo.InvariantCulture),
                }));
        });
}
