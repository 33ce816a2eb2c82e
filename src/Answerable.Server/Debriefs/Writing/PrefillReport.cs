using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Duties;
using Answerable.Domain.Plans;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Duties;
using Answerable.Server.Plans;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Debriefs;

/// <summary>
/// What duties, plans and findings already say of the period of a round, as a report that nobody has begun: whoever writes looks at it,
/// changes it and files it in their own name. Nothing of it is kept before.
/// </summary>
internal sealed class PrefillReport(Db db, DutyQueries duties, PlanQueries plans)
{
    /// <summary>Lines of one section at most, and characters of what one names.</summary>
    private const int Most = 30, Longest = 80;

    /// <summary>A duty or a milestone as the report tells of it.</summary>
    private sealed record Told(string What, DateOnly? Due, DateTimeOffset? AcceptedAt, DateTimeOffset? ReturnedAt, string? Reason);

    public async Task<(DebriefContent Content, RoundPeriod Period)> Of(Actor by, ShownDebrief it, Words words, DateOnly today)
    {
        var period = await db.Set<Round>().Where(r => r.Id == it.RoundId)
            .Select(r => new RoundPeriod(r.Period, r.PeriodFrom, r.PeriodUntil)).SingleAsync();
        var told = (await Duties(by, it.PostId)).Concat(await Milestones(by, it.PostId)).OrderBy(x => x.Due).ToList();
        var done = told.Where(x => x.AcceptedAt is { } at && Day(at) >= period.From && Day(at) <= period.Until)
            .Select(x => words["Debriefs.fill-done", ("what", Short(x.What)), ("date", Day(x.AcceptedAt!.Value))]);
        var late = told.Where(x => x.AcceptedAt is null && x.Due < today && x.Due >= period.From.AddYears(-1))
            .Select(x => words["Debriefs.fill-late", ("what", Short(x.What)), ("date", x.Due)]);
        var returned = told.Where(x => x is { AcceptedAt: null, ReturnedAt: not null } && Day(x.ReturnedAt.Value) >= period.From)
            .Select(x => words["Debriefs.fill-returned", ("what", Short(x.What)), ("date", Day(x.ReturnedAt!.Value)),
                ("reason", x.Reason)]);
        var next = told.Where(x => x.AcceptedAt is null && x.Due >= today)
            .Select(x => words["Debriefs.fill-next", ("what", Short(x.What)), ("date", x.Due)]);
        var all = DebriefContent.Empty with
        {
            Answers = [.. it.Findings.Select(f => Answer(f, words, today))],
            Duties = Lines(done, "fill-nothing-done"),
            Problems = Lines(late.Concat(returned), "fill-nothing-late"),
            NextSteps = Lines(next, "fill-nothing-next"),
        };
        return (all.Only(it.Policy.ReportSections.Value), period);

        DateOnly Day(DateTimeOffset at) => Dates.On(at, words.Zone);
        string Lines(IEnumerable<string> lines, string nothing)
        {
            var some = lines.Take(Most).ToList();
            return some.Count == 0 ? words[$"Debriefs.{nothing}"] : string.Join('\n', some);
        }
    }

    private Task<List<Told>> Duties(Actor by, PostId post) => duties.TasksVisibleTo(by)
        .Where(t => t.PostId == post && t.DueOn != null && t.State != DutyTaskState.Dropped).OrderByDescending(t => t.DueOn).Take(4 * Most)
        .Select(t => new
        {
            t.Content, t.DueOn, t.State,
            Last = t.Reports.OrderByDescending(r => r.Number).Select(r => new { r.JudgedAt, r.Accepted, r.Reason }).FirstOrDefault(),
        })
        .Select(t => new Told(t.Content, t.DueOn, t.State == DutyTaskState.Accepted ? t.Last!.JudgedAt : null,
            t.State == DutyTaskState.Returned ? t.Last!.JudgedAt : null, t.Last!.Reason)).ToListAsync();

    private Task<List<Told>> Milestones(Actor by, PostId post) => plans.MilestonesVisibleTo(by)
        .Where(m => m.OwnerPostId == post && m.State != MilestoneState.Planned).OrderByDescending(m => m.DueOn).Take(4 * Most)
        .Select(m => new
        {
            m.Mark, m.DueOn, m.State,
            Last = m.Claims.OrderByDescending(c => c.Number).Select(c => new { c.JudgedAt, c.Reason }).FirstOrDefault(),
        })
        .Select(m => new Told(m.Mark, m.DueOn, m.State == MilestoneState.Accepted ? m.Last!.JudgedAt : null,
            m.State == MilestoneState.Returned ? m.Last!.JudgedAt : null, m.Last!.Reason)).ToListAsync();

    /// <summary>As far as the repair itself says: verified, waiting for it, late, or not due yet.</summary>
    private static FindingAnswer Answer(AskedFinding found, Words words, DateOnly today)
    {
        var (result, text) = found switch
        {
            { State: RectificationState.Closed, ClosedAt: { } at } =>
                (ResultKind.Done, words["Debriefs.fill-verified", ("date", Dates.On(at, words.Zone))]),
            { State: RectificationState.ClaimedDone } => (ResultKind.BasicallyDone, words["Debriefs.fill-claimed"]),
            _ when found.DueOn < today => (ResultKind.NotDone, words["Debriefs.fill-overdue", ("date", found.DueOn)]),
            _ => (ResultKind.NotYetDue, words["Debriefs.fill-under-way", ("date", found.DueOn)]),
        };
        return new(found.Id, result, text);
    }

    private static string Short(string what) => what.Length <= Longest ? what.TrimEnd('。', '.') : what[..Longest] + "…";
}
