using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Answerable.Server.Records;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>Parts of a whole chain, in the order in which one answers.</summary>
public enum ChainPhase
{
    /// <summary>What the round before left.</summary>
    LastRound,

    /// <summary>Where the duty comes from, and who took it up.</summary>
    Duty,

    /// <summary>What was reported and judged.</summary>
    Account,

    /// <summary>What was wrong, and how it was put right.</summary>
    Repair,

    /// <summary>What the next round asks first.</summary>
    NextRound,
}

/// <summary>An object of a whole chain with its lines, the first one first, and what it made owed, as of a day.</summary>
/// <param name="Object">Null for objects that the reader may not see: only kind and date are told.</param>
/// <param name="Name">What it is about, as it is called now.</param>
public sealed record ChainPart(ChainPhase Phase, string Kind, ObjectRef? Object, string? Name, DateTimeOffset MadeAt,
    IReadOnlyList<ShownLine> Lines, IReadOnlyList<ChainOwed> Owed)
{
    /// <summary>Whether it is the object asked about.</summary>
    public bool IsPresent { get; init; }
}

/// <summary>The whole chain of an object as of the end of a day.</summary>
/// <param name="On">A past day; null for now.</param>
/// <param name="Later">Lines that were written since that day.</param>
/// <param name="IsCut">Whether there is more than was read.</param>
public sealed record WholeChain(ObjectRef About, string Name, DateOnly? On, IReadOnlyList<ChainPart> Parts, int Later, bool IsCut)
{
    /// <summary>What was open on that day.</summary>
    public IEnumerable<ChainOwed> Open => Parts.SelectMany(p => p.Owed).Where(o => o.State == ObligationState.Open);

    /// <summary>Every line that is shown, the first one first.</summary>
    public IEnumerable<ShownLine> Lines => Parts.SelectMany(p => p.Lines).OrderBy(l => l.At).ThenBy(l => l.Id.Value);
}

/// <summary>
/// Reads a whole chain: what the card shows, and everything that was done, also as it stood at the end of a past day. Lines, dates and
/// states of obligations are those of that day; names are those of now, as everywhere in the ledger.
/// </summary>
internal sealed class WholeChains(Db db, AnswerChain chains, LedgerQueries ledger, OrganisationZone zone)
{
    /// <summary>Lines that are shown at most, the newest.</summary>
    public const int MostLines = 1000;

    /// <exception cref="NotVisible">The actor may not see the object, it stands in no chain, or was not there on that day.</exception>
    public async Task<WholeChain> Find(Actor by, ObjectRef about, DateOnly? on, Words words, DateTimeOffset now)
    {
        var chain = await chains.Find(by, about, words, whole: true) ?? throw new NotVisible();
        var end = on is { } day ? await zone.StartOf(day.AddDays(1)) : now.AddMilliseconds(1);
        var steps = chain.Steps.Where(s => s.MadeAt < end).ToList();
        var seen = steps.Select(s => s.Object).OfType<ObjectRef>().ToHashSet();
        if (!seen.Contains(about)) throw new NotVisible();
        var lines = await ledger.Before(seen, end, MostLines + 1);
        var isCut = chain.IsCut || lines.Count > MostLines;
        var linesOf = lines.Take(MostLines).Reverse().ToLookup(l => l.Object);
        var owed = await Owed(seen, end);
        var later = on is null ? 0 : await ledger.CountSince(seen, end);
        var parts = steps.Select(Part).OrderBy(p => p.Phase).ThenBy(p => p.Object is null).ToList();
        return new(about, parts.Find(p => p.IsPresent)!.Name ?? "", on, parts, later, isCut);

        ChainPart Part(ChainStep step) => new(PhaseOf(step), step.Kind, step.Object, step.Subject ?? step.Name, step.MadeAt,
            step.Object is { } done ? [.. linesOf[done]] : [], step.Object is { } owing ? [.. owed[owing]] : [])
        { IsPresent = step.Object == about };
    }

    private static ChainPhase PhaseOf(ChainStep step) => (step.IsOfOtherRound, step.Stage) switch
    {
        (true, _) => step.Distance < 0 ? ChainPhase.LastRound : ChainPhase.NextRound,
        (_, ChainStage.Duty) => ChainPhase.Duty,
        (_, ChainStage.Act or ChainStage.Judgement) => ChainPhase.Account,
        _ => ChainPhase.Repair,
    };

    /// <summary>What these objects made owed, with owner, date and state as they stood before the instant.</summary>
    private async Task<ILookup<ObjectRef, ChainOwed>> Owed(HashSet<ObjectRef> about, DateTimeOffset end)
    {
        var (ids, last) = (about.Select(o => o.Id).Distinct().ToList(), end.AddMilliseconds(-1));
        var rows = await (from o in db.Set<Obligation>()
                          join s in db.Set<ObligationSpan>() on o.Id equals s.ObligationId
                          join p in db.Set<Post>() on s.OwnerId equals p.Id
                          join u in db.Set<Unit>() on p.UnitId equals u.Id
                          where ids.Contains(o.ObjectId) && s.IsInForce(last) && s.State != ObligationState.Waived
                          orderby s.DueOn, o.Id
                          select new
                          {
                              o.ObjectKind, o.ObjectId,
                              Owed = new ChainOwed(o.Id, o.Kind, o.Subject, u.Name + " " + p.Name, s.DueOn, s.AnswerBy, s.State),
                          }).ToListAsync();
        return rows.ToLookup(r => new ObjectRef(r.ObjectKind, r.ObjectId), r => r.Owed);
    }
}
