using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Files;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

internal sealed class RectificationsRoom : Room
{
    public override IReadOnlyList<RailEntry> Rail =>
    [
        new("round", 8, "rectifications", "tool"),
    ];

    public override IReadOnlyList<ObjectKind> Objects =>
    [
        new ObjectKind<RectificationObjects>("finding", "rectifications", (o, ids, _) => o.Names(ids), (o, by, ids) => o.Seen(by, ids))
        {
            Stage = ChainStage.Finding, Places = Places("finding"), Search = RectificationSearch.Kind,
        },
        new ObjectKind<RectificationObjects>("rectification", "rectifications", (o, ids, _) => o.Names(ids),
            (o, by, ids) => o.Seen(by, ids))
        {
            Stage = ChainStage.Repair, Places = Places("rectification"),
            Edges = [new ChainEdge<RectificationObjects>("finding", "rectification", (o, ids, _) => o.OfFindings(ids))],
        },
    ];

    private static ObjectPlaces Places(string noun) => new ObjectPlaces<RectificationId>(RightSets.Repairing, (db, ids) =>
        db.Set<Rectification>().Where(r => ids.Contains(r.Id))
            .Select(r => new PlacedObject { Kind = noun, Id = (Guid)(object)r.Id, Path = r.UnitPath, Except = null }))
    { IsEvery = true };

    public override IReadOnlyList<PathColumn> PathColumns =>
    [
        PathColumn.Of<Finding>(f => f.UnitPath, f => f.OwnerPostId, f => f.UnitId),
        PathColumn.Of<Rectification>(r => r.UnitPath, r => r.OwnerPostId, r => r.UnitId),
        PathColumn.Of<Rectification>(r => r.OwedToUnitPath),
    ];

    public override void MapTables(ModelBuilder model) => RectificationMapping.Map(model);

    public override void AddServices(IServiceCollection services)
    {
        services.AddKinds(RectificationKinds.All);
        services.AddSingleton(FileHolder.By<RectificationQueries>("rectification", async (repairs, by, id) =>
            await repairs.Load(by, new(id)) is var r ? new(r.UnitId, r.UnitPath, [.. r.AgainstAttaching(by)]) : null));
        services.AddScoped<RectificationQueries>();
        services.AddScoped<RectificationSearch>();
        services.AddScoped<FindingQueries>();
        services.AddScoped<ChooseJudges>();
        services.AddScoped<RaiseFinding>();
        services.AddScoped<InspectGuided>();
        services.AddSingleton(new UnitPanel(typeof(InspectsUnit)));
        services.AddScoped<PastPlan>();
        services.AddScoped<ImportPastFindings>();
        services.AddScoped<LedgerExport>();
        services.AddScoped<CorrectFinding>();
        services.AddScoped<StateResult>();
        services.AddScoped<RectificationEndpoints.Given>();
        services.AddScoped<ActOnRectification>();
        services.AddScoped<IAllAwaits, AllRepairsAwait>();
        services.AddScoped<ChangeJudges>();
        services.AddScoped<ReturnRepair>();
        services.AddScoped<VerifyRepair>();
        services.AddScoped<ClaimDone>();
        services.AddScoped<RequestExtension>();
        services.AddScoped<GrantExtension>();
        services.AddScoped<RefuseExtension>();
        services.AddScoped<ReportRepair>();
        services.AddScoped<ClassifyRectification>();
        services.AddScoped<ReturnPlan>();
        services.AddScoped<ApprovePlan>();
        services.AddScoped<PlanRectification>();
        services.AddScoped<SketchPlan>();
        services.AddScoped<RepairFacts>();
        services.AddScoped<RectificationLists>();
        services.AddSingleton(new PostPanel(typeof(FindingsOfPost), 3));
        services.AddScoped<PlanSketches>();
        services.AddScoped<JudgeChoices>();
        services.AddScoped<RectificationDetails>();
        services.AddScoped<RectificationObjects>();
    }

    public override void MapEndpoints(WebApplication app)
    {
        RectificationEndpoints.Map(app);
        app.MapLedger();
        app.MapFiles(RectificationFilter.Path, File);
    }

    private static async Task<IResult> File(HttpRequest request, Session session, ListAddresses addresses, RectificationLists lists)
    {
        var address = await addresses.Read(RectificationFilter.Path, request.Query);
        var filter = RectificationFilter.Read(address, session.Words);
        var list = RectificationColumns.Of(address, session.Words, session.Today);
        return lists.All(session.Actor, filter, session.Today, list.UnreadInFiles).File(list);
    }
}
