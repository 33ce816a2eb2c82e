using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Ledger;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>
/// What a new round is prefilled with, so that an organiser types little: period, debriefers, officers, the round before.
/// </summary>
internal sealed class RoundDefaults(Db db, RoundPersons persons)
{
    /// <summary>Units of this level report in writing unless told otherwise.</summary>
    public const string WrittenLevel = "department";

    /// <summary>The kind of post that debriefs unless told otherwise.</summary>
    public const string DebrieferKind = "secretary";

    /// <summary>The first of the unit's own leading groups, or null.</summary>
    public Task<Post?> OwnGroup(UnitId unit) =>
        db.Set<Post>().AsNoTracking().Where(p => p.UnitId == unit && p.IsCollective).OrderBy(p => p.Code).FirstOrDefaultAsync();

    /// <summary>The unit's first post of the debriefers' kind, else its first that decides over the unit, else its first.</summary>
    public Task<Post?> Head(UnitId unit, string kind, DateTimeOffset now) =>
        db.Set<Post>().AsNoTracking().Where(p => p.UnitId == unit && !p.IsCollective).OrderBy(p => p.Kind == kind ? 0 : 1)
            .ThenBy(p => db.Set<StandingRight>()
                .Any(r => r.PostId == p.Id && r.UnitPath == p.UnitPath && r.IsInForce(now) && r.Right == Right.Decide) ? 0 : 1)
            .ThenBy(p => p.Code).FirstOrDefaultAsync();

    /// <summary>Kinds of post in the units directly below, the most frequent first.</summary>
    public Task<List<string>> Kinds(UnitId unit) => (from p in db.Set<Post>()
                                                     join u in db.Set<Unit>() on p.UnitId equals u.Id
                                                     where u.ParentId == unit && !p.IsCollective && p.Kind != "" && p.ClosedAt == null
                                                     group p by p.Kind into kind
                                                     orderby kind.Count() descending, kind.Key
                                                     select kind.Key).ToListAsync();

    /// <summary>Posts of a kind in the units directly below, with how they report.</summary>
    public async Task<List<(Post Post, DebriefMode Mode)>> Debriefers(UnitId unit, string kind)
    {
        var found = await (from p in db.Set<Post>()
                           join u in db.Set<Unit>() on p.UnitId equals u.Id
                           where u.ParentId == unit && p.Kind == kind && !p.IsCollective && p.ClosedAt == null
                           orderby u.Code, p.Code
                           select new { Post = p, u.Level }).AsNoTracking().ToListAsync();
        // Those who speak come first, as at the meeting.
        return [.. found.Select(f => (f.Post, Mode: f.Level == WrittenLevel ? DebriefMode.Written : DebriefMode.OnSite))
            .OrderBy(f => f.Mode)];
    }

    /// <summary>The newest round of the unit that was opened; its findings are answered first.</summary>
    public async Task<RoundId?> Previous(UnitId unit) => (await db.Set<Round>().AsNoTracking()
        .Where(r => r.UnitId == unit && r.State != RoundState.Draft)
        .OrderByDescending(r => r.MeetingOn).ThenByDescending(r => r.Id).Select(r => new { r.Id }).FirstOrDefaultAsync())?.Id;

    /// <summary>The same round and what it was like, or null for a first one.</summary>
    public async Task<LastRound?> Last(UnitId unit)
    {
        if (await Previous(unit) is not { } id) return null;
        var round = await RoundQueries.Whole(db.Set<Round>().AsNoTracking()).SingleAsync(r => r.Id == id);
        var ids = round.Debriefers.Select(d => d.PostId).ToList();
        var posts = await db.Set<Post>().AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Kind, p.IsCollective, p.UnitId }).ToListAsync();
        var kind = posts.Where(p => !p.IsCollective).GroupBy(p => p.Kind).MaxBy(g => g.Count())?.Key;
        var drafted = await (from l in db.Set<Line>()
                             where l.ObjectId == id.Value && l.Act == "round.drafted"
                             join p in db.Set<Person>() on l.PersonId equals p.Id into persons
                             from p in persons.DefaultIfEmpty()
                             select new RoundDrafted(l.At, p.Name)).FirstOrDefaultAsync();
        return new(round, kind, posts.Any(p => p.IsCollective && p.UnitId == unit), drafted);
    }

    /// <summary>
    /// Posts that hold the rights each role needs over the unit: the organiser's own first, nobody who debriefs,
    /// the recorder not the chair, the confirmer another person than the enterer. Roles without such a post are left out.
    /// </summary>
    public async Task<IReadOnlyList<(OfficerRole Role, PostId Post)>> Officers(Round round, PostId organiser, PostId? chair,
        DateTimeOffset now)
    {
        var paths = UnitPath.SelfAndAncestors(round.UnitPath).ToList();
        var holding = await (from r in db.Set<StandingRight>()
                             join p in db.Set<Post>() on r.PostId equals p.Id
                             where paths.Contains(r.UnitPath) && r.IsInForce(now) && !p.IsCollective
                                 && (r.Right == Right.Vet || r.Right == Right.Decide || r.Right == Right.Rate)
                             orderby p.Code
                             select new { r.Right, p.Id }).ToListAsync();
        var among = await persons.Persons([organiser, .. holding.Select(h => h.Id), .. round.Debriefers.Select(d => d.PostId)], now);
        var debriefing = round.Debriefers.SelectMany(d => d.Answering(among)).ToHashSet();
        List<PostId> Fit(Right right) => [.. holding.Where(h => h.Right == right).Select(h => h.Id).OrderBy(p => p == organiser ? 0 : 1)
            .Where(p => among[p].Count > 0 && !among[p].Overlaps(debriefing))];

        var officers = new List<(OfficerRole, PostId)>();
        if (Fit(Right.Vet) is [var vetter, ..]) officers.Add((OfficerRole.Vetter, vetter));
        if (!round.Policy.Grade.Value) return officers;
        officers.Add((OfficerRole.Recorder, Fit(Right.Decide).Where(p => p != chair).Append(organiser).First()));
        if (Fit(Right.Rate) is not [var enterer, .. var others]) return officers;
        officers.Add((OfficerRole.Enterer, enterer));
        officers.AddRange(others.Where(p => !among[p].Overlaps(among[enterer])).Take(1).Select(p => (OfficerRole.Confirmer, p)));
        return officers;
    }
}
