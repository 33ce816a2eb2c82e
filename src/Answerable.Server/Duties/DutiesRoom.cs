using Answerable.Server.Obligations;
using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Server.Ledger;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

internal static class DutiesRoom
{
    public static void AddDuties(this IServiceCollection services)
    {
        services.AddKinds(DutyKinds.All);
        services.AddScoped<DutyQueries>();
        services.AddScoped<ChargeQueries>();
        services.AddScoped<DutyStrands>();
        services.AddScoped<DraftDutyList>();
        services.AddScoped<ChangeDutyList>();
        services.AddScoped<WriteDutyItem>();
        services.AddScoped<RemoveDutyItem>();
        services.AddScoped<ImportDutyItems>();
        services.AddScoped<DutyObligations>();
        services.AddScoped<IssueDutyList>();
        services.AddScoped<IssueToNewcomers>();
        services.AddScoped<AcknowledgeDuties>();
        services.AddScoped<ReportDuty>();
        services.AddScoped<JudgeDuty>();
        services.AddScoped<IObjectNames, DutyNames>();
    }

    public static void MapDuties(this WebApplication app)
    {
        app.MapGet("/duties/{id:guid}/items.csv", async (Guid id, Session session, DutyQueries queries) =>
        {
            var list = await queries.Draft(session.Actor, new(id));
            return CsvExport.File("duties.csv", DutyFile.Columns, list.Items.Select(i => new[]
            {
                i.Number.ToString(CultureInfo.InvariantCulture), i.StrandCode, i.Content, i.Measure, i.Evidence, Day(i.DueOn),
            }));
        });
        app.MapGet("/duties/{id:guid}/charges.csv", async (Guid id, Session session, DutyQueries queries) =>
        {
            if (!await queries.ListsVisibleTo(session.Actor).AnyAsync(l => l.Id == new DutyListId(id))) throw new NotVisible();
            return CsvExport.Stream("charges.csv", ["unit", "post", "acknowledge_by", "acknowledged", "duties", "accepted"], queries.ChargesOf(session.Actor, new(id)).AsAsyncEnumerable(), c => new[]
            {
                c.Unit, c.Post, Day(c.AcknowledgeBy), c.AcknowledgedAt is { } at ? Day(Dates.On(at, session.Words.Zone)) : "",
                c.Tasks.ToString(CultureInfo.InvariantCulture), c.Accepted.ToString(CultureInfo.InvariantCulture),
            });
        });
    }

    private static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
