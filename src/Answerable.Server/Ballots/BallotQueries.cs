using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>Where counting stands, for whoever may know.</summary>
internal sealed class BallotQueries(Db db, RoundQueries rounds, CountFrames frames, HandOutFacts facts, DebrieferNames names,
    OrganisationZone zone)
{
    /// <summary>Rounds whose papers the actor sees: <see cref="BallotSight.Sees"/>, for a query.</summary>
    public IQueryable<Round> VisibleTo(Actor by) => rounds.VisibleTo(by).Where(r => r.State != RoundState.Draft)
        .Where(RoundQueries.IsServed(by, RightSets.Judging, BallotSight.Roles));

    /// <summary>The round when its papers may be seen, else null.</summary>
    public async Task<RoundFrame?> Seen(Actor by, RoundId id) =>
        Open(by, await RoundQueries.Frames(rounds.VisibleTo(by).Where(r => r.Id == id)).FirstOrDefaultAsync());

    public async Task<RoundFrame?> Seen(Actor by, AssessorGroupId id) =>
        Open(by, await RoundQueries.Frames(rounds.VisibleTo(by).Where(r => r.Groups.Any(g => g.Id == id))).FirstOrDefaultAsync());

    /// <summary>A round's papers.</summary>
    public async Task<RoundBallots?> Shown(Actor by, RoundId id, DateTimeOffset now) => await Seen(by, id) is { } round
        ? await Shown(by, round, now) : null;

    /// <summary>The papers of the round to which a group belongs.</summary>
    public async Task<RoundBallots?> Shown(Actor by, AssessorGroupId id, DateTimeOffset now) => await Seen(by, id) is { } round
        ? await Shown(by, round, now) : null;

    /// <summary>
    /// Opinions on a debriefer in an order that says nothing: for the chair and whom they concern, once every count stands.
    /// </summary>
    public async Task<OpinionSheet?> Opinions(Actor by, DebrieferId id)
    {
        var about = await db.Set<Debriefer>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id);
        if (about is null || await RoundQueries.Frames(rounds.VisibleTo(by).Where(r => r.Id == about.RoundId))
            .FirstOrDefaultAsync() is not { } round) return null;
        if (!Opinion.MayBeReadBy(by, round, about, await db.Set<AssessorGroup>().CountAsync(g => g.RoundId == round.Id))) return null;
        var opinions = await db.Set<Opinion>().AsNoTracking().Where(o => o.DebrieferId == id).OrderBy(o => o.Id).ToListAsync();
        return new(round.Id, round.Title, (await names.Named(id)).Post, Opinion.Shuffled(opinions));
    }

    /// <summary>Rounds in which the post acted in debriefs and may read what was written about it.</summary>
    public Task<List<OpenOpinions>> OwnOpinions(Actor by, bool running)
    {
        var posts = RoundQueries.PostsOf(by);
        return (from d in db.Set<Debriefer>()
                join r in db.Set<Round>() on d.RoundId equals r.Id
                where posts.Contains(d.PostId) && r.State != RoundState.Draft && (!running || r.State != RoundState.Archived)
                    && r.Groups.Any() && d.CountedGroups >= r.Groups.Count
                orderby r.Id descending
                select new OpenOpinions(d.Id, r.Title)).Take(20).ToListAsync();
    }

    private static RoundFrame? Open(Actor by, RoundFrame? round) => round is { State: >= RoundState.Open } && BallotSight.Sees(by, round)
        ? round : null;

    /// <summary>The papers of a round that the actor was found to see.</summary>
    public async Task<RoundBallots> Shown(Actor by, RoundFrame round, DateTimeOffset now)
    {
        var frame = await frames.Fill(round);
        var tellers = await names.Posts(frame.Tellers);
        var entries = await db.Set<CountEntry>().Where(e => e.RoundId == round.Id)
            .Select(e => new { e.Id, e.GroupId, e.TellerPostId, e.State }).ToListAsync();
        var rows = await db.Set<AssessorGroup>().AsNoTracking().Where(g => g.RoundId == round.Id)
            .Select(g => new
            {
                g.Id, g.Code, g.Name, g.WeightPercent, g.Entitled, g.IsSigned,
                IsHandedOut = db.Set<HandOut>().Any(h => h.Id == g.Id), IsCounted = db.Set<Count>().Any(c => c.GroupId == g.Id),
                Differing = db.Set<Mismatch>().Count(m => m.GroupId == g.Id),
            }).ToListAsync();
        var groups = rows.OrderBy(g => g.Code, StringComparer.Ordinal)
            .Select(g => new GroupProgress(
            g.Id, g.Code, g.Name, g.WeightPercent, g.Entitled, g.IsSigned, g.IsHandedOut, g.IsCounted, g.Differing,
            [.. frame.Tellers.Select(t => (Post: t, Entry: entries.Where(e => e.GroupId == g.Id && e.TellerPostId == t)
                .MaxBy(e => e.Id.Value)))
                .Select(t => new TellerProgress(tellers[t.Post], t.Entry?.Id.Value, t.Entry?.State))],
            new()
            {
                { BallotActs.Recount, HandOut.AgainstRecounting(by, frame, g.IsCounted) },
                { BallotActs.Opinion, Opinion.AgainstEntering(by, frame, g.IsHandedOut) },
            })).ToList();
        var isHandedOut = groups.Count > 0 && groups.TrueForAll(g => g.IsHandedOut);
        // Who holds which post is asked only where papers may be handed out.
        var persons = frame.IsOn && !isHandedOut && frame.IsLedBy(by)
            ? await facts.Persons(frame, now) : new Dictionary<PostId, IReadOnlySet<PersonId>>();
        return new(round.Id, round.Title, frame, HandOut.DueOn(frame, null, await zone.Calendar()), groups, BallotSight.IsTeller(by, round),
            [.. HandOut.AgainstHandingOut(by, frame, persons, isHandedOut)]);
    }
}
