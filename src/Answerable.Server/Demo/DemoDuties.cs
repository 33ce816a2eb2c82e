using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Duties;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Demo;

/// <summary>How far a dated duty of a post has come.</summary>
internal enum DemoDone { Open, Reported, Accepted, Returned }

/// <summary>The duty lists of the year, at every level; vacant posts are charged like others, and their duties are late.</summary>
internal sealed class DemoDuties(DemoStage stage)
{
    /// <summary>What the posts answered for in the year on which last year's round looks back: their debriefs reported on it.</summary>
    public async Task RunLastYear()
    {
        var (told, day) = (stage.Content.Duties.Secretary, stage.Calendar.LastYear);
        var year = stage.Calendar.Day(day).Year;
        var last = told with
        {
            Title = $"{told.Title} · {year}",
            Items = [.. told.Items.Select(i => i with { MustBeTakenUp = false })],
        };
        await Issue(last, "YO-organiser", "Y", "secretary", day + 14, new int?[told.Items.Count], late: [], (_, _) => DemoDone.Open,
            new(year, 12, 31));
    }

    public async Task Run()
    {
        var lists = stage.Content.Duties;
        await Issue(lists.Secretary, "YO-organiser", "Y", "secretary", -190, [-160, -70, -18, -7, -2, 2, 25, null], late: ["YD3"],
            Secretaries);
        await Issue(lists.Township, "Y01-organisation", "Y01", "township-secretary", -100, [-60, -30, -4, 1, 20, null], late: [], Towns,
            above: (lists.Secretary, "Y01-secretary"));
        await Issue(lists.Village, "Y0101-secretary", "Y0101", "village-secretary", -45, [-20, -5, 3, null], late: [], Villages,
            above: (lists.Township, "Y0101-secretary"));
        await Issue(lists.Officer, "YO-organiser", "Y", "officer", -4, [-1, 0, 3], late: ["YO-inspector", "YO-recorder"], Officers);
    }

    private static DemoDone Secretaries(int seat, int item) => (item, seat) switch
    {
        ( < 2, _) => DemoDone.Accepted,
        (2, 6) => DemoDone.Open,
        (2, 9) => DemoDone.Returned,
        (2, _) => DemoDone.Accepted,
        (3, < 8) => DemoDone.Accepted,
        (3, 8 or 9) => DemoDone.Reported,
        (3, 10) => DemoDone.Returned,
        (4, 0 or 6 or 11) => DemoDone.Open,
        (4, 1 or 2) => DemoDone.Reported,
        (4, _) => DemoDone.Accepted,
        (5, 2) => DemoDone.Reported,
        _ => DemoDone.Open,
    };

    private static DemoDone Towns(int seat, int item) => (item, seat) switch
    {
        (0, _) => DemoDone.Accepted,
        (1, 2) => DemoDone.Returned,
        (1, _) => DemoDone.Accepted,
        (2, 0 or 3) => DemoDone.Reported,
        (2, 1) => DemoDone.Open,
        (2, _) => DemoDone.Accepted,
        _ => DemoDone.Open,
    };

    private static DemoDone Villages(int seat, int item) => (item, seat) switch
    {
        (0, _) => DemoDone.Accepted,
        (1, 1) => DemoDone.Reported,
        (1, 2) => DemoDone.Returned,
        _ => DemoDone.Open,
    };

    private static DemoDone Officers(int seat, int item) => (item, seat) switch
    {
        (0, 0 or 4) => DemoDone.Accepted,
        (0, 3 or 5) => DemoDone.Reported,
        _ => DemoDone.Open,
    };

