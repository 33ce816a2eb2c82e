using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Plans;
using Answerable.Server.Duties;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Plans;

/// <summary>One plan and one milestone with all that is shown of them; null when the actor may not see it.</summary>
internal sealed class PlanDetails(Db db, PlanQueries plans, DutyQueries duties, PostDirectory directory, OrganisationStrands strands,
    Tenures tenures, OrganisationZone zone, TimeProvider clock)
{
    public async Task<ShownPlan?> Plan(Actor by, PlanId id)
    {
        if (await PlanQueries.Whole(plans.VisibleTo(by).AsNoTracking()).FirstOrDefaultAsync(p => p.Id == id) is not { } plan) return null;
        var milestones = await plans.MilestonesOf(id).AsNoTracking().ToListAsync();
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var posts = await directory.Posts([plan.PostId, .. plan.Projects.SelectMany(p => new[] { p.LeaderPostId, p.ManagerPostId,
            p.HandlerPostId }), .. plan.Packages.Select(p => p.OwnerPostId), .. plan.Supplies.Select(s => s.FromPostId),
            .. milestones.Select(m => m.AcceptorPostId)], now);
        var above = await Above(by, plan.Projects);
        var unit = await db.Set<Unit>().Where(u => u.Id == plan.UnitId).Select(u => u.Name).SingleAsync();
        var order = (await strands.All()).Select((s, i) => (s.Code, i)).ToDictionary(s => s.Code, s => s.i);
        var shown = new PlanShower(plan, milestones, posts, above, by, calendar, calendar.On(now));
        var projects = shown.Projects();
        return new(id.Value, plan.Version, plan.Title, unit, plan.UnitPath, plan.From, plan.Until, plan.State, plan.Source, plan.AdoptedAt,
            PlanShower.Label(posts, plan.PostId), plan.Schedule().EndsOn,
            [.. plan.Strands.OrderBy(s => order.GetValueOrDefault(s, int.MaxValue)).ThenBy(s => s, StringComparer.Ordinal)], projects,
            projects.Select(p => p.Counts).Aggregate(PlanShower.None, (a, b) => a + b), plan.Acts(by, milestones));
    }

    public async Task<ShownMilestone?> Milestone(Actor by, MilestoneId id)
    {
        var seen = PlanQueries.Whole(plans.MilestonesVisibleTo(by).AsNoTracking());
        if (await seen.FirstOrDefaultAsync(m => m.Id == id) is not { } m) return null;
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var plan = await PlanQueries.Whole(db.Set<Plan>().AsNoTracking()).SingleAsync(p => p.Id == m.PlanId);
        var (package, project) = (plan.Packages.Single(p => p.Id == m.PackageId), plan.Projects.Single(p => p.Id == m.ProjectId));
        var posts = await directory.Posts([m.OwnerPostId, m.AcceptorPostId, m.PlanPostId], now);
        var persons = await Persons([.. m.Claims.SelectMany(c => new[] { c.ByPersonId, c.JudgedByPersonId }),
            .. m.Extensions.SelectMany(e => new[] { e.ByPersonId, e.AnsweredByPersonId })]);
        var since = m.Request is { } open && open.At < m.JudgedFrom(now) ? open.At : m.JudgedFrom(now);
        var due = m.Due(calendar);
        return new(id.Value, m.Version, plan.Id.Value, plan.Title, project.Number, project.Title, plan.Label(package), package.Title,
            m.Number, m.Mark, m.Evidence, m.DueOn, due.On, due.AnswerBy, m.State, PlanShower.Label(posts, m.OwnerPostId),
            PlanShower.Label(posts, m.AcceptorPostId), PlanShower.Label(posts, m.PlanPostId), [.. m.Claims.Select(Claim)],
            [.. m.Extensions.Select(Extension)], m.Request is { } asked ? Forecast(plan, m, asked.ToDay) : null,
            m.Acts(by, await tenures.Since([m.OwnerPostId], since), calendar, now));

        ShownClaim Claim(MilestoneClaim c) => new(c.Number, c.Text, c.Link, c.ReachedOn, Name(c.ByPersonId), c.At, c.Accepted, c.Reason,
            Name(c.JudgedByPersonId), c.JudgedAt);
        ShownExtension Extension(MilestoneExtension e) => new(e.Number, e.FromDay, e.ToDay, e.Reason, Name(e.ByPersonId), e.At, e.Granted,
            e.Answer, Name(e.AnsweredByPersonId), e.AnsweredAt, e.IsDropped);
        string? Name(PersonId? person) => person is { } found ? persons.GetValueOrDefault(found) : null;
    }

    private static ShownForecast Forecast(Plan plan, Milestone milestone, DateOnly to)
    {
        var found = plan.Forecast(milestone, to);
        return new([.. found.Slips.Select(s => new ShownSlip(plan.Label(s.Package), s.Package.Title, s.Package.EndsOn, s.EndsOn, s.Days))],
            found.EndedOn, found.EndsOn, [.. found.OverDue.Select(o => KeyValuePair.Create(o.Project.Title, o.Days))]);
    }

    /// <summary>The duties that projects carry out, as far as the actor sees them.</summary>
    private async Task<Dictionary<DutyTaskId, string>> Above(Actor by, IEnumerable<PlanProject> projects)
    {
        var ids = projects.Select(p => p.AboveTaskId).OfType<DutyTaskId>().Distinct().ToList();
        return ids.Count == 0 ? [] : await duties.TasksVisibleTo(by).Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Content })
            .ToDictionaryAsync(t => t.Id, t => t.Content);
    }

    private Task<Dictionary<PersonId, string>> Persons(IEnumerable<PersonId?> persons)
    {
        var ids = persons.OfType<PersonId>().Distinct().ToList();
        return db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
    }
}

