using Answerable.Domain;
using Answerable.Domain.Handovers;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.Records;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Handovers;

/// <summary>A handover as listed.</summary>
public sealed record HandoverRow(Guid Id, string Post, string Unit, string Giver, string Receiver, DateTimeOffset OpenedAt,
    HandoverState State);

/// <summary>An item as shown.</summary>
/// <param name="Title">Null for whoever may not see what it is about, and is neither giver nor receiver.</param>
/// <param name="Link">Null where the reader may not see its page.</param>
/// <param name="LateUnder">Who held the post when it became late.</param>
public sealed record ShownItem(HandoverItem Of, string? Title, string? Link, string? LateUnder);

/// <summary>Who signed, or is to.</summary>
public sealed record ShownSignature(string? Name, DateTimeOffset? At, string? InsteadOf = null);

/// <summary>A handover as its page shows it.</summary>
/// <param name="Changes">Items that came or went since the list was made.</param>
public sealed record ShownHandover(HandoverId Id, int Version, PostId PostId, string Post, string Unit, string Giver, string Receiver,
    HandoverState State, DateTimeOffset OpenedAt, DateOnly DueOn, string? Reason, IReadOnlyList<ShownItem> Items, ShownSignature Given,
    ShownSignature Done, ShownSignature Witnessed, int Changes, bool IsGiver, bool IsReceiver, Acts Acts);

/// <summary>What is in the way of a handover of a post, for who could open one.</summary>
/// <param name="Parties">By name; null where there are not two.</param>
/// <param name="IsOpen">One is open.</param>
public sealed record MayOpen(ShownParties? Parties, bool IsOpen, Refusal? Against);

/// <summary>Between whom a post is handed over, by name.</summary>
public sealed record ShownParties(string Giver, string Receiver);

/// <summary>Which handovers a list is about.</summary>
public enum HandoverStanding { Open, Signed, Withdrawn }

/// <summary>Filters of the list.</summary>
/// <param name="UnitPath">Posts of the subtree of a unit, or null for all.</param>
internal sealed record HandoverFilter(HandoverStanding? Standing = null, string? UnitPath = null)
{
    public const string Path = "/handovers";

    public static HandoverFilter Read(ListAddress list, Words t) =>
        new(list.Choice<HandoverStanding>("standing", t["Handovers.state"], t["Handovers.all"], s => t[$"Handovers.standing.{s}"]),
            list.Unit?.Path);
}

