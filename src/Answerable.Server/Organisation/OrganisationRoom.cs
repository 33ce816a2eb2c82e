namespace Answerable.Server.Organisation;

internal static class OrganisationRoom
{
    public static void AddOrganisation(this IServiceCollection services)
    {
        services.AddScoped<OrganisationZone>();
        services.AddScoped<Tenures>();
    }

    public static void MapOrganisation(this WebApplication app)
    {
    }
}
