using System.ComponentModel;
using Answerable.Domain;
using Answerable.Domain.Plans;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Answerable.Server.Plans;

/// <summary>Plans and milestones for other programs: the same actions as the pages.</summary>
internal static class PlanApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("", List).WithName("ListPlans").WithSummary("Plans that the actor may see")
            .WithDescription("Fifty a page, newest first.").May(ApiProblems.Reads);
        api.MapPost("", Draft).WithName("DraftPlan").WithSummary("Begins a plan of a unit")
            .WithDescription("The post acted in sets its dates.").May(ApiProblems.Acts);
        new ApiObject<PlanDetails, ShownPlan>(api, "{id:guid}", (details, by, id) => details.Plan(by, new(id)))
            .Get("GetPlan", "One plan with its projects, packages and milestones", "With slack in days, by the critical path.")
            .Act<ChangePlan, PlanHeading>(PlanActs.Head, "ChangePlan", "Changes title and period of a draft",
                "What it holds must still fall into the period.", (act, by, id, draft, version) => act.Run(by, new(id), draft, version))
            .Act<AddProject, ProjectDraft>(PlanActs.Project, "AddProject", "Adds a project to a draft", "Number 0 is the next one.",
                (act, by, id, draft, version) => act.Run(by, new(id), draft, version))
            .Act<AddPackage, ApiPackage>(PlanActs.Package, "AddPackage", "Adds a work package to a project of a draft",
                "It begins after those that it waits for.",
                (act, by, id, said, version) => act.Run(by, new(id), said.ProjectId, said.Package, version))
            .Act<AddMilestone, ApiMilestone>(PlanActs.Milestone, "AddMilestone", "Adds a milestone to a package of a draft",
                "Another post than that of the package accepts it.",
                (act, by, id, said, version) => act.Run(by, new(id), said.PackageId, said.Milestone, version))
            .Act<AddSupply, ApiSupply>(PlanActs.Supply, "AddSupply", "Adds people or money that a post promises a project of a draft",
                "Persons, or whole units of the currency.",
                (act, by, id, said, version) => act.Run(by, new(id), said.ProjectId, said.Supply, version))
            .Act<LinkPackages, ApiLink>(PlanActs.Link, "LinkPackages", "Lets a package of a draft wait for another",
                "A circle is refused with its path.",
                (act, by, id, said, version) => act.Run(by, new(id), said.PackageId, said.AfterId, version))
            .Act<ImportPlan, ApiPlanRows>(PlanActs.Import, "ImportPlan", "Adds the rows of a file to a draft, all of them or none",
                "A row a milestone, in the layout that the page takes.",
                (act, by, id, said, version) => act.Run(by, new(id), said.Rows, version))
            .Act<RemoveFromPlan, ApiPart>(PlanActs.Removal, "RemoveFromPlan", "Takes a part out of a draft, with all that it holds",
                "A project, a package, a milestone or a promise.",
                (act, by, id, said, version) => act.Run(by, new(id), said.PartId, version))
            .Act<AdoptPlan, ApiAdoption>(PlanActs.Adoption, "AdoptPlan", "The plan counts from now on",
                "By a meeting or a document; each milestone is owed by its day.",
                (act, by, id, said, version) => act.Run(by, new(id), said.Source, version))
            .Act<DeliverSupply, ApiDelivery>(PlanActs.Delivery, "DeliverSupply", "The manager of a project says how much of a promise came",
                "In all, not what came last.",
                (act, by, id, said, version) => act.Run(by, new(id), said.SupplyId, said.Amount, version));
        new ApiObject<PlanDetails, ShownMilestone>(api, "milestones/{id:guid}", (details, by, id) => details.Milestone(by, new(id)))
            .Get("GetMilestone", "One milestone", "With all that was claimed and asked for, and what a grant would move.")
            .Act<ClaimMilestone, ClaimDraft>(PlanActs.Claim, "ClaimMilestone", "The post of the package says that it is reached",
                "It then waits for the judgement of the other.", (act, by, id, said, version) => act.Run(by, new(id), said, version))
            .Act<JudgeMilestone>(PlanActs.Acceptance, "AcceptMilestone", "The other post accepts it",
                "Refused to whoever proved it, by post and by person.", (act, by, id, version) => act.Run(by, new(id), null, version))
            .Act<JudgeMilestone, ApiWhy>(PlanActs.Return, "ReturnMilestone", "The other post sends it back with a reason",
                "It is owed again.", (act, by, id, said, version) => act.Run(by, new(id), said.Reason, version))
            .Act<AskForTime, ApiTime>(PlanActs.Extension, "AskForTime", "The post of the package asks for more time",
                "Before the day on which it is due, with a reason.",
                (act, by, id, said, version) => act.Run(by, new(id), said.To, said.Reason, version))
            .Act<AnswerTime>(PlanActs.Grant, "GrantTime", "Whoever set the date grants more time",
                "What waits for the package is due as many days later.", (act, by, id, version) => act.Run(by, new(id), null, version))
            .Act<AnswerTime, ApiWhy>(PlanActs.Refusal, "RefuseTime", "Whoever set the date refuses more time, with a reason",
                "The date stays.", (act, by, id, said, version) => act.Run(by, new(id), said.Reason, version));
    }

    private static async Task<Ok<PageOf<PlanRow>>> List(Session session, PlanLists lists, ListAddresses addresses, PlanState? state = null,
        [Description("Code or identifier of a unit: only its subtree")] string? unit = null,
        [Description("From next of the page before")] string? after = null)
    {
        var path = unit is null ? null : (await addresses.Unit(unit) ?? throw new NotVisible()).Path;
        return TypedResults.Ok(await lists.Page(session.Actor, new(state, path), after, session.Today));
    }

    private static async Task<Ok<ShownPlan>> Draft(ApiPlan said, Session session, DraftPlan act, PlanDetails details) =>
        TypedResults.Ok(await details.Plan(session.Actor, await act.Run(session.Actor, new(said.UnitId), said.Plan)));
}

/// <summary>A plan that is begun.</summary>
internal sealed record ApiPlan(Guid UnitId, PlanHeading Plan);

internal sealed record ApiPackage(Guid ProjectId, PackageDraft Package);

internal sealed record ApiMilestone(Guid PackageId, MilestoneDraft Milestone);

internal sealed record ApiSupply(Guid ProjectId, SupplyDraft Supply);

internal sealed record ApiLink(Guid PackageId, Guid AfterId);

/// <param name="Rows">As CSV with its heading.</param>
internal sealed record ApiPlanRows(string Rows);

internal sealed record ApiPart(Guid PartId);

internal sealed record ApiAdoption(Source? Source);

internal sealed record ApiDelivery(Guid SupplyId, long Amount);

internal sealed record ApiTime(DateOnly To, string Reason);

internal sealed record ApiWhy(string Reason);
