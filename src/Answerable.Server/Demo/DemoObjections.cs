using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Duties;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Demo;

/// <summary>What posts of the demo world have said against duties of the year, and how it was answered.</summary>
internal sealed class DemoObjections(DemoStage stage)
{
    private const int DaysToAnswer = 2;

    public async Task Run()
    {
        var title = stage.Content.Duties.Secretary.Title;
        foreach (var told in stage.Content.Objections)
        {
            var duty = await stage.Read(db =>
                (from t in db.Set<DutyTask>()
                 join i in db.Set<DutyItem>() on t.ItemId equals i.Id
                 join l in db.Set<DutyList>() on t.ListId equals l.Id
                 join p in db.Set<Post>() on t.PostId equals p.Id
                 where l.Title == title && p.Code == told.By && i.Number == told.Item + 1
                 select t.Id).SingleAsync());
            stage.Calendar.GoTo(told.Day, 10);
            var id = await stage.As<ObjectToDuty, DutyObjectionId>(told.By, (act, by) => act.Run(by, duty, new(told.Reason, told.Wish)));
            if (told.How is not { } how) continue;
            stage.Calendar.GoTo(told.Day + DaysToAnswer, 15);
            if (how == DemoObjectionAnswer.Reject)
                await stage.As<RejectObjection>("YO-organiser", (act, by) => act.Run(by, id, told.Answer!));
            else await stage.As<UpholdObjection>("YO-organiser", (act, by) => act.Run(by, id, told.Answer!, told.Rewording));
        }
    }
}
