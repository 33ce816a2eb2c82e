using Answerable.Server.Organisation.Importing;

namespace Answerable.Server.Organisation;

internal static class OrganisationRoom
{
    public static void AddOrganisation(this IServiceCollection services)
    {
        services.AddScoped<OrganisationZone>();
        services.AddScoped<Tenures>();
        services.AddScoped<ImportOrganisation>();
        services.AddScoped<UploadRoster>();
        services.AddScoped<ConfirmUpload>();
        services.AddScoped<UploadQueries>();
    }

    public static void MapOrganisation(this WebApplication app)
    {
        app.MapRosterRows();
    }
}
