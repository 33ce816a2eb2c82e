using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace Answerable.Bench.Probe;

/// <summary>
/// Fills a fresh database by the code of the build that will be measured on it, since each build has a schema of its own: this runs in
/// that build's
/// <c>Answerable.Bench</c> and calls its makers by name.
/// </summary>
internal static class Preparation
{
    /// <param name="wish"><c>provider|server|what|size</c>; what is <c>city</c>, <c>obligations</c> or <c>filing</c>.</param>
    public static void Run(string wish)
    {
        var (provider, server, what, size) =
            wish.Split('|') is [var p, var s, var w, var n] ? (p, s, w, int.Parse(n, null)) : throw new ArgumentException(wish);
        try
        {
            var place = Call("Place", "Fresh", Wish(provider, server), Provider(provider))!;
            Call("MadeUp", "Fill", place);
            var cookies = new List<string[]>();
            if (what == "obligations") Call("ObligationRows", "Fill", place, size, TimeProvider.System.GetUtcNow());
            if (what == "filing")
                foreach (var ready in (IEnumerable)Call("FilingRound", "Make", place, size)!)
                    cookies.Add([Read(Read(ready, "Id")!, "Value")!.ToString()!, (string)Read(ready, "Cookie")!]);
            else cookies.Add(["", (string)Call("MadeUp", "SignInOrganiser", place)!]);
            Call(place, "Settle");
            Console.WriteLine(
                "PREPARED "
                    + JsonSerializer.Serialize(
                        new { connection = Read(place, "ConnectionString"), folder = Read(place, "Folder"), cookies }));
            Environment.Exit(0);
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
            Environment.Exit(2);
        }
    }

    private static readonly Assembly Bench = Assembly.Load("Answerable.Bench");

    private static Type Named(string name) => Bench.GetType("Answerable.Bench." + name, throwOnError: true)!;

    private static object Provider(string name) => Enum.Parse(Named("Place").GetProperty("Provider")!.PropertyType, name);

    /// <summary>A wish of the build's own shape: what it does not ask for stays empty.</summary>
    private static object Wish(string provider, string server)
    {
        var maker = Named("Wish").GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var one = Provider(provider);
        return maker.Invoke([.. maker.GetParameters().Select(p => p.Name switch
        {
            "Postgres" => server,
            "Providers" => Single(one),
            "Names" => Array.Empty<string>(),
            _ => p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null,
        })]);
    }

    private static Array Single(object value)
    {
        var array = Array.CreateInstance(value.GetType(), 1);
        array.SetValue(value, 0);
        return array;
    }

    private static object? Call(object on, string method, params object?[] args)
    {
        var type = on is string name ? Named(name) : on.GetType();
        var found = type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance)
            .First(m =>
                m.Name == method && m.GetParameters().Length >= args.Length && m.GetParameters().Skip(args.Length).All(p => p.IsOptional));
        var all = args.Concat(found.GetParameters().Skip(args.Length).Select(p => p.DefaultValue)).ToArray();
        var answer = found.Invoke(on is string ? null : on, all);
        if (answer is not Task task) return answer;
        task.GetAwaiter().GetResult();
        return Read(task, "Result");
    }

    private static object? Read(object from, string property) =>
        from.GetType().GetProperty(property, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)?.GetValue(from);
}
