using System.ComponentModel;
using Answerable.Domain.Duties;
using Answerable.Domain;
using Answerable.Server.Files;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>The room's one declaration: its services, its API and its files.</summary>
internal sealed class DutiesRoom : Room
{
    private const string After = "From next of the page before", Below = "Code or identifier of a unit: only its subtree";

    public override IReadOnlyList<RailEntry> Rail => [new("round", 2, "duties", "list-check")];

    public override IReadOnlyList<ObjectKind> Objects =>
    [
        new ObjectKind<DutyObjects>("duty-list", "duties", (o, ids, _) => o.NamesOfLists(ids), (o, by, ids) => o.SeenLists(by, ids))
        {
            Places = new ObjectPlaces<DutyListId>(RightSets.Overseeing, (db, ids) => db.Set<DutyList>().Where(l => ids.Contains(l.Id))
                .Select(l => new PlacedObject { Kind = "duty-list", Id = (Guid)(object)l.Id, Path = l.UnitPath, Except = null }))
            { IsEvery = true },
            Search = DutySearch.Lists,
        },
        new ObjectKind<DutyObjects>("charge", "duties/charges", (o, ids, _) => o.NamesOfCharges(ids),
            (o, by, ids) => o.SeenCharges(by, ids))
        {
            Places = new ObjectPlaces<DutyChargeId>(RightSets.Overseeing, (db, ids) => db.Set<DutyCharge>().Where(c => ids.Contains(c.Id))
                .Select(c => new PlacedObject { Kind = "charge", Id = (Guid)(object)c.Id, Path = c.UnitPath, Except = null }))
            { IsEvery = true }, Stage = ChainStage.Duty,
        },
        new ObjectKind<DutyObjects>("duty-task", "duties/tasks", (o, ids, _) => o.NamesOfTasks(ids), (o, by, ids) => o.SeenTasks(by, ids))
        {
            Places = new ObjectPlaces<DutyTaskId>(RightSets.Overseeing, (db, ids) => db.Set<DutyTask>().Where(t => ids.Contains(t.Id))
                .Select(t => new PlacedObject { Kind = "duty-task", Id = (Guid)(object)t.Id, Path = t.UnitPath, Except = null }))
            { IsEvery = true },
            Stage = ChainStage.Duty, Search = DutySearch.Tasks,
            Edges =
            [
                new ChainEdge<DutyObjects>("charge", "duty-task", (o, ids, on) => o.TasksOfCharges(ids, on)),
                new ChainEdge<DutyObjects>("duty-task", "duty-task", (o, ids, on) => o.TasksBelow(ids, on)) { LeadsBelow = true },
            ],
        },
        ObjectionParts.Kind,
    ];

    public override IReadOnlyList<PathColumn> PathColumns =>
    [
        PathColumn.Of<DutyList>(l => l.UnitPath), PathColumn.Of<TakeUpSum>(s => s.UnitPath), PathColumn.Of<TakeUpOwn>(o => o.UnitPath),
        PathColumn.Of<DutyCharge>(c => c.UnitPath, c => c.PostId, c => c.UnitId),
        PathColumn.Of<DutyCharge>(c => c.IssuerUnitPath, c => c.IssuerPostId, c => c.IssuerUnitId),
        PathColumn.Of<DutyTask>(t => t.UnitPath, t => t.PostId, t => t.UnitId),
        PathColumn.Of<DutyTask>(t => t.IssuerUnitPath, t => t.IssuerPostId, t => t.IssuerUnitId),
        PathColumn.Of<DutyObjection>(o => o.UnitPath, o => o.PostId, o => o.UnitId),
        PathColumn.Of<DutyObjection>(o => o.IssuerUnitPath, o => o.IssuerPostId, o => o.IssuerUnitId),
    ];

    public override void MapTables(ModelBuilder model) => DutyMapping.Map(model);

    public override IReadOnlyList<Job> Jobs => [Job.Of<FoldTakeUp>(SystemVerbs.FoldTakeUp, 15, (job, by, cancel) => job.Run(by, cancel))];

    public override void Note(DbContext db) => TakeUpMarks.Take(db);

    public override Task NoteBulk(DbContext db, string table, Guid first, CancellationToken cancel) =>
        TakeUpMarks.TakeBulk(db, table, first, cancel);

