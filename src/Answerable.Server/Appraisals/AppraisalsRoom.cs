using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

internal sealed class AppraisalsRoom : Room
{
    public override IReadOnlyList<RailEntry> Rail =>
    [
        new("round", 7, "appraisals", "award"),
    ];

    public override IReadOnlyList<ObjectKind> Objects =>
    [
        new ObjectKind<AppraisalObjects>("appraisal", "appraisals", (o, ids, _) => o.Names(ids), (o, by, ids) => o.Seen(by, ids))
        {
            NamedAs = RoundObjects.Debriefers,
            Places = new ObjectPlaces<DebrieferId>(RightSets.Judging, (db, ids) =>
                from d in db.Set<Debriefer>()
                join r in db.Set<Round>() on d.RoundId equals r.Id
                where ids.Contains(d.Id) && r.State != RoundState.Draft
                select new PlacedObject
                { Kind = "appraisal", Id = (Guid)(object)d.Id, Path = r.UnitPath, Except = d.HolderId == null ? (Guid)(object)d.PostId
                    : (Guid)(object)d.AnswersInPostId! }),
        },
        new ObjectKind<AppraisalObjects>("component-entry", "appraisals/entries", (o, ids, _) => o.NamesOfEntries(ids),
            (o, by, ids) => o.SeenEntries(by, ids)),
        new ObjectKind<AppraisalObjects>("grade-decision", "appraisals/decisions", (o, ids, _) => o.NamesOfDecisions(ids),
            (o, by, ids) => o.SeenDecisions(by, ids))
        {
            Stage = ChainStage.Judgement,
            Edges = [new ChainEdge<AppraisalObjects>("debriefer", "grade-decision", (o, ids, on) => o.DecisionsOnDebriefers(ids, on))],
        },
    ];

    public override void MapTables(ModelBuilder model) => AppraisalMapping.Map(model);

    public override void AddServices(IServiceCollection services)
    {
        services.AddKinds(AppraisalKinds.All);
        services.AddScoped<FactsReader>();
        services.AddScoped<AppraisalsAwaited>();
        services.AddScoped<IDebrieferMarks, GradeMarks>();
        services.AddScoped<IRoundAwaits>(s => s.GetRequiredService<AppraisalsAwaited>());
        services.AddScoped<StrandReader>();
        services.AddScoped<Doers>();
        services.AddScoped<SheetCopies>();
        services.AddScoped<SheetQueries>();
        services.AddScoped<AppraisalQueries>();
        services.AddScoped<AppraisalRounds>();
        services.AddScoped<GradesOfPosts>();
        services.AddSingleton(new PostPanel(typeof(GradesCard), 5));
        services.AddScoped<DecisionQueries>();
        services.AddScoped<AppraisalCases>();
        services.AddScoped<StartAppraisals>();
        services.AddScoped<EnterComponent>();
        services.AddScoped<ConfirmComponent>();
        services.AddScoped<ReturnComponent>();
        services.AddScoped<DecideGrade>();
        services.AddScoped<FeedBackGrade>();
        services.AddScoped<PublishGrades>();
        services.AddScoped<AppraisalObjects>();
    }

    public override void MapEndpoints(WebApplication app)
    {
        app.MapFiles(AppraisalRounds.Path, File);
        app.MapFiles("/appraisals/round/{id:guid}/grades", AppraisalFiles.Grades);
        app.MapGet("/appraisals/entries/{id:guid}", AppraisalFiles.Entry);
        app.MapGet("/appraisals/decisions/{id:guid}", AppraisalFiles.Decision);
    }

    private static async Task<IResult> File(HttpRequest request, Session session, ListAddresses addresses, AppraisalRounds rounds)
    {
        var address = await addresses.Read(AppraisalRounds.Path, request.Query);
        var list = new ListOf<AppraisalRoundRow>(address, AppraisalColumns.All(session.Words));
        return rounds.All(session.Actor, address.Unit?.Path, list.UnreadInFiles).File(list);
    }
}
