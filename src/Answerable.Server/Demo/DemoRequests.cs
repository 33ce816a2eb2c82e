using Answerable.Domain;
using Answerable.Domain.Requests;
using Answerable.Server.Requests;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Demo;

/// <summary>
/// What a county asks the secretaries of its towns: first for the same day, which is refused, then with days enough; some have answered.
/// And a draft of the city that asks for much that the product holds.
/// </summary>
internal sealed class DemoRequests(DemoStage stage)
{
    private const string County = "Y01-organisation", CountyUnit = "Y01", City = "YO-organiser", CityUnit = "Y";

    private const string Asked = "township-secretary";

    private const int Sent = -4, Minutes = 40;

    private static readonly KnownFact?[] Known = [KnownFact.Holder, KnownFact.HeldSince, KnownFact.Unit, KnownFact.Post, null, null, null];

    public async Task Run()
    {
        var (told, calendar) = (stage.Content.Requests, stage.Calendar);
        calendar.GoTo(Sent, 10);
        var id = await Draft(County, CountyUnit, told.County, RequestKind.Facts, calendar.Day(Sent));
        for (var i = 0; i < told.CountyItems.Count; i++) await Add(County, id, told.CountyItems[i], i == 0 ? KnownFact.Holder : null);
        await stage.As<TakeOutKnown>(County, (take, by) => take.Run(by, id));
        try
        {
            await Send(id, told.Reason);
        }
        catch (Refused)
        {
            // Due on the day itself: kept with the request, and moved to the next date that leaves the towns their days.
            var cost = await stage.As<RequestDetails, ShownRequest?>(County, (details, by) => details.Request(by, id));
            await stage.As<MoveRequest>(County, (move, by) => move.Run(by, id, cost!.Cost!.Comfortable));
            await Send(id, told.Reason);
        }
        calendar.GoTo(Sent + 1, 9);
        var items = await stage.Read(db => db.Set<RequestItem>().Where(i => i.RequestId == id && !i.IsTakenOut).Select(i => i.Number)
            .ToListAsync());
        foreach (var (post, fact) in new[] { "Y0101-secretary", "Y0102-secretary" }.Zip(told.Answers))
            await stage.As<AnswerRequest>(post, async (answer, by) =>
                await answer.Run(by, await ReplyOf(id, post), new(null, items.ToDictionary(i => i, _ => fact), 25)));
        calendar.GoTo(Sent + 2, 10);
        var returned = await ReplyOf(id, "Y0102-secretary");
        await stage.As<JudgeReply>(County, (judge, by) => judge.Run(by, returned, told.Return));
        calendar.GoTo(-1, 15);
        var draft = await Draft(City, CityUnit, told.City, RequestKind.Facts, calendar.Day(0));
        foreach (var (item, known) in told.CityItems.Zip(Known)) await Add(City, draft, item, known);
        stage.Say("requests");
    }

    private Task<RequestId> Draft(string post, string unit, DemoRequest told, RequestKind kind, DateOnly due) =>
        stage.As<DraftRequest, RequestId>(post, (draft, by) => draft.Run(by, stage.Units[unit], null,
            new(told.Matter, told.Purpose, kind, Minutes, due, Asked) { Source = new(SourceKind.Document, told.Source) }));

    private Task Add(string post, RequestId id, string text, KnownFact? known) =>
        stage.As<AddRequestItem>(post, (add, by) => add.Run(by, id, text, known));

    private Task Send(RequestId id, string reason) => stage.As<SendRequest, int>(County, (send, by) => send.Run(by, id, reason));

    private Task<ReplyId> ReplyOf(RequestId id, string post) => stage.Read(db =>
    {
        var of = stage.Posts[post];
        return db.Set<Reply>().Where(r => r.RequestId == id && r.PostId == of).Select(r => r.Id).SingleAsync();
    });
}
