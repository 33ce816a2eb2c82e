using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>What handing papers out asks besides what is counted.</summary>
internal sealed class HandOutFacts(Db db, CountFrames frames, RoundPersons persons)
{
    /// <summary>Groups whose papers are not out.</summary>
    public async Task<IReadOnlyList<CountGroup>> Left(RoundId round)
    {
        var occasion = round.AsOccasion();
        var before = await db.Set<HandOut>().Where(h => h.OccasionId == occasion).Select(h => h.Id).ToListAsync();
        return [.. (await frames.Groups(round)).Where(g => !before.Contains(g.Id))];
    }

    /// <summary>Who holds, sits in or stands in for the posts of tellers and of those who are counted.</summary>
    public Task<IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>>> Persons(CountFrame frame, DateTimeOffset now) =>
        persons.Persons(frame.OccasionId.AsRound(), [.. frame.Tellers, .. frame.Subjects.Select(s => s.PostId)], now);
}
