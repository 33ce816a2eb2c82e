using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

public sealed record RoundListRow(
    RoundId Id, string Title, string UnitPath, string UnitName, RoundState State, DateOnly ReportDueOn, DateOnly MeetingOn, int Debriefers);

/// <summary>What a list of rounds is asked for.</summary>
/// <param name="UnitPath">Of the unit that they have to do with; null for all.</param>
internal sealed record RoundFilter(string? UnitPath, RoundState? State)
{
    public const string Path = "/rounds";

    public static RoundFilter Read(ListAddress list, Words t) => new(list.Unit?.Path,
        list.Choice<RoundState>("state", t["Rounds.state"], t["Rounds.every-state"], s => t[$"Rounds.state.{s}"]));
}

/// <summary>
/// Rounds that the reader may see, and that the unit asked for has to do with. By unit, the newest of a unit first.
/// </summary>
internal sealed class RoundList(Db db, RoundQueries rounds)
{
    /// <param name="unread">Members of the rows that are not queried.</param>
    public async Task<PageOf<RoundListRow>> Page(Actor by, RoundFilter filter, string? after, IReadOnlySet<string> unread)
    {
        var all = Filtered(by, filter);
        var rest = all;
        if (PageKey.Read<string, Guid>(after) is var (path, last))
        {
            var id = new RoundId(last);
            rest = all.Where(r => string.Compare(r.UnitPath, path) > 0 || (r.UnitPath == path && r.Id < id));
        }
        return await Rows(rest, unread).Page(await all.CountToLimit(), r => PageKey.Write(r.UnitPath, r.Id.Value));
    }

    /// <summary>Every round of the list, for a file.</summary>
    public IQueryable<RoundListRow> All(Actor by, RoundFilter filter, IReadOnlySet<string> unread) => Rows(Filtered(by, filter), unread);

    private IQueryable<Round> Filtered(Actor by, RoundFilter filter)
    {
        var (unitPath, state) = filter;
        var all = rounds.VisibleTo(by).AsNoTracking();
        if (unitPath is not null) all = all.Where(rounds.Concerns(by, unitPath));
        return state is { } wanted ? all.Where(r => r.State == wanted) : all;
    }

    private IQueryable<RoundListRow> Rows(IQueryable<Round> all, IReadOnlySet<string> unread) =>
        all.OrderBy(r => r.UnitPath).ThenByDescending(r => r.Id).SelectWithout(r => new RoundListRow(r.Id, r.Title, r.UnitPath,
            db.Set<Unit>().Where(u => u.Id == r.UnitId).Select(u => u.Name).First(), r.State, r.ReportDueOn, r.MeetingOn,
                r.Debriefers.Count), unread);
}
