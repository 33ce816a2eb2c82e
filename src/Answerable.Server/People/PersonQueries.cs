using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

public sealed record PersonRow(PersonId Id, string Code, string Name, IReadOnlyList<PersonPost> Posts)
{
    /// <summary>Of the person, where one alone is read.</summary>
    public int Version { get; init; }
}

public sealed record PersonPost(PersonId PersonId, PostId PostId, string Post, string Unit, AppointmentKind Kind, DateTimeOffset From,
    DateTimeOffset? Until, string UnitPath) : ISpan;

internal enum AccountState { None, Invited, Active, Locked }

/// <summary>How a person can come in now.</summary>
internal sealed record AccountView(AccountState State, DateTimeOffset? Until);

/// <summary>
/// People and their posts. Everybody who is signed in sees names and posts; codes, which are sign-in names, are for administrators.
/// </summary>
internal sealed class PersonQueries(Db db, SignInFailures failures)
{
    public IQueryable<Person> VisibleTo(Actor by) => by.IsSystem || by.Person is not null ? db.Set<Person>() : db.Set<Person>()
        .Where(p => false);

    public static bool MaySeeCodes(Actor by) => by.Rights.Any(r => Administrations.IsOne(r.Right));

    public async Task<PersonRow?> Find(Actor by, PersonId id, DateTimeOffset now)
    {
        var person = await VisibleTo(by).Where(p => p.Id == id).Select(p => new { p.Id, p.Code, p.Name, p.Version }).FirstOrDefaultAsync();
        if (person is null) return null;
        var posts = await Posts(db.Set<Appointment>().Where(a => a.PersonId == id), now).Take(100).ToListAsync();
        return new(person.Id, MaySeeCodes(by) || by.Person == id ? person.Code : "", person.Name, posts) { Version = person.Version };
    }

    /// <summary>People in order of code.</summary>
    /// <param name="unread">Members of the rows that are not queried.</param>
    public async Task<PageOf<PersonRow>> List(Actor by, PersonFilter filter, string? after, DateTimeOffset now, int size = Pages.Size,
        IReadOnlySet<string>? unread = null)
    {
        var (codes, all) = (MaySeeCodes(by), Filtered(by, filter, now));
        // The key names the person, since the code is a sign-in name.
        var start = PageKey.Read<Guid>(after) is { } id ? await db.Set<Person>().Where(p => p.Id == new PersonId(id)).Select(p => p.Code)
            .FirstOrDefaultAsync() : null;
        var rest = start is null ? all : all.Where(p => string.Compare(p.Code, start) > 0);
        var rows = await rest.OrderBy(p => p.Code).Take(size + 1).Select(p => new { p.Id, p.Code, p.Name }).ToListAsync();
        var found = rows.ConvertAll(p => new PersonRow(p.Id, codes ? p.Code : "", p.Name, []));
        var page = Pages.Of(found, await all.CountToLimit(), p => PageKey.Write(p.Id.Value), size);
        if (unread?.Contains(nameof(PersonRow.Posts)) == true) return page;
        var ids = page.Rows.Select(r => r.Id).ToList();
        var posts = (await Posts(db.Set<Appointment>().Where(a => ids.Contains(a.PersonId) && a.IsInForce(now)), now)
            .ToListAsync()).ToLookup(p => p.PersonId);
        return page.Select(p => p with { Posts = [.. posts[p.Id]] });
    }

    /// <summary>Everybody of the list, for a file.</summary>
    public async IAsyncEnumerable<PersonRow> All(Actor by, PersonFilter filter, DateTimeOffset now, IReadOnlySet<string> unread)
    {
        string? after = null;
        do
        {
            var page = await List(by, filter, after, now, Pages.CountLimit, unread);
            foreach (var row in page.Rows) yield return row;
            after = page.Next;
        }
        while (after is not null);
    }

    public Task<bool> IsTooLong(Actor by, PersonFilter filter, DateTimeOffset now) =>
        Filtered(by, filter, now).Skip(Sheet.MaxRows).AnyAsync();

    private IQueryable<Person> Filtered(Actor by, PersonFilter filter, DateTimeOffset now)
    {
        var all = VisibleTo(by);
        if (filter.Text is { } text)
            all = MaySeeCodes(by) ? all.Where(p => p.Name.Contains(text) || p.Code.StartsWith(text))
                : all.Where(p => p.Name.Contains(text));
        if (filter.UnitPath is not { } path) return all;
        var posts = db.Set<Post>().Within(p => p.UnitPath, [path]);
        return all.Where(p => db.Set<Appointment>().Any(a => a.PersonId == p.Id && a.IsInForce(now) && posts.Any(x => x.Id == a.PostId)));
    }

    /// <summary>For who may invite the person, and the person.</summary>
    public async Task<AccountView> Account(PersonId id, DateTimeOffset now)
    {
        var invited = await db.Set<Invitation>().Where(i => i.PersonId == id && i.UsedAt == null && i.ExpiresAt > now)
            .Select(i => (DateTimeOffset?)i.ExpiresAt).FirstOrDefaultAsync();
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == id);
        var failed = account is null ? null : await failures.Find(SignInFailures.Account(account.Id));
        if (failed?.IsLocked(now) == true) return new(AccountState.Locked, failed.Until);
        if (invited is not null) return new(AccountState.Invited, invited);
        return new(account is null ? AccountState.None : AccountState.Active, null);
    }

    public async Task<bool> MayInvite(Actor by, PersonId id, DateTimeOffset now) =>
        !Person.AgainstInviting(by, await PersonPlaces.Of(db, id, now)).Any();

    public async Task<bool> MayRename(Actor by, PersonId id, DateTimeOffset now) =>
        !Person.AgainstRenaming(by, await PersonPlaces.Of(db, id, now)).Any();

    private IQueryable<PersonPost> Posts(IQueryable<Appointment> appointments, DateTimeOffset now) =>
        from a in appointments
        join p in db.Set<Post>() on a.PostId equals p.Id
        join u in db.Set<Unit>() on p.UnitId equals u.Id
        orderby a.IsInForce(now) descending, a.From descending, p.UnitPath, p.Code
        select new PersonPost(a.PersonId, p.Id, p.Name, u.Name, a.Kind, a.From, a.Until, p.UnitPath);
}
