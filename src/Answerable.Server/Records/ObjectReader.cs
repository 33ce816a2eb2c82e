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

    /// <summary>Those that rights over a unit open: all kinds in one statement, and none where such a right is over everything.</summary>
    private async Task<HashSet<ObjectRef>> SeenByRight(Actor by, List<(ObjectKind Kind, List<Guid> Ids)> kinds)
    {
        var seen = new HashSet<ObjectRef>();
        IQueryable<PlacedObject>? places = null;
        foreach (var (kind, ids) in kinds)
        {
            if (kind.Places is not { } lying || by.Over(lying.Over) is not { Count: > 0 } over) continue;
            if (lying.IsEvery && over.Any(path => UnitPath.Depth(path) == 1))
                seen.UnionWith(ids.Select(id => new ObjectRef(kind.Noun, id)));
            else places = places is null ? lying.Of(db, ids) : places.Concat(lying.Of(db, ids));
        }
        if (places is null) return seen;
        await foreach (var place in places.AsAsyncEnumerable())
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
