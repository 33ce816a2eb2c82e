using Answerable.Domain;
using Answerable.Domain.Requests;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Requests;

/// <summary>The room's one declaration: its services, its API and its files.</summary>
internal sealed class RequestsRoom : Room
{
    public override IReadOnlyList<RailEntry> Rail => [new("round", 4, "requests", "send")];

    public override IReadOnlyList<ObjectKind> Objects =>
    [
        new ObjectKind<RequestObjects>("request", "requests", (o, ids, _) => o.Names(ids), (o, by, ids) => o.Seen(by, ids))
        {
            Places = new ObjectPlaces<RequestId>(RightSets.Overseeing, (db, ids) => db.Set<Request>().Where(r => ids.Contains(r.Id))
                .Select(r => new PlacedObject { Kind = "request", Id = (Guid)(object)r.Id, Path = r.UnitPath, Except = null }))
            { IsEvery = true },
            Stage = ChainStage.Duty, Search = RequestSearch.Kind,
        },
        new ObjectKind<RequestObjects>("reply", "requests/replies", (o, ids, _) => o.NamesOfReplies(ids),
            (o, by, ids) => o.SeenReplies(by, ids))
        {
            Places = new ObjectPlaces<ReplyId>(RightSets.Overseeing, (db, ids) => db.Set<Reply>().Where(r => ids.Contains(r.Id))
                .Select(r => new PlacedObject { Kind = "reply", Id = (Guid)(object)r.Id, Path = r.UnitPath, Except = null }))
            { IsEvery = true },
            Stage = ChainStage.Act,
            Edges = [new ChainEdge<RequestObjects>("request", "reply", (o, ids, on) => o.RepliesOfRequests(ids, on))],
        },
    ];

    public override IReadOnlyList<PathColumn> PathColumns =>
        [PathColumn.Of<Request>(r => r.UnitPath), PathColumn.Of<Reply>(r => r.UnitPath, r => r.PostId, r => r.UnitId)];

    public override void MapTables(ModelBuilder model) => RequestMapping.Map(model);

    public override void AddServices(IServiceCollection services)
    {
        services.AddKinds(RequestKinds.All);
        services.AddSingleton(new UnitPanel(typeof(BurdenOfUnit)));
        services.AddScoped<RequestObjects>();
        services.AddScoped<IAllAwaits, RequestObjects>();
        services.AddScoped<RequestSearch>();
        services.AddScoped<RequestQueries>();
        services.AddScoped<RequestLists>();
        services.AddScoped<RequestDetails>();
        services.AddScoped<KnownFacts>();
        services.AddScoped<MonthLoad>();
        services.AddScoped<SpentQueries>();
        services.AddScoped<WeighRequest>();
        services.AddScoped<UnitBurdens>();
        services.AddScoped<DraftRequest>();
        services.AddScoped<ChangeRequest>();
        services.AddScoped<MoveRequest>();
        services.AddScoped<AddRequestItem>();
        services.AddScoped<RemoveRequestItem>();
        services.AddScoped<TakeOutKnown>();
        services.AddScoped<PutItemBack>();
        services.AddScoped<DiscardRequest>();
        services.AddScoped<SendRequest>();
        services.AddScoped<WithdrawRequest>();
        services.AddScoped<AnswerRequest>();
        services.AddScoped<JudgeReply>();
    }

    public override void MapEndpoints(WebApplication app)
    {
        RequestApi.Map(app.MapRoom("requests", "Requests"));
        app.MapFiles(RequestFilter.Path, async (HttpRequest request, Session session, ListAddresses addresses, RequestLists lists) =>
        {
            var address = await addresses.Read(RequestFilter.Path, request.Query);
            var (filter, list) = (RequestFilter.Read(address, session.Words), RequestColumns.All(address, session.Words));
            return lists.All(session.Actor, filter, list.UnreadInFiles).File(list);
        });
        app.MapFiles("/requests/{id:guid}/replies", async (Guid id, HttpRequest request, Session session, ListAddresses addresses,
            RequestLists lists) =>
        {
            await lists.MatterOf(session.Actor, new(id));
            var address = await addresses.Named(ReplyFilter.Path(id), request.Query);
            var filter = ReplyFilter.Read(address, session.Words);
            var list = RequestColumns.Replies(address, session.Words, session.Today);
            return lists.AllReplies(session.Actor, new(id), filter, list.UnreadInFiles).File(list);
        });
    }
}
