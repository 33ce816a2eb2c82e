using Answerable.Domain;
using Answerable.Server.Shell;

namespace Answerable.Server.Records;

/// <summary>Names of objects of any kind and who sees them, as their rooms declare: a query a kind.</summary>
internal sealed class ObjectReader(IServiceProvider services)
{
    /// <summary>Which of the objects the actor may see; one whose kind no room declares is seen by nobody.</summary>
    public async Task<HashSet<ObjectRef>> Seen(Actor by, IEnumerable<ObjectRef> objects)
    {
        if (by.IsSystem) return [.. objects];
        var seen = new HashSet<ObjectRef>();
        foreach (var (kind, ids) in Kinds(objects))
            foreach (var id in await kind.Seen(services, by, ids)) seen.Add(new(kind.Noun, id));
        return seen;
    }

    /// <summary>Their names; what is gone has none.</summary>
    public async Task<Dictionary<ObjectRef, string>> Names(IEnumerable<ObjectRef> objects, Words words)
    {
        var found = new Dictionary<ObjectRef, string>();
        foreach (var (kind, ids) in Kinds(objects))
            foreach (var (id, name) in await kind.Names(services, ids, words)) found[new(kind.Noun, id)] = name;
        return found;
    }

    private static IEnumerable<(ObjectKind Kind, List<Guid> Ids)> Kinds(IEnumerable<ObjectRef> objects) =>
        from o in objects.Distinct()
        group o.Id by o.Kind into ids
        let kind = ObjectKinds.Find(ids.Key)
        where kind is not null
        select (kind, ids.ToList());
}
