using System.Runtime.CompilerServices;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>An objection as listed beside what it is against.</summary>
public sealed record ObjectionRow(Guid Id, Guid? TaskId, string Subject, string Unit, string Post, DutyObjectionState State,
    DateTimeOffset At, string? By, string Reason, string? Answer, DateTimeOffset? EndedAt, string? EndedBy, string? Rewording);

/// <summary>An objection, as its page and the API show it.</summary>
/// <param name="Version">Also in ETag; send it as If-Match.</param>
/// <param name="TaskId">Null where it is against the whole list.</param>
/// <param name="AnswerBy">By when it is answered.</param>
public sealed record ShownObjection(Guid Id, int Version, Guid ChargeId, Guid? TaskId, string Title, string Subject, string Unit,
    string Post, string Issuer, string? By, DateTimeOffset At, string Reason, string? Wish, bool Suspends, DateOnly AnswerBy,
    DutyObjectionState State, string? Answer, string? Rewording, string? EndedBy, DateTimeOffset? EndedAt, Acts Acts) : IVersioned;

/// <summary>What an act on an objection needs: it, what it is against, and who may not answer it.</summary>
internal sealed record ObjectionCase(DutyObjection Objection, DutyCharge Charge, List<DutyTask> Tasks, IReadOnlyList<Tenure> Tenures);

/// <summary>
/// Readings of objections: each is seen by whoever sees the charge that it is about. With their names, and what each awaits, for rows that
/// stand away from them.
/// </summary>
internal sealed class ObjectionQueries(Db db, DutyQueries duties, Tenures tenures, OrganisationZone zone, TimeProvider clock) : IAllAwaits
{
    private const int AtOnce = 500, LongestName = 60;

    /// <summary>So many stand beside what they are against.</summary>
    public const int Shown = 20;

    public IQueryable<DutyObjection> VisibleTo(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        return db.Set<DutyObjection>().Where(DutyQueries.Overseen<DutyObjection>(by, o => o.UnitPath)
            .Or(o => owners.Contains(o.PostId) || owners.Contains(o.IssuerPostId)));
    }

    /// <summary>An objection with what it is about, for an act.</summary>
    /// <param name="version">As read by whoever acts; null does not compare.</param>
    public async Task<ObjectionCase> Load(Actor by, DutyObjectionId id, int? version)
    {
        var found = await VisibleTo(by).FirstOrDefaultAsync(o => o.Id == id) ?? throw new NotVisible();
        found.ReadAs(version);
        var charge = await db.Set<DutyCharge>().SingleAsync(c => c.Id == found.ChargeId);
        var tasks = await duties.TasksOf(charge.Id).ToListAsync();
        return new(found, charge, tasks, await tenures.Since([found.PostId, found.ByPostId], found.At));
    }

    /// <summary>Against one duty, a post's list, or a list of all posts, the newest first; those that the actor may see.</summary>
    public Task<List<ObjectionRow>> Against(Actor by, DutyListId? list = null, DutyChargeId? charge = null, DutyTaskId? task = null)
    {
        var found = VisibleTo(by);
        if (list is { } l) found = found.Where(o => o.ListId == l);
        if (charge is { } c) found = found.Where(o => o.ChargeId == c);
        if (task is { } one)
            found = found.Where(o => o.TaskId == one || db.Set<DutyTask>().Any(t => t.Id == one && t.ObjectionId == o.Id));
        return found.OrderByDescending(o => o.Id).Take(Shown).Select(o => new ObjectionRow(o.Id.Value,
            o.TaskId == null ? (Guid?)null : o.TaskId.Value.Value, o.Subject,
            db.Set<Unit>().Where(u => u.Id == o.UnitId).Select(u => u.Name).First(),
            db.Set<Post>().Where(p => p.Id == o.PostId).Select(p => p.Name).First(), o.State, o.At,
            db.Set<Person>().Where(p => p.Id == o.ByPersonId).Select(p => p.Name).FirstOrDefault(), o.Reason, o.Answer, o.EndedAt,
            db.Set<Person>().Where(p => p.Id == o.EndedByPersonId).Select(p => p.Name).FirstOrDefault(), o.Rewording)).ToListAsync();
    }

