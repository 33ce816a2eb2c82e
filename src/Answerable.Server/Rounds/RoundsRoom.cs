using Answerable.Domain;
using Answerable.Server.Obligations;
using Answerable.Server.Ledger;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

internal sealed class RoundsRoom : Room
{
    public override IReadOnlyList<RailEntry> Rail =>
    [
        new("round", 1, "rounds", "rotate-clockwise-2"),
    ];

    public override IReadOnlyList<ObjectKind> Objects =>
    [
        new ObjectKind<RoundObjects>("round", "rounds", (o, ids, _) => o.Names(ids), (o, by, ids) => o.Seen(by, ids))
        {
            Places = new ObjectPlaces<RoundId>([Right.Organise, Right.Audit], (db, ids) => db.Set<Round>().Where(r => ids.Contains(r.Id))
                .Select(r => new PlacedObject { Kind = "round", Id = (Guid)(object)r.Id, Path = r.UnitPath, Except = null }))
            { IsEvery = true },
            Search = RoundSearch.Kind,
        },
    ];

    public override IReadOnlyList<PathColumn> PathColumns =>
        [PathColumn.Of<Round>(r => r.UnitPath), PathColumn.Of<Debriefer>(d => d.UnitPath, d => d.PostId, d => d.UnitId)];

    public override void MapTables(ModelBuilder model) => RoundMapping.Map(model);

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<RoundQueries>();
        services.AddScoped<RoundSearch>();
        services.AddScoped<RoundPersons>();
        services.AddScoped<RoundAwaits>();
        services.AddScoped<IAllAwaits, AllRoundsAwait>();
        services.AddScoped<RoundDefaults>();
        services.AddScoped<DraftRound>();
        services.AddScoped<RoundPages>();
        services.AddScoped<DebrieferRows>();
        services.AddScoped<RunningRounds>();
        services.AddScoped<RoundResults>();
        services.AddScoped<RoundWaits>();
        services.AddScoped<RoundList>();
        services.AddScoped<AskedFindings>();
        services.AddScoped<PostLabels>();
        services.AddScoped<NewRound>();
        services.AddScoped<OpenRound>();
        services.AddScoped<DiscardRound>();
        services.AddScoped<ArchiveRound>();
        services.AddScoped<ChangeRound>();
        services.AddScoped<HeldParts>();
        services.AddScoped<AddDebriefer>();
        services.AddScoped<TakeParts>();
        services.AddScoped<ArrangeDebriefers>();
        services.AddScoped<SizeGroups>();
        services.AddScoped<MergeGroups>();
        services.AddScoped<AppointOfficers>();
        services.AddScoped<DayTellerQueries>();
        services.AddScoped<GiveDayCode>();
        services.AddScoped<WithdrawDayCode>();
        services.AddScoped<SmallOffices>();
        services.AddScoped<AppointSmallOffice>();
        services.AddScoped<RoundObjects>();
    }

    public override void MapEndpoints(WebApplication app)
    {
        app.MapFiles(RoundFilter.Path, File);
        app.MapFiles("/rounds/{id:guid}/debriefers", Debriefers);
    }

    private static async Task<IResult> Debriefers(
        Guid id, HttpRequest request, Session session, ListAddresses addresses, RoundPages pages, DebrieferRows rows)
    {
        if (await pages.Find(session.Actor, new(id), session.Now, new(session.Words.Zone)) is not
            { Sight.IsWhole: true } round) throw new Answerable.Domain.NotVisible();
        var list = await DebrieferTable.Asked(addresses, request.Query, session.Words, round, session.Today);
        return new ListFile<DebrieferRow>(list, rows.All(session.Actor, round, list.UnreadInFiles, session.Now),
            () => Task.FromResult(round.Counts.All > Sheet.MaxRows));
    }

    private static async Task<IResult> File(HttpRequest request, Session session, ListAddresses addresses, RoundList rounds)
    {
        var address = await addresses.Read(RoundFilter.Path, request.Query);
        var list = new ListOf<RoundListRow>(address, RoundColumns.All(session.Words));
        return rounds.All(session.Actor, RoundFilter.Read(address, session.Words), list.UnreadInFiles).File(list);
    }
}
