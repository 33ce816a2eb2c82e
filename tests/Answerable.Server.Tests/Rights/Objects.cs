using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Answerable.Server.Tests.Rights;

/// <summary>The objects that the attempts aim at, by the type of their identifier, and harmless values for the rest.</summary>
internal sealed class Objects
{
    private readonly Dictionary<Type, object> known = [];
    private readonly Dictionary<(string Name, Type Type), object> named = [];

    public void Add(params object[] values)
    {
        foreach (var value in values) known[value.GetType()] = value;
    }

    /// <summary>A value for one parameter only: <c>Action.parameter</c>.</summary>
    public void Name(string parameter, object value) => named[(parameter, value.GetType())] = value;

    /// <summary>A value that was given for one parameter only.</summary>
    public T Named<T>(string parameter) where T : notnull => (T)named[(parameter, typeof(T))];

    /// <summary>Null where the arranged stage has none.</summary>
    public T? Maybe<T>() where T : struct => known.TryGetValue(typeof(T), out var value) ? (T)value : null;

    public T The<T>() where T : notnull => (T)known[typeof(T)];

    public object? Fit(ParameterInfo parameter) =>
        named.TryGetValue(
            ($"{parameter.Member.DeclaringType!.Name}.{parameter.Name}",
                Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType), out var value) ? value
        : parameter.HasDefaultValue ? parameter.DefaultValue
        : Fit(parameter.ParameterType);

    private object? Fit(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (known.TryGetValue(type, out var value)) return value;
        if (type == typeof(string)) return "some words";
        if (type == typeof(DateOnly)) return new DateOnly(2026, 1, 20);
        if (type == typeof(Stream)) return new MemoryStream();
        if (type.IsArray) return Array.CreateInstance(type.GetElementType()!, 0);
        if (type.IsValueType) return Activator.CreateInstance(type);
        if (type.IsInterface && type.IsGenericType)
        {
            var arguments = type.GetGenericArguments();
            return arguments.Length == 2 ? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))
                : Array.CreateInstance(arguments[0], 0);
        }
        return type.IsAbstract || typeof(IEnumerable).IsAssignableFrom(type) ? null : Filled(type);
    }

    /// <summary>A record of shape values, each part fitted in turn.</summary>
    private object Filled(Type type)
    {
        var constructor =
            type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).OrderByDescending(c => c.GetParameters().Length)
                .FirstOrDefault();
        return constructor is null ? RuntimeHelpers.GetUninitializedObject(type)
            : constructor.Invoke([.. constructor.GetParameters().Select(Fit)]);
    }
}
