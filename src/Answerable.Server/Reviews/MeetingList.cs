using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>Meetings that the actor may know of, the newest date first.</summary>
internal sealed class MeetingList(Db db, ReviewQueries reviews, RoundQueries rounds)
{
    public const string Path = "/reviews";

    /// <param name="unitPath">The subtree of a unit, or null for all.</param>
    /// <param name="unread">Members of the rows that are not queried.</param>
    public async Task<PageOf<MeetingRow>> Page(Actor by, string? unitPath, string? after, IReadOnlySet<string> unread)
    {
        var all = Filtered(by, unitPath);
        var rest = all;
        if (PageKey.Read<DateOnly, Guid>(after) is var (date, last))
        {
            var id = new RoundId(last);
            rest = all.Where(r => r.MeetingOn < date || (r.MeetingOn == date && r.Id < id));
        }
        return await Rows(rest, unread).Page(await all.CountToLimit(), m => PageKey.Write(m.HeldOn, m.Id.Value));
    }

    /// <summary>Every meeting of the list, for a file.</summary>
    public IQueryable<MeetingRow> All(Actor by, string? unitPath, IReadOnlySet<string> unread) => Rows(Filtered(by, unitPath), unread);

    private IQueryable<Round> Filtered(Actor by, string? unitPath)
    {
        var seen = reviews.VisibleTo(by).AsNoTracking();
        return unitPath is null ? seen : seen.Where(rounds.Concerns(by, unitPath));
    }

    private IQueryable<MeetingRow> Rows(IQueryable<Round> rounds, IReadOnlySet<string> unread) =>
        rounds.OrderByDescending(r => r.MeetingOn).ThenByDescending(r => r.Id).SelectWithout(r => new MeetingRow(r.Id, r.Title,
            db.Set<Unit>().Where(u => u.Id == r.UnitId).Select(u => u.Name).First(), r.MeetingOn,
            db.Set<ReviewMeeting>().Where(m => m.RoundId == r.Id).Select(m => (ReviewState?)m.State).FirstOrDefault() ?? ReviewState.Called,
            r.Debriefers.Count, r.Debriefers.Count(d => d.CommentCount > 0)), unread);
}
