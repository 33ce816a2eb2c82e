using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>What every object of a room that makes posts owe something awaits, as it is stored.</summary>
internal interface IAllAwaits
{
    /// <summary>A batch of objects at a time.</summary>
    IAsyncEnumerable<IReadOnlyCollection<Awaits>> All(Calendar calendar, CancellationToken cancel);
}

/// <summary>What is open in the book is what the objects await, no more and no less: owner, whom it is owed to, and date.</summary>
internal sealed class BookCheck(Db db, IEnumerable<IAllAwaits> rooms, OrganisationZone zone) : ICheck
{
    public string Name => "obligations";

    public async Task<Checked> Run(CancellationToken cancel)
    {
        var findings = new Findings();
        var seen = new HashSet<(string Object, Guid Id, string Kind)>();
        var calendar = await zone.Calendar();
        foreach (var room in rooms)
        {
            await foreach (var batch in room.All(calendar, cancel))
            {
                await Compare(batch, findings, cancel);
                seen.UnionWith(batch.SelectMany(a => a.Kinds.Select(k => (a.About.Kind, a.About.Id, k))));
                db.ChangeTracker.Clear();
            }
        }
        var open =
            db.Set<Obligation>().Where(o => o.State == ObligationState.Open)
                .Select(o => new { o.ObjectKind, o.ObjectId, o.Kind, o.Subject });
        await foreach (var o in open.AsAsyncEnumerable().WithCancellation(cancel))
            if (!seen.Contains((o.ObjectKind, o.ObjectId, o.Kind)))
                findings.Say($"{o.Kind} of {o.ObjectKind} {o.ObjectId} is open, and no rule awaits it");
        return findings.Found;
    }

    private async Task Compare(IReadOnlyCollection<Awaits> batch, Findings findings, CancellationToken cancel)
    {
        var ids = batch.Select(a => a.About.Id).Distinct().ToList();
        var stored =
            (await db.Set<Obligation>().AsNoTracking().Where(o => ids.Contains(o.ObjectId) && o.State == ObligationState.Open)
                .ToListAsync(cancel))
            .ToLookup(o => (o.ObjectKind, o.ObjectId, o.Kind));
        foreach (var awaits in batch)
        {
            foreach (var kind in awaits.Kinds)
            {
                var wanted = awaits.Awaited.Where(a => a.Kind.Code == kind).Select(a => (a.Owner, a.OwedTo, a.Due)).ToList();
                var open =
                    stored[(awaits.About.Kind, awaits.About.Id, kind)].Select(o => (Owner: o.OwnerId, OwedTo: o.OwedToId, o.Due)).ToList();
                findings.Look(Math.Max(1, wanted.Count));
                foreach (var missing in wanted.Where(w => !open.Remove(w)))
                    findings.Say(
                        $"{kind} of {awaits.About.Kind} {awaits.About.Id} is awaited of post {missing.Owner.Value} by " +
                        $"{missing.Due.On:yyyy-MM-dd}, and not open so");
                foreach (var more in open)
                    findings.Say(
                        $"{kind} of {awaits.About.Kind} {awaits.About.Id} is open for post {more.Owner.Value} by " +
                        $"{more.Due.On:yyyy-MM-dd}, and not awaited so");
            }
        }
    }
}
