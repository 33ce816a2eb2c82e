using Answerable.Domain;
using Answerable.Domain.Requests;
using Answerable.Server.Requests;
using Answerable.Server.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Requests;

/// <summary>What Olga asks the secretaries of the city's subtree: of six posts one is vacant.</summary>
internal static class ArrangedRequest
{
    /// <summary>Whom the request reaches: the city's, the department's, two counties' and two towns' secretaries.</summary>
    public const int Posts = 6;

    public static readonly DateOnly Due = new(2026, 1, 15);

    public static RequestDraft Facts { get; } = new("Reserves in every village", "To count places of a course in April.", RequestKind.Facts,
        40, Due, "secretary")
    { Source = new(SourceKind.Document, "Document 11 of 2026") };

    /// <summary>A draft that asks for one thing that the product holds and for two that it does not.</summary>
    public static async Task<RequestId> Draft(House house, RequestDraft? draft = null, string code = "olga", string unit = "Y")
    {
        var (actor, asking) = (await house.Actor(code), await house.UnitId(unit));
        var id = await house.Scope(s => s.GetRequiredService<DraftRequest>().Run(actor, asking, null, draft ?? Facts));
        if ((draft ?? Facts).Kind == RequestKind.Meeting) return id;
        foreach (var (text, known) in new (string, KnownFact?)[] { ("Name", KnownFact.Holder), ("Reserves", null), ("Courses", null) })
            await house.Scope(async s => await s.GetRequiredService<AddRequestItem>().Run(actor, id, text, known));
        return id;
    }

    /// <summary>The same, sent.</summary>
    public static async Task<RequestId> Sent(House house, RequestDraft? draft = null, string? reason = null)
    {
        var (id, olga) = (await Draft(house, draft), await house.Actor("olga"));
        await house.Scope(s => s.GetRequiredService<SendRequest>().Run(olga, id, reason));
        return id;
    }

    /// <summary>What a post is asked by a request.</summary>
    public static async Task<ReplyId> ReplyOf(House house, RequestId id, string post)
    {
        var of = await house.PostId(post);
        return await house.Read(db => db.Set<Reply>().Where(r => r.RequestId == id && r.PostId == of).Select(r => r.Id).SingleAsync());
    }

    /// <summary>What a post answers.</summary>
    public static ReplyDraft Given(int? spent = null) =>
        new(null, new Dictionary<int, string> { [1] = "Anna Alder", [2] = "Two", [3] = "Bookkeeping" }, spent);

    /// <summary>A draft, and a request that Anna's post has not answered yet.</summary>
    public static async Task Into(House house, Objects it)
    {
        var sent = await Sent(house);
        it.Add(await Draft(house, Facts with { Matter = "Draft request" }), await ReplyOf(house, sent, "YA-head"), Facts, Given());
        it.Name("WithdrawRequest.id", sent);
        it.Name("DiscardRequest.id", sent);
    }

    /// <summary>What only time brings: an answer that was returned, a place, a reason, a request taken back.</summary>
    public static readonly string[] Rare =
    [
        """
        INSERT INTO requests_turn (id, reply_id, number, kind, text, at, accepted, reason, judged_at)
        SELECT '019B8BAB-0680-7C63-8000-000000000031', id, 1, 'Answer', 'Two of nine are trained', '2026-01-05 02:00:00', 0,
            'The ninth is missing', '2026-01-05 03:00:00'
        FROM requests_reply WHERE state = 'Open' ORDER BY id LIMIT 1
        """,
        """
        INSERT INTO requests_value (id, turn_id, number, text) VALUES ('019B8BAB-0680-7C63-8000-000000000032',
            '019B8BAB-0680-7C63-8000-000000000031', 2, 'Two and a half')
        """,
        """
        UPDATE requests_request SET place = 'Hall nine at ten', over_reason = 'The course begins in April',
            withdrawn_reason = 'The course was called off' WHERE state = 'Sent'
        """,
    ];
}
