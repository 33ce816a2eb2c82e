using System.ComponentModel;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>The room's API: each act is a noun that is created, with the version as read in If-Match; it answers what the rectification is
/// then.</summary>
internal static class RectificationEndpoints
{
    private const string Version = "The version as read, from ETag or the body.";

    public static void Map(WebApplication app)
    {
        var api = app.MapRoom("rectifications", "Rectifications");
        api.MapGet("", List).WithName("ListRectifications").WithSummary("Rectifications that the actor may see")
            .WithDescription("Fifty a page, by place in the tree, then due date. Filters narrow together.").May(ApiProblems.Reads);
        api.MapGet("{id:guid}", Find).WithName("GetRectification").WithSummary("One rectification with its finding, measures and steps")
            .WithDescription("Answers 404 alike for what is not there and for what the actor may not see.").May(ApiProblems.Reads);
        api.MapPost("inspections", Inspect).WithName("InspectGuidedUnit").WithSummary("A guiding unit raises a finding on the guided one")
            .WithDescription("On a post of that unit itself, while the guidance lasts and where it names it.").May(ApiProblems.Acts);
        PastEndpoints.Map(api);
        Act(api, "plan", Plan, "PlanRectification", "The owner files the plan",
            "It then waits for approval. A plan that was returned is filed again here.");
        Act(api, "plan-approval", Approve, "ApproveRectificationPlan", "The approver accepts the plan", "The repair is owed from then on.");
        Act(api, "plan-return", ReturnPlan, "ReturnRectificationPlan", "The approver sends the plan back",
            "Planning is owed again, by the later of its old date and the days for a return.");
        Act(api, "classification", Classify, "ClassifyRectification", "The approver says how it is to be fixed",
            "What is fixed at once needs no plan.");
        Act(api, "progress", Progress, "ReportRectificationProgress", "The owner, or who carries out a measure, reports progress",
            "Starts the work, also after a return.");
        Act(api, "claim", Claim, "ClaimRectification", "The owner says that the close condition is met", "It then waits for verification.");
        Act(api, "extension-request", RequestExtension, "RequestRectificationExtension",
            "The owner asks for more time before the due date",
                "With reason, expected date and progress. It then waits for a decision of the approver; the repair stays owed, and a " +
                "claim lets the request lapse.");
        Act(api, "extension-grant", GrantExtension, "GrantRectificationExtension", "The approver gives the time that was asked for",
            "The repair is owed by the expected date.");
        Act(api, "extension-refusal", RefuseExtension, "RefuseRectificationExtension", "The approver gives no more time",
            "The repair stays owed by its date.");
        Act(api, "verification", Verify, "VerifyRectification", "Somebody independent has seen that the close condition is met",
            "The only way to close. Refused to the owner, to whoever carries out a measure and, where the policy says so, to the owner's " +
            "unit: by post and by person.");
        Act(api, "return", Return, "ReturnRectification", "The verifier says that the claim does not hold",
            "The repair is owed again, by the later of its old date and the days for a return.");
        Act(api, "judges", Judges, "ChangeRectificationJudges", "The organiser names other posts to approve and verify",
            "Posts that are not independent are refused.");
    }

    private static void Act(RouteGroupBuilder api, string noun, Delegate handler, string name, string summary, string description) =>
        api.MapPost("{id:guid}/" + noun, handler).WithName(name).WithSummary(summary).WithDescription(description).May(ApiProblems.Acts);

    private static async Task<Ok<ApiRectification>> Inspect(ApiInspection said, Given given, InspectGuided act) =>
        await given.Shown((await act.Run(given.By, new(said.GuidanceId), new(new(said.OwnerPostId), said.Title, said.Text, said.Strand,
            said.Kind, said.CloseCondition))).Value);

    private static async Task<Ok<ApiRectificationPage>> List(Session session, RectificationLists lists, Db db,
        [Description("What it waits for; Open when not given")] Stage? stage = null,
            [Description("Late or Near: what is waited for is overdue, or due within three days")] Timing? due = null,
        RectificationKind? kind = null, [Description("A unit: only its subtree")] Guid? unit = null,
            [Description("Only what this round raised")] Guid? round = null,
                [Description("From next of the page before")] string? after = null)
    {
        var path =
            unit is { } id
                ? await db.Set<Unit>().Where(u => u.Id == new UnitId(id)).Select(u => u.Path).FirstOrDefaultAsync()
                    ?? throw new NotVisible() : null;
        var filter = new RectificationFilter(stage ?? Stage.Open, due, kind, path, round is { } r ? new(r) : null);
        var page = await lists.Page(session.Actor, filter, session.Today, after);
        var completion = await lists.Completion(session.Actor, filter, session.Today);
        return TypedResults.Ok(
            new ApiRectificationPage([.. page.Rows.Select(ApiRectificationRow.Of)], page.Count, ApiCompletion.Of(completion), page.Next));
    }

