using System.Text;
using Answerable.Domain;
using Answerable.Domain.Files;
using Answerable.Domain.Plans;
using Answerable.Server.Files;
using Answerable.Server.Plans;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Demo;

/// <summary>The plan of one county in the middle of its year: some is reached, one is overdue, for one more time is asked.</summary>
internal sealed class DemoPlans(DemoStage stage)
{
    private const string Unit = "Y01", Setter = "Y01-organisation", Leader = "Y01-secretary";

    private const int Adopted = -155;

    /// <param name="Due">Of each milestone, in days from today.</param>
    private sealed record Package(string Owner, int From, int Until, string[] After, int[] Due);

    private sealed record Project(string[] Strands, string Manager, string Handler, int Due, (SupplyKind Kind, string From, int Amount,
        int Came)[] Supplies, Package[] Packages);

    private static readonly Project[] Projects =
    [
        new(["party-building", "core-business"], "Y0101-secretary", "Y010101-secretary", 110,
            [(SupplyKind.People, Setter, 5, 3), (SupplyKind.Money, Leader, 760_000, 380_000)],
            [
                new("Y0101-secretary", -150, -115, [], [-130, -115]), new("Y0102-secretary", -110, 10, ["1.1"], [-60, 6]),
                new("Y0101-secretary", 11, 90, ["1.2"], [60, 90]), new("Y0103-secretary", -40, 20, ["1.1"], [12]),
            ]),
        new(["party-building"], Setter, "Y0104-secretary", 100, [], [new("Y0104-secretary", -90, 40, [], [-6, 40])]),
        new(["core-business"], "Y0105-secretary", "Y0105-secretary", 100, [], [new("Y0105-secretary", -70, 80, [], [-20, 50])]),
    ];

    public async Task Run()
    {
        var (told, calendar) = (stage.Content.Plan, stage.Calendar);
        calendar.GoTo(Adopted - 3, 9);
        var id = await stage.As<DraftPlan, PlanId>(Setter,
            (draft, by) => draft.Run(by, stage.Units[Unit], new(told.Title, calendar.Day(-200), calendar.Day(164))));
        var marks = new List<MilestoneId>();
        foreach (var (project, words) in Projects.Zip(told.Projects)) marks.AddRange(await Write(id, project, words));
        calendar.GoTo(Adopted, 16);
        await stage.As<AdoptPlan>(Setter, (adopt, by) => adopt.Run(by, id, new(SourceKind.Meeting, told.Meeting)));
        await Reached(marks[0], "Y0101-secretary", -132);
        await Reached(marks[1], "Y0101-secretary", -116);
        calendar.GoTo(-64, 9);
        var list = await Attach(marks[2], told.List[0], null);
        calendar.GoTo(-64, 10);
        await Claim(marks[2], "Y0102-secretary", told.Claim);
        calendar.GoTo(-63, 10);
        await stage.As<JudgeMilestone>(Setter, (judge, by) => judge.Run(by, marks[2], told.Return));
        calendar.GoTo(-62, 9);
        await Attach(marks[2], told.List[1], list);
        await Attach(marks[2], told.Photo, null);
        calendar.GoTo(-62, 10);
        await Claim(marks[2], "Y0102-secretary", told.Again);
        await Accept(marks[2], -61);
        await Reached(marks[9], "Y0105-secretary", -21);
        await Deliver(id);
        calendar.GoTo(-1, 9);
        await stage.As<AskForTime>("Y0102-secretary", (ask, by) => ask.Run(by, marks[3], calendar.Day(20), told.MoreTime));
        stage.Say("a plan");
    }

    private async Task<List<MilestoneId>> Write(PlanId id, Project told, DemoPlanProject words)
    {
        var calendar = stage.Calendar;
        var draft = new ProjectDraft(0, words.Title, told.Strands, words.Aim, words.Scheme, Leader, told.Manager, told.Handler,
            calendar.Day(told.Due));
        var number = await stage.As<AddProject, int>(Setter, (add, by) => add.Run(by, id, draft));
        var project = await stage.Read(db => db.Set<PlanProject>().Where(p => p.PlanId == id && p.Number == number).Select(p => p.Id)
            .SingleAsync());
        foreach (var (supply, what) in told.Supplies.Zip(words.Supplies))
            await stage.As<AddSupply>(Setter, (add, by) => add.Run(by, id, project,
                new(supply.Kind, what, supply.From, supply.Amount, calendar.Day(-30))));
        var marks = new List<MilestoneId>();
        foreach (var (package, texts) in told.Packages.Zip(words.Packages))
        {
            await stage.As<AddPackage>(Setter, (add, by) => add.Run(by, id, project, new(0, texts[0], package.Owner,
                calendar.Day(package.From), calendar.Day(package.Until), package.After)));
            var of = await stage.Read(db => db.Set<WorkPackage>().Where(p => p.ProjectId == project).OrderByDescending(p => p.Number)
                .Select(p => p.Id).FirstAsync());
            foreach (var (due, mark) in package.Due.Zip(texts.Skip(1)))
                marks.Add(await stage.As<AddMilestone, MilestoneId>(Setter,
                    (add, by) => add.Run(by, id, of, new(0, mark, calendar.Day(due), Setter, null))));
        }
        return marks;
    }

    private async Task Reached(MilestoneId id, string post, int day)
    {
        stage.Calendar.GoTo(day, 10);
        await Claim(id, post, stage.Content.Plan.Claim);
        await Accept(id, day + 1);
    }

    private async Task<FileId> Attach(MilestoneId id, DemoFile file, FileId? replaces)
    {
        await using var content = file.Text is { } text ? new MemoryStream(Encoding.UTF8.GetBytes(text))
            : typeof(DemoPlans).Assembly.GetManifestResourceStream("Demo.hall.png")!;
        return await stage.As<AttachFile, FileId>("Y0102-secretary", (attach, by) =>
            attach.Run(by, new("milestone", id.Value), content, new(file.Name, null, file.Note, replaces?.Value)));
    }

    private Task Claim(MilestoneId id, string post, string text) =>
        stage.As<ClaimMilestone>(post, (claim, by) => claim.Run(by, id, new(text)));

    private Task Accept(MilestoneId id, int day)
    {
        stage.Calendar.GoTo(day, 15);
        return stage.As<JudgeMilestone>(Setter, (judge, by) => judge.Run(by, id, null));
    }

    private async Task Deliver(PlanId id)
    {
        var supplies = await stage.Read(db => db.Set<PlanSupply>().Where(s => s.PlanId == id).ToListAsync());
        stage.Calendar.GoTo(-29, 11);
        foreach (var told in Projects[0].Supplies)
            await stage.As<DeliverSupply>(Projects[0].Manager,
                (deliver, by) => deliver.Run(by, id, supplies.Single(s => s.Kind == told.Kind).Id, told.Came));
    }
}
