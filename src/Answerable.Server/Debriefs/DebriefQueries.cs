using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Rectifications;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Debriefs;

/// <summary>How much of a debrief somebody sees; each includes the ones before it.</summary>
internal enum DebriefSight
{
    /// <summary>The accepted version: every officer of the round.</summary>
    Accepted,
    /// <summary>Every filed version: vetter, chair and organiser, and posts that judge over the unit.</summary>
    Filed,
    /// <summary>What is being written, too: the holder and clerks of the unit.</summary>
    Draft,
}

/// <summary>A debrief with what the rules of writing ask. Begun in memory when nothing was saved yet.</summary>
/// <param name="Findings">Those of the last round that it answers first.</param>
internal sealed record Writing(Debrief Debrief, RoundFrame Round, Debriefer Debriefer, IReadOnlyList<FindingState> Findings)
{
    public IReadOnlyList<FindingId> Owed => [.. Findings.Select(f => f.Id)];

    /// <summary>The content with one answer for each finding that is owed, and no other.</summary>
    public DebriefContent Asked(DebriefContent content) =>
        content.Answering(Findings.Select(f => (f.Id, f.State == RectificationState.Closed)));
}

/// <summary>A debrief with what the rules of vetting ask.</summary>
/// <param name="Tenures">Who held or stood in for its post since it was filed.</param>
internal sealed record Vetting(Debrief Debrief, RoundFrame Round, Debriefer Debriefer, IReadOnlyList<Tenure> Tenures);

/// <summary>Readings of debriefs. A debrief is seen by way of its debriefer, because it is begun with its first save.</summary>
internal sealed class DebriefQueries(Db db, AskedFindings findings, Tenures tenures)
{
    private static readonly HotQuery<Func<DbContext, DebrieferId, List<PostId>, PersonId?, IAsyncEnumerable<Debriefer>>> Own = new(() =>
        EF.CompileAsyncQuery((DbContext db, DebrieferId id, List<PostId> posts, PersonId? person) => db.Set<Debriefer>()
            .Where(d => d.Id == id
            && ((d.HolderId == null && posts.Contains(d.PostId)) || (d.HolderId != null && d.HolderId == person))
                && db.Set<Round>().Any(r => r.Id == d.RoundId && r.State != RoundState.Draft))));

    private static readonly HotQuery<Func<DbContext, DebriefId, IAsyncEnumerable<Debrief>>> Whole = new(() => EF.CompileAsyncQuery(
        (DbContext db, DebriefId id) => db.Set<Debrief>().Include(d => d.Versions.OrderBy(v => v.Number)).Where(d => d.Id == id)));

    /// <summary>Debriefers of opened rounds of whose debrief the actor sees something.</summary>
    public IQueryable<Debriefer> VisibleTo(Actor by)
    {
        var opened = db.Set<Debriefer>().Where(d => db.Set<Round>().Any(r => r.Id == d.RoundId && r.State != RoundState.Draft));
        if (by.IsSystem) return opened;
        var posts = RoundQueries.PostsOf(by);
        return opened.Where(SubtreeFilter.IsWithin<Debriefer>(d => d.UnitPath, by.Over(RightSets.Reading)).Or(RoundQueries.Drafted(by))
            .Or(Debriefer.AnsweredBy(posts, by.Person)).Or(d => db.Set<Round>().Any(r => r.Id == d.RoundId && posts.Contains(r.OrganiserId))
            || db.Set<RoundOfficer>().Any(o => o.RoundId == d.RoundId && posts.Contains(o.PostId)
                && (d.WasAccepted || o.Role == OfficerRole.Chair || o.Role == OfficerRole.Vetter))));
    }

    public static DebriefSight SightOf(Actor by, RoundFrame round, Debriefer debriefer) =>
        debriefer.IsAnsweredBy(by) || RoundSight.IsDraftedBy(by, debriefer) ? DebriefSight.Draft
        : by.ActsAs(round.OrganiserId) || by.HasAny(debriefer.UnitPath, RightSets.Reading)
            || round.IsAppointed(by, OfficerRole.Chair, OfficerRole.Vetter) ? DebriefSight.Filed
        : DebriefSight.Accepted;

