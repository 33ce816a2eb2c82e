using System.Globalization;

namespace Answerable.Domain.Plans;

/// <content>What a plan holds, while it is written.</content>
public sealed partial class Plan
{
    /// <summary>Adds a project; its number is the next when 0.</summary>
    public PlanProject AddProject(Actor by, ProjectDraft draft, PlanFacts facts, DateTimeOffset now)
    {
        RequireNone(AgainstWriting(by));
        var added = draft.Number == 0 ? draft with { Number = projects.Select(p => p.Number).DefaultIfEmpty().Max() + 1 } : draft;
        Require.None(Faults(added, facts));
        var project = new PlanProject(Id, added, facts, now);
        projects.Add(project);
        projects.Sort((a, b) => a.Number.CompareTo(b.Number));
        return project;
    }

    /// <summary>Adds a work package to a project; its number is the next when 0.</summary>
    public WorkPackage AddPackage(Actor by, Guid projectId, PackageDraft draft, PlanFacts facts, DateTimeOffset now)
    {
        RequireNone(AgainstWriting(by));
        var project = RequireProject(projectId);
        var siblings = packages.Where(p => p.ProjectId == projectId).ToList();
        var added = draft.Number == 0 ? draft with { Number = siblings.Select(p => p.Number).DefaultIfEmpty().Max() + 1 } : draft;
        var (refusals, after) = (Faults(added, project, siblings, facts), new List<WorkPackage>());
        foreach (var label in added.After)
        {
            if (packages.Find(p => Label(p) == label.Trim()) is { } found) after.Add(found);
            else refusals.Add(PlanRefusals.NoSuchPackage.At("after"));
        }
        if (after.MaxBy(a => a.EndsOn) is { } last && added.StartsOn <= last.EndsOn)
            refusals.Add(PlanRefusals.StartsTooEarly(Label(last), last.EndsOn));
        if (links.Count + after.Count > MaxLinks) refusals.Add(PlanRefusals.TooMany(MaxLinks).At("after"));
        Require.None(refusals);
        var package = new WorkPackage(project, added, facts, now);
        packages.Add(package);
        links.AddRange(after.DistinctBy(a => a.Id).Select(a => new PackageLink(Id, package.Id, a.Id)));
        return package;
    }

    /// <summary>Lets a package wait for another one; a circle is refused with its path.</summary>
    public void Link(Actor by, Guid packageId, Guid afterId)
    {
        RequireNone(AgainstWriting(by));
        var (package, after) = (RequirePackage(packageId), RequirePackage(afterId));
        if (links.Exists(l => l.PackageId == packageId && l.AfterId == afterId)) return;
        var circle = PlanSchedule.CircleIn([.. packages.Select(p => p.Id)],
            [.. links.Select(l => new Following(l.PackageId, l.AfterId)), new(packageId, afterId)]);
        Require.That(circle.Count == 0, () => PlanRefusals.Circle(string.Join(" → ", circle.Select(c => Label(RequirePackage(c))))));
        Require.That(package.StartsOn > after.EndsOn, () => PlanRefusals.StartsTooEarly(Label(after), after.EndsOn));
        Require.That(links.Count < MaxLinks, PlanRefusals.TooMany(MaxLinks).At("after"));
        links.Add(new(Id, packageId, afterId));
    }

