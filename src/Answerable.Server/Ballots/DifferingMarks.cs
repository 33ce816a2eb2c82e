using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>On whom two counts differ and in how many cells, never in what, for whoever sees where the counting stands.</summary>
internal sealed class DifferingMarks(Db db) : IDebrieferMarks
{
    public string Adds => nameof(DebrieferMarks.Differing);

    public async Task<IReadOnlyList<DebrieferRow>> Mark(RoundModel round, IReadOnlyList<DebrieferRow> rows)
    {
        if (!round.Sight.SeesPapers) return rows;
        var ids = rows.Select(r => (DebrieferId?)r.Id).ToList();
        var cells = (await (from m in db.Set<Mismatch>()
                            join g in db.Set<AssessorGroup>() on m.GroupId equals g.Id
                            where g.RoundId == round.Id && ids.Contains(m.DebrieferId)
                            group m by new { m.DebrieferId, g.Code } into same
                            select new { same.Key.DebrieferId, same.Key.Code, Cells = same.Count() }).ToListAsync())
            .ToLookup(c => c.DebrieferId);
        return [.. rows.Select(r => cells.Contains(r.Id)
            ? r with { Marks = r.Marks with { Differing = cells[r.Id].ToDictionary(c => c.Code, c => c.Cells) } } : r)];
    }
}
