using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>
/// The book of obligations, for other rooms' actions: makes it agree with what objects await, within the caller's save, and
/// keeps the tally in step. Nothing is saved here. What an act so opened, moved or reopened is what <see cref="WhatWasDone"/> tells of.
/// </summary>
internal sealed class Owed(Db db, TallyDeltas deltas, MinutesInForce minutes)
{
    private static readonly HotQuery<Func<DbContext, List<Guid>, List<string>, List<string>, IAsyncEnumerable<Obligation>>> Stored =
        new(() => EF.CompileAsyncQuery((DbContext db, List<Guid> ids, List<string> kinds, List<string> again) =>
            db.Set<Obligation>().Include(o => o.Spans.Where(s => s.Until == null)).Where(o =>
                ids.Contains(o.ObjectId) && kinds.Contains(o.Kind)
                    && (o.State == ObligationState.Open || (o.State == ObligationState.Discharged && again.Contains(o.Kind))))));

    private static readonly HotQuery<Func<DbContext, List<PostId>, IAsyncEnumerable<Post>>> OfOwners = new(() =>
        EF.CompileAsyncQuery((DbContext db, List<PostId> ids) => db.Set<Post>().AsNoTracking().Where(p => ids.Contains(p.Id))));

    /// <summary>Opens, moves, reopens, discharges and waives what this object makes owed, by comparison.</summary>
    public Task Follow(Awaits awaits, DateTimeOffset now) => Follow([awaits], now);

    /// <summary>The same for many objects in one read.</summary>
    public async Task Follow(IReadOnlyCollection<Awaits> all, DateTimeOffset now)
    {
        var found = (await Found(all)).ToLookup(o => (o.ObjectId, o.Kind));
        var posts = await Posts(all.SelectMany(a => a.Awaited).Select(a => a.Owner));
        var opened = new List<(Awaits Awaits, Awaited Awaited)>();
        foreach (var awaits in all)
        {
            foreach (var kind in awaits.Kinds)
                Follow(awaits, kind, [.. found[(awaits.About.Id, kind)].Where(o => o.ObjectKind == awaits.About.Kind)], posts, opened, now);
        }
        if (opened.Count == 0) return;
        var taking = await minutes.Of(opened.Select(o => (o.Awaits, posts[o.Awaited.Owner])), now);
        foreach (var (awaits, awaited) in opened)
        {
            var owner = posts[awaited.Owner];
            Add(Obligation.Open(awaited.Kind, owner, awaited.OwedTo, awaited.Due, awaits.Subject, awaits.About, now,
                taking.Of(awaits, awaited, owner), awaits.AskedBy));
        }
    }

    /// <param name="opened">Gets what is to be opened.</param>
    private void Follow(Awaits awaits, string kind, List<Obligation> found, Dictionary<PostId, Post> posts,
        List<(Awaits Awaits, Awaited Awaited)> opened, DateTimeOffset now)
    {
        var open = found.Where(o => o.State == ObligationState.Open).ToList();
        var wanted = awaits.Awaited.Where(a => a.Kind.Code == kind).ToList();
        // Two tellers owe the same thing: what each has done, or owes still, is matched by owner before anything is moved.
        foreach (var own in open.Where(o => wanted.Any(a => a.Owner == o.OwnerId)).ToList())
        {
            Move(own, Take(a => a.Owner == own.OwnerId));
            open.Remove(own);
        }
        foreach (var done in open.Where(o => awaits.IsMet(kind, o.OwnerId)).ToList())
        {
            Change(done, o => o.Discharge(now));
            open.Remove(done);
        }
        foreach (var left in open)
        {
            if (wanted.Count > 0) Move(left, Take(_ => true));
            else Change(left, o => o.Waive(now));
        }
        foreach (var awaited in wanted)
        {
            var returned = awaited.Again ? found.Where(o => o.State == ObligationState.Discharged).MaxBy(o => o.OpenedAt) : null;
            if (returned is not null) Change(returned, o => o.Reopen(posts[awaited.Owner], awaited.Due, now));
            else opened.Add((awaits, awaited));
        }

        Awaited Take(Func<Awaited, bool> which)
        {
            var taken = wanted.First(which);
            wanted.Remove(taken);
            return taken;
        }

        void Move(Obligation obligation, Awaited to)
        {
            if (obligation.OwnerId != to.Owner || obligation.Due != to.Due) Change(obligation, o => o.Move(posts[to.Owner], to.Due, now));
        }
    }

    private void Add(Obligation obligation)
    {
        db.Add(obligation);
        deltas.Count(obligation, +1);
    }

    private void Change(Obligation obligation, Action<Obligation> change)
    {
        deltas.Count(obligation, -1);
        change(obligation);
        deltas.Count(obligation, +1);
    }

    /// <summary>What is open about these objects, and what a return may reopen; with what this save has opened already.</summary>
    private async Task<IEnumerable<Obligation>> Found(IReadOnlyCollection<Awaits> all)
    {
        var ids = all.Select(a => a.About.Id).Distinct().ToList();
        var again = all.SelectMany(a => a.Awaited).Where(a => a.Again).Select(a => a.Kind.Code).Distinct().ToList();
        var kinds = all.SelectMany(a => a.Kinds).Distinct().ToList();
        var stored = await Stored.On(db)(db, ids, kinds, again).ToListAsync();
        return stored.Union(db.Held<Obligation>().Where(o => ids.Contains(o.ObjectId)));
    }

    private async Task<Dictionary<PostId, Post>> Posts(IEnumerable<PostId> wanted)
    {
        var ids = wanted.ToHashSet();
        var posts = db.Held<Post>().Where(p => ids.Contains(p.Id)).ToDictionary(p => p.Id);
        var missing = ids.Where(i => !posts.ContainsKey(i)).ToList();
        if (missing.Count > 0)
            await foreach (var post in OfOwners.On(db)(db, missing)) posts[post.Id] = post;
        return posts;
    }
}
