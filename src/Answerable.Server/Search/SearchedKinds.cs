using System.Collections.Frozen;
using Answerable.Server.Shell;

namespace Answerable.Server.Search;

/// <summary>Every kind of object that is searched for, as rooms declare it.</summary>
internal static class SearchedKinds
{
    /// <summary>In order of number, which is that of the sections too.</summary>
    public static readonly IReadOnlyList<(ObjectKind Object, SearchedKind Search)> All =
    [
        .. Rooms.All.SelectMany(r => r.Objects).Where(o => o.Search is not null).Select(o => (o, o.Search!)).OrderBy(o => o.Item2.Number),
    ];

    private static readonly FrozenDictionary<string, SearchedKind> ByNoun = All.ToFrozenDictionary(k => k.Object.Noun, k => k.Search);

    private static readonly FrozenDictionary<Type, (string Noun, SearchWatch Watch)[]> Watches = All
        .SelectMany(k => k.Search.Watches.Select(w => (k.Object.Noun, w))).GroupBy(w => w.w.Entity)
        .ToFrozenDictionary(w => w.Key, w => w.ToArray());

    /// <summary>Sections in their order.</summary>
    public static readonly IReadOnlyList<string> Sections = [.. All.Select(k => k.Search.Section).Distinct()];

    public static SearchedKind? Find(string noun) => ByNoun.GetValueOrDefault(noun);

    public static (string Noun, SearchWatch Watch)[] WatchesOf(Type entity) => Watches.GetValueOrDefault(entity, []);

    /// <summary>Watches by which a row of any of these tables names an object, with the kind.</summary>
    public static IEnumerable<(string Noun, SearchedKind Kind, SearchWatch Watch)> Owning(Type entity) =>
        WatchesOf(entity).Where(w => w.Watch.Own is not null).Select(w => (w.Noun, ByNoun[w.Noun], w.Watch));
}