    /// <summary>Adds a milestone to a package.</summary>
    /// <param name="siblings">Those of the package.</param>
    /// <param name="all">How many the plan has.</param>
    public Milestone AddMilestone(Actor by, Guid packageId, MilestoneDraft draft, IReadOnlyCollection<Milestone> siblings, int all,
        PlanFacts facts, DateTimeOffset now)
    {
        RequireNone(AgainstWriting(by));
        var package = RequirePackage(packageId);
        var added = draft.Number == 0 ? draft with { Number = siblings.Select(m => m.Number).DefaultIfEmpty().Max() + 1 } : draft;
        var refusals = PlanRefusals.TooMany(MaxMilestones).Unless(all < MaxMilestones).ToList();
        TextRules.Needed(added.Mark, "mark", Milestone.MaxMark, refusals);
        TextRules.Optional(added.Evidence, "evidence", Milestone.MaxEvidence, refusals);
        Number(added.Number, siblings.Select(m => m.Number), Milestone.MaxNumber, refusals);
        if (added.DueOn < package.StartsOn || added.DueOn > package.EndsOn)
            refusals.Add(PlanRefusals.OutsidePackage(package.StartsOn, package.EndsOn));
        if (Named(facts, added.AcceptedBy, "acceptedBy", refusals) is { } acceptor)
        {
            if (acceptor.Id == package.OwnerPostId) refusals.Add(PlanRefusals.OwnAcceptance);
            // Whoever signs must be one person: a group has nobody who went and looked.
            if (acceptor.IsCollective) refusals.Add(PlanRefusals.GroupAcceptance);
        }
        Require.None(refusals);
        return new(this, package, added, facts.Posts[added.AcceptedBy!].Id, now);
    }

    /// <summary>Adds a promise of people or money to a project.</summary>
    public PlanSupply AddSupply(Actor by, Guid projectId, SupplyDraft draft, PlanFacts facts, DateTimeOffset now)
    {
        RequireNone(AgainstWriting(by));
        var project = RequireProject(projectId);
        var refusals = PlanRefusals.TooMany(MaxSupplies).Unless(supplies.Count < MaxSupplies).ToList();
        TextRules.Name(draft.What, "what", PlanSupply.MaxWhat, refusals);
        Named(facts, draft.From, "from", refusals);
        if (draft.Amount is < 1 or > PlanSupply.MaxAmount) refusals.Add(PlanRefusals.NegativeAmount);
        if (draft.DueOn < From || draft.DueOn > Until) refusals.Add(PlanRefusals.NotInPeriod(From, Until).At("dueOn"));
        Require.None(refusals);
        var supply = new PlanSupply(project, draft, facts, now);
        supplies.Add(supply);
        return supply;
    }

    /// <summary>Takes a project out of the draft, with all that it holds.</summary>
    public void RemoveProject(Actor by, Guid id)
    {
        RequireNone(AgainstWriting(by));
        RequireProject(id);
        foreach (var package in packages.Where(p => p.ProjectId == id).ToList()) Drop(package.Id);
        supplies.RemoveAll(s => s.ProjectId == id);
        projects.RemoveAll(p => p.Id == id);
    }

    /// <summary>Takes a package out of the draft; those that waited for it wait for nothing.</summary>
    public void RemovePackage(Actor by, Guid id)
    {
        RequireNone(AgainstWriting(by));
        RequirePackage(id);
        Drop(id);
    }

    public void RemoveSupply(Actor by, Guid id)
    {
        RequireNone(AgainstWriting(by));
        Require.That(supplies.RemoveAll(s => s.Id == id) > 0, PlanRefusals.NoSuchSupply);
    }

    /// <summary>Against saying what of a promise came: for the manager of the project, in an adopted plan.</summary>
    public IEnumerable<Refusal> AgainstDelivering(Actor by, PlanProject project) =>
    [
        .. PlanRefusals.NotManager.Unless(by.ActsAs(project.ManagerPostId)),
        .. PlanRefusals.NotAdopted.Unless(State == PlanState.Adopted),
    ];

    /// <summary>The manager of the project says how much of a promise has come in all.</summary>
    public void Deliver(Actor by, Guid supplyId, long amount, DateTimeOffset now)
    {
        var supply = supplies.Find(s => s.Id == supplyId);
        Require.That(supply is not null, PlanRefusals.NoSuchSupply);
        var project = RequireProject(supply!.ProjectId);
        RequireNone(AgainstDelivering(by, project));
        Require.That(amount is >= 0 and <= PlanSupply.MaxAmount, PlanRefusals.NegativeAmount);
        Record(by, "plan.delivered", now, new { what = supply.What, before = supply.Delivered, now = amount },
            by.ActingFor(project.ManagerPostId), UnitId);
        supply.Came(amount);
    }

