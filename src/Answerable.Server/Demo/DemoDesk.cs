using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Domain.Recordings;
using Answerable.Server.Desk;
using Answerable.Server.Difficulties;
using Answerable.Server.Duties;
using Answerable.Server.Recordings;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Demo;

/// <summary>
/// What a clerk of the demo world recorded from signed papers: a village's report, and a question upward whose signer says that the
/// sheet is not theirs. A town has its workbook.
/// </summary>
internal sealed class DemoDesk(DemoStage stage)
{
    public const string Clerk = "YO-clerk";

    private const int DaysToObject = 2;

    public async Task Run()
    {
        var (told, calendar) = (stage.Content.Desk, stage.Calendar);
        calendar.GoTo(told.Report.Day, 10);
        var task = await Duty(stage.Content.Duties.Village.Title, told.Report.Paper.By, told.Report.Item);
        await From(told.Report.Paper, told.Report.Day, async (s, by) =>
            await s.GetRequiredService<ReportDuty>().Run(by, task, told.Report.Text, told.Report.Proof));

        calendar.GoTo(told.Question.Day, 10);
        var asked = told.Question;
        var paper = await From(asked.Paper, asked.Day, (s, by) => s.GetRequiredService<AskUpward>().Run(by, stage.Posts[asked.To],
            new(asked.Title, asked.Text, asked.Need)));
        calendar.GoTo(asked.Day + DaysToObject, 16);
        await stage.As<ObjectToRecording>(asked.Paper.By, (act, by) => act.Run(by, paper, told.Objection));

        calendar.GoTo(told.BookDay, 9);
        var words = new Words(CultureInfo.GetCultureInfo(stage.Language), Vocabulary.Of("party"),
            TimeZoneInfo.FindSystemTimeZoneById(DemoCalendar.Zone));
        await stage.As<MakeBook>(Clerk, (act, by) => (Task)act.Run(by, told.BookOf, below: false, words));
    }

    /// <summary>The clerk takes up the paper on the day after it was signed, records and finishes it.</summary>
    private async Task<RecordingId> From(DemoPaper paper, int day, Func<IServiceProvider, Actor, Task> record)
    {
        var (clerk, signer) = (await stage.Actor(Clerk), await stage.Actor(paper.By));
        var draft = new PaperDraft(stage.Calendar.Day(day - 1), paper.Reference, paper.Note);
        var recorded = await stage.Scope(s => s.GetRequiredService<BeginRecording>()
            .Act(clerk, signer.Post!.Value, signer.Person!.Value, draft));
        await stage.Scope(async s => { await record(s, recorded); return true; });
        await stage.As<FinishRecording>(Clerk, (act, by) => act.Run(by, recorded.Recording!.Id));
        return recorded.Recording!.Id;
    }

    private Task<DutyTaskId> Duty(string list, string post, int item) => stage.Read(db =>
        (from t in db.Set<DutyTask>()
         join i in db.Set<DutyItem>() on t.ItemId equals i.Id
         join l in db.Set<DutyList>() on t.ListId equals l.Id
         join p in db.Set<Post>() on t.PostId equals p.Id
         where l.Title == list && p.Code == post && i.Number == item + 1
         select t.Id).SingleAsync());
}
