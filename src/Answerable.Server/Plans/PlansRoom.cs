using Answerable.Domain;
using Answerable.Domain.Plans;
using Answerable.Server.Files;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Plans;

/// <summary>The room's one declaration: its services, its API and its files.</summary>
internal sealed class PlansRoom : Room
{
    public override IReadOnlyList<RailEntry> Rail => [new("round", 3, "plans", "target-arrow")];

    public override IReadOnlyList<ObjectKind> Objects =>
    [
        new ObjectKind<PlanObjects>("plan", "plans", (o, ids, _) => o.Names(ids), (o, by, ids) => o.Seen(by, ids))
        {
            Places = new ObjectPlaces<PlanId>(RightSets.Overseeing, (db, ids) => db.Set<Plan>().Where(p => ids.Contains(p.Id))
                .Select(p => new PlacedObject { Kind = "plan", Id = (Guid)(object)p.Id, Path = p.UnitPath, Except = null }))
            { IsEvery = true },
            Stage = ChainStage.Duty,
            Search = PlanSearch.Kind,
            Edges = [new ChainEdge<PlanObjects>("duty-task", "plan", (o, ids, on) => o.PlansOfDuties(ids, on))],
        },
        new ObjectKind<PlanObjects>("milestone", "plans/milestones", (o, ids, _) => o.NamesOfMilestones(ids),
            (o, by, ids) => o.SeenMilestones(by, ids))
        {
            Places = new ObjectPlaces<MilestoneId>(RightSets.Overseeing, (db, ids) => db.Set<Milestone>().Where(m => ids.Contains(m.Id))
                .Select(m => new PlacedObject { Kind = "milestone", Id = (Guid)(object)m.Id, Path = m.PlanUnitPath, Except = null }))
            { IsEvery = true },
            Stage = ChainStage.Act,
            Edges = [new ChainEdge<PlanObjects>("plan", "milestone", (o, ids, on) => o.MilestonesOfPlans(ids, on))],
        },
    ];

    public override IReadOnlyList<PathColumn> PathColumns =>
        [PathColumn.Of<Plan>(p => p.UnitPath), PathColumn.Of<Milestone>(m => m.PlanUnitPath)];

    public override void MapTables(ModelBuilder model) => PlanMapping.Map(model);

    public override void AddServices(IServiceCollection services)
    {
        services.AddKinds(PlanKinds.All);
        services.AddSingleton(FileHolder.By<PlanQueries>("milestone", async (plans, by, id) =>
            await plans.Milestone(by, new(id)) is var m ? new(m.PlanUnitId, m.PlanUnitPath, [.. m.AgainstAttaching(by)]) : null));
        services.AddScoped<PlanObjects>();
        services.AddScoped<IAllAwaits, PlanObjects>();
        services.AddScoped<PlanQueries>();
        services.AddScoped<PlanLists>();
        services.AddScoped<PlanSearch>();
        services.AddScoped<PlanDetails>();
        services.AddScoped<PlanFactsReader>();
        services.AddScoped<DraftPlan>();
        services.AddScoped<ChangePlan>();
        services.AddScoped<AddProject>();
        services.AddScoped<AddPackage>();
        services.AddScoped<LinkPackages>();
        services.AddScoped<AddMilestone>();
        services.AddScoped<AddSupply>();
        services.AddScoped<ImportPlan>();
        services.AddScoped<RemoveFromPlan>();
        services.AddScoped<DiscardPlan>();
        services.AddScoped<AdoptPlan>();
        services.AddScoped<DeliverSupply>();
        services.AddScoped<ClaimMilestone>();
        services.AddScoped<JudgeMilestone>();
        services.AddScoped<AskForTime>();
        services.AddScoped<AnswerTime>();
    }

    public override void MapEndpoints(WebApplication app)
    {
        PlanApi.Map(app.MapRoom("plans", "Plans"));
        foreach (var kind in new[] { "csv", "xlsx" })
            app.MapGet($"/plans/{{id:guid}}/sample.{kind}", async (Guid id, Session session, PlanDetails details) =>
                await details.Plan(session.Actor, new(id)) is { } plan && plan.May(PlanActs.Import)
                    ? PlanSample.Of(kind, plan, session.Words) : throw new NotVisible()).ExcludeFromDescription();
        app.MapFiles(PlanFilter.Path, async (HttpRequest request, Session session, ListAddresses addresses, PlanLists lists) =>
        {
            var address = await addresses.Read(PlanFilter.Path, request.Query);
            var (filter, list) = (PlanFilter.Read(address, session.Words), PlanColumns.All(address, session.Words));
            return lists.All(session.Actor, filter, session.Today, list.UnreadInFiles).File(list);
        });
    }
}
