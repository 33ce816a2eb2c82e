namespace Answerable.Server.Organisation;

internal static class OrganisationRoom
{
    public static void AddOrganisation(this IServiceCollection services)
    {
        services.AddScoped<OrganisationZone>();
    }

    public static void MapOrganisation(this WebApplication app)
    {
    }
}
