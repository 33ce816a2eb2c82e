using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Domain.Debriefs;
using Answerable.Server.Obligations;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Debriefs;

internal sealed class DebriefsRoom : Room
{
    public override IReadOnlyList<RailEntry> Rail =>
    [
        new("round", 5, "debriefs", "file-text"),
    ];

    public override IReadOnlyList<ObjectKind> Objects =>
    [
        new ObjectKind<RoundObjects, DebriefObjects>("debrief", "debriefs", (o, ids, _) => o.NamesOfDebriefers(ids),
            (o, by, ids) => o.Seen(by, ids))
        {
            Stage = ChainStage.Act, Search = DebriefSearch.Kind, NamedAs = RoundObjects.Debriefers,
            Places = new ObjectPlaces<DebrieferId>([.. RightSets.Reading, Right.Draft], (db, ids) =>
                from d in db.Set<Debriefer>()
                join r in db.Set<Round>() on d.RoundId equals r.Id
                where ids.Contains(d.Id) && r.State != RoundState.Draft
                select new PlacedObject { Kind = "debrief", Id = (Guid)(object)d.Id, Path = d.UnitPath, Except = null }),
            Edges =
            [
                new ChainEdge<DebriefObjects>("charge", "debrief", (o, ids, on) => o.OfCharges(ids, on)),
                new ChainEdge<DebriefObjects>("duty-task", "debrief", (o, ids, _) => o.OfTasks(ids)) { IsForwardOnly = true },
                new ChainEdge<DebriefObjects>("rectification", "debrief", (o, ids, on) => o.OfRepairs(ids, on)) { LeadsToNextRound = true },
            ],
        },
    ];

    public override IReadOnlyList<PathColumn> PathColumns => [PathColumn.Of<Debrief>(d => d.UnitPath, d => d.PostId, d => d.UnitId)];

    public override void MapTables(ModelBuilder model) => DebriefMapping.Map(model);

    public override void AddServices(IServiceCollection services)
    {
        services.AddKinds(DebriefKinds.All);
        services.AddScoped<DebriefSearch>();
        services.AddScoped<DebriefQueries>();
        services.AddScoped<DebriefObjects>();
        services.AddScoped<DebriefLists>();
        services.AddSingleton(new PostPanel(typeof(ReportsOfPost), 4));
        services.AddScoped<DebriefDetails>();
        services.AddScoped<IRoundAwaits, DebriefsAwaited>();
        services.AddScoped<PrefillReport>();
        services.AddScoped<SaveDraft>();
        services.AddScoped<ReadReport>();
        services.AddScoped<TakeReport>();
        services.AddScoped<FileDebrief>();
        services.AddScoped<AcceptDebrief>();
        services.AddScoped<ReturnDebrief>();
        services.AddScoped<ReopenAcceptance>();
    }

    public override void MapEndpoints(WebApplication app) => DebriefEndpoints.Map(app);
}