    /// <summary>One of them; null when the actor may not see it.</summary>
    public async Task<ShownObjection?> One(Actor by, DutyObjectionId id)
    {
        if (await VisibleTo(by).AsNoTracking().FirstOrDefaultAsync(o => o.Id == id) is not { } o) return null;
        var now = clock.ReadNow();
        var names = await db.Set<Person>().Where(p => p.Id == o.ByPersonId || p.Id == o.EndedByPersonId)
            .ToDictionaryAsync(p => p.Id, p => p.Name);
        var units = await db.Set<Unit>().Where(u => u.Id == o.UnitId || u.Id == o.IssuerUnitId).ToDictionaryAsync(u => u.Id, u => u.Name);
        var post = await db.Set<Post>().Where(p => p.Id == o.PostId).Select(p => p.Name).SingleAsync();
        var held = await tenures.Since([o.PostId, o.ByPostId], o.At);
        return new(id.Value, o.Version, o.ChargeId.Value, o.TaskId?.Value, await duties.TitleOf(o.ListId), o.Subject, units[o.UnitId], post,
            units[o.IssuerUnitId], names.GetValueOrDefault(o.ByPersonId), o.At, o.Reason, o.Wish, o.Suspends, o.Due(await zone.Calendar()),
            o.State, o.Answer, o.Rewording, o.EndedByPersonId is { } ended ? names.GetValueOrDefault(ended) : null, o.EndedAt,
            o.Acts(by, held, now));
    }

    public Task<Dictionary<Guid, string>> Names(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DutyObjectionId.Of).ToList();
        return db.Set<DutyObjection>().Where(o => which.Contains(o.Id)).Select(o => new { o.Id, o.Subject })
            .ToDictionaryAsync(o => o.Id.Value, o => o.Subject.Length <= LongestName ? o.Subject : o.Subject[..LongestName] + "…");
    }

    public Task<HashSet<Guid>> Seen(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DutyObjectionId.Of).ToList();
        return VisibleTo(by).Where(o => which.Contains(o.Id)).Select(o => o.Id).Values();
    }

    /// <summary>Objections to the lists of posts.</summary>
    public IQueryable<ChainLink> OfCharges(IReadOnlyList<Guid> ids, bool isForward)
    {
        var (charges, which) = (ids.Select(DutyChargeId.Of).ToList(), ids.Select(DutyObjectionId.Of).ToList());
        var found = db.Set<DutyObjection>().Where(o => o.TaskId == null);
        found = isForward ? found.Where(o => charges.Contains(o.ChargeId)) : found.Where(o => which.Contains(o.Id));
        return found.OrderBy(o => o.Id).Select(o => new ChainLink(o.ChargeId.Value, o.Id.Value));
    }

    /// <summary>Objections to single duties.</summary>
    public IQueryable<ChainLink> OfTasks(IReadOnlyList<Guid> ids, bool isForward)
    {
        var (tasks, which) = (ids.Select(i => (DutyTaskId?)new DutyTaskId(i)).ToList(), ids.Select(DutyObjectionId.Of).ToList());
        var found = db.Set<DutyObjection>().Where(o => o.TaskId != null);
        found = isForward ? found.Where(o => tasks.Contains(o.TaskId)) : found.Where(o => which.Contains(o.Id));
        return found.OrderBy(o => o.Id).Select(o => new ChainLink(o.TaskId!.Value.Value, o.Id.Value));
    }

    public async IAsyncEnumerable<IReadOnlyCollection<Awaits>> All(Calendar calendar, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var ids in (await db.Set<DutyObjection>().Select(o => o.Id).ToListAsync(cancel)).Chunk(AtOnce))
            yield return (await db.Set<DutyObjection>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToListAsync(cancel))
                .ConvertAll(o => o.Awaits(calendar));
    }
}
