using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>
/// Makes a one-time way in for a person; what was made before and not used stops working. The secret is shown once. For whoever holds
/// an administration it lets in when a second administrator has confirmed it.
/// </summary>
internal sealed class InvitePerson(Db db, RightsHeld rights, TimeProvider clock)
{
    public static readonly TimeSpan Validity = TimeSpan.FromDays(14);

    /// <returns>The secret, for a link or to be printed.</returns>
    public async Task<string> Run(Actor by, PersonId id)
    {
        var now = clock.ReadNow();
        var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == id) ?? throw new NotVisible();
        var waits = by.Person is { } asker && (await rights.Rights(id, now)).Any(Administrations.IsApart)
            ? WaitingAct.Invitation(asker, id, await Root(), now) : null;
        var secret = Add(db, by, person, await PersonPlaces.Of(db, id, now), now, waits);
        foreach (var old in await db.Set<WaitingAct>().Where(w => w.PersonId == id && w.Kind == WaitingActKind.Invitation
            && w.DecidedAt == null).ToListAsync())
            old.GiveWay(now);
        foreach (var old in await db.Set<Invitation>().Where(i => i.PersonId == id && i.UsedAt == null).ToListAsync())
            old.ExpiresAt = now;
        await db.SaveChangesAsync();
        return secret;
    }

    /// <summary>Adds an invitation to the save of another action.</summary>
    /// <param name="unitPaths">Units of the person's posts.</param>
    /// <param name="waits">What a second administrator must confirm first; null where nobody must.</param>
    public static string Add(Db db, Actor by, Person person, IReadOnlyCollection<string> unitPaths, DateTimeOffset now,
        WaitingAct? waits = null)
    {
        person.Invite(by, unitPaths, now);
        var secret = Secrets.Make();
        if (waits is not null) db.Add(waits);
        db.Add(new Invitation
        {
            Id = Ids.New(now), PersonId = person.Id, SecretHash = Secrets.Hash(secret), ExpiresAt = now + Validity, MadeBy = by.Person,
            WaitingActId = waits?.Id,
        });
        return secret;
    }

    private Task<string> Root() =>
        db.Set<OrganisationSettings>().Join(db.Set<Unit>(), s => s.RootUnitId, u => u.Id, (_, u) => u.Path).SingleAsync();
}
