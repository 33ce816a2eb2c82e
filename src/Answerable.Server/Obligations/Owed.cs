using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>
/// The book of obligations, for other rooms' actions: opens, discharges, reopens, moves and waives within
/// their save, and keeps the tally in step. Nothing is saved here.
/// </summary>
internal sealed class Owed(Db db)
{
    private readonly Dictionary<(string Path, string Kind, DateOnly Due), TallyDelta> deltas = [];

    /// <summary>Opens an obligation of a post.</summary>
    public async Task<Obligation> Open(string kind, PostId owner, UnitId owedTo, DateOnly due, string subject, ObjectRef about, DateTimeOffset now)
    {
        return Open(kind, await The(owner), owedTo, due, subject, about, now);
    }

    /// <summary>Opens an obligation of a post that the caller has loaded.</summary>
    public Obligation Open(string kind, Post owner, UnitId owedTo, DateOnly due, string subject, ObjectRef about, DateTimeOffset now)
    {
        var obligation = Obligation.Open(kind, owner.Id, owner.UnitId, owner.UnitPath, owedTo, due, subject, about, now);
        db.Add(obligation);
        Count(obligation, +1, 0);
        return obligation;
    }

    /// <summary>Discharges the open obligations of this kind about this object; none is no error.</summary>
    public Task Discharge(string kind, ObjectRef about, DateTimeOffset now) => Change(kind, about, ObligationState.Open, o =>
    {
        o.Discharge(now);
        Count(o, -1, +1);
    });

    /// <summary>Discharges one post's open obligation of this kind about this object.</summary>
    public Task Discharge(string kind, ObjectRef about, PostId owner, DateTimeOffset now) => Change(kind, about, ObligationState.Open, o =>
    {
        if (o.OwnerId != owner) return;
        o.Discharge(now);
        Count(o, -1, +1);
    });

    /// <summary>No longer owed.</summary>
    public Task Waive(string kind, ObjectRef about, DateTimeOffset now) => Change(kind, about, ObligationState.Open, o =>
    {
        o.Waive(now);
        Count(o, -1, 0);
    });

    /// <summary>A return: reopens with the later of the old due date and the return plus the policy's days.</summary>
    /// <param name="owner">The post that owes it now, when another may have come in place of the one that did it.</param>
    public async Task Reopen(string kind, ObjectRef about, DateOnly returnedOn, int days, DateTimeOffset now, PostId? owner = null)
    {
        var to = owner is { } id ? await The(id) : null;
        await Change(kind, about, ObligationState.Discharged, o =>
        {
            Count(o, 0, -1);
            o.Reopen(returnedOn, days, now);
            if (to is not null) o.Move(to, o.DueOn, now);
            Count(o, +1, 0);
        });
    }

    /// <summary>Gives open obligations another owner or due date.</summary>
    public async Task Move(string kind, ObjectRef about, PostId owner, DateOnly due, DateTimeOffset now)
    {
        var to = await The(owner);
        await Change(kind, about, ObligationState.Open, o => Give(o, to, due, now));
    }

    /// <summary>Gives what is open of this kind about these objects to another post.</summary>
    /// <param name="from">Only what this post owes; null for whoever owes it.</param>
    public async Task HandOver(string kind, IReadOnlyCollection<Guid> about, PostId? from, PostId to, DateTimeOffset now)
    {
        var heir = await The(to);
        foreach (var o in await db.Set<Obligation>().Include(o => o.Spans)
            .Where(o => o.Kind == kind && about.Contains(o.ObjectId) && o.State == ObligationState.Open && o.OwnerId != to && (from == null || o.OwnerId == from)).ToListAsync())
            Give(o, heir, o.DueOn, now);
    }

    private void Give(Obligation o, Post to, DateOnly due, DateTimeOffset now)
    {
        Count(o, -1, 0);
        o.Move(to, due, now);
        Count(o, +1, 0);
    }

    private async Task<Post> The(PostId id) =>
        db.Set<Post>().Local.FirstOrDefault(p => p.Id == id) ?? await db.Set<Post>().AsNoTracking().FirstAsync(p => p.Id == id);

    private async Task Change(string kind, ObjectRef about, ObligationState state, Action<Obligation> change)
    {
        var id = about.Id;
        var found = await db.Set<Obligation>().Include(o => o.Spans).Where(o => o.ObjectId == id && o.Kind == kind).ToListAsync();
        var all = found.Concat(db.Set<Obligation>().Local.Where(o => o.ObjectId == id && o.Kind == kind)).Distinct().Where(o => o.State == state).ToList();
        // A reopening concerns the newest of several discharged ones.
        foreach (var obligation in state == ObligationState.Discharged ? all.OrderByDescending(o => o.OpenedAt).Take(1) : all) change(obligation);
    }

    /// <summary>One row for each unit, kind and date of a save, however many obligations it opens.</summary>
    private void Count(Obligation o, int open, int done)
    {
        var key = (o.UnitPath, o.Kind, o.DueOn);
        if (!deltas.TryGetValue(key, out var delta) || db.Entry(delta).State != EntityState.Added)
            db.Add(deltas[key] = delta = new() { UnitPath = o.UnitPath, Kind = o.Kind, DueOn = o.DueOn });
        delta.Open += open;
        delta.Done += done;
    }
}
