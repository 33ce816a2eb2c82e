using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>A list as listed.</summary>
public sealed record ListRow(Guid Id, string Title, string Unit, string PostKind, DateOnly From, DateOnly Until,
    DutyListState State, int Items);

/// <summary>A post charged with a list.</summary>
public sealed record ChargeRow(Guid Id, string Title, string Post, string Unit, string UnitPath, DateOnly AcknowledgeBy,
    DateTimeOffset? AcknowledgedAt, int Tasks, int Accepted, bool IsReleased, DateTimeOffset? SignedAt, string? SignedBy,
    bool IsChanged);

/// <summary>Whether a post has acknowledged its list, as lists filter by it.</summary>
public enum Acknowledgement { Open, Done, Late }

/// <summary>Whether a post has signed its pledge letter, as lists filter by it; what changed since may be signed anew, and what
/// somebody signed who has left the post.</summary>
public enum Signature { Open, Done, Changed, Left }

/// <summary>Filters of the list of duty lists.</summary>
/// <param name="UnitPath">The subtree of a unit, or null for all.</param>
internal sealed record DutyFilter(DutyListState? State = null, string? UnitPath = null)
{
    public const string Path = "/duties";

    public static DutyFilter Read(ListAddress list, Words t)
    {
        var state = list.Choice<DutyListState>("state", t["Duties.state"], t["Duties.all"], s => t[$"Duties.state.{s}"]);
        return new(state, list.Unit?.Path);
    }
}

/// <summary>Filters of the posts charged with a list.</summary>
/// <param name="UnitPath">The subtree of a unit, or null for all.</param>
/// <param name="Today">Before which silence is late.</param>
internal sealed record ChargeFilter(DateOnly Today, Acknowledgement? Acknowledged = null, string? UnitPath = null,
    Signature? Signed = null)
{
    public static ChargeFilter Read(ListAddress list, Words t, DateOnly today)
    {
        var acknowledged = list.Choice<Acknowledgement>("acknowledged", t["Duties.acknowledged"], t["Duties.all"],
            a => t[$"Duties.acknowledged.{a}"]);
        var signed = list.Choice<Signature>("signed", t["Duties.signed"], t["Duties.all"], s => t[$"Duties.signed.{s}"]);
        return new(today, acknowledged, list.Unit?.Path, signed);
    }
}

/// <summary>Lists of duty lists and of what posts are charged with; paged by key.</summary>
internal sealed class DutyLists(Db db, DutyQueries queries, TimeProvider clock)
{
    private static readonly HashSet<string> Everything = [];

    /// <summary>Lists of the subtrees that the actor oversees, newest first.</summary>
    /// <param name="unread">Members of the rows that are not queried.</param>
    public async Task<PageOf<ListRow>> Lists(Actor by, DutyFilter filter, string? after, IReadOnlySet<string>? unread = null)
    {
        var all = Filtered(by, filter);
        var rest = PageKey.Read<Guid>(after) is { } last ? all.Where(l => l.Id < new DutyListId(last)) : all;
        return await Rows(rest, unread ?? Everything).Page(await all.CountToLimit(), r => PageKey.Write(r.Id));
    }

    /// <summary>All of them, for a file.</summary>
    public IQueryable<ListRow> AllLists(Actor by, DutyFilter filter, IReadOnlySet<string> unread) => Rows(Filtered(by, filter), unread);

    /// <summary>What the actor's post, and the groups it sits in, is charged with, newest first.</summary>
    public async Task<PageOf<ChargeRow>> OwnCharges(Actor by, string? after)
    {
        var owners = ObligationQueries.Owners(by);
        var all = db.Set<DutyCharge>().Where(c => owners.Contains(c.PostId));
        var rest = PageKey.Read<Guid>(after) is { } last ? all.Where(c => c.Id < new DutyChargeId(last)) : all;
        return await Rows(rest.OrderByDescending(c => c.Id), Everything).Page(await all.CountToLimit(), r => PageKey.Write(r.Id));
    }

    /// <summary>What a post is charged with, as far as the actor may see it, newest first.</summary>
    /// <param name="during">Only lists whose period has one of these days.</param>
    public Task<List<ChargeRow>> ChargesOfPost(Actor by, PostId post, int take, HeldDays? during = null)
    {
        var all = queries.ChargesVisibleTo(by).Where(c => c.PostId == post);
        if (during is { From: var from, Until: var until })
            all = all.Where(c => db.Set<DutyList>().Any(l => l.Id == c.ListId && l.PeriodFrom <= until && l.PeriodUntil >= from));
        return Rows(all.OrderByDescending(c => c.Id), Everything).Take(take).ToListAsync();
    }

