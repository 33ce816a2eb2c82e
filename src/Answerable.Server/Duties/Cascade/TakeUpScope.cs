using System.Linq.Expressions;
using System.Text.Json;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>
/// The duties in force in a subtree on a day, and the gaps among them. What is asked grows with no subtree but by the rows it reads: each
/// kind of gap is one query.
/// </summary>
/// <param name="path">Of the unit whose subtree it is, with units and posts as they stand now.</param>
/// <param name="day">On which the periods of lists run.</param>
/// <param name="at">Instant at which lists have been issued and acknowledged, duties taken up, and posts filled.</param>
internal sealed class TakeUpScope(Db db, string path, DateOnly day, DateTimeOffset at, IReadOnlyList<string> strands)
{
    /// <summary>Units of which it is, without what lies beneath them; null for the whole subtree.</summary>
    private readonly IReadOnlyList<string>? only;

    /// <summary>Of these units alone: a post's duties lie where it does, so that what is found is what the subtree has there.</summary>
    public TakeUpScope(Db db, IReadOnlyList<string> only, DateOnly day, DateTimeOffset at, IReadOnlyList<string> strands)
        : this(db, "", day, at, strands) => this.only = only;

    /// <summary>Units that a query finds.</summary>
    private readonly IQueryable<string>? found;

    /// <summary>The same, of units that a query finds.</summary>
    public TakeUpScope(Db db, IQueryable<string> found, DateOnly day, DateTimeOffset at, IReadOnlyList<string> strands)
        : this(db, "", day, at, strands) => this.found = found;

    private IQueryable<T> Here<T>(IQueryable<T> rows, Expression<Func<T, string>> of) =>
        found is not null ? rows.In(of, found) : only is not null ? rows.In(of, only) : rows.Within(of, [path]);

    /// <summary>Posts that came later were charged later.</summary>
    private readonly DutyChargeId later = new(Ids.Earliest(at.AddMilliseconds(1)));

    /// <summary>Every duty in force.</summary>
    public IQueryable<DutyTask> Duties => InForce(Here(db.Set<DutyTask>(), t => t.UnitPath));

    /// <summary>
    /// The same of a post that is found here already, whose duties lie where it does. Of few posts it is enough to say so; of many,
    /// PostgreSQL would read every duty there is beside them.
    /// </summary>
    private IQueryable<DutyTask> OfPost => found is null ? Duties : InForce(db.Set<DutyTask>());

    private IQueryable<DutyTask> InForce(IQueryable<DutyTask> tasks) =>
        from t in tasks
        join l in db.Set<DutyList>() on t.ListId equals l.Id
        join c in db.Set<DutyCharge>() on t.ChargeId equals c.Id
        where l.PeriodFrom <= day && l.PeriodUntil >= day && l.IssuedAt <= at && c.Id < later
            && !(t.State == DutyTaskState.Dropped && t.ChangedAt <= at)
        select t;

    /// <summary>The gaps of a kind, in order of unit once <see cref="InOrder"/> has put them so.</summary>
    public IQueryable<GapRow> Gaps(TakeUpGap gap) => gap switch
    {
        TakeUpGap.NotTakenUp => NotTakenUp,
        TakeUpGap.Unacknowledged => Unacknowledged,
        TakeUpGap.Leads => Leads,
        TakeUpGap.Vacant => Vacant,
        TakeUpGap.NoDuty => NoDuty,
        TakeUpGap.Strand => StrandMissing,
        _ => Copied,
    };

    /// <summary>By unit, and by identifier and strand within it.</summary>
    public static IOrderedQueryable<GapRow> InOrder(IQueryable<GapRow> gaps) =>
        gaps.OrderBy(g => g.UnitPath).ThenBy(g => g.Id).ThenBy(g => g.Strand);

    private IQueryable<GapRow> NotTakenUp =>
        from t in Duties
        join i in db.Set<DutyItem>() on t.ItemId equals i.Id
        join p in db.Set<Post>() on t.PostId equals p.Id
        join u in db.Set<Unit>() on t.UnitId equals u.Id
        where t.TakeUpBy != null && (t.TakenUpAt == null || t.TakenUpAt > at)
        select new GapRow
        {
            Gap = TakeUpGap.NotTakenUp, Id = (Guid)(object)t.Id, UnitPath = t.UnitPath, Unit = u.Name, Post = p.Name, Duty = t.Content,
            Strand = i.StrandCode, Layer = i.Layer, DueOn = t.TakeUpBy,
            IsAcknowledged = db.Set<DutyCharge>().Any(c => c.Id == t.ChargeId && c.AcknowledgedAt <= at),
        };

    private IQueryable<GapRow> Unacknowledged =>
        from c in Here(db.Set<DutyCharge>(), c => c.UnitPath)
        join l in db.Set<DutyList>() on c.ListId equals l.Id
        join p in db.Set<Post>() on c.PostId equals p.Id
        join u in db.Set<Unit>() on c.UnitId equals u.Id
        where l.PeriodFrom <= day && l.PeriodUntil >= day && l.IssuedAt <= at && c.AcknowledgeBy < day
            && (c.AcknowledgedAt == null || c.AcknowledgedAt > at)
            && !(c.Objection == DutyObjectionState.Upheld && c.ChangedAt <= at)
        select new GapRow
        {
            Gap = TakeUpGap.Unacknowledged, Id = (Guid)(object)c.Id, UnitPath = c.UnitPath, Unit = u.Name, Post = p.Name, Duty = l.Title,
            Strand = "", DueOn = c.AcknowledgeBy,
        };