/// <summary>Puts what was read of a plan together, project by project.</summary>
internal sealed class PlanShower(Plan plan, IReadOnlyList<Milestone> milestones, IReadOnlyDictionary<PostId, DirectoryPost> posts,
    IReadOnlyDictionary<DutyTaskId, string> above, Actor by, Calendar calendar, DateOnly today)
{
    public static readonly MilestoneCounts None = new(0, 0, 0, 0);

    private readonly ILookup<Guid, Milestone> ofPackage = milestones.ToLookup(m => m.PackageId);
    private readonly ILookup<Guid, Guid> after = plan.Links.ToLookup(l => l.PackageId, l => l.AfterId);
    private readonly Dictionary<Guid, string> labels = plan.Packages.ToDictionary(p => p.Id, plan.Label);
    private readonly PlanSchedule schedule = plan.Schedule();

    public List<ShownProject> Projects()
    {
        var packages = plan.Packages.ToLookup(p => p.ProjectId);
        var supplies = plan.Supplies.ToLookup(s => s.ProjectId);
        return [.. plan.Projects.Select(p => Project(p, [.. packages[p.Id].Select(Package)], [.. supplies[p.Id].Select(Supply)]))];
    }

    public static PlanPostLabel Label(IReadOnlyDictionary<PostId, DirectoryPost> posts, PostId id)
    {
        var post = posts[id];
        return new(post.Code, post.Unit, post.Name, post.Holders.FirstOrDefault());
    }

    private ShownProject Project(PlanProject p, IReadOnlyList<ShownPackage> packages, IReadOnlyList<ShownSupply> supplies)
    {
        var seen = p.AboveTaskId is { } task && above.TryGetValue(task, out var content) ? (task.Value, content) : ((Guid, string)?)null;
        return new(p.Id, p.Number, p.Title, p.Aim, p.Scheme, p.Strands, Label(posts, p.LeaderPostId), Label(posts, p.ManagerPostId),
            Label(posts, p.HandlerPostId), p.DueOn, p.Source ?? plan.Source, seen?.Item1, seen?.Item2, packages, supplies,
            packages.Select(x => x.Counts).Aggregate(None, (a, b) => a + b), !plan.AgainstDelivering(by, p).Any());
    }

    private ShownPackage Package(WorkPackage p)
    {
        var shown = ofPackage[p.Id].Select(Shown).ToList();
        return new(p.Id, labels[p.Id], p.Title, Label(posts, p.OwnerPostId), p.StartsOn, p.EndsOn,
            [.. after[p.Id].Select(a => labels[a]).Order(StringComparer.Ordinal)], schedule[p.Id].Slack, shown,
            new(shown.Count, shown.Count(m => m.State == MilestoneState.Accepted), shown.Count(IsLate),
                shown.Count(m => m.AskedFor is not null)));
    }

    private bool IsLate(PlanMilestone m) =>
        m.State is MilestoneState.Open or MilestoneState.Returned or MilestoneState.Claimed && m.DueOn < today;

    private PlanMilestone Shown(Milestone m) => new(m.Id.Value, m.Number, m.Mark, m.Evidence, m.Due(calendar).On, m.State,
        Label(posts, m.AcceptorPostId), m.Claims.Count(c => c.Accepted == false), m.Request?.ToDay);

    private ShownSupply Supply(PlanSupply s) => new(s.Id, s.Kind, s.What, Label(posts, s.FromPostId), s.Promised, s.Delivered, s.DueOn);
}
