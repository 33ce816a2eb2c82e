using System.Globalization;
using System.Text;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;
using Answerable.Server.Reviews;
using Answerable.Server.Rounds;

namespace Answerable.Server.Demo;

/// <summary>Last year's round, from its drafting to the archive.</summary>
internal sealed class DemoLastRound(DemoStage stage)
{
    private const int Meeting = DemoCalendar.LastMeeting;

    public async Task Run()
    {
        var round = await DemoRound.Open(stage, Meeting, 1);
        foreach (var (unit, i) in round.Debriefers.Keys.Select((u, i) => (u, i)))
        {
            await round.File(unit, Meeting - 20 + i % 9);
            await round.Accept(unit, Meeting - 18 + i % 9);
        }
        stage.Say("last year's reports");
        await Meet(round);
        await Count(round);
        await stage.As<CloseMeeting>(DemoRound.Organiser, (close, by) => (Task)close.Run(by, round.Id));
        stage.Say("last year's meeting, counts and findings");
        await new DemoGrades(stage).Run(round);
        stage.Calendar.GoTo(Meeting + 60, 10);
        await stage.As<ArchiveRound>(DemoRound.Organiser, (archive, by) => archive.Run(by, round.Id));
        stage.Say("last year's grades");
    }

    private async Task Meet(DemoRound round)
    {
        stage.Calendar.GoTo(Meeting - 1, 17);
        await round.Convene([.. round.Debriefers.Keys]);
        foreach (var unit in round.Debriefers.Keys.Where(u => !u.StartsWith("YD", StringComparison.Ordinal))) await round.Hear(unit);
        foreach (var comment in stage.Content.LastYear.Comments) await round.Comment(comment);
    }

    /// <summary>Both tellers take the same machine's file, so that the counts stand at once.</summary>
    private async Task Count(DemoRound round)
    {
        await stage.As<HandOutPapers>(DemoRound.Organiser, (hand, by) => hand.Run(by, round.Id));
        foreach (var (group, id) in round.Groups)
        {
            var whole = group == "A" ? new WholePapers(9, 9, 0) : new WholePapers(42, 41, 1);
            var file = Encoding.UTF8.GetBytes(Totals(round, whole, group == "A"));
            foreach (var teller in DemoRound.Tellers)
            {
                await stage.As<TakeMachineFile>(teller, (take, by) => take.Run(by, id, 0, whole, new MemoryStream(file)));
                await stage.As<SubmitEntry>(teller, (submit, by) => (Task)submit.Run(by, id, 1));
            }
        }
        foreach (var (text, i) in stage.Content.LastYear.Opinions.Select((t, i) => (t, i)))
            await stage.As<EnterOpinion>(DemoRound.Tellers[0],
                (enter, by) => enter.Run(by, round.Groups["B"], round.Debriefers[$"Y0{i % 2 + 1}"], text));
    }

    private static string Totals(DemoRound round, WholePapers whole, bool committee)
    {
        var csv = new StringBuilder("post_code,good,fairly-good,average,poor,cannot_judge,unmarked\n");
        foreach (var (unit, i) in round.Debriefers.Keys.Select((u, i) => (u, i)))
        {
            var valid = whole.Returned - whole.Spoiled;
            var cannot = committee ? 0 : i % 3;
            var fairly = committee ? i * 3 % 5 : 3 + i * 5 % 11;
            var average = committee ? i * 3 % 5 / 4 : i * 2 % 3;
            csv.AppendLine(CultureInfo.InvariantCulture,
                $"{DemoRound.Holder(unit)},{valid - cannot - fairly - average},{fairly},{average},0,{cannot},0");
        }
        return csv.ToString();
    }
}
