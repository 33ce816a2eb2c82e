namespace Answerable.Server.Policies;

internal static class PoliciesRoom
{
    public static void AddPolicies(this IServiceCollection services)
    {
    }

    public static void MapPolicies(this WebApplication app)
    {
    }
}
