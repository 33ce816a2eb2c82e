using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Ledger;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>The room's one declaration: its services, its API and its files.</summary>
internal static class DutiesRoom
{
    public static void AddDuties(this IServiceCollection services)
    {
        services.AddKinds(DutyKinds.All);
        services.AddScoped<IObjectNames, DutyNames>();
        services.AddScoped<DutyQueries>();
        services.AddScoped<DutyDetails>();
        services.AddScoped<DraftDutyList>();
        services.AddScoped<ChangeDutyList>();
        services.AddScoped<WriteDutyItem>();
        services.AddScoped<RemoveDutyItem>();
        services.AddScoped<ImportDutyItems>();
        services.AddScoped<IssuedInBulk>();
        services.AddScoped<IssueDutyList>();
        services.AddScoped<IssueToNewcomers>();
        services.AddScoped<AcknowledgeDuties>();
        services.AddScoped<ReportDuty>();
        services.AddScoped<JudgeDuty>();
    }

    public static void MapDuties(this WebApplication app)
    {
        var api = app.MapRoom("duties", "Duties");
        new ApiObject<DutyDetails, ShownList>(api, "{id:guid}", (details, by, id) => details.List(by, new(id)))
            .Get("GetDutyList", "One list with its items", "For who oversees its unit and for the posts charged with it.")
            .Act<ChangeDutyList, DutyListDraft>(DutyActs.Heading, "ChangeDutyListHeading", "Changes what a draft is called, whom it is for and its period",
                "Its items must still fall into the period.", (act, by, id, draft, version) => act.Run(by, new(id), draft, version))
            .Act<WriteDutyItem, ApiItem>(DutyActs.Item, "WriteDutyItem", "Adds an item to a draft, or puts it in the place of another",
                "Number 0 is the next one.", (act, by, id, item, version) => act.Run(by, new(id), item.Item, item.Replaces, version))
            .Act<RemoveDutyItem, ApiItemNumber>(DutyActs.ItemRemoval, "RemoveDutyItem", "Takes an item out of a draft",
                "The others keep their numbers.", (act, by, id, item, version) => act.Run(by, new(id), item.Number, version))
            .Act<IssueDutyList, ApiTarget>(DutyActs.Issue, "IssueDutyList", "Issues a draft to every post of its kind in a subtree",
                "Each owes its acknowledgement and each dated item. What is issued is never changed.",
                (act, by, id, to, version) => act.Run(by, new(id), to.UnitCode, version))
            .Act<IssueToNewcomers>(DutyActs.NewcomersIssue, "IssueDutyListToNewcomers", "Issues an issued list to the posts that have come since",
                "They owe what is still to come.", (act, by, id, version) => act.Run(by, new(id), version));
        new ApiObject<DutyDetails, ShownCharge>(api, "charges/{id:guid}", (details, by, id) => details.Charge(by, new(id)))
            .Get("GetDutyCharge", "One post's list", "Its items with how far each dated one has come.")
            .Act<AcknowledgeDuties>(DutyActs.Acknowledgement, "AcknowledgeDuties", "The holder answers for the list, by name and time",
                "Once for each list.", (act, by, id, version) => act.Run(by, new(id), version));
        new ApiObject<DutyDetails, ShownTask>(api, "tasks/{id:guid}", (details, by, id) => details.Task(by, new(id)))
            .Get("GetDutyTask", "One dated duty of a post", "With everything reported on it and how that was judged.")
            .Act<ReportDuty, ApiDutyReport>(DutyActs.Report, "ReportDuty", "The holder says what was done", "It then waits for the issuing post's judgement.",
                (act, by, id, said, version) => act.Run(by, new(id), said.Text, said.Evidence, version))
            .Act<JudgeDuty>(DutyActs.Acceptance, "AcceptDuty", "The issuing post accepts what was reported", "Refused to whoever owes it, by post and by person.",
                (act, by, id, version) => act.Run(by, new(id), null, version))
            .Act<JudgeDuty, ApiDutyReturn>(DutyActs.Return, "ReturnDuty", "The issuing post sends the report back with a reason",
                "It is owed again, by the later of its date and the days for a return.",
                (act, by, id, said, version) => act.Run(by, new(id), said.Reason, version));
        MapFiles(app);
    }

