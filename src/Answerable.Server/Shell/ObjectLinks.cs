using System.Collections.Frozen;
using Answerable.Domain;

namespace Answerable.Server.Shell;

/// <summary>Where the page of an object is, as its room declares it.</summary>
public static class ObjectLinks
{
    private static readonly FrozenDictionary<string, string> Addresses = Rooms.All.SelectMany(r => r.Objects).ToFrozenDictionary(o => o.Noun, o => o.Address);

    public static string Of(string kind, Guid id) => $"/{Addresses[kind]}/{id}";

    /// <summary>Null for what has no page of its own: it is then shown without a link.</summary>
    public static string? Find(string kind, Guid id) => Addresses.TryGetValue(kind, out var address) ? $"/{address}/{id}" : null;

    public static string Of(ObjectRef about) => Of(about.Kind, about.Id);
}
