using Answerable.Domain;
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
    /// <param name="last">Findings of the last round about the debriefers' posts.</param>
    public async Task<IReadOnlyDictionary<DebrieferId, IReadOnlyList<ShownStrand>>> Strands(RoundFrame round,
        IReadOnlyCollection<Debriefer> debriefers, ILookup<PostId, FindingState> last, DateOnly today)
    {
        var (ids, posts) = (debriefers.Select(d => d.Id).ToList(), debriefers.Select(d => d.PostId).ToList());
        var period = await db.Set<Round>().Where(r => r.Id == round.Id).Select(r => new { r.PeriodFrom, r.PeriodUntil }).FirstAsync();
        var (from, until) = (period.PeriodFrom, period.PeriodUntil);
        var duties = (await (from t in db.Set<DutyTask>()
                             join i in db.Set<DutyItem>() on t.ItemId equals i.Id
                             where posts.Contains(t.PostId) && t.DueOn >= @from && t.DueOn <= until
                                 && t.State != DutyTaskState.Dropped
                             group t by new { t.PostId, i.StrandCode, IsDone = t.State == DutyTaskState.Accepted, t.DueOn } into g
                             select new { g.Key.PostId, g.Key.StrandCode, g.Key.IsDone, g.Key.DueOn, Count = g.Count() }).ToListAsync())
            .ToLookup(d => (d.PostId, d.StrandCode));
        var comments = (await db.Set<Comment>().Where(c => ids.Contains(c.DebrieferId) && c.SupersededById == null)
            .GroupBy(c => new { c.DebrieferId, c.StrandCode, c.Kind })
            .Select(g => new { g.Key.DebrieferId, g.Key.StrandCode, g.Key.Kind, Count = g.Count() }).ToListAsync())
            .ToLookup(c => (c.DebrieferId, c.StrandCode));
        var raised = await findings.StrandFindings(ids, round.Id);
        return debriefers.ToDictionary(d => d.Id, IReadOnlyList<ShownStrand> (d) => [.. round.Policy.Strands.Value.Select(s =>
        {
            var due = duties[(d.PostId, s.Code)].Where(t => t.DueOn is { } on && d.IsAnsweredFor(on)).ToList();
            return new ShownStrand(s.Code, s.Name, due.Where(t => t.IsDone).Sum(t => t.Count), due.Sum(t => t.Count),
                comments[(d.Id, s.Code)].ToDictionary(c => c.Kind, c => c.Count),
                last[d.PostId].Count(f => d.IsAnsweredFor(f.DueOn) && f.StrandCode == s.Code && new LastFinding(f.DueOn,
                    f.State).IsNotDone(today)),
                raised[(d.Id, s.Code)].Count(f => f.State != RectificationState.Closed));
        })]);
    }
}
