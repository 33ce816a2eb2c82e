using Answerable.Domain;
using Answerable.Domain.People;
using Answerable.Server.Ballots;
using Answerable.Server.Debriefs;
using Answerable.Server.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Demo;

/// <summary>This year's round, on the day of its meeting: some have spoken and were commented on, others wait.</summary>
internal sealed class DemoThisRound(DemoStage stage)
{
    /// <summary>As drawn by lot.</summary>
    private static readonly string[] Order = ["Y03", "Y02", "Y07", "Y08", "Y04", "Y01", "Y06", "Y05", "YD1", "YD2", "YD3", "YD4", "YD5"];

    /// <summary>Days of filing and of acceptance. Y05 is ill and YD3 is late: neither has filed.</summary>
    private static readonly (string Unit, int Filed, int Accepted)[] Smooth =
        [("Y02", -18, -16), ("YD1", -17, -15), ("Y01", -16, -15), ("Y08", -15, -13), ("Y04", -14, -12), ("YD2", -13, -11),
            ("Y07", -12, -10), ("YD4", -12, -11)];

    public async Task Run()
    {
        var round = await DemoRound.Open(stage, 0, 0);
        await StandIn("Y05-secretary", "Y05-deputy");
        await Reports(round);
        stage.Say("this year's reports");
        stage.Calendar.GoTo(-1, 17);
        await round.Convene(Order);
        foreach (var unit in Order.Take(4))
        {
            await round.Hear(unit);
            await Comments(round, unit);
        }
        await Comments(round, "YD1");
        await stage.As<HandOutPapers>(DemoRound.Organiser, (hand, by) => hand.Run(by, round.Id));
        stage.Say("this year's meeting, under way");
        await Redraft(round, "Y06");
    }

    /// <summary>The holder is ill, and the deputy stands in.</summary>
    private async Task StandIn(string post, string deputy)
    {
        stage.Calendar.GoTo(-24, 9);
        var person = (await stage.Actor(deputy)).Person;
        var code = await stage.Read(db => db.Set<Person>().Where(p => p.Id == person).Select(p => p.Code).SingleAsync());
        await stage.As<AppointToPost>("Y-system-administration",
            (appoint, by) => appoint.Run(by, stage.Posts[post], AppointmentKind.Acting, code, null));
    }

    private async Task Reports(DemoRound round)
    {
        var returns = stage.Content.Returns;
        await round.File("Y03", -19);
        await round.Return("Y03", -17, returns[1]);
        await round.File("Y03", -13);
        await round.Accept("Y03", -12);
        foreach (var (unit, filed, accepted) in Smooth)
        {
            await round.File(unit, filed);
            await round.Accept(unit, accepted);
        }
        // Returned twice, and owed again within days.
        await round.File("Y06", -11);
        await round.Return("Y06", -9, returns[1]);
        await round.File("Y06", -4);
        await round.Return("Y06", -1, returns[0]);
        // Filed late, and waiting for the vetter.
        await round.File("YD5", -2);
    }

    private async Task Comments(DemoRound round, string unit)
    {
        foreach (var comment in stage.Content.ThisYear.Comments.Where(c => c.Of == unit)) await round.Comment(comment);
    }

    /// <summary>The clerk is at work on the returned report.</summary>
    private async Task Redraft(DemoRound round, string unit)
    {
        var (content, version) = await round.Writing(unit);
        var shorter = content with { Problems = content.Problems[..(content.Problems.IndexOf('\n', StringComparison.Ordinal))] };
        await stage.As<SaveDraft>($"{unit}-clerk", (save, by) => (Task)save.Run(by, round.Debriefers[unit], shorter, version));
    }
}
