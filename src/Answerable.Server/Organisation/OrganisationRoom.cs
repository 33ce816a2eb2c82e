using Answerable.Server.Ledger;
using Answerable.Server.Organisation.Importing;

namespace Answerable.Server.Organisation;

internal static class OrganisationRoom
{
    public static void AddOrganisation(this IServiceCollection services)
    {
        services.AddScoped<OrganisationZone>();
        services.AddScoped<Tenures>();
        services.AddScoped<ListAddresses>();
        services.AddScoped<UnitQueries>();
        services.AddScoped<PostQueries>();
        services.AddScoped<RightsHeld>();
        services.AddScoped<RosterExport>();
        services.AddScoped<CreateUnit>();
        services.AddScoped<RenameUnit>();
        services.AddScoped<CreatePost>();
        services.AddScoped<AppointToPost>();
        services.AddScoped<VacatePost>();
        services.AddScoped<SeatMember>();
        services.AddScoped<UnseatMember>();
        services.AddScoped<GrantRight>();
        services.AddScoped<WithdrawRight>();
        services.AddScoped<ImportOrganisation>();
        services.AddScoped<UploadRoster>();
        services.AddScoped<ConfirmUpload>();
        services.AddScoped<UploadQueries>();
        services.AddScoped<ImportFacts>();
        services.AddScoped<IObjectNames, OrganisationNames>();
    }

    public static void MapOrganisation(this WebApplication app)
    {
        app.MapRosterRows();
        app.MapRosterExport();
    }
}
