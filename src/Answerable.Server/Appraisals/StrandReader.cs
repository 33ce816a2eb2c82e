using Answerable.Domain.Duties;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Rectifications;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>The strands of duty side by side: duties that fell due in the period, comments by kind, findings of last time and of now.</summary>
internal sealed class StrandReader(Db db, FindingQueries findings)
{
    public async Task<IReadOnlyList<ShownStrand>> Of(RoundFacts facts, Debriefer debriefer, DateOnly today)
    {
        var round = facts.Round;
        var (post, from, until) = (debriefer.PostId, round.PeriodFrom, round.PeriodUntil);
        var duties = await (from t in db.Set<DutyTask>()
                            join i in db.Set<DutyItem>() on t.ItemId equals i.Id
                            where t.PostId == post && t.DueOn >= @from && t.DueOn <= until
                            group t by new { i.StrandCode, IsDone = t.State == DutyTaskState.Accepted } into g
                            select new { g.Key.StrandCode, g.Key.IsDone, Count = g.Count() }).ToListAsync();
        var comments = await db.Set<Comment>().Where(c => c.DebrieferId == debriefer.Id && c.SupersededById == null)
            .GroupBy(c => new { c.StrandCode, c.Kind }).Select(g => new { g.Key.StrandCode, g.Key.Kind, Count = g.Count() }).ToListAsync();
        var raised = await findings.StrandFindings(debriefer.Id, round.Id);
        var last = facts.LastFindingsOf(debriefer.Id).Where(f => f.DueOn <= today && f.State != RectificationState.Closed).ToLookup(f => f.StrandCode);
        return [.. round.Policy.Strands.Value.Select(s => new ShownStrand(s.Code, s.Name,
            duties.Where(d => d.StrandCode == s.Code && d.IsDone).Sum(d => d.Count), duties.Where(d => d.StrandCode == s.Code).Sum(d => d.Count),
            comments.Where(c => c.StrandCode == s.Code).ToDictionary(c => c.Kind, c => c.Count),
            last[s.Code].Count(), raised[s.Code].Count(f => f.State != RectificationState.Closed)))];
    }
}
