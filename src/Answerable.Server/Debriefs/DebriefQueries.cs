using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Rectifications;
using Answerable.Server.Rounds;
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

/// <summary>A debrief with its round and the findings of the last round that it answers first. Begun in memory when nothing was saved yet.</summary>
internal sealed record Writing(Debrief Debrief, Round Round, Debriefer Debriefer, IReadOnlyList<FindingState> Findings, DateOnly DueOn, DebriefSight Sight)
{
    public IReadOnlyList<FindingId> Owed => [.. Findings.Select(f => f.Id)];

    /// <summary>The content with one answer for each finding that is owed, and no other; where the writer has named no result yet, what is verified and closed is done.</summary>
    public DebriefContent Asked(DebriefContent content) => content with
    {
        Answers = [.. from f in Findings
                    let said = content.Answers.FirstOrDefault(a => a.FindingId == f.Id) ?? new(f.Id, null, "")
                    select said.Result is null && f.State == RectificationState.Closed ? said with { Result = ResultKind.Done } : said],
    };
}

/// <summary>Readings of debriefs. A debrief is seen by way of its debriefer, because it is begun with its first save.</summary>
internal sealed class DebriefQueries(Db db, FindingQueries findings)
{
    private static readonly Right[] Reading = [Right.Organise, Right.Vet, Right.Comment, Right.Decide, Right.Audit];

    /// <summary>Debriefers of opened rounds of whose debrief the actor sees something.</summary>
    public IQueryable<Debriefer> VisibleTo(Actor by)
    {
        var opened = db.Set<Debriefer>().Where(d => db.Set<Round>().Any(r => r.Id == d.RoundId && r.State != RoundState.Draft));
        if (by.IsSystem) return opened;
        var posts = RoundQueries.PostsOf(by);
        return opened.Where(SubtreeFilter.IsWithin<Debriefer>(d => d.UnitPath, by.Over([.. Reading, Right.Draft])).Or(d =>
            posts.Contains(d.PostId)
            || db.Set<Round>().Any(r => r.Id == d.RoundId && posts.Contains(r.OrganiserId))
            || db.Set<RoundOfficer>().Any(o => o.RoundId == d.RoundId && posts.Contains(o.PostId)
                && (d.WasAccepted || o.Role == OfficerRole.Chair || o.Role == OfficerRole.Vetter))));
    }

    public static DebriefSight SightOf(Actor by, Round round, Debriefer debriefer) =>
        by.ActsAs(debriefer.PostId) || by.Has(Right.Draft, debriefer.UnitPath) ? DebriefSight.Draft
        : by.ActsAs(round.OrganiserId) || by.HasAny(debriefer.UnitPath, Reading) || round.PostsOf(OfficerRole.Chair).Concat(round.PostsOf(OfficerRole.Vetter)).Any(by.ActsAs) ? DebriefSight.Filed
        : DebriefSight.Accepted;

    /// <summary>For an action, tracked; a debrief that was not saved before is added. Not visible is 404.</summary>
    public async Task<Writing> Load(Actor by, DebrieferId id)
    {
        var writing = await Find(by, id, tracked: true) ?? throw new NotVisible();
        if (db.Entry(writing.Debrief).State == EntityState.Detached) db.Add(writing.Debrief);
        return writing;
    }

    /// <summary>For a page, or null.</summary>
    public async Task<Writing?> Find(Actor by, DebrieferId id, bool tracked = false)
    {
        if (await Tracked(VisibleTo(by), tracked).FirstOrDefaultAsync(d => d.Id == id) is not { } debriefer) return null;
        var round = await Tracked(db.Set<Round>().Include(r => r.Officers), tracked).FirstAsync(r => r.Id == debriefer.RoundId);
        var debriefId = DebriefId.For(id);
        var owed = round.PreviousRoundId is { } previous ? await findings.OpenFindingsOf(debriefer.PostId, previous, round.Id) : [];
        var debrief = await Tracked(db.Set<Debrief>().Include(d => d.Versions.OrderBy(v => v.Number)), tracked).FirstOrDefaultAsync(d => d.Id == debriefId)
            ?? Debrief.Begin(debriefer, owed.Select(f => f.Id));
        return new(debrief, round, debriefer, owed, await DueOf(id) ?? round.ReportDueOn, SightOf(by, round, debriefer));
    }

    /// <summary>The accepted version, for the meeting that hears it: its caller has checked that the actor is there.</summary>
    public async Task<(FiledVersion? Version, List<AskedFinding> Findings)> Accepted(DebrieferId id)
    {
        var debrief = await db.Set<Debrief>().AsNoTracking().Include(d => d.Versions.Where(v => v.Outcome == VetOutcome.Accepted)).FirstOrDefaultAsync(d => d.DebrieferId == id);
        var previous = await db.Set<Debriefer>().Where(d => d.Id == id).Join(db.Set<Round>(), d => d.RoundId, r => r.Id, (d, r) => new { r.Id, r.PreviousRoundId }).FirstAsync();
        if (debrief?.Newest() is not { } version) return (null, []);
        var owed = previous.PreviousRoundId is { } last ? await findings.OpenFindingsOf(debrief.PostId, last, previous.Id) : [];
        return (version, owed.ConvertAll(AskedFinding.Of));
    }

    /// <summary>When the report is due: the round's date, or a later one after a return.</summary>
    private Task<DateOnly?> DueOf(DebrieferId id) =>
        db.Set<Obligation>().Where(o => o.ObjectId == id.Value && o.Kind == DebriefKinds.File.Code).OrderByDescending(o => o.OpenedAt).Select(o => (DateOnly?)o.DueOn).FirstOrDefaultAsync();

    /// <summary>Saves; when the debrief is begun by two at once, the second is stale.</summary>
    public async Task Save(Debrief debrief)
    {
        var begun = db.Entry(debrief).State == EntityState.Added;
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException) when (begun)
        {
            throw new Stale();
        }
    }

    private static IQueryable<T> Tracked<T>(IQueryable<T> query, bool tracked) where T : class => tracked ? query : query.AsNoTracking();
}
