namespace Answerable.Server.Debriefs;

internal static class DebriefsRoom
{
    public static void AddDebriefs(this IServiceCollection services)
    {
    }

    public static void MapDebriefs(this WebApplication app)
    {
    }
}
