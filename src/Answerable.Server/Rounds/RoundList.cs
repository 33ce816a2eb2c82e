using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

internal sealed record RoundListRow(RoundId Id, string Title, string UnitName, RoundState State, DateOnly ReportDueOn, DateOnly MeetingOn,
    int Debriefers);

/// <param name="Count">Exact up to <see cref="RoundList.Countable"/>; one more means more.</param>
/// <param name="Next">Token of the next page, or null on the last.</param>
internal sealed record RoundListPage(IReadOnlyList<RoundListRow> Rows, int Count, string? Next);

/// <summary>
/// Rounds that the reader may see and that a subtree has to do with: convened or debriefed in there, or with a part
/// for the post acted in. By unit, the newest of a unit first.
/// </summary>
internal sealed class RoundList(Db db, RoundQueries rounds)
{
    public const int PageSize = 50, Countable = 1000, MostExported = 50_000;

    public async Task<RoundListPage> Page(Actor by, string unitPath, RoundState? state, string? after)
    {
        var all = Filtered(by, unitPath, state);
        var count = await all.Take(Countable + 1).CountAsync();
        if (Guid.TryParse(after, out var last) && await rounds.VisibleTo(by).Where(r => r.Id == new RoundId(last)).Select(r => r.UnitPath)
            .FirstOrDefaultAsync() is { } path)
            all = all.Where(r => string.Compare(r.UnitPath, path) > 0 || (r.UnitPath == path && r.Id < new RoundId(last)));
        var rows = await Rows(all).Take(PageSize + 1).ToListAsync();
        return rows.Count > PageSize ? new(rows[..PageSize], count, rows[PageSize - 1].Id.Value.ToString()) : new(rows, count, null);
    }

    public Task<List<RoundListRow>> All(Actor by, string unitPath, RoundState? state) =>
        Rows(Filtered(by, unitPath, state)).Take(MostExported).ToListAsync();

    /// <summary>The state that a filter in the address names, or null.</summary>
    public static RoundState? StateOf(string? text) =>
        Enum.TryParse<RoundState>(text, out var state) && Enum.IsDefined(state) ? state : null;

    private IQueryable<Round> Filtered(Actor by, string unitPath, RoundState? state)
    {
        var posts = RoundQueries.PostsOf(by);
        var debriefed = db.Set<Debriefer>().Within(d => d.UnitPath, [unitPath]).Select(d => d.RoundId);
        var all = rounds.VisibleTo(by).AsNoTracking().Where(SubtreeFilter.IsWithin<Round>(r => r.UnitPath, [unitPath])
            .Or(r => debriefed.Contains(r.Id) || posts.Contains(r.OrganiserId) || r.Officers.Any(o => posts.Contains(o.PostId))));
        return state is { } wanted ? all.Where(r => r.State == wanted) : all;
    }

    private IQueryable<RoundListRow> Rows(IQueryable<Round> all) =>
        from r in all.OrderBy(r => r.UnitPath).ThenByDescending(r => r.Id)
        join u in db.Set<Unit>() on r.UnitId equals u.Id
        select new RoundListRow(r.Id, r.Title, u.Name, r.State, r.ReportDueOn, r.MeetingOn, r.Debriefers.Count);
}