    /// <summary>Posts charged with a list that the actor may see, in order of unit.</summary>
    public async Task<PageOf<ChargeRow>> ChargesOf(Actor by, DutyListId list, ChargeFilter filter, string? after,
        IReadOnlySet<string>? unread = null)
    {
        var all = Charged(by, list, filter);
        var rest = all;
        if (PageKey.Read<string, Guid>(after) is var (path, last))
        {
            var id = new DutyChargeId(last);
            rest = all.Where(c => string.Compare(c.UnitPath, path) >= 0 && (string.Compare(c.UnitPath, path) > 0 || c.Id > id));
        }
        return await Rows(InOrder(rest), unread ?? Everything).Page(await all.CountToLimit(), r => PageKey.Write(r.UnitPath, r.Id));
    }

    /// <summary>All of them, for a file.</summary>
    public IQueryable<ChargeRow> AllChargesOf(Actor by, DutyListId list, ChargeFilter filter, IReadOnlySet<string> unread) =>
        Rows(InOrder(Charged(by, list, filter)), unread);

    private IQueryable<DutyList> Filtered(Actor by, DutyFilter filter)
    {
        var found = db.Set<DutyList>().Where(DutyQueries.Overseen<DutyList>(by, l => l.UnitPath));
        if (filter.UnitPath is { } path) found = found.Within(l => l.UnitPath, [path]);
        return filter.State is { } state ? found.Where(l => l.State == state) : found;
    }

    private IQueryable<DutyCharge> Charged(Actor by, DutyListId list, ChargeFilter filter)
    {
        var found = queries.ChargesVisibleTo(by).Where(c => c.ListId == list);
        if (filter.UnitPath is { } path) found = found.Within(c => c.UnitPath, [path]);
        found = filter.Signed switch
        {
            Signature.Done => found.Where(c => c.SignedAt != null),
            Signature.Open => found.Where(c => c.SignedAt == null && c.Objection != DutyObjectionState.Upheld),
            Signature.Left => queries.SignerLeft(found, clock.ReadNow()),
            Signature.Changed => found.Where(c => c.SignedAt < c.ChangedAt),
            null => found,
        };
        return filter.Acknowledged switch
        {
            Acknowledgement.Done => found.Where(c => c.AcknowledgedAt != null),
            Acknowledgement.Open => found.Where(c => c.AcknowledgedAt == null),
            Acknowledgement.Late => DutyQueries.Silent(found, filter.Today),
            null => found,
        };
    }

    private static IOrderedQueryable<DutyCharge> InOrder(IQueryable<DutyCharge> charges) =>
        charges.OrderBy(c => c.UnitPath).ThenBy(c => c.Id);

    private IQueryable<ListRow> Rows(IQueryable<DutyList> lists, IReadOnlySet<string> unread) =>
        lists.OrderByDescending(l => l.Id).SelectWithout(l => new ListRow(l.Id.Value, l.Title,
            db.Set<Unit>().Where(u => u.Id == l.UnitId).Select(u => u.Name).First(), l.PostKind, l.PeriodFrom, l.PeriodUntil, l.State,
            l.Items.Count), unread);

    private IQueryable<ChargeRow> Rows(IOrderedQueryable<DutyCharge> charges, IReadOnlySet<string> unread) =>
        charges.SelectWithout(c => new ChargeRow(c.Id.Value,
            db.Set<DutyList>().Where(l => l.Id == c.ListId).Select(l => l.Title).First(),
            db.Set<Post>().Where(p => p.Id == c.PostId).Select(p => p.Name).First(),
            db.Set<Unit>().Where(u => u.Id == c.UnitId).Select(u => u.Name).First(), c.UnitPath, c.AcknowledgeBy, c.AcknowledgedAt,
            db.Set<DutyTask>().Count(t => t.ChargeId == c.Id && t.DueOn != null && t.State != DutyTaskState.Dropped),
            db.Set<DutyTask>().Count(t => t.ChargeId == c.Id && t.State == DutyTaskState.Accepted),
            c.Objection == DutyObjectionState.Upheld, c.SignedAt,
            db.Set<Person>().Where(p => p.Id == c.SignedByPersonId).Select(p => p.Name).FirstOrDefault(), c.SignedAt < c.ChangedAt),
            unread);
}
