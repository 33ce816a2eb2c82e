using System.Linq.Expressions;
using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>
/// Which rounds an actor sees, and loading one for an action. A draft is seen by organisers and auditors of the
/// unit; an opened round also by its debriefers' posts and their clerks, its officers, and posts that judge over the unit.
/// </summary>
internal sealed class RoundQueries(Db db)
{
    public IQueryable<Round> VisibleTo(Actor by)
    {
        var rounds = db.Set<Round>();
        if (by.IsSystem) return rounds;
        var posts = PostsOf(by);
        var clerked = db.Set<Debriefer>().Within(d => d.UnitPath, by.Over(Right.Draft)).Where(d => d.HolderId == null)
            .Select(d => d.RoundId);
        var own = db.Set<Debriefer>().Where(Debriefer.AnsweredBy(posts, by.Person));
        var drafts = SubtreeFilter.IsWithin<Round>(r => r.UnitPath, by.Over(Right.Organise, Right.Audit));
        var judged = SubtreeFilter.IsWithin<Round>(r => r.UnitPath, by.Over(RightSets.Following));
        var opened = rounds.Where(judged.Or(r =>
            posts.Contains(r.OrganiserId) || own.Any(d => d.RoundId == r.Id)
            || r.Officers.Any(o => posts.Contains(o.PostId)) || clerked.Contains(r.Id)))
            .Where(r => r.State != RoundState.Draft).Select(r => r.Id);
        return rounds.Where(drafts.Or(r => opened.Contains(r.Id)));
    }

    /// <summary>The frame of a round that the actor sees; not visible is 404.</summary>
    public async Task<RoundFrame> Frame(Actor by, RoundId id) =>
        await Frames(VisibleTo(by).Where(r => r.Id == id)).FirstOrDefaultAsync() ?? throw new NotVisible();

    /// <summary>One debriefer, tracked, for an act that touches it alone, with the frame of its round.</summary>
    public async Task<(RoundFrame Round, Debriefer Debriefer)> Frame(Actor by, DebrieferId id)
    {
        var debriefer = await db.Set<Debriefer>().FirstOrDefaultAsync(d => d.Id == id) ?? throw new NotVisible();
        return (await Frame(by, debriefer.RoundId), debriefer);
    }

    /// <summary>The frame of the round to which a group of assessors belongs.</summary>
    public async Task<RoundFrame> Frame(Actor by, AssessorGroupId id) =>
        await Frames(VisibleTo(by).Where(r => r.Groups.Any(g => g.Id == id))).FirstOrDefaultAsync() ?? throw new NotVisible();

    /// <summary>The same, and this act and others that count over the whole round follow one another: the later one is stale.</summary>
    public async Task<RoundFrame> FrameInTurn(Actor by, AssessorGroupId id) =>
        await InTurn(VisibleTo(by).Where(r => r.Groups.Any(g => g.Id == id)));

    /// <summary>One debriefer, tracked, with the frame of its round, in the round's turn.</summary>
    public async Task<(RoundFrame Round, Debriefer Debriefer)> FrameInTurn(Actor by, DebrieferId id)
    {
        var debriefer = await db.Set<Debriefer>().FirstOrDefaultAsync(d => d.Id == id) ?? throw new NotVisible();
        return (await InTurn(VisibleTo(by).Where(r => r.Id == debriefer.RoundId)), debriefer);
    }

    private async Task<RoundFrame> InTurn(IQueryable<Round> visible)
    {
        var round = await visible.Include(r => r.Officers).AsSingleQuery().FirstOrDefaultAsync() ?? throw new NotVisible();
        db.Entry(round).Property(r => r.Version).IsModified = true;
        return round.Frame;
    }

    /// <summary>Rounds without their debriefers and groups, in one statement; a room with a sight of its own chooses which.</summary>
    public static IQueryable<RoundFrame> Frames(IQueryable<Round> rounds) => rounds.AsNoTracking().AsSingleQuery().Select(AsFrame);

    private static readonly Expression<Func<Round, RoundFrame>> AsFrame = r =>
        new RoundFrame(r.Id, r.Title, r.UnitId, r.UnitPath, r.State, r.Policy, r.MeetingOn, r.ReportDueOn, r.OpenedAt, r.OrganiserId,
            r.PreviousRoundId, r.Officers.Select(o => new Office(o.Role, o.PostId)).ToList())
        { RequiresTakeUp = r.RequiresTakeUp };

    /// <summary>The frame of a round whose sight the caller has checked by what belongs to it: every act of a round's rooms reads
    /// one.</summary>
    public static HotQuery<Func<DbContext, RoundId, IAsyncEnumerable<RoundFrame>>> FrameOf { get; } = new(() => EF.CompileAsyncQuery(
        (DbContext db, RoundId id) => db.Set<Round>().Where(r => r.Id == id).AsNoTracking().AsSingleQuery().Select(AsFrame)));

    /// <summary>Those of a round's debriefers who were named, to read a form by; the actor sees the round.</summary>
    public Task<List<Debriefer>> Debriefers(Actor by, RoundId id, IReadOnlyCollection<DebrieferId> named) => VisibleTo(by)
        .Where(r => r.Id == id).SelectMany(r => r.Debriefers).Where(d => named.Contains(d.Id)).AsNoTracking().OrderBy(d => d.Order)
        .ToListAsync();

