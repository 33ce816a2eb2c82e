using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Rounds;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reviews;

/// <summary>What the meeting's pages show to one reader.</summary>
internal sealed class ReviewPages(Db db, MeetingReader reader, PresentQueries present, Remarks remarks, ConveneMeeting convene,
    AskedFindings findings, OrganisationZone zone)
{
    /// <summary>Names in a sentence about whom the meeting waits for.</summary>
    private const int NamedAtMost = 20;

    /// <summary>Lines of the order that a hall sees, and those of them that were before.</summary>
    private const int InHall = 30, ComingInHall = 25;

    /// <summary>The meeting of a round with a page of its turns, or null. Before its first act it is read off the round.</summary>
    /// <param name="after">Key of the last turn of the page before.</param>
    /// <param name="presentAfter">Key of the last one present of the page before.</param>
    public async Task<MeetingSheet?> Find(Actor by, RoundId id, string? after, string? presentAfter, DateTimeOffset now)
    {
        if (await reader.Find(by, id, t => MeetingReader.After(t, after).Take(Pages.Size + 1), now) is not { } at) return null;
        var (round, meeting, counts) = (at.Round, at.Meeting, await Counts(at));
        var turns = Pages.Of([.. at.Turns], counts.All, MeetingReader.Key);
        var votingSeats = await convene.VotingSeats(round, now);
        var there = await present.Counts(meeting.Id, by);
        var acts = meeting.Acts(by, round, counts.Closing, there.VotingBeside, votingSeats, await zone.On(now));
        var page = at.HearsAll ? await present.Page(meeting.Id, presentAfter, there.All) : new([], 0, null);
        var candidates = acts.IsDenied(ReviewActs.Presence) ? []
            : await present.Absent(meeting.Id, await Candidates(round, turns.Rows.Select(t => t.Debriefer.OwedByPostId), now));
        var runs = meeting.State == ReviewState.Convened && !acts.IsDenied(ReviewActs.Closing);
        var seats = await reader.Seats(at, turns.Rows, page.Rows, now, candidates);
        return new(MeetingReader.Head(at, seats), turns.Select(t => MeetingReader.Turn(at, t, seats)), counts,
            (await reader.Next(at))?.Debriefer.Id, page.Select(p => MeetingReader.Attendee(p, seats)),
            at.HearsAll ? there.Voting : 0, ReviewMeeting.Quorum(votingSeats),
            by.ActsAs(meeting.ChairNow(round)),
            [.. candidates.Select(c => seats[c])],
            at.Sight.SeesPapers && round.Policy.Assessment.Value, at.Sight.HasGrades && round.Policy.Grade.Value, acts, Story(id))
        { Lacking = runs ? await Lacking(at, counts, now) : LackingTurns.None, Version = meeting.Version };
    }

    /// <summary>A debriefer at its meeting, or null.</summary>
    public async Task<TurnSheet?> Find(Actor by, DebrieferId id, DateTimeOffset now)
    {
        var of = await db.Set<Debriefer>().Where(d => d.Id == id).Select(d => (RoundId?)d.RoundId).FirstOrDefaultAsync();
        if (of is not { } roundId || await reader.Find(by, roundId, t => t.Where(x => x.Debriefer.Id == id), now, withPresent: true) is not
            { } at) return null;
        if (!ReviewQueries.HearsAbout(by, at.Round, at.Meeting, at.Turns[0].Debriefer)) return null;
        var next = at.HearsAll ? await MeetingReader.After(reader.Turns(roundId), MeetingReader.Key(at.Turns[0]))
            .OrderBy(t => t.Order).ThenBy(t => t.Debriefer.Id).AsNoTracking().FirstOrDefaultAsync() : null;
        var speakers = at.HearsAll ? at.Meeting.Presences.Where(p => p.Speaks).ToList() : [];
        var seats = await reader.Seats(at, next is null ? at.Turns : [.. at.Turns, next], speakers, now);
        var turn = MeetingReader.Turn(at, at.Turns[0], seats);
        var last = await findings.AnsweredBy(at.Turns[0].Debriefer, at.Round);
        return new(MeetingReader.Head(at, seats), turn, speakers.ConvertAll(p => MeetingReader.Attendee(p, seats)),
            await remarks.About(at, at.Turns, now),
            last.ConvertAll(f => new LastFinding(f.Id.Value, f.Title, f.State, f.Result, f.Sentence)),
            [.. at.Round.Policy.Strands.Value.Select(s => (s.Code, s.Name))])
        { Next = next is null ? null : new(next.Debriefer.Id, seats[next.Debriefer.Id]) };
    }

    /// <summary>What a hall sees, or null.</summary>
    public async Task<ProjectorSheet?> Projector(Actor by, RoundId id, DateTimeOffset now)
    {
        if (await reader.Find(by, id, t => t.Take(0), now) is not { } head) return null;
        var next = await reader.Next(head);
        var from = next?.Order ?? int.MaxValue;
        var onSite = reader.Turns(id).Where(t => t.Debriefer.Mode == DebriefMode.OnSite).AsNoTracking();
        var coming = await onSite.Where(t => t.Order >= from).OrderBy(t => t.Order).ThenBy(t => t.Debriefer.Id).Take(InHall).ToListAsync();
        var before = await onSite.Where(t => t.Order < from).OrderByDescending(t => t.Order).ThenByDescending(t => t.Debriefer.Id)
            .Take(InHall - Math.Min(coming.Count, ComingInHall)).ToListAsync();
        List<DebrieferId> shown = [.. before.Concat(coming).Take(InHall).Select(t => t.Debriefer.Id)];
        if (await reader.Find(by, id, t => t.Where(x => shown.Contains(x.Debriefer.Id)), now) is not { } at) return null;
        var seats = await reader.Seats(at, at.Turns, [], now);
        var order = at.Turns.Select(t => MeetingReader.Turn(at, t, seats)).ToList();
        return new(MeetingReader.Head(at, seats), order.Find(t => t.Id == next?.Debriefer.Id), order);
    }

    /// <summary>How far the meeting has come.</summary>
    private async Task<TurnCounts> Counts(MeetingRead at)
    {
        var all = await reader.Turns(at.Round.Id).GroupBy(t => t.Debriefer.RoundId).Select(g => new
        {
            All = g.Count(),
            Waiting = g.Count(t => t.Debriefer.Decision != DebrieferDecision.Withdrawn
                && (t.Item == null || t.Item.Outcome == AgendaOutcome.Waiting)),
        }).FirstOrDefaultAsync();
        var waiting = await MeetingReader.Waiting(at, reader.Turns(at.Round.Id)).CountAsync();
        var silent = await MeetingReader.Silent(reader.Turns(at.Round.Id)).CountAsync();
        return new(all?.All ?? 0, waiting, new(all?.Waiting ?? 0, silent));
    }

    /// <summary>Whom closing waits for, by name.</summary>
    private async Task<LackingTurns> Lacking(MeetingRead at, TurnCounts counts, DateTimeOffset now)
    {
        var unheard = await First(MeetingReader.Waiting(at, reader.Turns(at.Round.Id)), counts.Waiting);
        var silent = await First(MeetingReader.Silent(reader.Turns(at.Round.Id)), counts.Silent);
        var seats = await reader.Seats(unheard.Concat(silent), [], now);
        return new(Named(unheard, counts.Waiting, seats), Named(silent, counts.Silent, seats));
    }

    private static async Task<List<TurnRow>> First(IQueryable<TurnRow> turns, int count) => count == 0 ? []
        : await turns.OrderBy(t => t.Order).ThenBy(t => t.Debriefer.Id).Take(NamedAtMost).AsNoTracking().ToListAsync();

    private static Extract<NamedTurn> Named(List<TurnRow> first, int count, Seats seats) =>
        new([.. first.Select(t => new NamedTurn(t.Debriefer.Id, seats[t.Debriefer.Id]))], Math.Max(count, first.Count));

    private IQueryable<Guid> Story(RoundId id)
    {
        var meeting = ReviewMeetingId.For(id);
        return db.Set<ReviewMeeting>().Where(m => m.Id == meeting).Select(m => (Guid)(object)m.Id)
            .Concat(db.Set<AgendaItem>().Where(a => a.MeetingId == meeting).Select(a => a.Id));
    }

    /// <summary>Officers, the organiser, debriefers and the members of those of them that are leading groups.</summary>
    private async Task<IReadOnlyList<PostId>> Candidates(RoundFrame round, IEnumerable<PostId> debriefers, DateTimeOffset now)
    {
        List<PostId> posts = [.. round.PostsOf(OfficerRole.Chair), round.OrganiserId, .. round.Officers.Select(o => o.PostId),
            .. debriefers];
        var members = await db.Set<Membership>().Where(m => posts.Contains(m.CollectiveId) && m.IsInForce(now))
            .OrderBy(m => m.From).Select(m => m.MemberId).ToListAsync();
        var groups = await db.Set<Post>().Where(p => posts.Contains(p.Id) && p.IsCollective).Select(p => p.Id).ToListAsync();
        return [.. posts.Take(1).Concat(members).Concat(posts).Except(groups).Distinct()];
    }
}
