using Answerable.Domain.Appraisals;
using Answerable.Domain.Duties;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Rectifications;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>
/// The strands of duty side by side: duties that fell due in the period, comments by kind, findings of last time and of now.
/// </summary>
internal sealed class StrandReader(Db db, FindingQueries findings)
{
    /// <param name="last">Findings of the last round about the debriefer.</param>
    public async Task<IReadOnlyList<ShownStrand>> Of(RoundFrame round, Debriefer debriefer, IEnumerable<FindingState> last, DateOnly today)
    {
        var post = debriefer.PostId;
        var period = await db.Set<Round>().Where(r => r.Id == round.Id).Select(r => new { r.PeriodFrom, r.PeriodUntil }).FirstAsync();
        var (from, until) = (period.PeriodFrom, period.PeriodUntil);
        var duties = await (from t in db.Set<DutyTask>()
                            join i in db.Set<DutyItem>() on t.ItemId equals i.Id
                            where t.PostId == post && t.DueOn >= @from && t.DueOn <= until
                            group t by new { i.StrandCode, IsDone = t.State == DutyTaskState.Accepted } into g
                            select new { g.Key.StrandCode, g.Key.IsDone, Count = g.Count() }).ToListAsync();
        var comments = await db.Set<Comment>().Where(c => c.DebrieferId == debriefer.Id && c.SupersededById == null)
            .GroupBy(c => new { c.StrandCode, c.Kind }).Select(g => new { g.Key.StrandCode, g.Key.Kind, Count = g.Count() }).ToListAsync();
        var raised = await findings.StrandFindings(debriefer.Id, round.Id);
        var notDone = last.Where(f => new LastFinding(f.DueOn, f.State).IsNotDone(today)).ToLookup(f => f.StrandCode);
        return [.. round.Policy.Strands.Value.Select(s => new ShownStrand(s.Code, s.Name,
            duties.Where(d => d.StrandCode == s.Code && d.IsDone).Sum(d => d.Count), duties.Where(d => d.StrandCode == s.Code)
                .Sum(d => d.Count),
            comments.Where(c => c.StrandCode == s.Code).ToDictionary(c => c.Kind, c => c.Count),
            notDone[s.Code].Count(), raised[s.Code].Count(f => f.State != RectificationState.Closed)))];
    }
}
