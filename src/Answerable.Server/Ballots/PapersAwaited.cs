using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>
/// What tellers owe in a round whose papers are out. Acts that hand out, count or recount say what their own group awaits,
/// since what they add and remove is not stored yet.
/// </summary>
internal sealed class PapersAwaited(Db db, CountFrames frames, OrganisationZone zone) : IRoundAwaits
{
    public IReadOnlyList<ObligationKind> SeenBy(RoundSight sight) => sight.SeesPapers ? BallotKinds.All : [];

    public async Task<IReadOnlyList<Awaits>> Awaited(RoundFrame round, IReadOnlyCollection<Debriefer> debriefers, Calendar calendar)
    {
        var occasion = round.Id.AsOccasion();
        var handedOut = await db.Set<HandOut>().AsNoTracking().Where(h => h.OccasionId == occasion).ToListAsync();
        if (handedOut.Count == 0) return [];
        var groups = (await frames.Groups(round.Id)).ToDictionary(g => g.Id);
        var counted = await db.Set<Count>().Where(c => c.OccasionId == occasion).Select(c => c.GroupId).Distinct().ToListAsync();
        var recounts = (await db.Set<Recount>().Where(r => db.Set<HandOut>().Any(h => h.OccasionId == occasion && h.Id == r.GroupId))
            .Select(r => new { r.GroupId, r.At }).ToListAsync()).ToLookup(r => r.GroupId, r => (DateTimeOffset?)r.At);
        var frame = CountFrames.FrameOf(round, []);
        return [.. handedOut.Select(h => h.Awaits(frame, groups[h.Id], recounts[h.Id].Max(), counted.Contains(h.Id), calendar))];
    }

    /// <summary>What one group awaits after an act on it.</summary>
    /// <param name="recountedAt">When the recount was ordered, where the act is one; null while none was ordered or the count
    /// stands.</param>
    public async Task<Awaits> Awaited(HandOut handOut, CountFrame frame, CountGroup group, bool isCounted,
        DateTimeOffset? recountedAt = null) =>
        handOut.Awaits(frame, group, recountedAt, isCounted, await zone.Calendar());
}
