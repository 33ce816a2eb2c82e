using Answerable.Domain.People;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>
/// Whether a code differs from another person's by case alone. A rule and no unique index: older databases may hold two such codes, and
/// must come up all the same; and the databases' own functions fold other letters than sign-in does.
/// </summary>
internal sealed class PersonCodes(Db db)
{
    /// <summary>The code as it is spelled for another person, or null. Holds off whoever else enters persons until the end of the
    /// transaction; SQLite's transaction does so by itself.</summary>
    public async Task<string?> InOtherCase(string code)
    {
        if (db.Provider == Provider.Postgres)
            await db.Database.ExecuteSqlRawAsync("LOCK TABLE people_person IN SHARE ROW EXCLUSIVE MODE");
        var name = Person.SignInName(code);
        await foreach (var other in db.Set<Person>().AsNoTracking().Select(p => p.Code).AsAsyncEnumerable())
            if (other != code && Person.SignInName(other) == name) return other;
        return null;
    }
}