    public override void AddServices(IServiceCollection services)
    {
        services.AddKinds(DutyKinds.All);
        services.AddSingleton(FileHolder.By<DutyQueries>("duty-task", async (duties, by, id) =>
            await duties.Task(by, new(id)) is var t ? new(t.UnitId, t.UnitPath, [.. t.AgainstAttaching(by)]) : null));
        services.AddScoped<DutyObjects>();
        services.AddScoped<DutySearch>();
        services.AddScoped<DutyQueries>();
        services.AddScoped<IAllAwaits, AllDutiesAwait>();
        services.AddScoped<DutyLists>();
        services.AddSingleton(new PostPanel(typeof(ChargesOfPost), 2));
        services.AddScoped<DutyDetails>();
        CascadeParts.Add(services);
        ObjectionParts.Add(services);
        services.AddScoped<DraftDutyList>();
        services.AddScoped<ChangeDutyList>();
        services.AddScoped<WriteDutyItem>();
        services.AddScoped<RemoveDutyItem>();
        services.AddScoped<ImportDutyItems>();
        services.AddScoped<IssuedInBulk>();
        services.AddScoped<IssueDutyList>();
        services.AddScoped<IssueToNewcomers>();
        services.AddScoped<AcknowledgeDuties>();
        services.AddScoped<SignPledge>();
        services.AddScoped<ReportDuty>();
        services.AddScoped<JudgeDuty>();
        services.AddScoped<AcceptAlike>();
    }

    public override void MapEndpoints(WebApplication app)
    {
        var api = app.MapRoom("duties", "Duties");
        Describe(api.MapGet("", Lists), "ListDutyLists", "Lists of the subtrees that the actor oversees",
            "Fifty a page, newest first.", ApiProblems.Reads);
        Describe(api.MapPost("", Draft), "DraftDutyList", "Begins a list",
            "The post acted in issues it and judges what is reported.", ApiProblems.Acts);
        Describe(api.MapGet("charges", Own), "ListOwnDutyCharges", "What the actor's post is charged with",
            "Fifty a page, newest first; with what the groups are charged with in which it sits.", ApiProblems.Reads);
        Describe(api.MapGet("{id:guid}/charges", Charged), "ListDutyCharges", "Posts charged with a list",
            "Fifty a page, by place in the tree; those that the actor may see.", ApiProblems.Reads);
        Describe(api.MapGet("{id:guid}/burden", Weigh), "WeighDutyList", "What issuing a draft would ask, and what is owed already",
            "By line: from the units above, and from each unit that guides.", ApiProblems.Reads);
        new ApiObject<DutyDetails, ShownList>(api, "{id:guid}", (details, by, id) => details.List(by, new(id)))
            .Get("GetDutyList", "One list with its items", "For who oversees its unit and for the posts charged with it.")
            .Act<ChangeDutyList, DutyListDraft>(DutyActs.Heading, "ChangeDutyList", "Changes title, kind of post and period of a draft",
                "Its items must still fall into the period.", (act, by, id, draft, version) => act.Run(by, new(id), draft, version))
            .Act<WriteDutyItem, ApiItem>(DutyActs.Item, "WriteDutyItem", "Adds an item to a draft, or puts it in the place of another",
                "Number 0 is the next one.", (act, by, id, item, version) => act.Run(by, new(id), item.Item, item.Replaces, version))
            .Act<RemoveDutyItem, ApiItemNumber>(DutyActs.ItemRemoval, "RemoveDutyItem", "Takes an item out of a draft",
                "The others keep their numbers.", (act, by, id, item, version) => act.Run(by, new(id), item.Number, version))
            .Act<ImportDutyItems, ApiItemRows>(DutyActs.ItemsImport, "ImportDutyItems",
                "Puts rows of a file in the place of a draft's items", "In any of the layouts that the page takes.",
                (act, by, id, rows, version) => act.RunRows(by, new(id), rows.Rows, rows.GoodRowsOnly, version))
            .Act<IssueDutyList, ApiTarget>(DutyActs.Issue, "IssueDutyList", "Issues a draft to every post of its kind in a subtree",
                "Each owes its acknowledgement and each dated item. What is issued is never changed.",
                (act, by, id, to, version) => act.Run(by, new(id), to.UnitCode, version))
            .Act<IssueToNewcomers>(DutyActs.NewcomersIssue, "IssueDutyListToNewcomers", "Issues a list to the posts that have come since",
                "They owe what is still to come.", (act, by, id, version) => act.Run(by, new(id), version))
            .Act<KeepWording, ApiKeptWording>(DutyActs.KeptWording, "KeepWording", "Says why a wording taken from above is kept",
                "It is shown beside the item in the take-up proof.",
                (act, by, id, kept, version) => act.Run(by, new(id), kept.Number, kept.Reason, version));
        new ApiObject<DutyDetails, ShownCharge>(api, "charges/{id:guid}", (details, by, id) => details.Charge(by, new(id)))
            .Get("GetDutyCharge", "One post's list", "Its items with how far each dated one has come.")
            .Act<AcknowledgeDuties>(DutyActs.Acknowledgement, "AcknowledgeDuties", "The holder answers for the list, by name and time",
                "Once for each list. It proves knowledge and moves no date.", (act, by, id, version) => act.Run(by, new(id), version))
            .Act<SignPledge>(DutyActs.Signature, "SignPledge", "The holder signs the pledge letter, by name and time",
                "That acknowledges the list where it was not.", (act, by, id, version) => act.Run(by, new(id), version))
            .Act<ObjectToDuties, DutyObjectionDraft>(DutyActs.Objection, "ObjectToDutyList", "The holder objects to the whole list",
                "It stays in force; the issuing post owes an answer.", (act, by, id, said, version) => act.Run(by, new(id), said, version));
        new ApiObject<DutyDetails, ShownTask>(api, "tasks/{id:guid}", (details, by, id) => details.Task(by, new(id)))
            .Get("GetDutyTask", "One dated duty of a post", "With everything reported on it and how that was judged.")
            .Act<ReportDuty, ApiDutyReport>(DutyActs.Report, "ReportDuty", "The holder says what was done",
                "It then waits for the issuing post's judgement.",
                (act, by, id, said, version) => act.Run(by, new(id), said.Text, said.Evidence, version))
            .Act<JudgeDuty>(DutyActs.Acceptance, "AcceptDuty", "The issuing post accepts what was reported",
                "Refused to whoever owes it, by post and by person.", (act, by, id, version) => act.Run(by, new(id), null, version))
            .Act<JudgeDuty, ApiDutyReturn>(DutyActs.Return, "ReturnDuty", "The issuing post sends the report back with a reason",
                "It is owed again, by the later of its date and the days for a return.",
                (act, by, id, said, version) => act.Run(by, new(id), said.Reason, version))
            .Act<TakeUpDuty, ApiTakingUp>(DutyActs.TakingUp, "TakeUpDuty", "Puts an item that takes the duty up into a draft of its unit",
                "Without an item the duty is taken over unchanged. It counts as taken up when the draft is issued.",
                (act, by, id, how, version) => act.Run(by, new(id), how.Target, how.Item, version))
            .Act<CarryOutDuty, ApiCarryingOut>(DutyActs.CarryingOut, "CarryOutDuty", "The holder carries the duty out alone, and says why",
                "Where it was to be taken up below.", (act, by, id, said, version) => act.Run(by, new(id), said.Because, version))
            .Act<ObjectToDuty, DutyObjectionDraft>(DutyActs.Objection, "ObjectToDuty", "The holder objects to the duty",
                "It stays in force; the issuing post owes an answer.", (act, by, id, said, version) => act.Run(by, new(id), said, version));
        ObjectionParts.Map(api);
        DutyFiles.Map(app);
    }

