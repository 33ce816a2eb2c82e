using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Records;

/// <summary>Names of objects of any kind and who sees them, as their rooms declare: a query a kind.</summary>
internal sealed class ObjectReader(IServiceProvider services, Db db)
{
    /// <summary>Which of the objects the actor may see; one whose kind no room declares is seen by nobody.</summary>
    public async Task<HashSet<ObjectRef>> Seen(Actor by, IEnumerable<ObjectRef> objects)
    {
        if (by.IsSystem) return [.. objects];
        var kinds = Kinds(objects).ToList();
        var seen = await SeenByRight(by, kinds);
        foreach (var (kind, all) in kinds)
        {
            var rest = all.Where(id => !seen.Contains(new(kind.Noun, id))).ToList();
            if (rest.Count == 0) continue;
            foreach (var id in await kind.Seen(services, by, rest)) seen.Add(new(kind.Noun, id));
        }
        return seen;
    }

    /// <summary>So many sorts of identifiers are asked for in a statement each, translated once; more of them in one that is put together,
    /// so that a page does not ask once for every kind on it.</summary>
    private const int MostAlone = 2;

    /// <summary>Those that rights over a unit open, and without a question where such a right is over everything.</summary>
    private async Task<HashSet<ObjectRef>> SeenByRight(Actor by, List<(ObjectKind Kind, List<Guid> Ids)> kinds)
    {
        var (seen, asked) = (new HashSet<ObjectRef>(), new List<(ObjectKind Kind, List<Guid> Ids)>());
        foreach (var (kind, ids) in kinds)
        {
            if (kind.Places is not { } lying || by.Over(lying.Over) is not { Count: > 0 } over) continue;
            if (!lying.IsEvery || !over.Any(path => UnitPath.Depth(path) == 1)) asked.Add((kind, ids));
            else seen.UnionWith(ids.Select(id => new ObjectRef(kind.Noun, id)));
        }
        if (asked.Count == 0) return seen;
        var sorts = asked.OrderBy(k => k.Kind.Noun, StringComparer.Ordinal).GroupBy(k => k.Kind.Places!.IdType).ToList();
        IEnumerable<IAsyncEnumerable<PlacedObject>> readings = sorts.Count > MostAlone
            ? [asked.Select(k => k.Kind.Places!.Of(db, k.Ids)).Aggregate(Queryable.Concat).AsAsyncEnumerable()]
            : sorts.Select(s => s.First().Kind.Places!.Read(db, [.. s.Select(k => k.Kind)], [.. s.SelectMany(k => k.Ids).Distinct()]));
        foreach (var places in readings)
            await foreach (var place in places)
                if (by.HasAny(place.Path, ObjectKinds.Find(place.Kind)!.Places!.Over)
                    && !(place.Except is { } own && by.AllPosts.Contains(new(own)))) seen.Add(new(place.Kind, place.Id));
        return seen;
    }

    /// <summary>Their names; what is gone has none.</summary>
    public async Task<Dictionary<ObjectRef, string>> Names(IEnumerable<ObjectRef> objects, Words words)
    {
        var found = new Dictionary<ObjectRef, string>();
        foreach (var alike in Kinds(objects).GroupBy(k => k.Kind.NamedAs ?? k.Kind.Noun))
        {
            var names = await alike.First().Kind.Names(services, [.. alike.SelectMany(k => k.Ids).Distinct()], words);
            foreach (var (kind, ids) in alike)
                foreach (var id in ids)
                    if (names.TryGetValue(id, out var name)) found[new(kind.Noun, id)] = name;
        }
        return found;
    }

    private static IEnumerable<(ObjectKind Kind, List<Guid> Ids)> Kinds(IEnumerable<ObjectRef> objects) =>
        from o in objects.Distinct()
        group o.Id by o.Kind into ids
        let kind = ObjectKinds.Find(ids.Key)
        where kind is not null
        select (kind, ids.ToList());
}
