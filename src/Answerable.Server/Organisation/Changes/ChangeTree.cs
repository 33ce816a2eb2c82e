using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>
/// Changes a unit now: it moves, takes others in, is split or closed, with all that hangs on it, in one transaction. Lines of the ledger
/// stay under the units at which they were written.
/// </summary>
internal sealed class ChangeTree(Db db, UnitQueries units, TreePaths paths, ClosingQueries closing, TimeProvider clock)
{
    /// <summary>The unit lies beneath another.</summary>
    /// <param name="to">Code of the unit beneath which it comes.</param>
    public Task Move(Actor by, UnitId id, string to, int? version = null, CancellationToken cancel = default) => Held(by, id, version,
        async unit =>
    {
        unit.RequireNone(unit.AgainstMoving(by));
        var above = await Named(by, to, "unit_code");
        var (from, longest) = (unit.Path, await paths.Longest(unit.Path, cancel));
        Keep(unit.Move(by, above, longest, clock.ReadNow()));
        await paths.Move(from, unit.Path, cancel);
    }, cancel);

    /// <summary>Others go up in the unit: their posts, with what these owe, and the units beneath them come to it.</summary>
    public Task Merge(Actor by, UnitId id, IReadOnlyList<string> codes, int? version = null, CancellationToken cancel = default) => Held(by,
        id, version, async into =>
    {
        into.RequireNone([.. Unit.AgainstChanging(by, into.Path), .. UnitRefusals.Closed.Unless(into.ClosedAt is null)]);
        Require.That(codes.Count > 0, UnitRefusals.NoUnits.At("codes"));
        foreach (var code in codes) await TakeIn(by, into, code, cancel);
    }, cancel);

    /// <summary>A new unit is made beside this one, and some of its posts go along.</summary>
    /// <param name="posts">Codes of these posts.</param>
    public async Task<UnitId> Split(Actor by, UnitId id, NewUnit draft, IReadOnlyList<string> posts, int? version = null,
        CancellationToken cancel = default)
    {
        UnitId made = default;
        await Held(by, id, version, async unit =>
        {
            unit.RequireNone(unit.AgainstMoving(by));
            Require.That(posts.Count > 0, UnitRefusals.NoPosts.At("codes"));
            var now = clock.ReadNow();
            var above = (await units.Load(by, unit.ParentId!.Value))!;
            var part = unit.Split(by, above, draft.Code.Trim(), draft.Name, draft.Level, now);
            db.Add(part);
            await db.SaveChangesAsync(cancel);
            var own = await OfUnit(unit);
            foreach (var code in posts)
                await Move(by, own.Find(p => p.Code == code) ?? throw new Refused(UnitRefusals.NotOfUnit(code).At("codes")), part, cancel);
            made = part.Id;
        }, cancel);
        return made;
    }

    /// <summary>The unit is no more.</summary>
    public Task Close(Actor by, UnitId id, int? version = null, CancellationToken cancel = default) => Held(by, id, version, async unit =>
    {
        unit.RequireNone(unit.AgainstMoving(by));
        Keep(unit.Close(by, await closing.Facts(unit.Id, unit.Path, clock.ReadNow()), clock.ReadNow()));
        foreach (var post in await OfUnit(unit)) post.CloseWith(unit);
    }, cancel);

    /// <summary>
    /// What is planned is done by a job, which may do anything: so whoever plans must be allowed, now, to do it to each unit and post that
    /// the plan names.
    /// </summary>
    public async Task RequireAllowed(Actor by, Unit unit, UnitChange change)
    {
        if (change.Kind is UnitChangeKind.Create or UnitChangeKind.Rename) return;
        if (change.Kind != UnitChangeKind.Merge) unit.RequireNone(unit.AgainstMoving(by));
        var (own, concerned) = (by.AllPosts.ToList(), db.Set<Post>().Where(p => false));
        switch (change.Kind)
        {
            case UnitChangeKind.Move:
                Require.None((await Named(by, change.Code, "unit_code")).AgainstTaking(by));
                break;
            case UnitChangeKind.Merge:
                Require.None(unit.AgainstTaking(by));
                foreach (var code in change.Each) Require.None((await Named(by, code, "codes")).AgainstMoving(by));
                concerned = db.Set<Post>().Where(p => db.Set<Unit>().Any(u => u.Id == p.UnitId && change.Each.Contains(u.Code)));
                break;
            case UnitChangeKind.Split:
                Require.None((await units.Load(by, unit.ParentId!.Value))!.AgainstTaking(by));
                concerned = db.Set<Post>().Where(p => p.UnitId == unit.Id && change.Each.Contains(p.Code));
                break;
        }
        Require.That(!await concerned.AnyAsync(p => own.Contains(p.Id)), UnitRefusals.OwnPost);
    }

    private async Task TakeIn(Actor by, Unit into, string code, CancellationToken cancel)
    {
        var unit = await Named(by, code, "codes");
        var (now, from) = (clock.ReadNow(), unit.Path);
        Keep(unit.MergeInto(by, into, now));
        foreach (var below in await db.Set<Unit>().Where(u => u.ParentId == unit.Id && u.ClosedAt == null).ToListAsync(cancel))
        {
            var (path, longest) = (below.Path, await paths.Longest(below.Path, cancel));
            Keep(below.GoAlong(by, into, longest, now));
            await paths.Move(path, below.Path, cancel);
        }
        foreach (var post in (await OfUnit(unit)).Where(p => p.ClosedAt is null)) await Move(by, post, into, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task Move(Actor by, Post post, Unit to, CancellationToken cancel)
    {
        var (from, now) = (post.UnitPath, clock.ReadNow());
        var since = await db.Set<PastPost>().Where(p => p.PostId == post.Id).MaxAsync(p => (DateTimeOffset?)p.Until, cancel)
            ?? Ids.MadeAt(post.Id.Value);
        var past = post.MoveTo(by, to, since, now);
        if (past.From < past.Until) db.Add(past);
        await paths.Move(post.Id, from, to, cancel);
    }

    /// <summary>What is known from before the change is read anew, when nobody else changes the tree.</summary>
    private async Task Held(Actor by, UnitId id, int? version, Func<Unit, Task> change, CancellationToken cancel)
    {
        await db.InTransaction(async () =>
        {
            await paths.Hold(cancel);
            var unit = await units.Load(by, id) ?? throw new NotVisible();
            unit.ReadAs(version);
            await change(unit);
            Generation.Next(db);
            await db.SaveChangesAsync(cancel);
        }, cancel);
    }

    private Task<List<Post>> OfUnit(Unit unit) => db.Set<Post>().Where(p => p.UnitId == unit.Id).OrderBy(p => p.Code).ToListAsync();

    private async Task<Unit> Named(Actor by, string code, string field)
    {
        var bare = code.Trim();
        return await units.VisibleTo(by).FirstOrDefaultAsync(u => u.Code == bare)
            ?? throw new Refused(UnitRefusals.UnknownUnit(bare).At(field));
    }

    private void Keep(PastUnit past)
    {
        if (past.From < past.Until) db.Add(past);
    }
}

/// <summary>A unit that is to be made.</summary>
internal sealed record NewUnit(string Code, string Name, string Level);
