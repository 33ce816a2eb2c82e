using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Answerable.Server.Guiding;

/// <summary>The room's one declaration: which units guide others beside their parents.</summary>
internal sealed class GuidingRoom : Room
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(new UnitPanel(typeof(GuidesOfUnit)));
        services.AddScoped<GuidingQueries>();
        services.AddScoped<BeginGuidance>();
        services.AddScoped<EndGuidance>();
    }

    public override void MapEndpoints(WebApplication app)
    {
        var api = app.MapRoom("guiding", "Guiding");
        api.MapGet("{unit:guid}", List).WithName("ListGuidances").WithSummary("Which units guide a unit, and which it guides")
            .WithDescription("Now, before and later.").May(ApiProblems.Reads);
        api.MapPost("{unit:guid}", Begin).WithName("BeginGuidance").WithSummary("A unit is guided by another")
            .WithDescription("With what the policy in force says.").May(ApiProblems.Acts);
        api.MapPost("{unit:guid}/{guidance:guid}/end", End).WithName("EndGuidance").WithSummary("A unit is guided so no longer")
            .WithDescription("From now on.").May(ApiProblems.Acts);
    }

    private static async Task<Ok<IReadOnlyList<GuidanceRow>>> List(Guid unit, Session session, GuidingQueries queries) =>
        TypedResults.Ok(await queries.Of(session.Actor, new(unit)));

    private static async Task<Ok<IReadOnlyList<GuidanceRow>>> Begin(Guid unit, ApiGuidance asked, Session session, BeginGuidance act,
        GuidingQueries queries)
    {
        await act.Run(session.Actor, new(unit), asked.Guide, asked.Kind, asked.From, asked.Until);
        return await List(unit, session, queries);
    }

    private static async Task<Ok<IReadOnlyList<GuidanceRow>>> End(Guid unit, Guid guidance, Session session, EndGuidance act,
        GuidingQueries queries)
    {
        await act.Run(session.Actor, new(unit), new(guidance));
        return await List(unit, session, queries);
    }
}

/// <summary>Who guides as what, from when until when.</summary>
/// <param name="Guide">Code of the unit that guides.</param>
/// <param name="From">The first day; now without it.</param>
/// <param name="Until">The last day; none is known without it.</param>
internal sealed record ApiGuidance(string Guide, GuidanceKind Kind, DateOnly? From = null, DateOnly? Until = null);
