using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.People;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Today;

/// <summary>What an administrator of the whole tree has to do before anybody can work.</summary>
internal enum FirstStep { None, Import, WaitForImport, Invite }

/// <summary>Leads the administrators from set-up to the first work.</summary>
internal sealed class FirstSteps(Db db)
{
    public async Task<FirstStep> Next(Actor by, string root, DateTimeOffset now)
    {
        if (!by.HasAny(root, Right.SystemAdministration, Right.SecurityAdministration)) return FirstStep.None;
        var isSystem = by.Has(Right.SystemAdministration, root);
        if (!await db.Set<Unit>().AnyAsync(u => u.ParentId != null)) return isSystem ? FirstStep.Import : FirstStep.WaitForImport;
        if (isSystem) return FirstStep.None;
        var waits =
            await db.Set<Person>()
                .AnyAsync(
                    p => !db.Set<Account>().Any(a => a.PersonId == p.Id)
                        && !db.Set<Invitation>().Any(i => i.PersonId == p.Id && i.UsedAt == null && i.ExpiresAt > now));
        return waits ? FirstStep.Invite : FirstStep.None;
    }
}
