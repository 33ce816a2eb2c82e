using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

internal sealed class BallotsRoom : Room
{
    public override IReadOnlyList<ObjectKind> Objects =>
    [
        new ObjectKind<BallotObjects>("group", "ballots", (o, ids, words) => o.NamesOfGroups(ids, words),
            (o, by, ids) => o.SeenGroups(by, ids))
        {
            Places = new ObjectPlaces<AssessorGroupId>(RightSets.Judging, (db, ids) =>
                from g in db.Set<AssessorGroup>()
                join r in db.Set<Round>() on g.RoundId equals r.Id
                where ids.Contains(g.Id) && r.State != RoundState.Draft
                select new PlacedObject { Kind = "group", Id = (Guid)(object)g.Id, Path = r.UnitPath, Except = null }),
        },
        new ObjectKind<BallotObjects>("count-entry", "ballots/entries", (o, ids, words) => o.NamesOfEntries(ids, words),
            (o, by, ids) => o.SeenEntries(by, ids)),
    ];

    public override void MapTables(ModelBuilder model) => BallotMapping.Map(model);

    public override void AddServices(IServiceCollection services)
    {
        services.AddKinds(BallotKinds.All);
        services.AddScoped<CountFrames>();
        services.AddScoped<HandOutFacts>();
        services.AddScoped<PapersAwaited>();
        services.AddScoped<IDebrieferMarks, DifferingMarks>();
        services.AddScoped<IRoundAwaits>(s => s.GetRequiredService<PapersAwaited>());
        services.AddScoped<BallotQueries>();
        services.AddScoped<CountQueries>();
        services.AddScoped<BallotRounds>();
        services.AddScoped<TellerQueries>();
        services.AddScoped<DebrieferNames>();
        services.AddScoped<OwnEntries>();
        services.AddSingleton(s => new PaperKeys(s.GetRequiredService<IConfiguration>()[PaperKeys.FolderSetting] is { Length: > 0 } folder
            ? Path.GetFullPath(folder) : Path.Combine(s.GetRequiredService<DatabaseSetting>().DataFolder, "papers")));
        services.AddSingleton<PaperVault>();
        services.AddScoped<HandOutPapers>();
        services.AddScoped<SayPapers>();
        services.AddScoped<EnterPaper>();
        services.AddScoped<TakeOutPaper>();
        services.AddScoped<LookThrough>();
        services.AddScoped<TakeMachineFile>();
        services.AddScoped<StartPapersAgain>();
        services.AddScoped<SubmitEntry>();
        services.AddScoped<ReopenEntry>();
        services.AddScoped<EnterOpinion>();
        services.AddScoped<OrderRecount>();
        services.AddScoped<BallotObjects>();
        services.AddScoped<DayGuests>();
        services.AddScoped<IGuests>(s => s.GetRequiredService<DayGuests>());
        services.AddScoped<ComeInForTheDay>();
    }

    public override void MapEndpoints(WebApplication app)
    {
        app.MapFiles(BallotRounds.Path, File);
        app.MapFiles("/ballots/round/{id:guid}/groups", BallotFiles.Groups);
        app.MapFiles("/ballots/{id:guid}/counts", BallotFiles.Counts);
        app.MapGet("/ballots/entries/{id:guid}", BallotFiles.Entry);
    }

    private static async Task<IResult> File(HttpRequest request, Session session, ListAddresses addresses, BallotRounds rounds)
    {
        var list = new ListOf<BallotRoundRow>(await addresses.Read(BallotRounds.Path, request.Query), BallotColumns.All(session.Words));
        return rounds.All(session.Actor, list.Address.Unit?.Path, list.UnreadInFiles).File(list);
    }
}
