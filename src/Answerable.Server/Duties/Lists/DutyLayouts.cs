using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Server.Policies;
using Answerable.Server.Shell;

namespace Answerable.Server.Duties;

/// <summary>
/// A list in the columns of offices: the duty list (责任清单, domain.md 6 [S29], the personal list [S30] in its last column) and the work
/// breakdown (任务分解表, [S90]), with what an import needs besides. The import of items takes either.
/// </summary>
internal static class DutyLayouts
{
    public static readonly string[] DutyList = ["project", "work", "steps", "responsible_unit", "finish_by", "form"];

    public static readonly string[] Breakdown =
        ["number", "task", "lead_unit", "responsible_unit", "finish_by", "project", "steps", "form"];

    public static void MapDutyLayouts(this WebApplication app)
    {
        foreach (var format in new[] { "csv", "xlsx" })
        {
            Map(app, $"duty-list.{format}", DutyList, DutyRow);
            Map(app, $"breakdown.{format}", Breakdown, BreakdownRow);
            app.MapGet($"/duties/{{id:guid}}/sample-breakdown.{format}", (Guid id, Session session, DutyDetails details,
                OrganisationStrands strands) => Sample(id, format, session, details, strands)).ExcludeFromDescription();
        }
    }

    private static void Map(WebApplication app, string name, string[] columns, Func<int, Row, string?[]> row) =>
        app.MapGet($"/duties/{{id:guid}}/{name}", async (Guid id, Session session, DutyDetails details, DutyUnits units) =>
        {
            var list = await details.List(session.Actor, new(id)) ?? throw new NotVisible();
            var named = await units.UnitsOf([.. list.Items.Select(i => i.ForPost).OfType<string>().Distinct()]);
            var rows = Rows(list, named, session);
            return LayoutTable.File(name, session.Words, columns, rows.Select((r, i) => row(i + 1, r)).ToAsyncEnumerable());
        }).ExcludeFromDescription();

    /// <summary>Items that say the same and differ by their posts alone stand in one row.</summary>
    /// <param name="Lead">The unit that leads; empty where none does.</param>
    private sealed record Row(ShownItem Item, string Strand, string Lead, string Units)
    {
        /// <summary>One unit carries it out: a breakdown has it as the one that leads.</summary>
        public bool Alone => Lead.Length == 0 && !Units.Contains('、');
    }

    private static IEnumerable<Row> Rows(ShownList list, IReadOnlyDictionary<string, string> units, Session session) =>
        from item in list.Items
        group item by (item.StrandCode, item.Content, item.Measure, item.Evidence, item.DueOn, All: item.ForPost is null ? item.Number : 0)
        into same
        orderby same.Min(i => i.Number)
        let first = same.First()
        select new Row(first, OrganisationStrands.Name(session.Words, session.Vocabulary, first.StrandCode),
            Names(same.Where(i => i.Role == DutyRole.Lead), units), Names(same.Where(i => i.Role != DutyRole.Lead), units));

    private static string Names(IEnumerable<ShownItem> items, IReadOnlyDictionary<string, string> units) =>
        string.Join('、', items.Where(i => i.ForPost is not null).OrderBy(i => i.Number).Select(i => units[i.ForPost!]));

    // The duty list has one column of units: whoever leads stands first.
    private static string?[] DutyRow(int number, Row row) =>
        [row.Strand, row.Item.Content, row.Item.Measure, string.Join('、', new[] { row.Lead, row.Units }.Where(u => u.Length > 0)),
            LayoutTable.Day(row.Item.DueOn), row.Item.Evidence];

    private static string?[] BreakdownRow(int number, Row row) =>
        [number.ToString(CultureInfo.InvariantCulture), row.Item.Content, row.Alone ? row.Units : row.Lead, row.Alone ? "" : row.Units,
            LayoutTable.Day(row.Item.DueOn), row.Strand, row.Item.Measure, row.Item.Evidence];

    private static async Task<IResult> Sample(Guid id, string format, Session session, DutyDetails details, OrganisationStrands strands)
    {
        var list = await details.List(session.Actor, new(id)) ?? throw new NotVisible();
        Require.Allowed(list.Acts.Against(DutyActs.Item));
        var words = session.Words;
        return SampleFile.Of($"sample-breakdown.{format}", Breakdown,
        [
            ["1", words["Duties.sample-content-1"], list.Unit, "", LayoutTable.Day(list.Until), words.Text((await strands.All())[0].Name),
                words["Duties.sample-measure"], words["Duties.sample-evidence"]],
        ]);
    }
}
