using Answerable.Domain;
using Answerable.Server.Shell;

namespace Answerable.Server.Ledger;

/// <summary>A room's objects by name, for lines that stand away from them. A room registers one; what is gone has no name.</summary>
internal interface IObjectNames
{
    IReadOnlyCollection<string> Kinds { get; }

    Task<Dictionary<Guid, string>> Of(string kind, IReadOnlyList<Guid> ids, Words words);
}

/// <summary>What naming objects has in common.</summary>
internal static class ObjectNames
{
    /// <summary>Names objects by what each is about; what is gone names nothing.</summary>
    /// <param name="about">What each object is about.</param>
    /// <param name="known">By it, the name, or what that in turn is about.</param>
    public static Dictionary<Guid, T> Through<TKey, T>(IReadOnlyDictionary<Guid, TKey> about, IReadOnlyDictionary<TKey, T> known) where TKey : notnull =>
        about.Where(a => known.ContainsKey(a.Value)).ToDictionary(a => a.Key, a => known[a.Value]);
}
