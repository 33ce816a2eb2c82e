using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Debriefs;

/// <summary>
/// Debriefs: who sees them, and what stands before them. A debrief has the identifier of its debriefer, and is owed before it is begun.
/// </summary>
internal sealed class DebriefObjects(Db db, DebriefQueries debriefs)
{
    public Task<HashSet<Guid>> Seen(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DebrieferId.Of).ToList();
        return debriefs.VisibleTo(by).Where(d => which.Contains(d.Id)).Select(d => d.Id).Values();
    }

    /// <summary>The duty lists of the debriefer's post that count for a time of the round's period.</summary>
    public IQueryable<ChainLink> OfCharges(IReadOnlyList<Guid> ids, bool isForward)
    {
        var charges = db.Set<DutyCharge>().AsQueryable();
        if (isForward)
        {
            var which = ids.Select(DutyChargeId.Of).ToList();
            charges = charges.Where(c => which.Contains(c.Id));
        }
        return from x in Charged(isForward ? Owed : OwedBy(ids), charges)
               orderby x.Debriefer.Id, x.Charge.Id
               select new ChainLink(x.Charge.Id.Value, x.Debriefer.Id.Value);
    }

    /// <summary>The debriefs in which the posts of these duties answer for their lists.</summary>
    public IQueryable<ChainLink> OfTasks(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DutyTaskId.Of).ToList();
        return from x in Charged(Owed, db.Set<DutyCharge>())
               join t in db.Set<DutyTask>() on x.Charge.Id equals t.ChargeId
               where which.Contains(t.Id)
               orderby x.Debriefer.Id, t.Id
               select new ChainLink(t.Id.Value, x.Debriefer.Id.Value);
    }

    private IQueryable<ChargedDebriefer> Charged(IQueryable<Debriefer> debriefers, IQueryable<DutyCharge> charges) =>
        from d in debriefers
        join r in db.Set<Round>() on d.RoundId equals r.Id
        join c in charges on d.PostId equals c.PostId
        join l in db.Set<DutyList>() on c.ListId equals l.Id
        where l.PeriodFrom <= r.PeriodUntil && l.PeriodUntil >= r.PeriodFrom
        select new ChargedDebriefer { Debriefer = d, Charge = c };

    /// <summary>Repairs whose findings the debrief answers first: as <see cref="Rounds.AskedFindings"/> reads for one round.</summary>
    public IQueryable<ChainLink> OfRepairs(IReadOnlyList<Guid> ids, bool isForward)
    {
        var findings = db.Set<Finding>().Where(f => f.WithdrawnAt == null);
        if (isForward)
        {
            var which = ids.Select(i => new FindingId(i)).ToList();
            findings = findings.Where(f => which.Contains(f.Id));
        }
        return from d in isForward ? Owed : OwedBy(ids)
               join round in db.Set<Round>() on d.RoundId equals round.Id
               join before in db.Set<Round>() on round.PreviousRoundId equals before.Id into befores
               from previous in befores.DefaultIfEmpty()
               where d.HolderId == null
               join f in findings on d.PostId equals f.OwnerPostId
               join repair in db.Set<Rectification>() on f.Id equals repair.FindingId
               let asked = previous.ArchivedAt != null && (round.OpenedAt == null || previous.ArchivedAt < round.OpenedAt)
                   ? previous.ArchivedAt : round.OpenedAt
               where (round.PreviousRoundId != null && f.RaisedInRoundId == round.PreviousRoundId)
                   || ((round.PreviousRoundId != null || f.Source == FindingSource.Past)
                   && f.RaisedInRoundId != round.Id && f.RaisedAt < round.OpenedAt
                   && (repair.ClosedAt == null || repair.ClosedAt > asked))
               orderby d.Id, f.Id
               select new ChainLink(f.Id.Value, d.Id.Value);
    }

    private IQueryable<Debriefer> OwedBy(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DebrieferId.Of).ToList();
        return Owed.Where(d => which.Contains(d.Id));
    }

    /// <summary>Of rounds that were opened.</summary>
    private IQueryable<Debriefer> Owed =>
        db.Set<Debriefer>().Where(d => db.Set<Round>().Any(r => r.Id == d.RoundId && r.State != RoundState.Draft));

    /// <summary>A debriefer and a list that counts for a time of the round's period.</summary>
    private sealed class ChargedDebriefer
    {
        public required Debriefer Debriefer { get; init; }

        public required DutyCharge Charge { get; init; }
    }
}
