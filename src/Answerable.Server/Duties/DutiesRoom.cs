namespace Answerable.Server.Duties;

internal static class DutiesRoom
{
    public static void AddDuties(this IServiceCollection services)
    {
    }

    public static void MapDuties(this WebApplication app)
    {
    }
}
