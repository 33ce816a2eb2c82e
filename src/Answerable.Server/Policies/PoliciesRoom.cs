namespace Answerable.Server.Policies;

internal static class PoliciesRoom
{
    public static void AddPolicies(this IServiceCollection services)
    {
        services.AddScoped<PolicyQueries>();
    }

    public static void MapPolicies(this WebApplication app)
    {
    }
}
