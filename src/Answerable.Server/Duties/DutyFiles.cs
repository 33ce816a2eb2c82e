using System.Globalization;
using Answerable.Domain;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;

namespace Answerable.Server.Duties;

/// <summary>The room's files: items of a list, and its lists as filtered.</summary>
internal static class DutyFiles
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/duties/{id:guid}/items.csv", async (Guid id, Session session, DutyDetails details) =>
            CsvExport.File("duties.csv", Columns, Rows(await details.List(session.Actor, new(id)) ?? throw new NotVisible())));
        app.MapGet("/duties/{id:guid}/items.xlsx", async (Guid id, Session session, DutyDetails details) =>
            SampleFile.Of("duties.xlsx", Columns,
                [.. Rows(await details.List(session.Actor, new(id)) ?? throw new NotVisible())
                    .Select(r => r.Select(f => f ?? "").ToArray())]));
        app.MapDutySamples();
        app.MapDutyLayouts();
        app.MapFiles(DutyFilter.Path, async (HttpRequest request, Session session, ListAddresses addresses, DutyLists lists) =>
        {
            var address = await addresses.Read(DutyFilter.Path, request.Query);
            var filter = DutyFilter.Read(address, session.Words);
            var list = DutyColumns.Lists(address, session.Words);
            return lists.AllLists(session.Actor, filter, list.UnreadInFiles).File(list);
        });
        app.MapFiles("/duties/{id:guid}/charges", async (Guid id, HttpRequest request, Session session, ListAddresses addresses,
            DutyQueries queries, DutyLists lists) =>
        {
            await queries.RequireSeen(session.Actor, new(id));
            var address = await addresses.Read($"/duties/{id}/charges", request.Query);
            var filter = ChargeFilter.Read(address, session.Words, session.Today);
            var list = DutyColumns.Charges(address, session.Words, session.Today);
            return lists.AllChargesOf(session.Actor, new(id), filter, list.UnreadInFiles).File(list);
        });
        app.MapFiles(TakeUpFilter.Path, async (HttpRequest request, Session session, ListAddresses addresses, TakeUpQueries queries,
            OrganisationStrands strands) =>
        {
            var (address, all) = (await addresses.Named(TakeUpFilter.Path, request.Query), await strands.All());
            var unit = await queries.Unit(session, address);
            Require.Allowed(TakeUpQueries.AgainstReading(session.Actor, unit.Path));
            var filter = TakeUpFilter.Read(address, session.Words, session.Today, all);
            var list = TakeUpColumns.All(address, session.Words, filter.On ?? session.Today, all);
            var rows = queries.All(session.Actor, unit, filter);
            return new ListFile<GapRow>(list, rows, () => Task.FromResult(false));
        });
        app.MapFiles(SourcesPage.Path, async (HttpRequest request, Session session, ListAddresses addresses, SourceQueries queries) =>
        {
            var address = await addresses.Read(SourcesPage.Path, request.Query);
            if (SourcesPage.Read(address) is not { } source)
            {
                var all = queries.AllSources(session.Actor, address.Unit?.Path);
                return (IResult)new ListFile<SourceRow>(SourceColumns.Sources(address, session.Words), all, () => Task.FromResult(false));
            }
            var list = SourceColumns.Duties(address, session.Words, session.Vocabulary);
            var layer = SourcesPage.Layer(address, session.Words);
            var (by, path) = (session.Actor, address.Unit?.Path);
            return new ListFile<SourceDuty>(list, queries.AllDuties(by, source, path, session.Today, layer),
                () => queries.IsTooLong(by, source, path, layer));
        });
    }

    private static string[] Columns => [.. DutyFile.Columns, .. DutyFile.MoreColumns];

    private static IEnumerable<string?[]> Rows(ShownList list) => list.Items.Select(i => new[]
    {
        i.Number.ToString(CultureInfo.InvariantCulture), i.StrandCode, i.Content, i.Measure, i.Evidence, Day(i.DueOn),
        i.Source?.Reference, i.MustBeTakenUp ? "yes" : "", i.Source?.Kind.ToString(), i.Above?.Id.ToString(), i.ForPost,
        i.Role?.ToString(), i.KeptBecause, i.Layer?.ToString(),
    });

    private static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