    /// <summary>Debriefers of a round in any post of the actor.</summary>
    /// <param name="drafting">Also those for whom the actor drafts, the first of them.</param>
    public Task<List<Debriefer>> Own(Actor by, RoundId id, bool drafting = false)
    {
        List<PostId> posts = [.. by.AllPosts.Concat(PostsOf(by)).Distinct()];
        var own = Debriefer.AnsweredBy(posts, by.Person);
        if (drafting)
            own = own.Or(Drafted(by));
        return db.Set<Debriefer>().AsNoTracking().Where(d => d.RoundId == id).Where(own)
            .OrderBy(d => d.Order).Take(Shell.Lists.Pages.Size).ToListAsync();
    }

    /// <summary>Debriefers for whom the actor drafts: for former holders nobody does.</summary>
    public static Expression<Func<Debriefer, bool>> Drafted(Actor by) =>
        SubtreeFilter.IsWithin<Debriefer>(d => d.UnitPath, by.Over(Right.Draft)).And(d => d.HolderId == null);

    /// <summary>How far those who debrief in a round have come.</summary>
    /// <param name="groups">How many groups of assessors it has.</param>
    public async Task<DebrieferCounts> Counts(RoundId id, int groups) => await db.Set<Debriefer>().Where(d => d.RoundId == id)
        .GroupBy(d => d.RoundId).Select(g => new DebrieferCounts(g.Count(), g.Count(d => d.Mode == DebriefMode.OnSite),
            g.Count(d => d.Report == ReportProgress.Accepted), g.Count(d => d.PresentedAs != PresentedAs.None),
            g.Count(d => d.CountedGroups == groups),
            g.Count(d => d.Decision != DebrieferDecision.None && d.Decision != DebrieferDecision.ReportOnly),
            g.Count(d => d.Decision == DebrieferDecision.None && d.CountedGroups < groups),
            g.Count(d => d.Decision != DebrieferDecision.ReportOnly),
            g.Count(d => d.Decision != DebrieferDecision.Withdrawn && d.Report != ReportProgress.Accepted),
            g.Count(d => d.Decision != DebrieferDecision.Withdrawn && d.PresentedAs == PresentedAs.None)))
        .FirstOrDefaultAsync() ?? DebrieferCounts.None;

    /// <summary>The groups of assessors of such a round, the heaviest first, with the posts that vote in them.</summary>
    public async Task<IReadOnlyList<AssessorGroup>> Groups(Actor by, RoundId id)
    {
        var groups = await VisibleTo(by).Where(r => r.Id == id).SelectMany(r => r.Groups)
            .Include(g => g.Members).AsNoTracking().ToListAsync();
        return [.. groups.OrderByDescending(g => g.WeightPercent).ThenBy(g => g.Code, StringComparer.Ordinal)];
    }

    /// <summary>The round with everything in it, tracked, for an action; not visible is 404.</summary>
    public async Task<Round> Load(Actor by, RoundId id) =>
        await Whole(VisibleTo(by)).FirstOrDefaultAsync(r => r.Id == id) ?? throw new NotVisible();

    /// <summary>The round with its officers, tracked; what its rules count over is loaded beside it.</summary>
    public async Task<Round> LoadOfficers(Actor by, RoundId id) =>
        await VisibleTo(by).Include(r => r.Officers).AsSingleQuery().FirstOrDefaultAsync(r => r.Id == id) ?? throw new NotVisible();

    /// <summary>With debriefers, groups and officers.</summary>
    public static IQueryable<Round> Whole(IQueryable<Round> rounds) =>
        rounds.Include(r => r.Debriefers).Include(r => r.Groups).ThenInclude(g => g.Members).Include(r => r.Officers).AsSplitQuery();

    /// <summary>Rounds that the actor runs, has one of the rights over, or is appointed in to one of the roles.</summary>
    public static Expression<Func<Round, bool>> IsServed(Actor by, Right[] rights, OfficerRole[] roles)
    {
        var posts = PostsOf(by);
        return SubtreeFilter.IsWithin<Round>(r => r.UnitPath, by.Over(rights)).Or(r =>
            posts.Contains(r.OrganiserId) || r.Officers.Any(o => roles.Contains(o.Role) && posts.Contains(o.PostId)));
    }

    /// <summary>Rounds that a subtree has to do with: convened or debriefed in there, or with a part for the post acted in.</summary>
    public Expression<Func<Round, bool>> Concerns(Actor by, string unitPath)
    {
        var posts = PostsOf(by);
        var debriefed = db.Set<Debriefer>().Within(d => d.UnitPath, [unitPath]).Select(d => d.RoundId);
        return SubtreeFilter.IsWithin<Round>(r => r.UnitPath, [unitPath])
            .Or(r => debriefed.Contains(r.Id) || posts.Contains(r.OrganiserId) || r.Officers.Any(o => posts.Contains(o.PostId)));
    }

    /// <summary>The post acted in and the leading groups it sits in.</summary>
    public static List<PostId> PostsOf(Actor by) => by.Post is { } post ? [post, .. by.Seats] : [];
}
