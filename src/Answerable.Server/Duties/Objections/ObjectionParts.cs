using Answerable.Domain.Duties;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Domain;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>What the room declares about objections.</summary>
internal static class ObjectionParts
{
    public static ObjectKind Kind => new ObjectKind<ObjectionQueries>("duty-objection", "duties/objections", (o, ids, _) => o.Names(ids),
        (o, by, ids) => o.Seen(by, ids))
    {
        Places = new ObjectPlaces<DutyObjectionId>(RightSets.Overseeing, (db, ids) => db.Set<DutyObjection>().Where(o => ids.Contains(o.Id))
            .Select(o => new PlacedObject { Kind = "duty-objection", Id = (Guid)(object)o.Id, Path = o.UnitPath, Except = null }))
        { IsEvery = true },
        Stage = ChainStage.Duty,
        Edges =
        [
            new ChainEdge<ObjectionQueries>("charge", "duty-objection", (o, ids, on) => o.OfCharges(ids, on)),
            new ChainEdge<ObjectionQueries>("duty-task", "duty-objection", (o, ids, on) => o.OfTasks(ids, on)),
        ],
    };

    public static void Add(IServiceCollection services)
    {
        services.AddScoped<ObjectionQueries>();
        services.AddScoped<IAllAwaits, ObjectionQueries>();
        services.AddScoped<ObjectToDuty>();
        services.AddScoped<ObjectToDuties>();
        services.AddScoped<UpholdObjection>();
        services.AddScoped<RejectObjection>();
        services.AddScoped<WithdrawObjection>();
    }

    public static void Map(RouteGroupBuilder api) =>
        new ApiObject<ObjectionQueries, ShownObjection>(api, "objections/{id:guid}", (queries, by, id) => queries.One(by, new(id)))
            .Get("GetDutyObjection", "An objection to a duty or to a whole list", "With its answer.")
            .Act<UpholdObjection, ApiUpholding>(DutyActs.Upholding, "UpholdDutyObjection", "The issuing post upholds it",
                "The duty is dropped for that post, or reads otherwise.",
                (act, by, id, said, version) => act.Run(by, new(id), said.Answer, said.Rewording, version))
            .Act<RejectObjection, ApiRejection>(DutyActs.Rejection, "RejectDutyObjection", "The issuing post rejects it, with a reason",
                "The duty is owed as it was.", (act, by, id, said, version) => act.Run(by, new(id), said.Answer, version))
            .Act<WithdrawObjection>(DutyActs.Withdrawal, "WithdrawDutyObjection", "The post that objected takes it back",
                "No time is gained by it.", (act, by, id, version) => act.Run(by, new(id), version));
}

/// <param name="Rewording">How the duty reads; null drops it.</param>
internal sealed record ApiUpholding(string Answer, string? Rewording = null);

internal sealed record ApiRejection(string Answer);
