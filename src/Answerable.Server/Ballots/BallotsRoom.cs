namespace Answerable.Server.Ballots;

internal static class BallotsRoom
{
    public static void AddBallots(this IServiceCollection services)
    {
    }

    public static void MapBallots(this WebApplication app)
    {
    }
}
