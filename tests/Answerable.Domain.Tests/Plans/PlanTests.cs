using Answerable.Domain.Organisation;
using Answerable.Domain.Plans;

namespace Answerable.Domain.Tests.Plans;

public sealed class PlanTests
{
    private readonly PlanCast cast = new();

    private Actor By => cast.Organising;

    private Plan Plan => cast.Plan;

    private static DateOnly Day(int month, int day) => new(2026, month, day);

    [Fact]
    public void Who_organises_the_unit_begins_a_plan_and_writes_it_until_it_is_adopted()
    {
        Refusing.With("plans.not-organiser", () => Plan.Draft(cast.Hall.Actor(), Town.Hall, Town.Root, new("x", PlanCast.From,
            PlanCast.Until), Town.Now));
        Refusing.With("plans.not-organiser", () => Plan.AddProject(cast.Harbour.Actor(), PlanCast.Project(), cast.Facts, Town.Now));
        Refusing.With("plans.period-too-long", () => Plan.Change(By, new("x", PlanCast.From, PlanCast.From.AddYears(Plan.MaxYears))));
        Refusing.With("plans.period-reversed", () => Plan.Change(By, new("x", PlanCast.Until, PlanCast.From)));
        cast.Adopted();
        foreach (var act in new Action[]
        {
            () => Plan.Change(By, new("x", PlanCast.From, PlanCast.Until)),
            () => Plan.AddProject(By, PlanCast.Project(), cast.Facts, Town.Now),
            () => Plan.RemoveProject(By, Plan.Projects[0].Id), () => Plan.RemovePackage(By, Plan.Packages[0].Id),
            () => Plan.Link(By, Plan.Packages[1].Id, Plan.Packages[0].Id),
            () => Plan.AddSupply(By, Plan.Projects[0].Id, new(SupplyKind.People, "Masons", "mill", 3, Day(5, 1)), cast.Facts, Town.Now),
            () => Plan.Adopt(By, cast.Milestones, new(SourceKind.Meeting, "x"), Town.Now),
        }) Refusing.With("plans.already-adopted", act);
    }

    [Fact]
    public void A_project_names_one_of_each_and_at_least_one_strand()
    {
        var draft = PlanCast.Project();
        Refusing.With("plans.no-strand", () => Add(draft with { Strands = [] }));
        Refusing.With("plans.unknown-strand", () => Add(draft with { Strands = ["core", "other"] }));
        Refusing.With("plans.unknown-post", () => Add(draft with { Leader = "nobody" }));
        Refusing.With("shell.empty", () => Add(draft with { Manager = "" }));
        Refusing.With("shell.empty", () => Add(draft with { Aim = " " }));
        Refusing.With("plans.not-in-period", () => Add(draft with { DueOn = Day(12, 31).AddDays(1) }));
        Refusing.With("plans.no-duty-above", () => Add(draft with { Above = Ids.Random() }));
        Refusing.With("plans.bad-number", () => Add(draft with { Number = 1_000 }));
        var first = Add(draft);
        Refusing.With("plans.number-taken", () => Add(draft with { Number = first.Number }));
        Assert.Equal((1, 2), (first.Number, Add(draft).Number));
        Assert.Equal(["core", "integrity"], first.Strands);
        Assert.Equal((cast.Hall.Id, cast.Harbour.Id, cast.Harbour.Id), (first.LeaderPostId, first.ManagerPostId, first.HandlerPostId));

        PlanProject Add(ProjectDraft one) => Plan.AddProject(By, one, cast.Facts, Town.Now);
    }

    [Fact]
    public void A_package_lies_within_its_project_and_begins_after_what_it_waits_for()
    {
        var project = Plan.AddProject(By, PlanCast.Project(), cast.Facts, Town.Now);
        Refusing.With("plans.not-in-period", () => Add(PlanCast.Package("x", PlanCast.From.AddDays(-1), Day(2, 1))));
        Refusing.With("plans.span-reversed", () => Add(PlanCast.Package("x", Day(2, 2), Day(2, 1))));
        Refusing.With("plans.after-project", () => Add(PlanCast.Package("x", Day(2, 2), Day(12, 1))));
        Refusing.With("plans.no-such-package", () => Add(PlanCast.Package("x", Day(2, 2), Day(3, 1), "1.1")));
        var first = Add(PlanCast.Package("Survey", Day(2, 1), Day(3, 31)));
        Refusing.With("plans.starts-too-early", () => Add(PlanCast.Package("Wall", Day(3, 31), Day(4, 30), "1.1")));
        var second = Add(PlanCast.Package("Wall", Day(4, 1), Day(4, 30), "1.1", " 1.1 "));
        Assert.Equal("1.2", Plan.Label(second));
        Assert.Equal([(second.Id, first.Id)], Plan.Links.Select(l => (l.PackageId, l.AfterId)));
        Refusing.With("plans.circle", () => Plan.Link(By, first.Id, second.Id));
        var path = Assert.Throws<Refused>(() => Plan.Link(By, first.Id, second.Id)).Refusals.Single().Args.Single().Value;
        Assert.Contains(path, new[] { "1.1 → 1.2 → 1.1", "1.2 → 1.1 → 1.2" });
        Plan.RemovePackage(By, first.Id);
        Assert.Empty(Plan.Links);

        WorkPackage Add(PackageDraft one) => Plan.AddPackage(By, project.Id, one, cast.Facts, Town.Now);
    }