    /// <summary>Number of the project, and number in it: how a package is called on a page.</summary>
    public string Label(WorkPackage package) =>
        string.Create(CultureInfo.InvariantCulture, $"{RequireProject(package.ProjectId).Number}.{package.Number}");

    private void Drop(Guid package)
    {
        links.RemoveAll(l => l.PackageId == package || l.AfterId == package);
        packages.RemoveAll(p => p.Id == package);
    }

    private PlanProject RequireProject(Guid id) => projects.Find(p => p.Id == id) ?? throw new Refused(PlanRefusals.NoSuchProject);

    private WorkPackage RequirePackage(Guid id) => packages.Find(p => p.Id == id) ?? throw new Refused(PlanRefusals.NoSuchPackage);

    private List<Refusal> Faults(ProjectDraft draft, PlanFacts facts)
    {
        var refusals = PlanRefusals.TooMany(MaxProjects).Unless(projects.Count < MaxProjects).ToList();
        TextRules.Name(draft.Title, "title", PlanProject.MaxTitle, refusals);
        TextRules.Needed(draft.Aim, "aim", PlanProject.MaxAim, refusals);
        TextRules.Optional(draft.Scheme, "scheme", PlanProject.MaxScheme, refusals);
        Number(draft.Number, projects.Select(p => p.Number), PlanProject.MaxNumber, refusals);
        if (draft.Strands.Count == 0) refusals.Add(PlanRefusals.NoStrand);
        refusals.AddRange(draft.Strands.Where(s => !facts.Strands.Contains(s)).Select(PlanRefusals.UnknownStrand));
        foreach (var (code, field) in new[] { (draft.Leader, "leader"), (draft.Manager, "manager"), (draft.Handler, "handler") })
            Named(facts, code, field, refusals);
        if (draft.DueOn < From || draft.DueOn > Until) refusals.Add(PlanRefusals.NotInPeriod(From, Until).At("dueOn"));
        if (draft.Above is { } above && !facts.Above.ContainsKey(above)) refusals.Add(PlanRefusals.NoDutyAbove);
        draft.Source?.Checked("source", refusals);
        return refusals;
    }

    private List<Refusal> Faults(PackageDraft draft, PlanProject project, List<WorkPackage> siblings, PlanFacts facts)
    {
        var refusals = PlanRefusals.TooMany(MaxPackages).Unless(packages.Count < MaxPackages).ToList();
        TextRules.Name(draft.Title, "title", WorkPackage.MaxTitle, refusals);
        Number(draft.Number, siblings.Select(p => p.Number), WorkPackage.MaxNumber, refusals);
        Named(facts, draft.Owner, "owner", refusals);
        if (draft.StartsOn < From || draft.StartsOn > Until) refusals.Add(PlanRefusals.NotInPeriod(From, Until).At("startsOn"));
        if (draft.EndsOn < draft.StartsOn) refusals.Add(PlanRefusals.SpanReversed(draft.StartsOn));
        else if (draft.EndsOn > project.DueOn) refusals.Add(PlanRefusals.AfterProject(project.DueOn));
        return refusals;
    }

    private static void Number(int number, IEnumerable<int> taken, int max, List<Refusal> refusals)
    {
        if (number < 1 || number > max) refusals.Add(PlanRefusals.BadNumber(max));
        else if (taken.Contains(number)) refusals.Add(PlanRefusals.NumberTaken(number));
    }

    private static PlanPost? Named(PlanFacts facts, string? code, string field, List<Refusal> refusals)
    {
        if (string.IsNullOrWhiteSpace(code)) refusals.Add(TextRules.Empty(field));
        else if (facts.Posts.TryGetValue(code, out var found)) return found;
        else refusals.Add(PlanRefusals.UnknownPost(code).At(field));
        return null;
    }
}
