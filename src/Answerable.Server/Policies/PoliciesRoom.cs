using System.Text;
using Answerable.Domain.Policies;
using Answerable.Server.Ledger;

namespace Answerable.Server.Policies;

internal static class PoliciesRoom
{
    public static void AddPolicies(this IServiceCollection services)
    {
        services.AddScoped<PolicyQueries>();
        services.AddScoped<AdoptPolicy>();
        services.AddScoped<OrganisedUnit>();
        services.AddScoped<OrganisationStrands>();
        services.AddScoped<IObjectNames, PolicyNames>();
    }

    public static void MapPolicies(this WebApplication app)
    {
        app.MapGet("/policies/presets/{code}.json", (string code) =>
            RoundPolicies.PresetCodes.Contains(code) ? File(RoundPolicies.PresetJson(code), code) : Results.NotFound());
        app.MapGet("/policies/adopted/{id:guid}.json", async (PolicyQueries policies, Guid id) =>
            await policies.Find(new(id)) is { } found ? File(RoundPolicies.Write(found.Policy), found.Policy.Code) : Results.NotFound());
    }

    private static IResult File(string json, string name) => Results.File(Encoding.UTF8.GetBytes(json), "application/json; charset=utf-8", $"{name}.json");
}