    private static Task<Ok<ApiRectification>> Find(Guid id, Given given) => given.Shown(id);

    private static async Task<Ok<ApiRectification>> Plan(Guid id, ApiPlan plan, Given given, PlanRectification act,
        [FromHeader(Name = "If-Match"), Description(Version)] string? version = null)
    {
        await act.Run(given.By, new(id), plan.ToDraft(), Api.Version(version));
        return await given.Shown(id);
    }

    private static async Task<Ok<ApiRectification>> Approve(Guid id, Given given, ApprovePlan act,
        [FromHeader(Name = "If-Match"), Description(Version)] string? version = null)
    {
        await act.Run(given.By, new(id), Api.Version(version));
        return await given.Shown(id);
    }

    private static async Task<Ok<ApiRectification>> ReturnPlan(Guid id, ApiReason body, Given given, ReturnPlan act,
        [FromHeader(Name = "If-Match"), Description(Version)] string? version = null)
    {
        await act.Run(given.By, new(id), body.Reason, Api.Version(version));
        return await given.Shown(id);
    }

    private static async Task<Ok<ApiRectification>> Classify(Guid id, ApiClassification body, Given given, ClassifyRectification act,
        [FromHeader(Name = "If-Match"), Description(Version)] string? version = null)
    {
        await act.Run(given.By, new(id), body.Kind, body.CloseCondition, Api.Version(version));
        return await given.Shown(id);
    }

    private static async Task<Ok<ApiRectification>> Progress(Guid id, ApiProgress body, Given given, ReportRepair act,
        [FromHeader(Name = "If-Match"), Description(Version)] string? version = null)
    {
        await act.Run(given.By, new(id), body.Text, body.Evidence, Api.Version(version), body.Measures);
        return await given.Shown(id);
    }

    private static async Task<Ok<ApiRectification>> Claim(Guid id, ApiReport body, Given given, ClaimDone act,
        [FromHeader(Name = "If-Match"), Description(Version)] string? version = null)
    {
        await act.Run(given.By, new(id), body.Text, body.Evidence, Api.Version(version));
        return await given.Shown(id);
    }

    private static async Task<Ok<ApiRectification>> RequestExtension(Guid id, ApiExtensionRequest body, Given given, RequestExtension act,
        [FromHeader(Name = "If-Match"), Description(Version)] string? version = null)
    {
        await act.Run(given.By, new(id), new(body.Reason, body.ExpectedOn, body.Progress), Api.Version(version));
        return await given.Shown(id);
    }

    private static async Task<Ok<ApiRectification>> GrantExtension(Guid id, Given given, GrantExtension act,
        [FromHeader(Name = "If-Match"), Description(Version)] string? version = null)
    {
        await act.Run(given.By, new(id), Api.Version(version));
        return await given.Shown(id);
    }

    private static async Task<Ok<ApiRectification>> RefuseExtension(Guid id, ApiReason body, Given given, RefuseExtension act,
        [FromHeader(Name = "If-Match"), Description(Version)] string? version = null)
    {
        await act.Run(given.By, new(id), body.Reason, Api.Version(version));
        return await given.Shown(id);
    }

    private static async Task<Ok<ApiRectification>> Verify(Guid id, ApiJudgement body, Given given, VerifyRepair act,
        [FromHeader(Name = "If-Match"), Description(Version)] string? version = null)
    {
        await act.Run(given.By, new(id), body.Text, Api.Version(version));
        return await given.Shown(id);
    }

    private static async Task<Ok<ApiRectification>> Return(Guid id, ApiJudgement body, Given given, ReturnRepair act,
        [FromHeader(Name = "If-Match"), Description(Version)] string? version = null)
    {
        await act.Run(given.By, new(id), body.Text, Api.Version(version));
        return await given.Shown(id);
    }

    private static async Task<Ok<ApiRectification>> Judges(Guid id, ApiJudges body, Given given, ChangeJudges act,
        [FromHeader(Name = "If-Match"), Description(Version)] string? version = null)
    {
        await act.Run(given.By, new(id), new(body.ApproverPostId), new(body.VerifierPostId), body.Reason, Api.Version(version));
        return await given.Shown(id);
    }

    /// <summary>Who asks, and the answer after an act.</summary>
    internal sealed class Given(Session session, RectificationDetails details)
    {
        public Actor By => session.Actor;

        public async Task<Ok<ApiRectification>> Shown(Guid id)
        {
            var shown = await details.Find(By, new(id), session.Now) ?? throw new NotVisible();
            return TypedResults.Ok(ApiRectification.Of(shown));
        }
    }
}