    private static void MapFiles(WebApplication app)
    {
        app.MapGet("/duties/{id:guid}/items.csv", async (Guid id, Session session, DutyDetails details) =>
        {
            var list = await details.List(session.Actor, new(id)) ?? throw new NotVisible();
            return CsvExport.File("duties.csv", DutyFile.Columns, list.Items.Select(i => new[]
            {
                i.Number.ToString(CultureInfo.InvariantCulture), i.StrandCode, i.Content, i.Measure, i.Evidence, Day(i.DueOn),
            }));
        });
        app.MapGet("/duties/{id:guid}/charges.csv", async (Guid id, Session session, DutyQueries queries) =>
        {
            if (!await queries.ListsVisibleTo(session.Actor).AnyAsync(l => l.Id == new DutyListId(id))) throw new NotVisible();
            return CsvExport.Stream("charges.csv", ["unit", "post", "acknowledge_by", "acknowledged", "duties", "accepted"],
                queries.ChargesOf(session.Actor, new(id)).AsAsyncEnumerable(), c => new[]
                {
                    c.Unit, c.Post, Day(c.AcknowledgeBy), c.AcknowledgedAt is { } at ? Day(Dates.On(at, session.Words.Zone)) : "",
                    c.Tasks.ToString(CultureInfo.InvariantCulture), c.Accepted.ToString(CultureInfo.InvariantCulture),
                });
        });
    }

    private static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>An item as it is written.</summary>
/// <param name="Replaces">Number of the item that it takes the place of; null adds it.</param>
internal sealed record ApiItem(DutyItemDraft Item, int? Replaces = null);

internal sealed record ApiItemNumber(int Number);

/// <summary>Where a list goes.</summary>
/// <param name="UnitCode">Whose subtree; null for the whole of the issuing unit's.</param>
internal sealed record ApiTarget(string? UnitCode = null);

internal sealed record ApiDutyReport(string Text, string? Evidence = null);

internal sealed record ApiDutyReturn(string Reason);

/// <summary>Names of duty lists, of a post's list by list and post, and of duties by their text.</summary>
internal sealed class DutyNames(Db db) : IObjectNames
{
    private const int Longest = 60;

    public IReadOnlyCollection<string> Kinds => ["duty-list", "charge", "duty-task"];

    public async Task<Dictionary<Guid, string>> Of(string kind, IReadOnlyList<Guid> ids, Words words)
    {
        if (kind == "duty-list")
        {
            var lists = ids.Select(DutyListId.Of).ToList();
            return await db.Set<DutyList>().Where(l => lists.Contains(l.Id)).Select(l => new { l.Id, l.Title }).ToDictionaryAsync(l => l.Id.Value, l => l.Title);
        }
        if (kind == "duty-task")
        {
            var tasks = ids.Select(DutyTaskId.Of).ToList();
            return await db.Set<DutyTask>().Where(t => tasks.Contains(t.Id)).Select(t => new { t.Id, t.Content })
                .ToDictionaryAsync(t => t.Id.Value, t => t.Content.Length <= Longest ? t.Content : t.Content[..Longest] + "…");
        }
        var charges = ids.Select(DutyChargeId.Of).ToList();
        return await (
            from c in db.Set<DutyCharge>()
            join l in db.Set<DutyList>() on c.ListId equals l.Id
            join p in db.Set<Post>() on c.PostId equals p.Id
            join u in db.Set<Unit>() on c.UnitId equals u.Id
            where charges.Contains(c.Id)
            select new { c.Id, l.Title, Post = p.Name, Unit = u.Name }).ToDictionaryAsync(c => c.Id.Value, c => $"{c.Title} · {c.Unit} {c.Post}");
    }
}
