using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;

namespace Answerable.Server.Obligations;

/// <summary>
/// Opens what very many new objects await, in the transaction at hand. New objects have nothing to be compared with, so all
/// that is awaited is opened: <see cref="Owed"/> does the same with the few of an ordinary act.
/// </summary>
internal sealed class OwedInBulk(Db db, MinutesInForce minutes)
{
    /// <summary>The first obligations that were opened, and how many there are.</summary>
    public Extract<ObligationId> Opened { get; private set; } = Extract<ObligationId>.None;

    private const int Part = 10_000;

    /// <param name="posts">Every post that owes something.</param>
    /// <returns>How many obligations were opened.</returns>
    public async Task<int> Open(IAsyncEnumerable<Awaits> all, IReadOnlyDictionary<PostId, Post> posts, DateTimeOffset now)
    {
        var (part, count) = (new List<Obligation>(Part), 0);
        var taking = await minutes.Of(posts.Values.Select(p => p.UnitPath), now);
        var deltas = new Dictionary<(string Path, string Kind, DateOnly Due), TallyDelta>();
        await foreach (var awaits in all)
        {
            foreach (var a in awaits.Awaited)
                part.Add(Obligation.Open(a.Kind, posts[a.Owner], a.OwedTo, a.Due, awaits.Subject, awaits.About, now,
                    taking.Of(awaits, a, posts[a.Owner]), awaits.AskedBy));
            if (part.Count >= Part) await Write();
        }
        await Write();
        await BulkInsert.Write(db, deltas.Values);
        return count;

        async Task Write()
        {
            await BulkInsert.Write(db, part);
            await BulkInsert.Write(db, part.SelectMany(o => o.Spans));
            foreach (var o in part) Sum(o);
            count += part.Count;
            Opened = new(count == part.Count ? [.. part.Take(WhatWasDone.Named).Select(o => o.Id)] : Opened.Rows, count);
            part.Clear();
        }

        void Sum(Obligation o)
        {
            var key = (o.UnitPath, o.Kind, o.DueOn);
            if (!deltas.TryGetValue(key, out var delta))
                deltas[key] = delta = new() { UnitPath = o.UnitPath, Kind = o.Kind, DueOn = o.DueOn };
            delta.Open++;
        }
    }
}
