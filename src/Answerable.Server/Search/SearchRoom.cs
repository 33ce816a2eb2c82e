using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage.Checks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Answerable.Server.Search;

/// <summary>The one search over what rooms declare as searched for.</summary>
internal sealed class SearchRoom : Room
{
    public override IReadOnlyList<Job> Jobs => [Job.Of<FillIndex>(SystemVerbs.FillIndex, 15, (job, by, cancel) => job.Run(by, cancel))];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<Finder>();
        services.AddScoped<FillIndex>();
        services.AddScoped<RebuildIndex>();
        services.AddScoped<ICheck, IndexCheck>();
    }

    public override void MapEndpoints(WebApplication app) =>
        app.MapGet(SearchAddress.Suggestions, () => new RazorComponentResult<Suggestions>());
}
