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
internal sealed class BallotRounds(Db db, RoundQueries rounds)
{
    public const int PageSize = 50;

    private static readonly OfficerRole[] Seeing = [OfficerRole.Teller, OfficerRole.Chair, OfficerRole.Recorder, OfficerRole.DecidingBody];

    public async Task<BallotRoundPage> Page(Actor by, string? after)
    {
        var posts = RoundQueries.PostsOf(by);
        var judged = SubtreeFilter.IsWithin<Round>(r => r.UnitPath, by.Over(RightSets.Judging));
        var seen = rounds.VisibleTo(by).AsNoTracking().Where(judged.Or(r => posts.Contains(r.OrganiserId) || r.Officers.Any(o => Seeing.Contains(o.Role) && posts.Contains(o.PostId))))
            .Where(r => r.State != RoundState.Draft && r.Groups.Any());
        if (Guid.TryParse(after, out var last))
        {
            var from = new RoundId(last);
            seen = seen.Where(r => r.Id < from);
        }
        var rows = await seen.OrderByDescending(r => r.Id).Take(PageSize + 1)
            .Select(r => new BallotRoundRow(r.Id, r.Title, r.MeetingOn, r.Groups.Count, db.Set<Count>().Where(c => c.RoundId == r.Id).Select(c => c.GroupId).Distinct().Count()))
            .ToListAsync();
        return rows.Count <= PageSize ? new(rows, null) : new([.. rows.Take(PageSize)], rows[PageSize - 1].Id.Value.ToString());
    }
}
