using Answerable.Domain.Reviews;
using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Files;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Rounds;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

internal sealed class ReviewsRoom : Room
{
    public override IReadOnlyList<RailEntry> Rail =>
    [
        new("round", 6, "reviews", "message-2"),
    ];

    public override IReadOnlyList<ObjectKind> Objects =>
    [
        new ObjectKind<RoundObjects, ReviewObjects>("debriefer", "reviews/debriefers", (o, ids, _) => o.NamesOfDebriefers(ids),
            (o, by, ids) => o.SeenDebriefers(by, ids))
        {
            ActsOf = "Rounds", Stage = ChainStage.Judgement, NamedAs = RoundObjects.Debriefers,
            Places = new ObjectPlaces<DebrieferId>(RightSets.Reading, (db, ids) =>
                from d in db.Set<Debriefer>()
                join r in db.Set<Round>() on d.RoundId equals r.Id
                where ids.Contains(d.Id) && r.State != RoundState.Draft
                    && (r.Officers.Any(o => o.Role == OfficerRole.Chair) || db.Set<ReviewMeeting>().Any(m => m.RoundId == r.Id))
                select new PlacedObject { Kind = "debriefer", Id = (Guid)(object)d.Id, Path = r.UnitPath, Except = null }),
            Edges =
            [
                new ChainEdge<ReviewObjects>("debrief", "debriefer", (o, ids, _) => o.OfDebriefs(ids)),
                new ChainEdge<ReviewObjects>("debriefer", "finding", (o, ids, on) => o.FindingsOfDebriefers(ids, on)),
            ],
        },
        new ObjectKind<RoundObjects, ReviewObjects>("review", "reviews", (o, ids, _) => o.Names(ids),
            (o, by, ids) => o.SeenMeetings(by, ids)),
        new ObjectKind<ReviewObjects>("comment", "reviews/comments", (o, ids, _) => o.NamesOfComments(ids),
            (o, by, ids) => o.SeenComments(by, ids))
        {
            Stage = ChainStage.Judgement,
            Edges =
            [
                new ChainEdge<ReviewObjects>("debriefer", "comment", (o, ids, on) => o.CommentsOnDebriefers(ids, on)),
                new ChainEdge<ReviewObjects>("comment", "finding", (o, ids, on) => o.FindingsOfComments(ids, on)),
            ],
        },
        new ObjectKind<ReviewObjects>("turn", "reviews/turns", (o, ids, _) => o.NamesOfTurns(ids), (o, by, ids) => o.SeenTurns(by, ids)),
    ];

    public override IReadOnlyList<PathColumn> PathColumns =>
        [PathColumn.Of<ReviewMeeting>(m => m.UnitPath), PathColumn.Of<Comment>(c => c.UnitPath)];

    public override void MapTables(ModelBuilder model) => ReviewMapping.Map(model);

    public override void AddServices(IServiceCollection services)
    {
        services.AddKinds(ReviewKinds.All);
        services.AddSingleton(FileHolder.By<ReviewObjects>("comment", async (reviews, by, id) =>
            await reviews.Comment(by, new(id)) is { } c ? new(c.UnitId, c.UnitPath, [.. c.AgainstAttaching(by)]) : null));
        services.AddScoped<ReviewQueries>();
        services.AddScoped<MeetingReader>();
        services.AddScoped<PresentQueries>();
        services.AddScoped<Remarks>();
        services.AddScoped<MinutesReader>();
        services.AddScoped<ReviewPages>();
        services.AddScoped<MeetingList>();
        services.AddScoped<CommentFindings>();
        services.AddScoped<IRoundAwaits, CommentsAwaited>();
        services.AddScoped<ArrangeMeeting>();
        services.AddScoped<NotePresence>();
        services.AddScoped<StrikePresence>();
        services.AddScoped<ConveneMeeting>();
        services.AddScoped<HearDebriefer>();
        services.AddScoped<MakeComment>();
        services.AddScoped<CorrectComment>();
        services.AddScoped<WithdrawComment>();
        services.AddScoped<CloseMeeting>();
        services.AddScoped<ReviewObjects>();
    }

    public override void MapEndpoints(WebApplication app)
    {
        app.MapFiles(MeetingList.Path, File);
        app.MapGet("/reviews/comments/{id:guid}", ToDebriefer);
        app.MapGet("/reviews/turns/{id:guid}", OfTurn);
    }

    private static async Task<IResult> File(HttpRequest request, Session session, ListAddresses addresses, MeetingList meetings)
    {
        var list = new ListOf<MeetingRow>(await addresses.Read(MeetingList.Path, request.Query), MeetingColumns.All(session.Words));
        return meetings.All(session.Actor, list.Address.Unit?.Path, list.UnreadInFiles).File(list);
    }

    /// <summary>A turn is shown on its debriefer's page.</summary>
    private static async Task<IResult> OfTurn(Guid id, Db db, ReviewPages pages, Session session)
    {
        var debriefer = await db.Set<AgendaItem>().Where(a => a.Id == id).Select(a => (DebrieferId?)a.DebrieferId)
            .FirstOrDefaultAsync() ?? throw new NotVisible();
        if (await pages.Find(session.Actor, debriefer, session.Now) is null) throw new NotVisible();
        return Results.Redirect(ObjectLinks.Of("debriefer", debriefer.Value));
    }

    /// <summary>A comment has no page of its own: it stands on its debriefer's.</summary>
    private static async Task<IResult> ToDebriefer(Guid id, Db db, ReviewPages pages, Session session)
    {
        var comment = new CommentId(id);
        var debriefer = await db.Set<Comment>().Where(c => c.Id == comment).Select(c => (DebrieferId?)c.DebrieferId)
            .FirstOrDefaultAsync() ?? throw new NotVisible();
        if (await pages.Find(session.Actor, debriefer, session.Now) is null) throw new NotVisible();
        return Results.Redirect($"{ObjectLinks.Of("debriefer", debriefer.Value)}#comment-{id}");
    }
}
