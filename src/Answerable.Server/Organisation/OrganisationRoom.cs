namespace Answerable.Server.Organisation;

internal static class OrganisationRoom
{
    public static void AddOrganisation(this IServiceCollection services)
    {
    }

    public static void MapOrganisation(this WebApplication app)
    {
    }
}
