using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

internal sealed record AppraisalRoundRow(RoundId Id, string Title, string Unit, RoundState State, int Debriefers, int Decided,
    bool IsOfficial);

internal sealed record AppraisalRoundPage(IReadOnlyList<AppraisalRoundRow> Rows, string? Next);

/// <summary>A sheet about one of the actor's posts, told to them already.</summary>
internal sealed record OwnSheet(DebrieferId Id, string RoundTitle, string PostName, DateTimeOffset FedBackAt);

/// <summary>Rounds whose appraisals the actor sees, and the actor's own sheets.</summary>
internal sealed class AppraisalRounds(Db db, RoundQueries rounds)
{
    public const int PageSize = 50;

    /// <param name="running">Only of rounds that are not in the archive.</param>
    public async Task<IReadOnlyList<OwnSheet>> Own(Actor by, bool running)
    {
        var posts = by.AllPosts.ToList();
        return await (from d in db.Set<Debriefer>()
                      join r in db.Set<Round>() on d.RoundId equals r.Id
                      join p in db.Set<Post>() on d.PostId equals p.Id
                      where posts.Contains(d.PostId) && d.FirstFedBackAt != null && (!running || r.State != RoundState.Archived)
                      orderby d.Id descending
                      select new OwnSheet(d.Id, r.Title, p.Name, (d.FedBackAt ?? d.FirstFedBackAt)!.Value)).Take(PageSize).ToListAsync();
    }

    public async Task<AppraisalRoundPage> Page(Actor by, string? after)
    {
        var visible = rounds.VisibleTo(by).Select(r => r.Id);
        var above = UnitPath.SelfAndAncestors(by.UnitPath).ToList();
        var seen = db.Set<Round>().AsNoTracking().Where(r => r.State != RoundState.Draft && r.State != RoundState.Open
            && (visible.Contains(r.Id) || ((r.State == RoundState.Published || r.State == RoundState.Archived)
            && above.Contains(r.UnitPath))));
        if (Guid.TryParse(after, out var last))
        {
            var from = new RoundId(last);
            seen = seen.Where(r => r.Id < from);
        }
        var ids = await seen.OrderByDescending(r => r.Id).Take(PageSize + 1).Select(r => r.Id).ToListAsync();
        var shown = ids.Take(PageSize).ToList();
        var found = await RoundQueries.Frames(db.Set<Round>().Where(r => shown.Contains(r.Id))).ToListAsync();
        var posts = RoundQueries.PostsOf(by);
        var counts = (await db.Set<Debriefer>().Where(d => shown.Contains(d.RoundId)).GroupBy(d => d.RoundId)
            .Select(g => new
            {
                g.Key, All = g.Count(), Decided = g.Count(d => d.Decision != DebrieferDecision.None),
                Own = g.Count(d => posts.Contains(d.PostId)),
            })
            .ToListAsync()).ToDictionary(c => c.Key);
        var units = await db.Set<Unit>().Where(u => found.Select(r => r.UnitId).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name);
        var rows = found.OrderByDescending(r => r.Id.Value)
            .Select(r => (Round: r, IsOfficial: AppraisalSight.IsOfficial(by, r), Of: counts.GetValueOrDefault(r.Id)))
            .Where(r => r.IsOfficial || AppraisalSight.SeesPublished(by, r.Round, r.Of?.Own > 0) || AppraisalSight.Enters(by, r.Round))
            .Select(r => new AppraisalRoundRow(r.Round.Id, r.Round.Title, units[r.Round.UnitId], r.Round.State, r.Of?.All ?? 0,
            r.Of?.Decided ?? 0, r.IsOfficial));
        return new([.. rows], ids.Count > PageSize ? shown[^1].Value.ToString() : null);
    }
}
