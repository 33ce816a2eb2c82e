namespace Answerable.Server.Appraisals;

internal static class AppraisalsRoom
{
    public static void AddAppraisals(this IServiceCollection services)
    {
    }

    public static void MapAppraisals(this WebApplication app)
    {
    }
}
