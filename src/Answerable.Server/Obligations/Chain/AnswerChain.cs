using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Records;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>What an object of a chain made a post owe.</summary>
public sealed record ChainOwed(ObligationId Id, string Kind, string Subject, string Owner, DateOnly DueOn, DateOnly? AnswerBy,
    ObligationState State);

/// <summary>One object of a chain, or what is not shown of it.</summary>
/// <param name="Object">Null for objects that the reader may not see, however many of the kind there are.</param>
/// <param name="Distance">Edges from the object asked about: negative before it, positive after it.</param>
/// <param name="Newest">What was done to it last.</param>
public sealed record ChainStep(ChainStage Stage, string Kind, ObjectRef? Object, string? Name, int Distance, IReadOnlyList<ChainOwed> Owed,
    ShownLine? Newest)
{
    /// <summary>Its page; null for what is not shown.</summary>
    public string? Link => Object is { } seen ? ObjectLinks.Of(seen) : null;

    /// <summary>What was recorded last from a signed paper; null where nothing was.</summary>
    public ShownLine? Recorded { get; init; }

    /// <summary>When it came to be; of objects that are not shown the first.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Whether it belongs to the round before or after.</summary>
    public bool IsOfOtherRound { get; init; }

    /// <summary>What it is about, as what it made owed says; what owes nothing shares it with what has its identifier.</summary>
    public string? Subject { get; init; }
}

/// <summary>A chain from the duty to the repair and into the next round, the earliest step first.</summary>
/// <param name="IsCut">Whether there is more than was read.</param>
public sealed record ShownChain(IReadOnlyList<ChainStep> Steps, bool IsCut);

/// <summary>
/// Who answers for this: duty, obligation, act, judgement, finding, repair, as far as the reader may see each. It walks the edges
/// that the rooms declare, a query an edge, from one object back to its duty and on to its repair; never to what else they led to.
/// </summary>
internal sealed class AnswerChain(Db db, IServiceProvider services, ObjectReader objects, LedgerQueries ledger)
{
    /// <summary>Objects of one kind that are read at most, at one distance: a meeting's comments on one debriefer are fewer.</summary>
    public const int Most = 50;

    /// <summary>The same where the whole chain is asked for, whose duties many posts below take up.</summary>
    public const int MostOfWhole = 200;

    /// <summary>The chain of an object; null where the actor may not see the object, or its kind stands in no chain.</summary>
    /// <param name="whole">Whether what posts below took over is followed too, to their repairs.</param>
    public async Task<ShownChain?> Find(Actor by, ObjectRef about, Words words, bool whole = false)
    {
        if (ObjectKinds.Find(about.Kind)?.Stage is null || !(await objects.Seen(by, [about])).Contains(about)) return null;
        var (before, isCutBefore) = await Walk(about, isForward: false, whole);
        var (after, isCutAfter) = await Walk(about, isForward: true, whole);
        List<Met> all = [.. before, new(about, 0, false), .. after];
        var seen = await objects.Seen(by, all.Select(s => s.Object));
        var names = await objects.Names(seen, words);
        var owed = await Owed(seen);
        // Others with the same identifier may be closed to the reader: an appraisal has that of its debriefer.
        // The newest says how it is called: a duty that was worded otherwise is owed anew under its own words.
        var subjects = owed.Where(o => seen.Contains(o.Key)).SelectMany(o => o.OrderByDescending(x => x.Id.Value)
            .Select(x => (o.Key.Id, x.Subject))).DistinctBy(x => x.Id)
            .ToDictionary(x => x.Id, x => x.Subject);
        var newest = await ledger.Newest(seen);
        var papers = await ledger.NewestRecorded(seen);
        // That something comes after is not told where its reader would see nothing of it: a grade is decided before it is told.
        var last = all.Where(s => seen.Contains(s.Object)).Max(s => s.Distance);
        return new([.. from step in all
                       where seen.Contains(step.Object) || step.Distance <= last
                       let shown = seen.Contains(step.Object) ? step.Object : (ObjectRef?)null
                       group step by (step.Distance, step.Object.Kind, Object: shown, step.IsOfOtherRound) into same
                       orderby same.Key.Distance, ObjectKinds.Find(same.Key.Kind)!.Stage, same.Key.Object?.Id
                       select Step(same.Key.Kind, same.Key.Object, same.Key.Distance) with
                       {
                           MadeAt = same.Min(s => Ids.MadeAt(s.Object.Id)), IsOfOtherRound = same.Key.IsOfOtherRound,
                       }], isCutBefore || isCutAfter);

        ChainStep Step(string kind, ObjectRef? about, int distance) => new(ObjectKinds.Find(kind)!.Stage!.Value, kind, about,
            about is { } named ? names.GetValueOrDefault(named) : null, distance, about is { } owing ? [.. owed[owing]] : [],
            about is { } done ? newest.GetValueOrDefault(done) : null)
        {
            Subject = about is { } shown ? subjects.GetValueOrDefault(shown.Id) : null,
            Recorded = about is { } recorded ? papers.GetValueOrDefault(recorded) : null,
        };
    }

    /// <summary>An object that the walk met.</summary>
    private readonly record struct Met(ObjectRef Object, int Distance, bool IsOfOtherRound);

    /// <summary>Objects on one side, each once, with how far away they stand.</summary>
    private async Task<(List<Met> Met, bool IsCut)> Walk(ObjectRef from, bool isForward, bool whole)
    {
        var (met, known, isCut) = (new List<Met>(), new HashSet<ObjectRef> { from }, false);
        var most = whole ? MostOfWhole : Most;
        List<ObjectRef> ends = [from];
        for (var distance = 1; ends.Count > 0; distance++)
        {
            var next = new List<ObjectRef>();
            foreach (var kind in ends.GroupBy(o => o.Kind, o => o.Id))
                foreach (var edge in ObjectKinds.Edges(kind.Key, isForward))
                {
                    var links = await edge.Links(services, [.. kind], isForward, most + 1);
                    isCut |= links.Count > most;
                    var others = links.Take(most).Select(l => isForward ? new ObjectRef(edge.After, l.After) : new(edge.Before, l.Before));
                    foreach (var other in others)
                    {
                        if (!known.Add(other)) continue;
                        met.Add(new(other, isForward ? distance : -distance, edge.LeadsToNextRound));
                        // There another chain goes on: it is that object's own.
                        if (!edge.LeadsToNextRound && (whole || !isForward || !edge.LeadsBelow)) next.Add(other);
                    }
                }
            ends = next;
        }
        return (met, isCut);
    }

    private async Task<ILookup<ObjectRef, ChainOwed>> Owed(HashSet<ObjectRef> about)
    {
        var ids = about.Select(o => o.Id).Distinct().ToList();
        var rows = await (from o in db.Set<Obligation>()
                          join p in db.Set<Post>() on o.OwnerId equals p.Id
                          join u in db.Set<Unit>() on o.UnitId equals u.Id
                          where ids.Contains(o.ObjectId)
                          orderby o.DueOn, o.Id
                          select new
                          {
                              o.ObjectKind, o.ObjectId,
                              Owed = new ChainOwed(o.Id, o.Kind, o.Subject, u.Name + " " + p.Name, o.DueOn, o.AnswerBy, o.State),
                          }).ToListAsync();
        return rows.ToLookup(r => new ObjectRef(r.ObjectKind, r.ObjectId), r => r.Owed);
    }
}
