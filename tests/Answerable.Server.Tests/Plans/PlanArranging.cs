using Answerable.Domain;
using Answerable.Domain.Plans;
using Answerable.Server.Plans;
using Answerable.Server.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Plans;

/// <summary>A plan of the city in both strands: Alder County does it, Ivan accepts, Olga set the dates.</summary>
internal sealed record ArrangedPlan(PlanId Id, IReadOnlyList<MilestoneId> Milestones)
{
    public static readonly DateOnly From = new(2026, 1, 1), Until = new(2026, 12, 31), First = new(2026, 3, 31), Second = new(2026, 6, 30);

    public static ProjectDraft Project { get; } = new(0, "Every hall open", ["party-building", "core-business"],
        "Nine halls are open every day.", "Scheme 2", "Y-deputy", "YA-head", "YA-clerk", new(2026, 9, 30))
    { Source = new(SourceKind.Document, "Document 7 of 2026") };

    public static SupplyDraft Supply { get; } = new(SupplyKind.People, "Wardens", "YE-head", 4, First);

    public static MilestoneDraft Mark(string mark, DateOnly due) => new(0, mark, due, "YO-inspector", null);

    /// <summary>A draft of one project with two packages, the second waiting for the first, and a milestone each.</summary>
    public static async Task<ArrangedPlan> Draft(House house, string by = "olga", string title = "City plan of 2026")
    {
        var (actor, city) = (await house.Actor(by), await house.UnitId("Y"));
        var id = await house.Scope(s => s.GetRequiredService<DraftPlan>().Run(actor, city, new(title, From, Until)));
        await house.Scope(s => s.GetRequiredService<AddProject>().Run(actor, id, Project));
        var project = await house.Read(db => db.Set<PlanProject>().Where(p => p.PlanId == id).Select(p => p.Id).SingleAsync());
        var marks = new List<MilestoneId>();
        foreach (var (name, from, until, after) in new[] { ("Repair", From, First, ""), ("Open", First.AddDays(1), Second, "1.1") })
        {
            var draft = new PackageDraft(0, name, "YA-head", from, until, after.Length == 0 ? [] : [after]);
            await house.Scope(async s => await s.GetRequiredService<AddPackage>().Run(actor, id, project, draft));
            var package = await house.Read(db => db.Set<WorkPackage>().Where(p => p.PlanId == id && p.Title == name).Select(p => p.Id)
                .SingleAsync());
            marks.Add(await house.Scope(s => s.GetRequiredService<AddMilestone>().Run(actor, id, package, Mark($"{name}: done", until))));
        }
        await house.Scope(async s => await s.GetRequiredService<AddSupply>().Run(actor, id, project, Supply));
        return new(id, marks);
    }

    /// <summary>The same, adopted.</summary>
    public static async Task<ArrangedPlan> Adopted(House house, string by = "olga")
    {
        var plan = await Draft(house, by);
        var actor = await house.Actor(by);
        await house.Scope(async s => await s.GetRequiredService<AdoptPlan>().Run(actor, plan.Id, new(SourceKind.Meeting, "Meeting 3")));
        return plan;
    }

    /// <summary>A draft, and an adopted plan whose milestone Anna's post proves and Ivan's accepts.</summary>
    public static async Task Into(House house, Objects it)
    {
        var (adopted, draft) = (await Adopted(house), await Draft(house, title: "Draft plan"));
        it.Add(draft.Id, adopted.Milestones[0], new PlanHeading("Plan", From, Until), Project, Supply, new ClaimDraft("Done"));
        it.Name("DiscardPlan.id", adopted.Id);
        it.Name("DeliverSupply.id", adopted.Id);
        it.Name("DeliverSupply.supply", await house.Read(db => db.Set<PlanSupply>().Where(s => s.PlanId == adopted.Id).Select(s => s.Id)
            .SingleAsync()));
    }

    /// <summary>What only time brings: a claim that was returned, and more time that was refused.</summary>
    public static readonly string[] Rare =
    [
        """
        INSERT INTO plans_claim (id, milestone_id, number, text, link, reached_on, at, accepted, reason, judged_at)
        SELECT '019B8BAB-0680-7C63-8000-000000000021', id, 1, 'Nine halls hold', 'Record 9 of hall nine', '2026-01-05',
            '2026-01-05 02:00:00', 0, 'A record is missing', '2026-01-05 03:00:00'
        FROM plans_milestone WHERE state = 'Open' ORDER BY id LIMIT 1
        """,
        """
        INSERT INTO plans_extension (id, milestone_id, number, from_day, to_day, reason, at, granted, answer, answered_at, is_dropped)
        SELECT '019B8BAB-0680-7C63-8000-000000000022', id, 1, due_on, due_on, 'It rained for weeks', '2026-01-05 02:00:00', 0,
            'The crane is booked', '2026-01-05 03:00:00', 0
        FROM plans_milestone WHERE state = 'Open' ORDER BY id LIMIT 1
        """,
    ];
}
