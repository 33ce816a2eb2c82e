using Answerable.Domain;
using Answerable.Domain.People;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>Names and sight of people.</summary>
internal sealed class PersonObjects(Db db, PersonQueries people)
{
    public Task<Dictionary<Guid, string>> Names(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(i => new PersonId(i)).ToList();
        return db.Set<Person>().Where(p => which.Contains(p.Id)).ToDictionaryAsync(p => p.Id.Value, p => p.Name);
    }

    public Task<HashSet<Guid>> Seen(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(i => new PersonId(i)).ToList();
        return people.VisibleTo(by).Where(p => which.Contains(p.Id)).Select(p => p.Id).Values();
    }
}
