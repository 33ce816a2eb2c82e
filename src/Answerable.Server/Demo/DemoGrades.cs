using System.Globalization;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Answerable.Server.Appraisals;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;

namespace Answerable.Server.Demo;

/// <summary>Last year's ratings and grades: entered and confirmed, decided by the standing committee, told and published.</summary>
internal sealed class DemoGrades(DemoStage stage)
{
    private const int Meeting = DemoCalendar.LastMeeting;
    private const string Enterer = "YO-inspector", Confirmer = "YO-vetter", Recorder = "YO-recorder";
    private static readonly IReadOnlyList<GradeSetting> Grades = RoundPolicies.Preset("party-60-40").Grades.Value;

    /// <summary>At most eleven of thirteen may have it.</summary>
    private static GradeSetting Top => Grades[0];

    public async Task Run(DemoRound round)
    {
        stage.Calendar.GoTo(Meeting + 1, 9);
        await stage.As<StartAppraisals>(DemoRound.Organiser, (start, by) => start.Run(by, round.Id));
        foreach (var (unit, i) in round.Debriefers.Keys.Select((u, i) => (u, i)))
        {
            await Enter(round, unit, i, "verification", 8200 + i * 437 % 1500, stage.Content.LastYear.Verification);
            await Enter(round, unit, i, "routine", 8300 + i * 611 % 1400, stage.Content.LastYear.Routine);
        }
        stage.Calendar.GoTo(Meeting + 8, 15);
        var rows = (await stage.As<AppraisalQueries, PageOf<AppraisalRow>>(Recorder,
            async (queries, by) => await queries.Page((await queries.Find(by, round.Id))!, null, Projection.Whole))).Rows;
        var barely = rows.Where(r => r.Computed == Top.Name).MinBy(r => r.TotalHundredths)!.Debriefer.Id;
        foreach (var row in rows) await Decide(row, row.Debriefer.Id == barely);
        stage.Calendar.GoTo(Meeting + 11, 10);
        foreach (var row in rows) await stage.As<FeedBackGrade>(Recorder, (tell, by) => tell.Run(by, row.Debriefer.Id));
        stage.Calendar.GoTo(Meeting + 15, 10);
        await stage.As<PublishGrades>(DemoRound.Organiser, (publish, by) => publish.Run(by, round.Id));
    }

    private async Task Enter(DemoRound round, string unit, int seat, string component, int hundredths, string document)
    {
        var id = round.Debriefers[unit];
        var reference = Numbered(document, seat + 1);
        stage.Calendar.GoTo(Meeting + 3, 9 + seat % 8);
        var entry =
            await stage.As<EnterComponent, ComponentEntryId>(Enterer,
                (enter, by) => enter.Run(by, id, component, hundredths, reference, null));
        stage.Calendar.GoTo(Meeting + 6, 9 + seat % 8);
        await stage.As<ConfirmComponent>(Confirmer, (confirm, by) => confirm.Run(by, id, entry));
    }

    /// <summary>The meeting follows the rating, but for the one that only just reaches the top grade, and says why.</summary>
    private async Task Decide(AppraisalRow row, bool lower)
    {
        var computed = Grades.First(g => g.Name == row.Computed).Code;
        var grade = lower ? "fairly-good" : computed;
        var words = stage.Content.LastYear;
        var present = DemoContent.Cast().Where(p => p.Kind is "city-secretary" or "city-member").Select(p => stage.Posts[p.Code]).ToList();
        var draft =
            new DecisionDraft(DebrieferDecision.Graded, grade, grade == computed ? null : words.Lower, stage.Calendar.Day(Meeting + 8),
                Numbered(words.Document, 4), present, present.Count - (lower ? 1 : 0), 0, lower ? 1 : 0)
            { ChairVote = ChairVote.For };
        await stage.As<DecideGrade>(Recorder, (decide, by) => (Task)decide.Run(by, row.Debriefer.Id, draft));
    }

    private static string Numbered(string text, int n) =>
        text.Replace("{n}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