    private static async Task<Ok<PageOf<ListRow>>> Lists(Session session, DutyLists lists, ListAddresses addresses,
        DutyListState? state = null, [Description(Below)] string? unit = null, [Description(After)] string? after = null) =>
        TypedResults.Ok(await lists.Lists(session.Actor, new(state, await Path(addresses, unit)), after));

    private static async Task<Ok<ShownList>> Draft(ApiNewList list, Session session, DraftDutyList act, DutyDetails details) =>
        TypedResults.Ok(await details.List(session.Actor, await act.Run(session.Actor, new(list.UnitId), list.Heading,
            guidance: list.GuidanceId is { } id ? new(id) : null)));

    private static async Task<Ok<Burden>> Weigh(Guid id, Session session, IssueDutyList issue, [Description(Below)] string? unit = null) =>
        TypedResults.Ok(await issue.Weigh(session.Actor, new(id), unit));

    private static async Task<Ok<PageOf<ChargeRow>>> Own(Session session, DutyLists lists, [Description(After)] string? after = null) =>
        TypedResults.Ok(await lists.OwnCharges(session.Actor, after));

    private static async Task<Ok<PageOf<ChargeRow>>> Charged(Guid id, Session session, DutyQueries queries, DutyLists lists,
        ListAddresses addresses, Acknowledgement? acknowledged = null, Signature? signed = null, [Description(Below)] string? unit = null,
        [Description(After)] string? after = null)
    {
        await queries.RequireSeen(session.Actor, new(id));
        var filter = new ChargeFilter(session.Today, acknowledged, await Path(addresses, unit), signed);
        return TypedResults.Ok(await lists.ChargesOf(session.Actor, new(id), filter, after));
    }

    private static async Task<string?> Path(ListAddresses addresses, string? unit) =>
        unit is null ? null : (await addresses.Unit(unit) ?? throw new NotVisible()).Path;

    private static void Describe(RouteHandlerBuilder endpoint, string name, string summary, string description, int[] problems) =>
        endpoint.WithName(name).WithSummary(summary).WithDescription(description).May(problems);
}
