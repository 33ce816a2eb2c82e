namespace Answerable.Server.Rectifications;

internal static class RectificationsRoom
{
    public static void AddRectifications(this IServiceCollection services)
    {
    }

    public static void MapRectifications(this WebApplication app)
    {
    }
}
