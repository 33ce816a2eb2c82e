namespace Answerable.Server.Obligations;

internal static class ObligationsRoom
{
    public static void AddObligations(this IServiceCollection services) => services.AddScoped<Owed>();

    public static void MapObligations(this WebApplication app)
    {
    }
}
