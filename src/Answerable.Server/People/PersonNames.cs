using Answerable.Domain;
using Answerable.Domain.People;
using Answerable.Server.Ledger;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

internal sealed class PersonNames(Db db) : IObjectNames
{
    public IReadOnlyCollection<string> Kinds => ["person"];

    public Task<Dictionary<Guid, string>> Of(string kind, IReadOnlyList<Guid> ids, Words words)
    {
        var persons = ids.Select(i => new PersonId(i)).ToList();
        return db.Set<Person>().Where(p => persons.Contains(p.Id)).ToDictionaryAsync(p => p.Id.Value, p => p.Name);
    }
}
