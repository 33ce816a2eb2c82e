using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>Uses an invitation: sets the password, makes the account when there is none, ends a lock-out.</summary>
internal sealed class AcceptInvitation(Db db, UserManager<Account> accounts, SignInFailures failures, RightsHeld rights, TimeProvider clock)
{
    public async Task<Account> Run(string secret, string password)
    {
        var now = clock.ReadNow();
        var (invitation, person) = await Find(secret, now) ?? throw new Refused(PeopleRefusals.InvitationSpent);
        Account? account = null;
        await db.InTransaction(async () =>
        {
            await rights.Hold();
            Require.That(await Claim(invitation.Id, now), PeopleRefusals.InvitationSpent);
            var confirmed = await db.Set<WaitingAct>().FirstOrDefaultAsync(w => w.Id == invitation.WaitingActId && w.IsConfirmed);
            Require.None(Person.AgainstTakingUp(invitation.MadeBy, confirmed is not null, await rights.Rights(person.Id, now)));
            account = await db.Set<Account>().FirstOrDefaultAsync(a => a.PersonId == person.Id);
            if (account is null)
            {
                account = new Account { Id = Ids.New(now), UserName = person.Code, PersonId = person.Id };
                Check(await accounts.CreateAsync(account, password));
            }
            else
            {
                if (await accounts.HasPasswordAsync(account)) Check(await accounts.RemovePasswordAsync(account));
                Check(await accounts.AddPasswordAsync(account, password));
                await failures.Forget(SignInFailures.Account(account.Id));
            }
            person.TakeUpInvitation(now, await Name(invitation.MadeBy), await Name(confirmed?.DecidedBy));
            await db.SaveChangesAsync();
        });
        return account!;
    }

    /// <summary>Of two at once one finds it unused: the database decides, in the transaction that lets in.</summary>
    private async Task<bool> Claim(Guid id, DateTimeOffset now) =>
        await db.Set<Invitation>().Where(i => i.Id == id && i.UsedAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.UsedAt, now)) == 1;

    /// <summary>Name of the person whom the secret invites, or null when it is unknown, used or expired.</summary>
    public async Task<string?> NameBehind(string secret) => (await Find(secret, clock.ReadNow()))?.Person.Name;

    private async Task<(Invitation Invitation, Person Person)?> Find(string secret, DateTimeOffset now)
    {
        var hash = Secrets.Hash(secret);
        var found = await (from i in db.Set<Invitation>()
                           join p in db.Set<Person>() on i.PersonId equals p.Id
                           where i.SecretHash == hash
                           select new { i, p }).FirstOrDefaultAsync();
        return found is null || found.i.UsedAt is not null || found.i.ExpiresAt <= now ? null : (found.i, found.p);
    }

    private async Task<string?> Name(PersonId? id) =>
        id is null ? null : await db.Set<Person>().Where(p => p.Id == id).Select(p => p.Name).SingleAsync();

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded) throw new Refused([.. result.Errors.Select(e => PeopleRefusals.Password(e.Code))]);
    }
}
