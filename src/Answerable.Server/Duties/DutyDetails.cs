using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>One list, one post's list and one duty, with all that is shown of them; null when the actor may not see it.</summary>
internal sealed class DutyDetails(Db db, DutyQueries duties, ItemLinks links, Tenures tenures, GuidedLists guided, OrganisationZone zone,
    TimeProvider clock)
{
    public async Task<ShownList?> List(Actor by, DutyListId id)
    {
        var visible = duties.ListsVisibleTo(by).AsNoTracking().Include(l => l.Items);
        if (await visible.FirstOrDefaultAsync(l => l.Id == id) is not { } l) return null;
        var (items, acts) = (await links.Shown(by, l.Items.OrderBy(i => i.Number)), l.Acts(by, await zone.On(clock.ReadNow())));
        var unit = await UnitName(l.UnitId);
        var today = await zone.On(clock.ReadNow());
        var shown = new ShownList(id.Value, l.Version, l.Title, unit, l.PostKind, l.PeriodFrom, l.PeriodUntil, l.Level, l.Source, l.State,
            items, acts)
        { ObjectionSuspends = l.ObjectionSuspends, Guidance = await guided.Shown(l.GuidanceId, clock.ReadNow()) };
        if (l.State == DutyListState.Draft) return shown;
        var charges = duties.ChargesVisibleTo(by).Where(c => c.ListId == id && c.Objection != DutyObjectionState.Upheld);
        return shown with
        {
            Silent = await DutyQueries.Silent(charges, today).CountAsync(),
            Charged = await charges.CountAsync(),
            Signed = await charges.CountAsync(c => c.SignedAt != null) - await duties.SignerLeft(charges, clock.ReadNow()).CountAsync(),
        };
    }

    public async Task<ShownCharge?> Charge(Actor by, DutyChargeId id)
    {
        var c = await duties.ChargesVisibleTo(by).AsNoTracking().FirstOrDefaultAsync(c => c.Id == id);
        if (c is null) return null;
        var signerLeft = c.SignedAt is not null && await duties.SignerLeft(id, clock.ReadNow());
        var l = await db.Set<DutyList>().AsNoTracking().Include(l => l.Items).SingleAsync(l => l.Id == c.ListId);
        var tasks = await db.Set<DutyTask>().AsNoTracking().Include(t => t.Reports.OrderBy(r => r.Number))
            .Where(t => t.ChargeId == id).ToDictionaryAsync(t => t.ItemId);
        var calendar = await zone.Calendar();
        var (post, unit) = await PostName(c.PostId);
        var names = await PersonNames([c.AcknowledgedByPersonId, c.SignedByPersonId]);
        string? Name(PersonId? person) => person is { } found ? names.GetValueOrDefault(found) : null;
        var kind = await db.Set<Post>().Where(p => p.Id == c.PostId).Select(p => p.Kind).SingleAsync();
        var concerned = l.Items.Where(i => tasks.ContainsKey(i.Id) || i.Concerns(new(c.PostId, c.UnitId, c.UnitPath, kind), l.PostKind));
        var items = (await links.Shown(by, concerned.OrderBy(i => i.Number))).Zip(concerned.OrderBy(i => i.Number), Charged);
        return new(id.Value, c.Version, l.Id.Value, l.Title, post, unit, await UnitName(c.IssuerUnitId), l.PeriodFrom, l.PeriodUntil,
            c.AcknowledgeBy, c.AcknowledgedAt, Name(c.AcknowledgedByPersonId), [.. items], c.Acts(by, signerLeft))
        {
            ObjectionSuspends = l.ObjectionSuspends, IsReleased = c.IsReleased, SignedAt = c.SignedAt, SignedBy = Name(c.SignedByPersonId),
            SignedPost = c.SignedByPostId is { } signed ? (await PostName(signed)).Post : null, ChangedAt = c.ChangedAt,
            IsChangedSinceSigned = c.IsChangedSinceSigned, SignerLeft = signerLeft,
            Guidance = await guided.Shown(l.GuidanceId, clock.ReadNow()),
        };

        ShownItem Charged(ShownItem shown, DutyItem item) => tasks.TryGetValue(item.Id, out var t)
            ? shown with { TaskId = t.Id.Value, Content = t.Content, State = t.State, OwedOn = t.Due(calendar)?.On }
            : shown;
    }

    public async Task<ShownTask?> Task(Actor by, DutyTaskId id)
    {
        var visible = duties.TasksVisibleTo(by).AsNoTracking().Include(t => t.Reports.OrderBy(r => r.Number));
        if (await visible.FirstOrDefaultAsync(t => t.Id == id) is not { } t) return null;
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var item = await db.Set<DutyItem>().AsNoTracking().SingleAsync(i => i.Id == t.ItemId);
        var names = await PersonNames([t.TakenUpByPersonId, .. t.Reports.SelectMany(r => new[] { r.ByPersonId, r.JudgedByPersonId })]);
        var (post, unit) = await PostName(t.PostId);
        var (title, issuer) = (await duties.TitleOf(t.ListId), await UnitName(t.IssuerUnitId));
        var held = await tenures.Since([t.PostId], t.JudgedFrom(now));
        var shown = (await links.Shown(by, [item]))[0] with { Content = t.Content };
        var list = await db.Set<DutyList>().Where(l => l.Id == t.ListId)
            .Select(l => new { l.IssuedAt, l.ObjectionSuspends, l.GuidanceId }).SingleAsync();
        return new(id.Value, t.Version, t.ChargeId.Value, title, post, unit, issuer, shown, t.State,
            t.Due(calendar)?.On, t.Due(calendar)?.AnswerBy, [.. t.Reports.Select(Report)], t.Acts(by, held, now))
        {
            UnitId = t.UnitId.Value, Guidance = await guided.Shown(list.GuidanceId, now),
            InForceFrom = list.IssuedAt!.Value, ObjectionSuspends = list.ObjectionSuspends, SuspendedAt = t.SuspendedAt,
            TakeUpBy = t.TakeUpBy, TakenUp = t.TakenUp, TakenUpAt = t.TakenUpAt, TakenUpBy = Name(t.TakenUpByPersonId),
            TakenUpNote = t.TakenUpNote,
        };

        ShownReport Report(DutyReport r) =>
            new(r.Number, r.Text, r.Evidence, Name(r.ByPersonId), r.At, r.Accepted, r.Reason, Name(r.JudgedByPersonId), r.JudgedAt);
        string? Name(PersonId? person) => person is { } found ? names.GetValueOrDefault(found) : null;
    }

    /// <summary>How many other reports on the same duty wait.</summary>
    public async Task<int> CountAlike(Actor by, DutyTaskId id) => await duties.TasksVisibleTo(by).FirstOrDefaultAsync(t => t.Id == id)
        is { } task ? await Waiting(by, task).Where(t => t.Id != id).CountAsync() : 0;

    /// <summary>Reports on the same duty, the earliest first; null for whoever may not judge them.</summary>
    public async Task<AlikeReports?> Alike(Actor by, DutyTaskId id, int size)
    {
        if (await duties.TasksVisibleTo(by).FirstOrDefaultAsync(t => t.Id == id) is not { } task || !task.MayBeJudgedBy(by)) return null;
        var now = clock.ReadNow();
        var found = await Waiting(by, task).AsNoTracking().Include(t => t.Reports.OrderBy(r => r.Number)).OrderBy(t => t.UnitPath)
            .ThenBy(t => t.Id).Take(size).ToListAsync();
        var names = await PersonNames(found.Select(t => t.Reports[^1].ByPersonId));
        var ids = found.ConvertAll(t => t.PostId);
        var posts = await db.Set<Post>().Where(p => ids.Contains(p.Id)).Join(db.Set<Unit>(), p => p.UnitId, u => u.Id,
            (p, u) => new { p.Id, p.Name, Unit = u.Name }).ToDictionaryAsync(p => p.Id);
        var held = found.Count == 0 ? [] : await tenures.Since(ids, found.Min(t => t.JudgedFrom(now)));
        var evidence = await db.Set<DutyItem>().Where(i => i.Id == task.ItemId).Select(i => i.Evidence).SingleAsync();
        return new(task.Content, await duties.TitleOf(task.ListId), evidence, [.. found.Select(Row)],
            found.Count < size ? found.Count : await Waiting(by, task).CountAsync());

        AlikeRow Row(DutyTask t)
        {
            var said = t.Reports[^1];
            return new(t.Id, t.Version, posts[t.PostId].Name, posts[t.PostId].Unit,
                said.ByPersonId is { } person ? names.GetValueOrDefault(person) : null, said.At, said.Text, said.Evidence,
                t.AgainstJudging(by, held, now).FirstOrDefault());
        }
    }

    private IQueryable<DutyTask> Waiting(Actor by, DutyTask task) => duties.Alike(by, task).Where(t => t.State == DutyTaskState.Reported);

    private Task<string> UnitName(UnitId id) => db.Set<Unit>().Where(u => u.Id == id).Select(u => u.Name).SingleAsync();

    private async Task<(string Post, string Unit)> PostName(PostId id)
    {
        var post = await db.Set<Post>().Where(p => p.Id == id).Select(p => new { p.Name, p.UnitId }).SingleAsync();
        return (post.Name, await UnitName(post.UnitId));
    }

    private Task<Dictionary<PersonId, string>> PersonNames(IEnumerable<PersonId?> persons)
    {
        var ids = persons.OfType<PersonId>().Distinct().ToList();
        return db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
    }
}
