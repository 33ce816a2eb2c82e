using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

internal sealed record PersonRow(PersonId Id, string Code, string Name, IReadOnlyList<PersonPost> Posts);

internal sealed record PersonPost(PersonId PersonId, PostId PostId, string Post, string Unit, AppointmentKind Kind, DateTimeOffset From, DateTimeOffset? Until) : ISpan;

internal enum AccountState { None, Invited, Active, Locked }

/// <summary>How a person can come in now.</summary>
internal sealed record AccountView(AccountState State, DateTimeOffset? Until);

/// <summary>People and their posts. Everybody who is signed in sees names and posts; codes, which are sign-in names, are for administrators.</summary>
internal sealed class PersonQueries(Db db, SignInFailures failures)
{
    public IQueryable<Person> VisibleTo(Actor by) => by.IsSystem || by.Person is not null ? db.Set<Person>() : db.Set<Person>().Where(p => false);

    public static bool MaySeeCodes(Actor by) => by.Rights.Any(r => Administrations.IsOne(r.Right));

    public async Task<PersonRow?> Find(Actor by, PersonId id, DateTimeOffset now)
    {
        var person = await VisibleTo(by).Where(p => p.Id == id).Select(p => new { p.Id, p.Code, p.Name }).FirstOrDefaultAsync();
        if (person is null) return null;
        var posts = await Posts(db.Set<Appointment>().Where(a => a.PersonId == id), now).Take(100).ToListAsync();
        return new(person.Id, MaySeeCodes(by) || by.Person == id ? person.Code : "", person.Name, posts);
    }

    /// <summary>People in order of code; with a text, those whose name has it or, for administrators, whose code begins with it.</summary>
    public async Task<CodePage<PersonRow>> List(Actor by, string? text, string? after, DateTimeOffset now, int size = UnitQueries.PageSize)
    {
        var codes = MaySeeCodes(by);
        var all = VisibleTo(by);
        if (!string.IsNullOrWhiteSpace(text)) all = codes ? all.Where(p => p.Name.Contains(text) || p.Code.StartsWith(text)) : all.Where(p => p.Name.Contains(text));
        var start = Guid.TryParse(after, out var id) ? await db.Set<Person>().Where(p => p.Id == new PersonId(id)).Select(p => p.Code).FirstOrDefaultAsync() : null;
        var rest = start is null ? all : all.Where(p => string.Compare(p.Code, start) > 0);
        var rows = await rest.OrderBy(p => p.Code).Take(size + 1).Select(p => new { p.Id, p.Code, p.Name }).ToListAsync();
        var count = await all.Select(p => 1).Take(UnitQueries.CountLimit + 1).CountAsync();
        var shown = rows.Take(size).ToList();
        var ids = shown.Select(r => r.Id).ToList();
        var posts = (await Posts(db.Set<Appointment>().Where(a => ids.Contains(a.PersonId) && a.IsInForce(now)), now).ToListAsync()).ToLookup(p => p.PersonId);
        return new([.. shown.Select(r => new PersonRow(r.Id, codes ? r.Code : "", r.Name, [.. posts[r.Id]]))], count, rows.Count > size ? shown[^1].Id.Value.ToString() : null);
    }

    /// <summary>For who may invite the person, and the person.</summary>
    public async Task<AccountView> Account(PersonId id, DateTimeOffset now)
    {
        var invited = await db.Set<Invitation>().Where(i => i.PersonId == id && i.UsedAt == null && i.ExpiresAt > now).Select(i => (DateTimeOffset?)i.ExpiresAt).FirstOrDefaultAsync();
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == id);
        var failed = account is null ? null : await failures.Find(SignInFailures.Account(account.Id));
        if (failed?.IsLocked(now) == true) return new(AccountState.Locked, failed.Until);
        if (invited is not null) return new(AccountState.Invited, invited);
        return new(account is null ? AccountState.None : AccountState.Active, null);
    }

    public async Task<bool> MayInvite(Actor by, PersonId id, DateTimeOffset now) => !Person.AgainstInviting(by, await PersonPlaces.Of(db, id, now)).Any();

    public async Task<bool> MayRename(Actor by, PersonId id, DateTimeOffset now) => !Person.AgainstRenaming(by, await PersonPlaces.Of(db, id, now)).Any();


    private IQueryable<PersonPost> Posts(IQueryable<Appointment> appointments, DateTimeOffset now) =>
        from a in appointments
        join p in db.Set<Post>() on a.PostId equals p.Id
        join u in db.Set<Unit>() on p.UnitId equals u.Id
        orderby a.IsInForce(now) descending, a.From descending, p.UnitPath, p.Code
        select new PersonPost(a.PersonId, p.Id, p.Name, u.Name, a.Kind, a.From, a.Until);
}
