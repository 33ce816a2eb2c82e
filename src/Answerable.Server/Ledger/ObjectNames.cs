using Answerable.Domain;
using Answerable.Server.Shell;

namespace Answerable.Server.Ledger;

/// <summary>A room's objects by name, for lines that stand away from them. A room registers one; what is gone has no name.</summary>
internal interface IObjectNames
{
    IReadOnlyCollection<string> Kinds { get; }

    Task<Dictionary<Guid, string>> Of(string kind, IReadOnlyList<Guid> ids, Words words);
}

/// <summary>Names of what a page of lines was done to, a query a kind.</summary>
internal sealed class ObjectNames(IEnumerable<IObjectNames> rooms)
{
    public async Task<Dictionary<ObjectRef, string>> Of(IEnumerable<ShownLine> lines, Words words)
    {
        var found = new Dictionary<ObjectRef, string>();
        foreach (var kind in lines.GroupBy(l => l.ObjectKind))
        {
            if (rooms.FirstOrDefault(r => r.Kinds.Contains(kind.Key)) is not { } room) continue;
            foreach (var (id, name) in await room.Of(kind.Key, [.. kind.Select(l => l.ObjectId).Distinct()], words)) found[new(kind.Key, id)] = name;
        }
        return found;
    }

    /// <summary>Names objects by what each is about; what is gone names nothing.</summary>
    /// <param name="about">What each object is about.</param>
    /// <param name="known">By it, the name, or what that in turn is about.</param>
    public static Dictionary<Guid, T> Through<TKey, T>(IReadOnlyDictionary<Guid, TKey> about, IReadOnlyDictionary<TKey, T> known) where TKey : notnull =>
        about.Where(a => known.ContainsKey(a.Value)).ToDictionary(a => a.Key, a => known[a.Value]);
}
