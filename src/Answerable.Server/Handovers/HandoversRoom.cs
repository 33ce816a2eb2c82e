using Answerable.Domain;
using Answerable.Domain.Handovers;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Handovers;

/// <summary>The room's one declaration: its services, its pages' place and its files.</summary>
internal sealed class HandoversRoom : Room
{
    public override IReadOnlyList<RailEntry> Rail => [new("organisation", 4, "handovers", "arrows-exchange")];

    public override IReadOnlyList<ObjectKind> Objects =>
    [
        new ObjectKind<HandoverObjects>("handover", "handovers", (o, ids, _) => o.Names(ids), (o, by, ids) => o.Seen(by, ids))
        {
            Places = new ObjectPlaces<HandoverId>(RightSets.Overseeing, (db, ids) => db.Set<Handover>().Where(h => ids.Contains(h.Id))
                .Select(h => new PlacedObject { Kind = "handover", Id = (Guid)(object)h.Id, Path = h.UnitPath, Except = null }))
            { IsEvery = true },
        },
    ];

    public override IReadOnlyList<PathColumn> PathColumns => [PathColumn.Of<Handover>(h => h.UnitPath, h => h.PostId, h => h.UnitId)];

    public override void MapTables(ModelBuilder model) => HandoverMapping.Map(model);

    public override void AddServices(IServiceCollection services)
    {
        services.AddKinds(HandoverKinds.All);
        services.AddSingleton(new PostPanel(typeof(HandoversOfPost), 0));
        services.AddScoped<HandoverObjects>();
        services.AddScoped<IAllAwaits, HandoverObjects>();
        services.AddScoped<HandoverQueries>();
        services.AddScoped<HandoverLists>();
        services.AddScoped<OpenHandover>();
        services.AddScoped<WithdrawHandover>();
        services.AddScoped<ExplainItems>();
        services.AddScoped<CheckItems>();
        services.AddScoped<RenewHandover>();
        services.AddScoped<GiveHandover>();
        services.AddScoped<GiveHandoverFor>();
        services.AddScoped<WitnessHandover>();
        services.AddScoped<ReceiveHandover>();
    }

    public override void MapEndpoints(WebApplication app) =>
        app.MapFiles(HandoverFilter.Path, async (HttpRequest request, Session session, ListAddresses addresses, HandoverLists lists) =>
        {
            var address = await addresses.Read(HandoverFilter.Path, request.Query);
            var filter = HandoverFilter.Read(address, session.Words);
            var list = HandoverColumns.All(address, session.Words);
            return lists.All(session.Actor, filter, list.UnreadInFiles).File(list);
        });
}
