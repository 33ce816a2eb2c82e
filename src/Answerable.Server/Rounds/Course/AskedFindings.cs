using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Rectifications;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>The findings whose results a round asks for, for its pages and rules and those of the rooms above.</summary>
internal sealed class AskedFindings(Db db, FindingQueries findings)
{
    /// <summary>What <paramref name="round"/> asks this post to answer first, oldest first.</summary>
    public async Task<List<FindingState>> OpenFindingsOf(PostId post, RoundId? previous, RoundId round) =>
        await findings.OpenFindingsOf(post, await Asking(previous, round));

    /// <summary>
    /// What a debriefer answers first: what the round asks the post, which whoever holds it now answers and nobody before.
    /// </summary>
    public async Task<List<FindingState>> AnsweredBy(Debriefer debriefer, RoundFrame round) =>
        debriefer.IsFormer ? [] : await OpenFindingsOf(debriefer.PostId, round.PreviousRoundId, round.Id);

    /// <summary>What <paramref name="round"/> asks of several of its debriefers' posts, in one read.</summary>
    public async Task<List<FindingState>> OpenFindingsOf(IQueryable<PostId> posts, RoundId? previous, RoundId round) =>
        await findings.OpenFindingsOf(posts, await Asking(previous, round));

    /// <inheritdoc cref="FindingQueries.Unanswered"/>
    public async Task<Extract<FindingState>> Unanswered(RoundId? previous, RoundId round, IReadOnlyCollection<string> below,
        DateTimeOffset now, int most, FindingId? only = null) =>
        await findings.Unanswered(await Asking(previous, round), below, now, most, only);

    /// <summary>How many they are; archiving waits for none.</summary>
    public async Task<int> WithoutResult(RoundId? previous, RoundId round) => await findings.WithoutResult(await Asking(previous, round));

    private async Task<AskingRound> Asking(RoundId? previous, RoundId round)
    {
        var times = await db.Set<Round>().Where(r => r.Id == previous || r.Id == round)
            .Select(r => new { r.Id, r.UnitId, r.OpenedAt, r.ArchivedAt }).ToListAsync();
        var (now, before) = (times.FirstOrDefault(t => t.Id == round), times.FirstOrDefault(t => t.Id == previous));
        var unit = now?.UnitId;
        return new(round, previous, now?.OpenedAt, before?.ArchivedAt,
            db.Set<Debriefer>().Where(d => d.RoundId == round).Select(d => d.PostId), db.Set<Round>().Where(r => r.UnitId == unit)
                .Select(r => r.Id));
    }
}
