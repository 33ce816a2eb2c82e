using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>An invitation on its slip; the secret stands nowhere else.</summary>
/// <param name="Waits">It lets in once a second administrator has confirmed it.</param>
public sealed record MadeSlip(string Name, string Code, string Post, string Unit, string Secret, DateTimeOffset Until, bool Waits);

/// <summary>What inviting a subtree made.</summary>
/// <param name="LeftOut">People whose other posts lie where the actor may not invite.</param>
/// <param name="HasMore">There are more than are invited at once: the next time takes them.</param>
public sealed record MadeSlips(IReadOnlyList<MadeSlip> Slips, int LeftOut, bool HasMore);

/// <summary>
/// Invites everybody of a subtree who has no account, by the rules of a single invitation and in one transaction. The secrets are given
/// back once; whoever loses them invites again.
/// </summary>
internal sealed class InvitePeople(Db db, InviteeQueries invitees, TimeProvider clock)
{
    /// <summary>Most people of one act: more slips than anybody cuts in a day.</summary>
    public const int Most = 5000;

    /// <summary>People whose lines are written at a time.</summary>
    private const int Part = 500;

    /// <param name="unit">Code of the unit over whose subtree it is.</param>
    /// <param name="again">Also those who were invited before and have not come in: what they were given stops working.</param>
    /// <param name="form">By what the form is known that may be sent a second time; null where there is none.</param>
    public async Task<MadeSlips> Run(Actor by, string unit, bool again, Guid? form = null)
    {
        var now = clock.ReadNow();
        var path = await invitees.Subtree(by, unit);
        await RequireNew(form);
        try
        {
            if (form is { } key) db.Sent = new() { Id = key, At = now };
            return await Make(by, path, again, now);
        }
        catch (Exception e) when (e is Refused or Stale)
        {
            // The first click of two may have made them meanwhile.
            db.ChangeTracker.Clear();
            await RequireNew(form);
            throw;
        }
        finally
        {
            db.Sent = null;
        }
    }

    /// <summary>What is shown once cannot be shown to the second click: it is told what the first has made.</summary>
    private async Task RequireNew(Guid? form)
    {
        if (form is { } key && await db.Set<SentForm>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == key) is { } sent)
            throw new Refused(PeopleRefusals.JustInvited(sent.At));
    }

    private async Task<MadeSlips> Make(Actor by, string path, bool again, DateTimeOffset now)
    {
        MadeSlips made = null!;
        await db.InTransaction(async () =>
        {
            var found = await invitees.Find(by, path, again, now);
            var slips = new List<MadeSlip>(found.People.Count);
            foreach (var part in found.People.Chunk(Part)) slips.AddRange(await Invite(by, part, found.Root, now));
            made = new(slips, found.LeftOut, found.HasMore);
        });
        Require.That(made.Slips.Count > 0, PeopleRefusals.NobodyToInvite);
        return made;
    }

    private async Task<List<MadeSlip>> Invite(Actor by, Invitee[] part, string root, DateTimeOffset now)
    {
        var ids = part.Select(p => p.Id).ToList();
        var persons = await db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        foreach (var old in await db.Set<WaitingAct>().Where(w => ids.Contains(w.PersonId) && w.Kind == WaitingActKind.Invitation
            && w.DecidedAt == null).ToListAsync()) old.GiveWay(now);
        await db.Set<Invitation>().Where(i => ids.Contains(i.PersonId) && i.UsedAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.ExpiresAt, now));
        var slips = part.Select(p => new MadeSlip(p.Name, p.Code, p.Post, p.Unit, Add(p), now + InvitePerson.Validity, p.Waits)).ToList();
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return slips;

        string Add(Invitee p) => InvitePerson.Add(db, by, persons[p.Id], p.UnitPaths, now,
            p.Waits && by.Person is { } asker ? WaitingAct.Invitation(asker, p.Id, root, now) : null);
    }
}
