using System.Text;
using Answerable.Domain.Policies;
using Answerable.Server.Files;
using Answerable.Server.Recordings;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Policies;

internal sealed class PoliciesRoom : Room
{
    public override IReadOnlyList<RailEntry> Rail =>
    [
        new("record", 2, "policies", "book-2"),
    ];

    public override IReadOnlyList<ObjectKind> Objects =>
    [
        new ObjectKind<PolicyObjects>("policy", "policies", (o, ids, words) => o.Names(ids, words), (o, _, ids) => o.Seen(ids)),
    ];

    public override IReadOnlyList<PathColumn> PathColumns => [PathColumn.Of<PolicyAdoption>(a => a.UnitPath)];

    public override void MapTables(ModelBuilder model) => PolicyMapping.Map(model);

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<PolicyQueries>();
        services.AddScoped<AdoptPolicy>();
        services.AddScoped<OrganisedUnit>();
        services.AddScoped<OrganisationStrands>();
        services.AddScoped<PolicyObjects>();
        services.AddScoped<IPaperDays, PaperDaysInForce>();
        services.AddScoped<IFileLimits, FileLimitsInForce>();
    }

    public override void MapEndpoints(WebApplication app)
    {
        app.MapGet("/policies/presets/{code}.json", (string code) =>
            RoundPolicies.PresetCodes.Contains(code) ? File(RoundPolicies.PresetJson(code), code) : Results.NotFound());
        app.MapGet("/policies/adopted/{id:guid}.json", async (PolicyQueries policies, Guid id) =>
            await policies.Find(new(id)) is { } found ? File(RoundPolicies.Write(found.Policy), found.Policy.Code) : Results.NotFound());
    }

    private static IResult File(string json, string name) =>
        Results.File(Encoding.UTF8.GetBytes(json), "application/json; charset=utf-8", $"{name}.json");
}
