using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>What the unit's last round was like, so that the next one is asked for only what is new.</summary>
/// <param name="Kind">The kind of post that debriefed most, or null.</param>
/// <param name="OwnGroup">Whether a leading group of the unit itself debriefed.</param>
internal sealed record LastRound(Round Round, string? Kind, bool OwnGroup)
{
    public PostId? Chair => In(OfficerRole.Chair).FirstOrDefault()?.PostId;

    public PostId? DecidingBody => In(OfficerRole.DecidingBody).FirstOrDefault()?.PostId;

    public IReadOnlyList<PostId> Tellers => [.. In(OfficerRole.Teller).Select(o => o.PostId)];

    /// <summary>How many could vote in the group, or null when there was no such group.</summary>
    public int? Entitled(string group) => Round.Groups.FirstOrDefault(g => g.Code == group)?.Entitled;

    /// <summary>The title with the next period in place of the last one's, or null when it did not name it.</summary>
    public string? NextTitle(RoundPeriod next) =>
        Round.Title.Contains(Round.Period, StringComparison.Ordinal) ? Round.Title.Replace(Round.Period, next.Words, StringComparison.Ordinal) : null;

    public RoundPeriod NextPeriod => new RoundPeriod(Round.Period, Round.PeriodFrom, Round.PeriodUntil).Next();

    public static async Task<LastRound?> Of(UnitId unit, RoundDefaults defaults, Db db)
    {
        if (await defaults.Last(unit) is not { } round) return null;
        var ids = round.Debriefers.Select(d => d.PostId).ToList();
        var posts = await db.Set<Post>().AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Kind, p.IsCollective, p.UnitId }).ToListAsync();
        return new(round, posts.Where(p => !p.IsCollective).GroupBy(p => p.Kind).MaxBy(g => g.Count())?.Key, posts.Any(p => p.IsCollective && p.UnitId == unit));
    }

    private IEnumerable<RoundOfficer> In(OfficerRole role) => Round.Officers.Where(o => o.Role == role);
}
