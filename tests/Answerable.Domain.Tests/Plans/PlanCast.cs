using Answerable.Domain.Organisation;
using Answerable.Domain.Plans;

namespace Answerable.Domain.Tests.Plans;

/// <summary>A plan of the town hall with one project of the harbour: two packages, the second waiting for the first.</summary>
internal sealed class PlanCast
{
    public static readonly DateOnly From = new(2026, 1, 1), Until = new(2026, 12, 31);

    public readonly Desk Hall = Town.InHall(), Harbour = Town.InHarbour(), Mill = Town.InMill();

    public PlanCast() => Plan = Plan.Draft(Organising, Town.Hall, Town.Root, new("2026 plan", From, Until), Town.Now);

    public Plan Plan { get; }

    public List<Milestone> Milestones { get; } = [];

    public Actor Organising => Hall.Actor(Right.Organise);

    public PlanFacts Facts => new(Town.Strands, new Dictionary<string, PlanPost>
    {
        ["hall"] = new(Hall.Id, Hall.Unit, Hall.Path), ["harbour"] = new(Harbour.Id, Harbour.Unit, Harbour.Path),
        ["mill"] = new(Mill.Id, Mill.Unit, Mill.Path), ["group"] = new(new(Ids.Random()), Town.Hall, Town.Root, true),
    }, new Dictionary<Guid, PlanDuty>());

    public static ProjectDraft Project(string title = "Quay", params string[] strands) => new(0, title,
        strands.Length == 0 ? ["core", "integrity"] : strands, "200 m of quay are safe", null, "hall", "harbour", "harbour", Day(11, 30));

    public static PackageDraft Package(string title, DateOnly from, DateOnly until, params string[] after) =>
        new(0, title, "harbour", from, until, after);

    public static MilestoneDraft Mark(DateOnly due, string acceptor = "mill") => new(0, "The wall stands", due, acceptor, null);

    public static DateOnly Day(int month, int day) => new(2026, month, day);

    /// <summary>A project of two packages with a milestone each.</summary>
    public PlanCast Filled()
    {
        var project = Plan.AddProject(Organising, Project(), Facts, Town.Now);
        var survey = Plan.AddPackage(Organising, project.Id, Package("Survey", Day(2, 1), Day(3, 31)), Facts, Town.Now);
        var wall = Plan.AddPackage(Organising, project.Id, Package("Wall", Day(4, 1), Day(10, 31), "1.1"), Facts, Town.Now);
        Add(survey, Day(3, 31));
        Add(wall, Day(10, 31));
        return this;
    }

    public Milestone Add(WorkPackage package, DateOnly due)
    {
        var milestone = Plan.AddMilestone(Organising, package.Id, Mark(due), [.. Milestones.Where(m => m.PackageId == package.Id)],
            Milestones.Count, Facts, Town.Now);
        Milestones.Add(milestone);
        return milestone;
    }

    public PlanCast Adopted()
    {
        if (Milestones.Count == 0) Filled();
        Plan.Adopt(Organising, Milestones, new(SourceKind.Meeting, "Meeting 3"), Town.Now);
        return this;
    }
}