    [Fact]
    public void A_milestone_is_accepted_by_another_post_than_that_of_the_package()
    {
        cast.Filled();
        var package = Plan.Packages[0];
        Refusing.With("plans.own-acceptance", () => Add(PlanCast.Mark(Day(3, 1), "harbour")));
        Refusing.With("plans.group-acceptance", () => Add(PlanCast.Mark(Day(3, 1), "group")));
        Refusing.With("plans.outside-package", () => Add(PlanCast.Mark(Day(4, 1))));
        Refusing.With("plans.outside-package", () => Add(PlanCast.Mark(Day(1, 31))));
        Refusing.With("plans.too-many", () => Plan.AddMilestone(By, package.Id, PlanCast.Mark(Day(3, 1)), [], Plan.MaxMilestones,
            cast.Facts, Town.Now));
        Assert.Equal(MilestoneState.Planned, Add(PlanCast.Mark(Day(2, 1))).State);

        Milestone Add(MilestoneDraft one) => Plan.AddMilestone(By, package.Id, one, [], 0, cast.Facts, Town.Now);
    }

    [Fact]
    public void No_plan_is_adopted_without_a_meeting_or_with_a_project_that_nothing_proves()
    {
        Refusing.With("plans.no-project", () => Plan.Adopt(By, [], new(SourceKind.Meeting, "x"), Town.Now));
        cast.Filled();
        Plan.AddProject(By, PlanCast.Project("Lights"), cast.Facts, Town.Now);
        Refusing.With("plans.without-milestone", () => Plan.Adopt(By, cast.Milestones, new(SourceKind.Meeting, "x"), Town.Now));
        Plan.RemoveProject(By, Plan.Projects[1].Id);
        Refusing.With("plans.no-source", () => Plan.Adopt(By, cast.Milestones, null, Town.Now));
        Refusing.With("shell.empty", () => Plan.Adopt(By, cast.Milestones, new(SourceKind.Meeting, " "), Town.Now));
        Assert.Equal(PlanState.Draft, Plan.State);
        cast.Adopted();
        Assert.All(cast.Milestones, m => Assert.Equal(MilestoneState.Open, m.State));
        Assert.Equal("plan.adopted", Plan.Recorded[^1].Act);
    }

    [Fact]
    public void Removing_a_project_takes_all_that_it_holds()
    {
        cast.Filled();
        Plan.AddSupply(By, Plan.Projects[0].Id, new(SupplyKind.Money, "Fund", "hall", 500, Day(5, 1)), cast.Facts, Town.Now);
        Refusing.With("plans.no-such-project", () => Plan.RemoveProject(By, Ids.Random()));
        Plan.RemoveProject(By, Plan.Projects[0].Id);
        Assert.Equal((0, 0, 0, 0), (Plan.Projects.Count, Plan.Packages.Count, Plan.Links.Count, Plan.Supplies.Count));
    }

    [Fact]
    public void The_manager_says_what_of_a_promise_came_once_the_plan_counts()
    {
        cast.Filled();
        var project = Plan.Projects[0];
        var draft = new SupplyDraft(SupplyKind.People, "Masons", "mill", 5, Day(5, 1));
        Refusing.With("plans.negative-amount", () => Plan.AddSupply(By, project.Id, draft with { Amount = 0 }, cast.Facts, Town.Now));
        Refusing.With("plans.unknown-post", () => Plan.AddSupply(By, project.Id, draft with { From = "x" }, cast.Facts, Town.Now));
        var supply = Plan.AddSupply(By, project.Id, draft, cast.Facts, Town.Now);
        Refusing.With("plans.not-adopted", () => Plan.Deliver(cast.Harbour.Actor(), supply.Id, 3, Town.Now));
        cast.Adopted();
        Refusing.With("plans.not-manager", () => Plan.Deliver(cast.Mill.Actor(), supply.Id, 3, Town.Now));
        Refusing.With("plans.negative-amount", () => Plan.Deliver(cast.Harbour.Actor(), supply.Id, -1, Town.Now));
        Refusing.With("plans.no-such-supply", () => Plan.Deliver(cast.Harbour.Actor(), Ids.Random(), 1, Town.Now));
        Plan.Deliver(cast.Harbour.Actor(), supply.Id, 3, Town.Now);
        Assert.Equal((5, 3), (supply.Promised, supply.Delivered));
        Assert.Equal("plan.delivered", Plan.Recorded[^1].Act);
    }
}
