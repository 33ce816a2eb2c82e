using System.ComponentModel;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Requests;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Answerable.Server.Requests;

/// <summary>Requests and answers for other programs: the same actions as the pages.</summary>
internal static class RequestApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("", List).WithName("ListRequests").WithSummary("Requests that the actor may see")
            .WithDescription("Fifty a page, newest first.").May(ApiProblems.Reads);
        api.MapPost("", Draft).WithName("DraftRequest").WithSummary("Begins a request of a unit")
            .WithDescription("The post acted in asks. Nothing is owed before it is sent.").May(ApiProblems.Acts);
        api.MapGet("{id:guid}/replies", Replies).WithName("ListReplies").WithSummary("What posts answer to a request")
            .WithDescription("As far as the actor may see it, fifty a page, by unit.").May(ApiProblems.Reads);
        api.MapGet("burden/{unit:guid}", Burden).WithName("GetUnitBurden")
            .WithSummary("What a month asks of a unit's own posts, and by whom")
            .WithDescription("By asking unit, and the last six months.").May(ApiProblems.Reads);
        new ApiObject<RequestDetails, ShownRequest>(api, "{id:guid}", (details, by, id) => details.Request(by, new(id)))
            .Get("GetRequest", "One request", "A draft comes with what it would ask of others.")
            .Act<ChangeRequest, ApiRequestHeading>(RequestActs.Heading, "ChangeRequest", "Changes what a draft asks, of whom, until when",
                "All of it anew.", (act, by, id, said, version) => act.Run(by, new(id), said.To, said.Request, version))
            .Act<MoveRequest, ApiDate>(RequestActs.Date, "MoveRequest", "Moves the date of a draft", "Nothing else changes.",
                (act, by, id, said, version) => act.Run(by, new(id), said.DueOn, version))
            .Act<AddRequestItem, ApiItem>(RequestActs.Item, "AddRequestItem", "Adds one thing that a draft asks for",
                "With the fact that the product holds of it, if any.",
                (act, by, id, said, version) => act.Run(by, new(id), said.Text, said.Known, version))
            .Act<RemoveRequestItem, ApiNumber>(RequestActs.ItemRemoval, "RemoveRequestItem", "Takes one thing away from a draft",
                "By its number.", (act, by, id, said, version) => act.Run(by, new(id), said.Number, version))
            .Act<TakeOutKnown>(RequestActs.TakingOut, "TakeOutKnown", "Takes out of a draft what the product holds already",
                "The estimate falls by as large a share.", (act, by, id, version) => act.Run(by, new(id), version))
            .Act<PutItemBack, ApiNumber>(RequestActs.PuttingBack, "PutItemBack", "Asks again for one thing that was taken out",
                "By its number.", (act, by, id, said, version) => act.Run(by, new(id), said.Number, version))
            .Act<SendRequest, ApiSending>(RequestActs.Sending, "SendRequest", "Asks every post that the draft reaches",
                "Too little notice is refused and kept with the request; posts beyond the limit need a written reason.",
                (act, by, id, said, version) => act.Run(by, new(id), said.Reason, said.Posts, version))
            .Act<WithdrawRequest, ApiBecause>(RequestActs.Withdrawal, "WithdrawRequest", "Takes a request back, with a reason",
                "Whoever has not answered owes nothing any more.",
                (act, by, id, said, version) => act.Run(by, new(id), said.Reason, version));
        new ApiObject<RequestDetails, ShownReply>(api, "replies/{id:guid}", (details, by, id) => details.Reply(by, new(id)))
            .Get("GetReply", "What one post is asked, and answers", "With what the product holds of it.")
            .Act<AnswerRequest, ReplyDraft>(RequestActs.Answer, "AnswerRequest", "The post asked gives what it is asked for",
                "Minutes spent may be said once; they are kept with nothing of who said them.",
                (act, by, id, said, version) => act.Run(by, new(id), said, version))
            .Act<AnswerRequest, ApiHeld>(RequestActs.Holding, "HoldReply", "The post asked says where the product holds it already",
                "The post that asked may accept or return it.",
                (act, by, id, said, version) => act.Hold(by, new(id), said.Where, said.Spent, version))
            .Act<JudgeReply>(RequestActs.Acceptance, "AcceptReply", "The post that asked accepts an answer",
                "Refused to whoever answered, by post and by person.", (act, by, id, version) => act.Run(by, new(id), null, version))
            .Act<JudgeReply, ApiBecause>(RequestActs.Return, "ReturnReply", "The post that asked sends an answer back with a reason",
                "It is owed again.", (act, by, id, said, version) => act.Run(by, new(id), said.Reason, version));
    }

    private static async Task<Ok<PageOf<RequestRow>>> List(Session session, RequestLists lists, ListAddresses addresses,
        RequestSide? side = null, RequestState? state = null,
        [Description("Code or identifier of a unit: only what is asked from its subtree")] string? unit = null,
        [Description("From next of the page before")] string? after = null)
    {
        var path = unit is null ? null : (await addresses.Unit(unit) ?? throw new NotVisible()).Path;
        return TypedResults.Ok(await lists.Page(session.Actor, new(side, state, path), after));
    }

    private static async Task<Ok<PageOf<ReplyRow>>> Replies(Guid id, Session session, RequestLists lists, ReplyState? state = null,
        [Description("From next of the page before")] string? after = null)
    {
        await lists.MatterOf(session.Actor, new(id));
        return TypedResults.Ok(await lists.Replies(session.Actor, new(id), new(state), after));
    }

    private static async Task<Ok<UnitBurden>> Burden(Guid unit, Session session, UnitBurdens burdens,
        [Description("A month as 2026-03; that of today when left out")] string? month = null) =>
        TypedResults.Ok(await burdens.Of(session.Actor, new(unit), UnitBurdens.Read(month, session.Today), session.Today, session.Now)
            ?? throw new NotVisible());

    private static async Task<Ok<ShownRequest>> Draft(ApiRequest said, Session session, DraftRequest act, RequestDetails details) =>
        TypedResults.Ok(await details.Request(session.Actor, await act.Run(session.Actor, new(said.UnitId), said.To, said.Request,
            said.GuidanceId is { } guidance ? new GuidanceId(guidance) : null)));
}

/// <summary>A request that is begun.</summary>
/// <param name="To">Code of the unit to whose subtree it goes; null for the asking unit's.</param>
/// <param name="GuidanceId">By which it goes to a guided unit.</param>
internal sealed record ApiRequest(Guid UnitId, RequestDraft Request, string? To = null, Guid? GuidanceId = null);

/// <param name="To">Code of the unit to whose subtree it goes; null for the asking unit's.</param>
internal sealed record ApiRequestHeading(RequestDraft Request, string? To = null);

internal sealed record ApiDate(DateOnly DueOn);

/// <param name="Known">What the product holds of it, or null.</param>
internal sealed record ApiItem(string Text, KnownFact? Known = null);

internal sealed record ApiNumber(int Number);

/// <param name="Reason">Why it is sent though posts are beyond the limit; null where none is.</param>
/// <param name="Posts">How many posts were shown; null does not compare.</param>
internal sealed record ApiSending(string? Reason = null, int? Posts = null);

internal sealed record ApiBecause(string Reason);

internal sealed record ApiHeld(string Where, int? Spent = null);
