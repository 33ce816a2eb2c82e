namespace Answerable.Server.Rounds;

internal static class RoundsRoom
{
    public static void AddRounds(this IServiceCollection services)
    {
    }

    public static void MapRounds(this WebApplication app)
    {
    }
}