    /// <summary>For writing, tracked; a debrief that was not saved before is added. Not visible is 404.</summary>
    public async Task<Writing> Load(Actor by, DebrieferId id)
    {
        var writing = await Find(by, id, tracked: true) ?? throw new NotVisible();
        if (db.Entry(writing.Debrief).State == EntityState.Detached) db.Add(writing.Debrief);
        return writing;
    }

    /// <summary>For vetting, tracked. Not visible is 404.</summary>
    /// <param name="version">The version of the debrief as the vetter has read it; null does not compare.</param>
    public async Task<Vetting> Load(Actor by, DebrieferId id, DateTimeOffset now, int? version)
    {
        var debriefer = await VisibleTo(by).FirstOrDefaultAsync(d => d.Id == id) ?? throw new NotVisible();
        var debrief = await Debrief(debriefer, tracked: true) ?? Domain.Debriefs.Debrief.Begin(debriefer, []);
        debrief.ReadAs(version);
        return new(debrief, await Frame(debriefer), debriefer, await tenures.Since([debrief.PostId], debrief.BarredSince(now)));
    }

    /// <summary>For a page, or null.</summary>
    public async Task<Writing?> Find(Actor by, DebrieferId id, bool tracked = false)
    {
        // Holders write most of what is written, and their own is theirs without another question.
        var own = tracked && !by.IsSystem ? await Own.On(db)(db, id, [.. RoundQueries.PostsOf(by)], by.Person).SingleOrDefaultAsync()
            : null;
        if ((own ?? await Tracked(VisibleTo(by), tracked).FirstOrDefaultAsync(d => d.Id == id)) is not { } debriefer) return null;
        var round = await Frame(debriefer);
        var owed = await findings.AnsweredBy(debriefer, round);
        var debrief = await Debrief(debriefer, tracked) ?? Domain.Debriefs.Debrief.Begin(debriefer, owed.Select(f => f.Id));
        return new(debrief, round, debriefer, owed);
    }

    /// <summary>Whether the actor sees something of the debrief.</summary>
    public Task<bool> Sees(Actor by, DebrieferId id) => VisibleTo(by).AnyAsync(d => d.Id == id);

    /// <summary>The accepted version, for the meeting that hears it: its caller has checked that the actor is there.</summary>
    public async Task<(DebriefContent? Content, List<AskedFinding> Findings)> Accepted(DebrieferId id)
    {
        var debrief = await db.Set<Debrief>().AsNoTracking().Include(d => d.Versions.Where(v => v.Outcome == VetOutcome.Accepted))
            .FirstOrDefaultAsync(d => d.DebrieferId == id);
        var debriefer = await db.Set<Debriefer>().AsNoTracking().FirstAsync(d => d.Id == id);
        if (debrief?.Newest() is not { } version) return (null, []);
        var owed = await findings.AnsweredBy(debriefer, await Frame(debriefer));
        return (version.Content, owed.ConvertAll(AskedFinding.Of));
    }

    /// <summary>Saves; when the debrief is begun by two at once, the second is stale.</summary>
    public Task Save() => db.SaveChangesAsync();

    private async Task<RoundFrame> Frame(Debriefer debriefer) => await RoundQueries.FrameOf.On(db)(db, debriefer.RoundId).SingleAsync();

    private async Task<Debrief?> Debrief(Debriefer debriefer, bool tracked)
    {
        var id = DebriefId.For(debriefer.Id);
        return tracked ? await Whole.On(db)(db, id).SingleOrDefaultAsync()
            : await db.Set<Debrief>().Include(d => d.Versions.OrderBy(v => v.Number)).AsNoTracking().FirstOrDefaultAsync(d => d.Id == id);
    }

    private static IQueryable<T> Tracked<T>(IQueryable<T> query, bool tracked) where T : class => tracked ? query : query.AsNoTracking();
}
