using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>A round in the list of appraisals.</summary>
/// <param name="Decided">Those decided on; null for a reader who is not among the officials, and without the reader's own until it was
/// told.</param>
public sealed record AppraisalRoundRow(RoundId Id, string Title, string Unit, RoundState State, int Debriefers, int? Decided)
{
    /// <summary>Whether the reader runs, rates or decides.</summary>
    public bool IsOfficial => Decided is not null;
}

/// <summary>A sheet about one of the actor's posts, told to them already.</summary>
internal sealed record OwnSheet(DebrieferId Id, string RoundTitle, string PostName, DateTimeOffset FedBackAt);

/// <summary>Rounds of whose appraisals the actor sees more than their own, the newest first; and the actor's own sheets.</summary>
internal sealed class AppraisalRounds(Db db, RoundQueries rounds)
{
    public const string Path = "/appraisals";

    /// <param name="running">Only of rounds that are not in the archive.</param>
    public async Task<IReadOnlyList<OwnSheet>> Own(Actor by, bool running)
    {
        var own = db.Set<Debriefer>().Where(Debriefer.AnsweredBy(by.AllPosts, by.Person));
        return await (from d in own
                      join r in db.Set<Round>() on d.RoundId equals r.Id
                      join p in db.Set<Post>() on d.PostId equals p.Id
                      where d.FirstFedBackAt != null && (!running || r.State != RoundState.Archived)
                      orderby d.Id descending
                      select new OwnSheet(d.Id, r.Title, Part.Named(p.Name, d.PartFrom, d.PartUntil),
                          (d.FedBackAt ?? d.FirstFedBackAt)!.Value)).Take(Pages.Size).ToListAsync();
    }

    /// <param name="unitPath">The subtree of a unit, or null for all.</param>
    /// <param name="unread">Members of the rows that are not queried.</param>
    public async Task<PageOf<AppraisalRoundRow>> Page(Actor by, string? unitPath, string? after, IReadOnlySet<string> unread)
    {
        var all = Filtered(by, unitPath);
        var rest = PageKey.Read<Guid>(after) is { } last ? all.Where(r => r.Id < new RoundId(last)) : all;
        return await Rows(by, rest, unread).Page(await all.CountToLimit(), r => PageKey.Write(r.Id.Value));
    }

    /// <summary>Every round of the list, for a file.</summary>
    public IQueryable<AppraisalRoundRow> All(Actor by, string? unitPath, IReadOnlySet<string> unread) =>
        Rows(by, Filtered(by, unitPath), unread);

    /// <summary>Whether the actor has something to decide in one of the rounds.</summary>
    public Task<bool> Decides(Actor by) => Officially(by).AnyAsync(r => r.State == RoundState.Deciding);

    // RoundSight.SeesGrades, for a query.
    private IQueryable<Round> Filtered(Actor by, string? unitPath)
    {
        var (posts, unit, above) = (RoundQueries.PostsOf(by), by.Unit, UnitPath.SelfAndAncestors(by.UnitPath).ToList());
        var answering = db.Set<Debriefer>().Where(Debriefer.AnsweredBy(posts, by.Person));
        var seen = RoundQueries.IsServed(by, RightSets.Judging, [.. RoundSight.Officials, .. RoundSight.Entering]).Or(r =>
            (r.PublishedTo == PublishScope.Subtree && above.Contains(r.UnitPath))
            || ((r.PublishedTo == PublishScope.Convener || r.PublishedTo == PublishScope.Debriefers) && r.UnitId == unit)
            || (r.PublishedTo == PublishScope.Debriefers && answering.Any(d => d.RoundId == r.Id)));
        var found = db.Set<Round>().AsNoTracking().Where(r => r.State != RoundState.Draft && r.State != RoundState.Open).Where(seen);
        return unitPath is null ? found : found.Where(rounds.Concerns(by, unitPath));
    }

    private IQueryable<Round> Officially(Actor by) =>
        db.Set<Round>().Where(RoundQueries.IsServed(by, RightSets.Judging, RoundSight.Officials));

    private IQueryable<AppraisalRoundRow> Rows(Actor by, IQueryable<Round> which, IReadOnlySet<string> unread)
    {
        var (official, own) = (Officially(by), db.Set<Debriefer>().Where(Debriefer.AnsweredBy(by.AllPosts, by.Person)));
        return which.OrderByDescending(r => r.Id).SelectWithout(r => new AppraisalRoundRow(r.Id, r.Title,
            db.Set<Unit>().Where(u => u.Id == r.UnitId).Select(u => u.Name).First(), r.State,
            r.Debriefers.Count(d => d.Decision != DebrieferDecision.ReportOnly),
            official.Any(o => o.Id == r.Id) ? r.Debriefers.Count(d => d.Decision != DebrieferDecision.None
                && d.Decision != DebrieferDecision.ReportOnly
                && (d.FedBackAt != null || !own.Any(o => o.Id == d.Id))) : null), unread);
    }
}
