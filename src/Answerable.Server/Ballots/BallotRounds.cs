using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

internal sealed record BallotRoundRow(RoundId Id, string Title, DateOnly MeetingOn, int Groups, int Counted);

internal sealed record BallotRoundPage(IReadOnlyList<BallotRoundRow> Rows, string? Next);

/// <summary>Rounds whose papers the actor may see, newest first, page by page.</summary>
internal sealed class BallotRounds(Db db, BallotQueries ballots)
{
    public const int PageSize = 50;

    public async Task<BallotRoundPage> Page(Actor by, string? after)
    {
        var seen = ballots.VisibleTo(by).AsNoTracking().Where(r => r.Groups.Any());
        if (Guid.TryParse(after, out var last))
        {
            var from = new RoundId(last);
            seen = seen.Where(r => r.Id < from);
        }
        var rows = await seen.OrderByDescending(r => r.Id).Take(PageSize + 1)
            .Select(r =>
                new BallotRoundRow(r.Id, r.Title, r.MeetingOn, r.Groups.Count,
                    db.Set<Count>().Where(c => c.RoundId == r.Id).Select(c => c.GroupId).Distinct().Count()))
            .ToListAsync();
        return rows.Count <= PageSize ? new(rows, null) : new([.. rows.Take(PageSize)], rows[PageSize - 1].Id.Value.ToString());
    }
}
