using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Debriefs;

/// <summary>What the reports of a round make posts owe.</summary>
internal sealed class DebriefsAwaited(Db db) : IRoundAwaits
{
    public IReadOnlyList<ObligationKind> SeenBy(RoundSight sight) => DebriefKinds.All;

    public async Task<IReadOnlyList<Awaits>> Awaited(RoundFrame round, IReadOnlyCollection<Debriefer> debriefers, Calendar calendar)
    {
        var last = await LastFiled(round.Id, debriefers.Count == 1 ? DebriefId.For(debriefers.First().Id) : null);
        return [.. debriefers.Select(d => DebriefAwaits.Of(round, d, last.GetValueOrDefault(DebriefId.For(d.Id)), calendar))];
    }

    /// <summary>The newest version of each report of a round, or of one, without the text; as the caller's save leaves it.</summary>
    private async Task<Dictionary<DebriefId, LastFiled>> LastFiled(RoundId round, DebriefId? only)
    {
        var stored = await (from d in db.Set<Debrief>()
                            join v in db.Set<FiledVersion>() on d.Id equals v.DebriefId
                            where d.RoundId == round && (only == null || d.Id == only)
                                && !db.Set<FiledVersion>().Any(x => x.DebriefId == v.DebriefId && x.Number > v.Number)
                            select new { d.Id, v.DueOn, v.FiledOn, v.FiledAt, v.Outcome, v.VettedAt, v.ReopenedAt, v.VetDueOn })
                            .ToListAsync();
        var last = stored.ToDictionary(v => v.Id,
            v => new LastFiled(v.DueOn, v.FiledOn, v.FiledAt, v.Outcome, v.VettedAt, v.ReopenedAt, v.VetDueOn));
        foreach (var debrief in db.Set<Debrief>().Local)
            if (debrief.Newest() is { } newest) last[debrief.Id] = newest.Facts;
        return last;
    }
}
