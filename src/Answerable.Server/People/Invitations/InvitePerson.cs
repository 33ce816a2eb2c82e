using Answerable.Domain;
using Answerable.Domain.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>Makes a one-time way in for a person; what was made before and not used stops working. The secret is shown once.</summary>
internal sealed class InvitePerson(Db db, TimeProvider clock)
{
    public static readonly TimeSpan Validity = TimeSpan.FromDays(14);

    /// <returns>The secret, for a link or to be printed.</returns>
    public async Task<string> Run(Actor by, PersonId id)
    {
        var now = clock.ReadNow();
        var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == id) ?? throw new NotVisible();
        var secret = Add(db, by, person, await PersonPlaces.Of(db, id, now), now);
        foreach (var old in await db.Set<Invitation>().Where(i => i.PersonId == id && i.UsedAt == null).ToListAsync())
            old.ExpiresAt = now;
        await db.SaveChangesAsync();
        return secret;
    }

    /// <summary>Adds an invitation to the save of another action.</summary>
    /// <param name="unitPaths">Units of the person's posts.</param>
    public static string Add(Db db, Actor by, Person person, IReadOnlyCollection<string> unitPaths, DateTimeOffset now)
    {
        person.Invite(by, unitPaths, now);
        var secret = Secrets.Make();
        db.Add(new Invitation { Id = Ids.New(now), PersonId = person.Id, SecretHash = Secrets.Hash(secret), ExpiresAt = now + Validity });
        return secret;
    }
}
