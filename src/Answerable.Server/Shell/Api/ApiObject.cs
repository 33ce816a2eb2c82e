using System.ComponentModel;
using Answerable.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Answerable.Server.Shell;

/// <summary>
/// The API of one kind of object: its reading, and its acts, each a noun that is created. An act takes the version as read in
/// If-Match and answers the object as it is then.
/// </summary>
/// <param name="address">With a place for <c>id</c>.</param>
/// <param name="read">Null when the actor may not see it.</param>
internal sealed class ApiObject<TReader, TShown>(RouteGroupBuilder api, string address, Func<TReader, Actor, Guid, Task<TShown?>> read)
    where TReader : class where TShown : class, IVersioned
{
    private const string Version = "The version as read, from ETag or the body.";

    public ApiObject<TReader, TShown> Get(string name, string summary, string description)
    {
        Describe(api.MapGet(address, (Guid id, Session session, [FromServices] TReader reader) => Shown(reader, session, id)), name,
            summary, description)
            .May(ApiProblems.Reads);
        return this;
    }

    /// <summary>An act that takes something said.</summary>
    /// <param name="noun">The last part of its address.</param>
    public ApiObject<TReader, TShown> Act<TAction, TBody>(string noun, string name, string summary, string description,
        Func<TAction, Actor, Guid, TBody, int, Task> run) where TAction : class where TBody : class
    {
        Map(noun, name, summary, description, async (Guid id, [FromBody] TBody body, Session session, [FromServices] TAction action,
            [FromServices] TReader reader, [FromHeader(Name = "If-Match"), Description(Version)] string? version = null) =>
        {
            await run(action, session.Actor, id, body, Api.Version(version));
            return await Shown(reader, session, id);
        });
        return this;
    }

    /// <summary>An act that needs no more words.</summary>
    public ApiObject<TReader, TShown> Act<TAction>(string noun, string name, string summary, string description,
        Func<TAction, Actor, Guid, int, Task> run) where TAction : class
    {
        Map(noun, name, summary, description, async (Guid id, Session session, [FromServices] TAction action,
            [FromServices] TReader reader, [FromHeader(Name = "If-Match"), Description(Version)] string? version = null) =>
        {
            await run(action, session.Actor, id, Api.Version(version));
            return await Shown(reader, session, id);
        });
        return this;
    }

    private void Map(string noun, string name, string summary, string description, Delegate handler) =>
        Describe(api.MapPost($"{address}/{noun}", handler), name, summary, description).May(ApiProblems.Acts);

    private async Task<Ok<TShown>> Shown(TReader reader, Session session, Guid id) =>
        TypedResults.Ok(await read(reader, session.Actor, id) ?? throw new NotVisible());

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, string name, string summary, string description) =>
        endpoint.WithName(name).WithSummary(summary).WithDescription(description);
}
