using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>The grades that were decided, for rows of which the reader knows the decision.</summary>
internal sealed class GradeMarks(Db db) : IDebrieferMarks
{
    public string Adds => nameof(DebrieferMarks.Grade);

    public async Task<IReadOnlyList<DebrieferRow>> Mark(RoundModel round, IReadOnlyList<DebrieferRow> rows)
    {
        var known = rows.Where(r => r.Progress?.Decision == DebrieferDecision.Graded).Select(r => r.Id).ToList();
        if (known.Count == 0) return rows;
        var codes = await db.Set<GradeDecision>().Where(d => known.Contains(d.DebrieferId) && d.SupersededById == null)
            .Select(d => new { d.DebrieferId, d.GradeCode }).ToDictionaryAsync(d => d.DebrieferId, d => d.GradeCode);
        var names = round.Policy.Grades.Value.ToDictionary(g => g.Code, g => g.Name);
        return [.. rows.Select(r => codes.GetValueOrDefault(r.Id) is { } code
            ? r with { Marks = r.Marks with { Grade = names[code] } } : r)];
    }
}
