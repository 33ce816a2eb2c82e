using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>Obligations opened and closed by hand, for rooms whose rule does not say yet what it awaits. Goes with the last of them.</summary>
internal sealed class OwedByHand(Db db, TallyDeltas deltas)
{
    public async Task<Obligation> Open(ObligationKind kind, PostId owner, UnitId owedTo, DateOnly due, string subject, ObjectRef about, DateTimeOffset now) =>
        Open(kind, await The(owner), owedTo, due, subject, about, now);

    public Obligation Open(ObligationKind kind, Post owner, UnitId owedTo, DateOnly due, string subject, ObjectRef about, DateTimeOffset now)
    {
        var obligation = Obligation.Open(kind, owner, owedTo, due, subject, about, now);
        db.Add(obligation);
        deltas.Count(obligation, +1);
        return obligation;
    }

    public Task Discharge(ObligationKind kind, ObjectRef about, DateTimeOffset now) => Change(kind, about, ObligationState.Open, o => o.Discharge(now));

    public Task Waive(ObligationKind kind, ObjectRef about, DateTimeOffset now) => Change(kind, about, ObligationState.Open, o => o.Waive(now));

    public async Task Reopen(ObligationKind kind, ObjectRef about, DateOnly returnedOn, int days, DateTimeOffset now, PostId? owner = null)
    {
        var due = returnedOn.AddDays(days);
        var to = owner is { } id ? await The(id) : null;
        var posts = await db.Set<Obligation>().Where(o => o.ObjectId == about.Id && o.Kind == kind.Code).Join(db.Set<Post>(), o => o.OwnerId, p => p.Id, (o, p) => p).AsNoTracking().ToListAsync();
        await Change(kind, about, ObligationState.Discharged, o => o.Reopen(to ?? posts.First(p => p.Id == o.OwnerId), due > o.DueOn ? due : o.DueOn, now));
    }

    public async Task HandOver(ObligationKind kind, IReadOnlyCollection<Guid> about, PostId? from, PostId to, DateTimeOffset now)
    {
        var heir = await The(to);
        foreach (var o in await db.Set<Obligation>().Include(o => o.Spans)
            .Where(o => o.Kind == kind.Code && about.Contains(o.ObjectId) && o.State == ObligationState.Open && o.OwnerId != to && (from == null || o.OwnerId == from)).ToListAsync())
            Apply(o, x => x.Move(heir, x.Due, now));
    }

    private async Task<Post> The(PostId id) =>
        db.Set<Post>().Local.FirstOrDefault(p => p.Id == id) ?? await db.Set<Post>().AsNoTracking().FirstAsync(p => p.Id == id);

    private async Task Change(ObligationKind kind, ObjectRef about, ObligationState state, Action<Obligation> change)
    {
        var id = about.Id;
        var found = await db.Set<Obligation>().Include(o => o.Spans).Where(o => o.ObjectId == id && o.Kind == kind.Code).ToListAsync();
        var all = found.Concat(db.Set<Obligation>().Local.Where(o => o.ObjectId == id && o.Kind == kind.Code)).Distinct().Where(o => o.State == state).ToList();
        foreach (var obligation in state == ObligationState.Discharged ? all.OrderByDescending(o => o.OpenedAt).Take(1) : all) Apply(obligation, change);
    }

    private void Apply(Obligation o, Action<Obligation> change)
    {
        deltas.Count(o, -1);
        change(o);
        deltas.Count(o, +1);
    }
}
