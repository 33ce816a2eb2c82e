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
    /// <summary>Rounds whose papers the actor sees: <see cref="RoundSight.SeesPapers"/>, for a query.</summary>
    public IQueryable<Round> VisibleTo(Actor by) => rounds.VisibleTo(by).Where(r => r.State != RoundState.Draft)
        .Where(RoundQueries.IsServed(by, RightSets.Judging, RoundSight.Counting));

    /// <summary>The round when its papers may be seen, else null.</summary>
    public async Task<RoundFrame?> Seen(Actor by, RoundId id) =>
        Open(by, await RoundQueries.Frames(rounds.VisibleTo(by).Where(r => r.Id == id)).FirstOrDefaultAsync());

    public async Task<RoundFrame?> Seen(Actor by, AssessorGroupId id) =>
        Open(by, await RoundQueries.Frames(rounds.VisibleTo(by).Where(r => r.Groups.Any(g => g.Id == id))).FirstOrDefaultAsync());

    /// <summary>A round's papers.</summary>
    /// <param name="unread">Members of its groups that are not queried.</param>
    public async Task<RoundBallots?> Shown(Actor by, RoundId id, DateTimeOffset now, IReadOnlySet<string>? unread = null) =>
        await Seen(by, id) is { } round ? (await Shown(by, [round], now, unread))[0] : null;

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
        if (!round.ReadsOpinions(by, about, await db.Set<AssessorGroup>().CountAsync(g => g.RoundId == round.Id))) return null;
        var subject = id.AsSubject();
        var opinions = await db.Set<Opinion>().AsNoTracking().Where(o => o.SubjectId == subject).OrderBy(o => o.Id).ToListAsync();
        return new(round.Id, round.Title, (await names.Named(id)).Post, Opinion.Shuffled(opinions));
    }

    /// <summary>Rounds in which the post acted in debriefs and may read what was written about it.</summary>
    public async Task<IReadOnlyList<OpenOpinions>> OwnOpinions(Actor by, bool running)
    {
        var posts = RoundQueries.PostsOf(by);
        var mine = db.Set<Debriefer>().Where(Debriefer.AnsweredBy(posts, by.Person));
        var own = await (from d in mine
                         join r in db.Set<Round>() on d.RoundId equals r.Id
                         where d.CountedGroups > 0 && r.State != RoundState.Draft
                             && (!running || r.State != RoundState.Archived)
                         orderby r.Id descending
                         select new { Debriefer = d, r.Title, Groups = r.Groups.Count }).AsNoTracking().Take(50).ToListAsync();
        return [.. own.Where(o => o.Debriefer.IsCounted(o.Groups)).Take(20).Select(o => new OpenOpinions(o.Debriefer.Id, o.Title))];
    }

    private static RoundFrame? Open(Actor by, RoundFrame? round) =>
        round is { State: >= RoundState.Open } && new RoundSight(by, round).SeesPapers ? round : null;

    /// <summary>The papers of a round that the actor was found to see.</summary>
    public async Task<RoundBallots> Shown(Actor by, RoundFrame round, DateTimeOffset now) => (await Shown(by, [round], now))[0];

    /// <summary>Rounds of which the actor sees the papers, with them, in one read.</summary>
    public async Task<IReadOnlyList<RoundBallots>> Shown(Actor by, IQueryable<Round> which, DateTimeOffset now)
    {
        var found = await RoundQueries.Frames(which.Where(r => rounds.VisibleTo(by).Any(v => v.Id == r.Id))).ToListAsync();
        return await Shown(by, [.. found.Where(r => Open(by, r) is not null).OrderByDescending(r => r.Id.Value)], now);
    }

    private async Task<IReadOnlyList<RoundBallots>> Shown(Actor by, IReadOnlyList<RoundFrame> seen, DateTimeOffset now,
        IReadOnlySet<string>? unread = null)
    {
        if (seen.Count == 0) return [];
        var ids = seen.Select(r => r.Id).ToList();
        var counted = await frames.Fill(seen);
        var tellers = unread?.Contains(nameof(GroupProgress.Tellers)) == true ? TellersRead.None : await Tellers(counted.Values);
        var rows = (await db.Set<AssessorGroup>().AsNoTracking().Where(g => ids.Contains(g.RoundId))
            .Select(g => new GroupState(g, db.Set<HandOut>().Any(h => h.Id == EF.Property<CountGroupId>(g, nameof(g.Id))),
                db.Set<Count>().Any(c => c.GroupId == EF.Property<CountGroupId>(g, nameof(g.Id))),
                db.Set<Mismatch>().Count(m => m.GroupId == g.Id))).ToListAsync()).ToLookup(g => g.Group.RoundId);
        var calendar = await zone.Calendar();
        var all = new List<RoundBallots>();
        foreach (var round in seen)
        {
            var frame = counted[round.Id];
            var isTeller = new RoundSight(by, round).IsTeller;
            var groups = rows[round.Id].OrderBy(g => g.Group.Code, StringComparer.Ordinal)
                .Select(g => Progress(by, frame, g, tellers)).Select(g => g with { IsMine = isTeller && g.AwaitsTellers }).ToList();
            var isHandedOut = groups.Count > 0 && groups.TrueForAll(g => g.IsHandedOut);
            // Who holds which post is asked only where papers may be handed out.
            var persons = frame.IsOn && !isHandedOut && frame.IsLedBy(by)
                ? await facts.Persons(frame, now) : new Dictionary<PostId, IReadOnlySet<PersonId>>();
            all.Add(new(round.Id, round.Title, frame, HandOut.DueOn(frame, null, calendar), groups, isTeller,
                [.. HandOut.AgainstHandingOut(by, frame, persons, isHandedOut)]));
        }
        return all;
    }

    private async Task<TellersRead> Tellers(IEnumerable<CountFrame> frames)
    {
        var rounds = frames.Select(f => f.OccasionId).ToList();
        return new(await names.Posts(frames.SelectMany(f => f.Tellers)),
        await db.Set<CountEntry>().Where(e => rounds.Contains(e.OccasionId))
            .Select(e => new TellerEntry(e.Id, e.GroupId.AsAssessors(), e.TellerPostId, e.State)).ToListAsync());
    }

    private static GroupProgress Progress(Actor by, CountFrame frame, GroupState at, TellersRead tellers)
    {
        var group = at.Group;
        return new(group.Id, group.Code, group.Name, group.WeightPercent, group.Entitled, group.IsSigned, at.IsHandedOut, at.IsCounted,
            at.Differing,
            [.. frame.Tellers.Where(tellers.Posts.ContainsKey)
                .Select(t => (Post: t, Entry: tellers.Entries.Where(e => e.GroupId == group.Id && e.TellerPostId == t)
                    .MaxBy(e => e.Id.Value)))
                .Select(t => new TellerProgress(tellers.Posts[t.Post], t.Entry?.Id.Value, t.Entry?.State))],
            new()
            {
                { BallotActs.Recount, HandOut.AgainstRecounting(by, frame, at.IsCounted) },
                { BallotActs.Opinion, Opinion.AgainstEntering(by, frame, at.IsHandedOut) },
            });
    }

    /// <summary>Who counts, by name, and what each has begun.</summary>
    private sealed record TellersRead(IReadOnlyDictionary<PostId, NamedPost> Posts, IReadOnlyList<TellerEntry> Entries)
    {
        public static readonly TellersRead None = new(new Dictionary<PostId, NamedPost>(), []);
    }

    private sealed record TellerEntry(CountEntryId Id, AssessorGroupId GroupId, PostId TellerPostId, CountEntryState State);

    private sealed record GroupState(AssessorGroup Group, bool IsHandedOut, bool IsCounted, int Differing);
}
