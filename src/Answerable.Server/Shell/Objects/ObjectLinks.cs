using Answerable.Domain;

namespace Answerable.Server.Shell;

/// <summary>Where the page of an object is, as its room declares it.</summary>
public static class ObjectLinks
{
    public static string Of(string kind, Guid id) =>
        Find(kind, id) ?? throw new ArgumentException($"No room declares '{kind}'.", nameof(kind));

    /// <summary>Null for what has no page of its own: it is then shown without a link.</summary>
    public static string? Find(string kind, Guid id) =>
        ObjectKinds.Find(kind) is { Address.Length: > 0 } known ? $"/{known.Address}/{id}" : null;

    public static string Of(ObjectRef about) => Of(about.Kind, about.Id);
}
