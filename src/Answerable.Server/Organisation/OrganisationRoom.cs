using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation.Importing;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

internal sealed class OrganisationRoom : Room
{
    public override IReadOnlyList<RailEntry> Rail =>
    [
        new("organisation", 1, "units", "sitemap"),
        new("organisation", 2, "posts", "briefcase"),
    ];

    public override IReadOnlyList<ObjectKind> Objects =>
    [
        new ObjectKind<OrganisationObjects>("unit", "units", (o, ids, _) => o.NamesOfUnits(ids), (o, by, ids) => o.SeenUnits(by, ids))
        {
            Search = OrganisationSearch.Units,
        },
        new ObjectKind<OrganisationObjects>("post", "posts", (o, ids, _) => o.NamesOfPosts(ids), (o, by, ids) => o.SeenPosts(by, ids))
        {
            Search = OrganisationSearch.Posts,
        },
        new ObjectKind<OrganisationObjects>(ImportFacts.Noun, "units/import", (o, ids, words) => o.NamesOfImports(ids, words),
            (o, by, ids) => o.SeenImports(by, ids)),
    ];

    public override IReadOnlyList<PathColumn> PathColumns =>
    [
        PathColumn.Of<Unit>(u => u.Path), PathColumn.Of<PastUnit>(u => u.Path) with { IsPast = true },
        PathColumn.Of<Post>(p => p.UnitPath, p => p.Id, p => p.UnitId), PathColumn.Of<StandingRight>(r => r.UnitPath),
        PathColumn.Of<WaitingAct>(w => w.UnitPath, w => w.PostId), PathColumn.Of<Guidance>(g => g.UnitPath),
    ];

    public override IReadOnlyList<Job> Jobs =>
        [Job.Of<CarryOutPlans>(SystemVerbs.CarryOutPlans, 300, (job, by, cancel) => job.Run(by, cancel))];

    public override void MapTables(ModelBuilder model) => OrganisationMapping.Map(model);

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ImportGate>();
        services.AddScoped<OrganisationZone>();
        services.AddScoped<Tenures>();
        services.AddScoped<ListAddresses>();
        services.AddScoped<PostDirectory>();
        services.AddScoped<UnitQueries>();
        services.AddScoped<KindsInUse>();
        services.AddScoped<PostQueries>();
        services.AddScoped<RightsHeld>();
        services.AddScoped<PersonCodes>();
        services.AddScoped<RosterExport>();
        services.AddScoped<CreateUnit>();
        services.AddScoped<RenameUnit>();
        services.AddScoped<ChangeUnit>();
        services.AddScoped<TakeBackPlan>();
        services.AddScoped<CarryOutPlans>();
        services.AddScoped<ChangeTree>();
        services.AddScoped<TreePaths>();
        services.AddScoped<ClosingQueries>();
        services.AddScoped<PlanQueries>();
        services.AddScoped<UnitHistory>();
        services.AddScoped<UnitReader>();
        services.AddScoped<CreatePost>();
        services.AddScoped<AppointToPost>();
        services.AddScoped<VacatePost>();
        services.AddScoped<PlanEndOfTerm>();
        services.AddScoped<ImportTerms>();
        services.AddScoped<TermExport>();
        services.AddScoped<DelegatePost>();
        services.AddScoped<EndDelegation>();
        services.AddScoped<SeatMember>();
        services.AddScoped<UnseatMember>();
        services.AddScoped<WaitingActQueries>();
        services.AddScoped<ConfirmWaitingAct>();
        services.AddScoped<RefuseWaitingAct>();
        services.AddScoped<TakeBackWaitingAct>();
        services.AddScoped<AdoptWords>();
        services.AddScoped<CalendarQueries>();
        services.AddScoped<TakeCalendar>();
        services.AddScoped<TakeShippedCalendar>();
        services.AddScoped<GrantRight>();
        services.AddScoped<WithdrawRight>();
        services.AddScoped<ImportOrganisation>();
        services.AddScoped<UploadRoster>();
        services.AddScoped<ConfirmUpload>();
        services.AddScoped<UploadQueries>();
        services.AddScoped<KeptPreviews>();
        services.AddScoped<ImportFacts>();
        services.AddScoped<OrganisationObjects>();
        services.AddScoped<OrganisationSearch>();
    }

    public override void MapEndpoints(WebApplication app)
    {
        app.MapUnits();
        app.MapRosterRows();
        app.MapSampleFiles();
        app.MapWordFiles();
        app.MapCalendars();
        app.MapTerms();
        app.MapRosterExport();
        app.MapFiles(PostFilter.Files, Posts);
    }

    private static async Task<IResult> Posts(HttpRequest request, Session session, ListAddresses addresses, UnitQueries units,
        PostQueries posts)
    {
        var address = await addresses.Named(PostFilter.Address, request.Query, PostFilter.Files);
        var unit = await units.Find(session.Actor, address.Unit?.Id ?? session.Unit?.Id ?? await units.RootId()) ?? throw new NotVisible();
        var filter = PostFilter.Read(address, unit.Path, await posts.Kinds(unit.Path), session.Words, session.Now);
        var list = new ListOf<PostRowView>(address, PostColumns.All(session.Words));
        return posts.All(session.Actor, filter, session.Now, list.UnreadInFiles).File(list);
    }
}
