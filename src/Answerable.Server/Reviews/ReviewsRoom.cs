namespace Answerable.Server.Reviews;

internal static class ReviewsRoom
{
    public static void AddReviews(this IServiceCollection services)
    {
    }

    public static void MapReviews(this WebApplication app)
    {
    }
}
