using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

public sealed record BallotRoundRow(RoundId Id, string Title, string Unit, DateOnly MeetingOn, int Groups, int Counted);

/// <summary>Rounds whose papers the actor may see, the newest first.</summary>
internal sealed class BallotRounds(Db db, BallotQueries ballots, RoundQueries rounds)
{
    public const string Path = "/ballots";

    /// <param name="unitPath">The subtree of a unit, or null for all.</param>
    /// <param name="unread">Members of the rows that are not queried.</param>
    public async Task<PageOf<BallotRoundRow>> Page(Actor by, string? unitPath, string? after, IReadOnlySet<string> unread)
    {
        var all = Filtered(by, unitPath);
        var rest = PageKey.Read<Guid>(after) is { } last ? all.Where(r => r.Id < new RoundId(last)) : all;
        return await Rows(rest, unread).Page(await all.CountToLimit(), r => PageKey.Write(r.Id.Value));
    }

    /// <summary>Every round of the list, for a file.</summary>
    public IQueryable<BallotRoundRow> All(Actor by, string? unitPath, IReadOnlySet<string> unread) => Rows(Filtered(by, unitPath), unread);

    private IQueryable<Round> Filtered(Actor by, string? unitPath)
    {
        var seen = ballots.VisibleTo(by).AsNoTracking().Where(r => r.Groups.Any());
        return unitPath is null ? seen : seen.Where(rounds.Concerns(by, unitPath));
    }

    private IQueryable<BallotRoundRow> Rows(IQueryable<Round> which, IReadOnlySet<string> unread) =>
        which.OrderByDescending(r => r.Id).SelectWithout(r => new BallotRoundRow(r.Id, r.Title,
            db.Set<Unit>().Where(u => u.Id == r.UnitId).Select(u => u.Name).First(), r.MeetingOn, r.Groups.Count,
            db.Set<Count>().Where(c => c.OccasionId == EF.Property<OccasionId>(r, nameof(r.Id)))
                .Select(c => c.GroupId).Distinct().Count()), unread);
}