/// <summary>Lists of handovers, paged by key, and one of them with all that is shown of it.</summary>
internal sealed class HandoverLists(Db db, HandoverQueries queries, PostQueries posts, PostDirectory directory, ObjectReader objects,
    OrganisationZone zone, TimeProvider clock)
{
    /// <summary>A page of those that the actor may see, newest first.</summary>
    /// <param name="unread">Members of the rows that are not queried.</param>
    public async Task<PageOf<HandoverRow>> Page(Actor by, HandoverFilter filter, string? after, IReadOnlySet<string> unread)
    {
        var all = Filtered(by, filter);
        var rest = PageKey.Read<Guid>(after) is { } last ? all.Where(h => h.Id < new HandoverId(last)) : all;
        return await Rows(rest, unread).Page(await all.CountToLimit(), r => PageKey.Write(r.Id));
    }

    /// <summary>All of them, for a file.</summary>
    public IQueryable<HandoverRow> All(Actor by, HandoverFilter filter, IReadOnlySet<string> unread) => Rows(Filtered(by, filter), unread);

    /// <summary>Those of a post, as far as the actor may see them, newest first.</summary>
    public Task<List<HandoverRow>> OfPost(Actor by, PostId post, int take) =>
        Rows(queries.VisibleTo(by).Where(h => h.PostId == post), Projection.Whole).Take(take).ToListAsync();

    /// <summary>One handover; null when the actor may not see it.</summary>
    public async Task<ShownHandover?> One(Actor by, HandoverId id)
    {
        var seen = queries.VisibleTo(by).AsNoTracking().Include(h => h.Items.OrderBy(i => i.Number));
        if (await seen.FirstOrDefaultAsync(h => h.Id == id) is not { } h) return null;
        var post = (await directory.Posts([h.PostId], clock.ReadNow()))[h.PostId];
        List<PersonId> ids = [h.GiverId, h.ReceiverId, .. new[] { h.WitnessId, h.GivenForById }
            .Concat(h.Items.Select(i => i.LateUnderPersonId)).OfType<PersonId>()];
        var persons = await db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        var visible = await objects.Seen(by, h.Items.Select(i => new ObjectRef(i.ObjectKind, i.ObjectId)));
        var (isGiver, isReceiver) = (by.Person == h.GiverId, by.Person == h.ReceiverId);
        var changes = h.IsOver ? 0 : h.Changes((await queries.Facts(h.PostId)).Open);
        return new(h.Id, h.Version, h.PostId, h.Title, post.Unit, persons[h.GiverId], persons[h.ReceiverId], h.State, h.OpenedAt,
            h.Due(await zone.Calendar()), h.Reason, [.. h.Items.Select(Item)],
            new(h.GivenAt is null ? null : Name(h.GivenForById) ?? persons[h.GiverId], h.GivenAt,
                h.GivenForById is null ? null : persons[h.GiverId]),
            new(h.DoneAt is null ? null : persons[h.ReceiverId], h.DoneAt), new(Name(h.WitnessId), h.WitnessedAt), changes, isGiver,
            isReceiver, h.Acts(by, changes));

        ShownItem Item(HandoverItem i)
        {
            var about = new ObjectRef(i.ObjectKind, i.ObjectId);
            var isSeen = visible.Contains(about);
            return new(i, isSeen || isGiver || isReceiver ? i.Title : null, isSeen ? ObjectLinks.Find(about.Kind, about.Id) : null,
                Name(i.LateUnderPersonId));
        }
        string? Name(PersonId? person) => person is { } found ? persons.GetValueOrDefault(found) : null;
    }

    /// <summary>Null where the actor is neither of the two nor fills the post.</summary>
    public async Task<MayOpen?> MayOpen(Actor by, PostId id)
    {
        if (await posts.Load(by, id) is not { IsCollective: false } post) return null;
        var parties = Handover.Parties(await queries.Appointments(id), clock.ReadNow());
        // Whoever is denied is told nothing more.
        if (Handover.AgainstOpening(by, post, parties, false, false).Any(r => r.IsDenial)) return null;
        var (isOpen, isDone) = await queries.Before(id, parties);
        var against = Handover.AgainstOpening(by, post, parties, isOpen, isDone).FirstOrDefault();
        if (parties is null) return new(null, isOpen, against);
        List<PersonId> ids = [parties.Giver, parties.Receiver];
        var names = await db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        return new(new(names[parties.Giver], names[parties.Receiver]), isOpen, against);
    }

    private IQueryable<Handover> Filtered(Actor by, HandoverFilter filter)
    {
        var found = queries.VisibleTo(by);
        if (filter.UnitPath is { } path) found = found.Within(h => h.UnitPath, [path]);
        return filter.Standing switch
        {
            HandoverStanding.Open => found.Where(h => h.State == HandoverState.Open || h.State == HandoverState.Given),
            HandoverStanding.Signed => found.Where(h => h.State == HandoverState.Done),
            HandoverStanding.Withdrawn => found.Where(h => h.State == HandoverState.Withdrawn),
            null => found,
        };
    }

    private IQueryable<HandoverRow> Rows(IQueryable<Handover> all, IReadOnlySet<string> unread) =>
        all.OrderByDescending(h => h.Id).SelectWithout(h => new HandoverRow(h.Id.Value, h.Title,
            db.Set<Unit>().Where(u => u.Id == h.UnitId).Select(u => u.Name).First(),
            db.Set<Person>().Where(p => p.Id == h.GiverId).Select(p => p.Name).First(),
            db.Set<Person>().Where(p => p.Id == h.ReceiverId).Select(p => p.Name).First(), h.OpenedAt, h.State), unread);
}