    /// <param name="due">Of each item, in days from today; null for none.</param>
    /// <param name="late">Units or posts that have not acknowledged.</param>
    /// <param name="until">Last day of the period; a year when null.</param>
    /// <param name="above">The list that it takes up, as the post above holds it.</param>
    private async Task Issue(DemoDutyList told, string issuer, string unit, string kind, int day, int?[] due, string[] late,
        Func<int, int, DemoDone> done, DateOnly? until = null, (DemoDutyList List, string Post)? above = null)
    {
        var calendar = stage.Calendar;
        calendar.GoTo(day, 9);
        var id =
            await stage.As<DraftDutyList, DutyListId>(issuer,
                (draft, by) =>
                    draft.Run(by, stage.Units[unit], new(told.Title, kind, calendar.Day(day), until ?? calendar.Day(day + 364))
                    { Source = new(SourceKind.Document, told.Source) }));
        var held = above is { } up ? await Held(up.List, up.Post) : null;
        foreach (var (item, i) in told.Items.Select((item, i) => (item, i)))
            await stage.As<WriteDutyItem>(issuer,
                (write, by) =>
                    write.Run(by, id,
                        new(0, item.Strand, item.Content, item.Measure, item.Evidence, due[i] is { } at ? calendar.Day(at) : null)
                        {
                            MustBeTakenUp = item.MustBeTakenUp, Above = item.Above is { } place ? held![place].Value : null,
                        }));
        await stage.As<IssueDutyList>(issuer, (issue, by) => (Task)issue.Run(by, id, null));

        var charges =
            await stage.Read(
                db => (from c in db.Set<DutyCharge>()
                       where c.ListId == id
                       join p in db.Set<Post>() on c.PostId equals p.Id
                       orderby p.Code
                       select new { c.Id, p.Code }).ToListAsync());
        var tasks =
            (await stage.Read(db => db.Set<DutyTask>().AsNoTracking().Where(t => t.ListId == id).ToListAsync())).ToLookup(t => t.ChargeId);
        var cast = DemoContent.Cast().Select(p => p.Code).ToHashSet();
        foreach (var (charge, seat) in charges.Where(c => cast.Contains(c.Code)).Select((c, i) => (c, i)))
        {
            if (late.Any(l => charge.Code == l || charge.Code.StartsWith(l + "-", StringComparison.Ordinal))) continue;
            calendar.GoTo(Math.Min(day + 1 + seat % 5, -1), 11);
            await stage.As<AcknowledgeDuties>(charge.Code, (acknowledge, by) => acknowledge.Run(by, charge.Id));
            // Two of three have signed their letters too.
            if (seat % 3 != 1) await stage.As<SignPledge>(charge.Code, (sign, by) => sign.Run(by, charge.Id));
            foreach (var task in tasks[charge.Id].Where(t => t.DueOn is not null).OrderBy(t => t.DueOn))
            {
                var item = Array.IndexOf(due, task.DueOn!.Value.DayNumber - calendar.Today.DayNumber);
                await ReportAndJudge(task.Id, charge.Code, issuer, told.Items[item], Math.Max(due[item]!.Value - 3 - seat % 4, day + 2),
                    done(seat, item));
            }
        }
    }

    /// <summary>A post's duties of a list, in the order of its items.</summary>
    private Task<List<DutyTaskId>> Held(DemoDutyList list, string post) => stage.Read(db =>
        (from t in db.Set<DutyTask>()
         join i in db.Set<DutyItem>() on t.ItemId equals i.Id
         join l in db.Set<DutyList>() on t.ListId equals l.Id
         join p in db.Set<Post>() on t.PostId equals p.Id
         where l.Title == list.Title && p.Code == post
         orderby i.Number
         select t.Id).ToListAsync());

    private async Task ReportAndJudge(DutyTaskId task, string post, string issuer, DemoDutyItem item, int day, DemoDone done)
    {
        if (done == DemoDone.Open) return;
        // What waits to be judged was reported in the last days.
        stage.Calendar.GoTo(done == DemoDone.Reported ? -1 : Math.Min(day, -1), 14);
        await stage.As<ReportDuty>(post, (report, by) => report.Run(by, task, item.Report, item.Proof));
        if (done == DemoDone.Reported) return;
        stage.Calendar.GoTo(done == DemoDone.Returned ? -1 : Math.Min(day + 2, -1), 16);
        await stage.As<JudgeDuty>(issuer,
            (judge, by) => judge.Run(by, task, done == DemoDone.Returned ? stage.Content.Duties.Returned : null));
    }
}