    private IQueryable<GapRow> Leads =>
        from t in Duties
        join i in db.Set<DutyItem>() on t.ItemId equals i.Id
        join p in db.Set<Post>() on t.PostId equals p.Id
        join u in db.Set<Unit>() on t.UnitId equals u.Id
        where Shares.Any(s => s.AboveTaskId == t.Id)
            && Shares.Count(s => s.AboveTaskId == t.Id && s.Role == DutyRole.Lead) != 1
        select new GapRow
        {
            Gap = TakeUpGap.Leads, Id = (Guid)(object)t.Id, UnitPath = t.UnitPath, Unit = u.Name, Post = p.Name, Duty = t.Content,
            Strand = i.StrandCode, Layer = i.Layer, Count = Shares.Count(s => s.AboveTaskId == t.Id && s.Role == DutyRole.Lead),
        };

    /// <summary>The strands as rows: in a statement a list of values is no table.</summary>
    private IQueryable<string> Strands
    {
        get
        {
            var json = JsonSerializer.Serialize(strands);
            return db.Provider == Provider.Sqlite ? db.Database.SqlQuery<string>($"SELECT value AS \"Value\" FROM json_each({json})")
                : db.Database.SqlQuery<string>($"SELECT value AS \"Value\" FROM jsonb_array_elements_text(CAST({json} AS jsonb))");
        }
    }

    /// <summary>Items of issued lists by which several posts share a duty.</summary>
    private IQueryable<DutyItem> Shares => db.Set<DutyItem>().Where(s => s.Role != null
        && db.Set<DutyList>().Any(l => l.Id == s.ListId && l.IssuedAt <= at));

    private IQueryable<GapRow> Vacant =>
        from p in Charged
        join u in db.Set<Unit>() on p.UnitId equals u.Id
        where !p.IsCollective && (p.ClosedAt == null || p.ClosedAt > at)
            && !db.Set<Appointment>().Any(a => a.PostId == p.Id && a.IsInForce(at))
        select new GapRow
        {
            Gap = TakeUpGap.Vacant, Id = (Guid)(object)p.Id, UnitPath = p.UnitPath, Unit = u.Name, Post = p.Name,
            Strand = "", Count = OfPost.Count(t => t.PostId == p.Id),
        };

    private IQueryable<GapRow> NoDuty =>
        from p in Here(db.Set<Post>(), p => p.UnitPath)
        join u in db.Set<Unit>() on p.UnitId equals u.Id
        where !p.IsCollective && (p.ClosedAt == null || p.ClosedAt > at) && p.Kind != "" && !OfPost.Any(t => t.PostId == p.Id)
            && db.Set<DutyList>().Any(l => l.GuidanceId == null && l.IssuedAt <= at && l.PostKind == p.Kind && l.PeriodFrom <= day
                && l.PeriodUntil >= day && (l.Level == null || l.Level == u.Level)
                && SubtreeFilter.LiesIn(p.UnitPath, l.UnitPath))
        select new GapRow
        {
            Gap = TakeUpGap.NoDuty, Id = (Guid)(object)p.Id, UnitPath = p.UnitPath, Unit = u.Name, Post = p.Name, Strand = "",
        };

    private IQueryable<GapRow> StrandMissing =>
        from p in Charged
        from strand in Strands
        join u in db.Set<Unit>() on p.UnitId equals u.Id
        where !p.IsCollective
            && !OfPost.Any(t => t.PostId == p.Id && db.Set<DutyItem>().Any(i => i.Id == t.ItemId && i.StrandCode == strand))
        select new GapRow
        {
            Gap = TakeUpGap.Strand, Id = (Guid)(object)p.Id, UnitPath = p.UnitPath, Unit = u.Name, Post = p.Name, Strand = strand,
            Count = OfPost.Count(t => t.PostId == p.Id),
        };

    private IQueryable<GapRow> Copied =>
        from i in db.Set<DutyItem>()
        join l in Here(db.Set<DutyList>(), l => l.UnitPath) on i.ListId equals l.Id
        join u in db.Set<Unit>() on l.UnitId equals u.Id
        where i.CopiedLevels >= Wording.CopiedFrom && i.KeptBecause == null && l.IssuedAt <= at && l.PeriodFrom <= day
            && l.PeriodUntil >= day
        select new GapRow
        {
            Gap = TakeUpGap.Copied, Id = (Guid)(object)l.Id, UnitPath = l.UnitPath, Unit = u.Name, Duty = i.Content, Strand = i.StrandCode,
            Layer = i.Layer,
            Count = db.Set<DutyTask>().Count(t => t.ItemId == i.Id),
        };

    /// <summary>Posts that have a duty in force.</summary>
    private IQueryable<Post> Charged => Here(db.Set<Post>(), p => p.UnitPath).Where(p => OfPost.Any(t => t.PostId == p.Id));
}
