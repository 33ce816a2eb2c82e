using System.Reflection;
using Answerable.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rights;

/// <summary>An action as every actor may try it: found by its shape, called with arguments that fit.</summary>
internal sealed class Attempt(Type action)
{
    /// <summary>Part of another action's save, which checks its own authority; saves nothing by itself.</summary>
    private static readonly string[] NotTried = ["RaiseFinding"];

    public string Name => action.Name;

    /// <summary>Every action of the server: a class whose <c>Run</c> takes the actor first.</summary>
    public static IEnumerable<Attempt> All() =>
        from type in typeof(AppHost).Assembly.GetTypes()
        where type.GetMethod("Run") is { } run && run.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(Actor)
            && !NotTried.Contains(type.Name)
        orderby type.Name
        select new Attempt(type);

    /// <summary>What came of it: <c>404</c>, <c>403</c>, <c>in</c> when the actor got past both fences, or what broke.</summary>
    public async Task<string> By(House house, Actor actor, Objects objects)
    {
        await using var scope = house.App.Services.CreateAsyncScope();
        var run = action.GetMethod("Run")!;
        try
        {
            object?[] arguments = [actor, .. run.GetParameters().Skip(1).Select(objects.Fit)];
            await (Task)run.Invoke(ActivatorUtilities.GetServiceOrCreateInstance(scope.ServiceProvider, action), arguments)!;
            return "in";
        }
        catch (Exception e)
        {
            return (e is TargetInvocationException { InnerException: { } inner } ? inner : e) switch
            {
                NotVisible => "404",
                Refused refused when refused.Refusals.Any(r => r.IsDenial) => "403",
                Refused or Stale => "in",
                var other => $"broke: {other.GetType().Name} {other.Message}",
            };
        }
    }
}
